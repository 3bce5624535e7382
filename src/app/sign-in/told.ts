import type { Instant } from '#domain/calendar/day.ts'
import type { Listed, Session, Stage } from './ports.ts'

/** Where a browser is: the other end of the connection, and what it says of itself. */
export type From = { readonly address: string; readonly agent: string }

/** A person of the register by his session. `idleUntil`: when it ends unless he does something. */
export type SignedIn = {
  readonly person: string
  readonly name: string
  readonly posts: Listed['posts']
  readonly session: string
  readonly stage: Stage
  readonly way: Session['way']
  readonly idleUntil: Instant
  readonly endsAt: Instant
}

export type Opened = { readonly ok: true; readonly token: string; readonly stage: Stage }
export type Told = {
  readonly ok: false
  readonly code: 'wrong' | 'too-many' | 'password' | 'link' | 'unbound' | 'outage'
  readonly message: string
}

/** What is filled in at a one-time link; `code` is of use where a second person had to confirm it. */
export type Acceptance = { readonly password: string; readonly code: string }

export const fault = (code: Told['code'], message: string): Told => ({ ok: false, code, message })
