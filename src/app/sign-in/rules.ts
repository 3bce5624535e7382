import { dayOf, type Instant } from '#domain/calendar/day.ts'
import type { Role } from '#domain/engine/roles.ts'
import { rolesIn } from '#domain/settings/declaration.ts'
import { type Settings, settingOn } from '#domain/settings/settings.ts'

/** The bureau's settings of signing in, as they are today. */
export type SignInRules = {
  readonly passwordLeast: number
  readonly passwordDays: number
  readonly passwordHistory: number
  readonly failures: number
  readonly lockMinutes: number
  readonly addressFailures: number
  readonly addressMinutes: number
  readonly idleMinutes: number
  readonly longestHours: number
  readonly linkHours: number
  /** Who has to have a second factor. */
  readonly secondFactorOf: readonly Role[]
}

export function rulesOn(settings: Settings, now: Instant): SignInRules {
  const today = dayOf(now)
  const of = <K extends Parameters<typeof settingOn>[1] & `sign-in.${string}`>(key: K): number =>
    Number(settingOn(settings, key, today).value)
  return {
    passwordLeast: of('sign-in.password-least'),
    passwordDays: of('sign-in.password-age'),
    passwordHistory: of('sign-in.password-history'),
    failures: of('sign-in.failures'),
    lockMinutes: of('sign-in.lock'),
    addressFailures: of('sign-in.address-failures'),
    addressMinutes: of('sign-in.address-minutes'),
    idleMinutes: of('sign-in.idle'),
    longestHours: of('sign-in.longest'),
    linkHours: of('sign-in.link'),
    secondFactorOf: rolesIn(settingOn(settings, 'sign-in.second-factor', today).value),
  }
}

export const later = (moment: Instant, by: { hours?: number; minutes?: number; seconds?: number }): Instant =>
  Temporal.Instant.from(moment).add(by).toString() as Instant
