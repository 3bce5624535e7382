import type { Instant } from '#domain/calendar/day.ts'
import { later } from './sign-in/rules.ts'

/** What was sent to somebody outside and not taken. */
export type Untaken = { readonly attempts: number; readonly triedAt: Instant; readonly problem: string }

const longest = 60

/** Whether it is time to try: after so many minutes, then twice as many each time, an hour at most. */
export const mayTry = (failure: Untaken | undefined, now: Instant, first: number): boolean =>
  failure === undefined ||
  later(failure.triedAt, { minutes: Math.min(longest, first * 2 ** (failure.attempts - 1)) }) <= now
