import type { Instant } from '#domain/calendar/day.ts'

/** What is noted of every access that nobody else would see afterwards; acts stand in the journal, with their token. */
export type AccessEvent =
  /** A sealed case, a list of such, or a file of one was shown. */
  | 'read.case'
  | 'read.list'
  | 'read.file'
  | 'read.export'
  /** Files that no record names were taken away. */
  | 'file.removed'
  | 'token.used'
  /** Shown, but malformed, unknown, expired, revoked, or of somebody who may not hold one. */
  | 'token.failed'
  /** A long silence was real and the clock is right. */
  | 'clock.confirmed'
  /** A person signed in, was refused, signed out, ended a session, or set his password. */
  | 'sign-in.in'
  | 'sign-in.failed'
  | 'sign-in.out'
  | 'sign-in.ended'
  | 'sign-in.password'
  /** An administrator unlocked somebody, or ended all his sessions; the detail names him who did. */
  | 'sign-in.unlocked'
  | 'sign-in.ended-all'
  /** A second factor was switched on, or off; by an administrator, whom the detail names, or by the person. */
  | 'sign-in.second-on'
  | 'sign-in.second-off'
  | 'sign-in.passkey-on'
  | 'sign-in.passkey-off'
  /** Somebody looked into this log. */
  | 'read.log'

export type Access = {
  readonly at: Instant
  readonly event: AccessEvent
  readonly person?: string | undefined
  readonly token?: string | undefined
  /** The other end of the connection. */
  readonly address?: string | undefined
  readonly matter?: string | undefined
  readonly caseId?: string | undefined
  readonly detail?: string | undefined
}

/** Grows only: the application's role can neither change nor remove a line. */
export type AccessLog = {
  note(access: Access): Promise<void>
  /** The newest lines first; `before`: those older than the line of this number. */
  latest(limit: number, before?: number): Promise<readonly (Access & { readonly line: number })[]>
}
