import type { Instant } from '#domain/calendar/day.ts'
import { text } from '../fields.ts'

// What is common to what lets its bearer in or act: an API token, a link to sign in.

/** Of the secret half. 256 random bits cannot be guessed from it. */
export const secretDigest = (title: string) =>
  text(title)
    .regex(/^[0-9a-f]{64}$/, `${title}应为64位十六进制`)
    .meta({ title, private: true })

/** How long something issued lasts, in hours. */
export const hoursUntil = (from: Instant, to: Instant): number =>
  Temporal.Instant.from(from).until(Temporal.Instant.from(to)).total('hours')
