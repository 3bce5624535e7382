import type { Day, Instant } from '#domain/calendar/day.ts'
import type { Untaken } from '../retry.ts'

/** Where a person is told, and of what he has been told last. */
export type Addressee = {
  readonly person: string
  readonly address: string
  /** The day of the last digest. */
  readonly day: Day | undefined
  /** The limits of which he has been told since, the digest's and the urgent ones. */
  readonly told: readonly string[]
  /** How often something has been told: who sends next names the number that he has seen. */
  readonly round: number
  readonly failure: Untaken | undefined
}

/** An address that a person has named and not yet confirmed. */
export type Asked = { readonly address: string; readonly digest: string; readonly endsAt: Instant }

export type NoticeStore = {
  /** Everybody whose address is confirmed. */
  addressees(): Promise<readonly Addressee[]>
  of(person: string): Promise<{ readonly confirmed: Addressee | undefined; readonly asked: Asked | undefined }>
  ask(person: string, asked: Asked): Promise<void>
  /** Counts a try at the code and answers what was asked, while tries are left. */
  tryCode(person: string, now: Instant, most: number): Promise<Asked | undefined>
  confirm(person: string, address: string, now: Instant): Promise<void>
  remove(person: string): Promise<void>
  /** Takes the next sending upon oneself: false where another process has. */
  claim(addressee: Addressee, now: Instant): Promise<boolean>
  sent(person: string, told: { readonly day: Day | undefined; readonly told: readonly string[] }): Promise<void>
  failed(person: string, problem: string): Promise<void>
}

/** One mail, in plain text. */
export type Letter = { readonly to: string; readonly subject: string; readonly text: string }
