import type { Day } from '../calendar/day.ts'
import { type Declaration, type Initial, readValue, valueText } from './declaration.ts'
import { enforcementSettings } from './declared/enforcement.ts'
import { governanceSettings } from './declared/governance.ts'
import { serviceSettings } from './declared/services.ts'
import { signInSettings } from './declared/sign-in.ts'

/** Every setting that a bureau has. */
export const declaredSettings = {
  ...serviceSettings,
  ...enforcementSettings,
  ...governanceSettings,
  ...signInSettings,
} as const
export type SettingKey = keyof typeof declaredSettings

/** What a setting's value is: a number, or a text of its own form. */
export type SettingValue<K extends SettingKey> = (typeof declaredSettings)[K] extends { readonly kind: 'number' }
  ? number
  : string

export const settingKeys = Object.keys(declaredSettings) as readonly SettingKey[]
export const isSettingKey = (text: string): text is SettingKey => Object.hasOwn(declaredSettings, text)
export const declarationOf = (key: SettingKey): Declaration => declaredSettings[key]

/** One row of the register of settings in force: value, period [from, until), source. */
export type SettingRow = {
  readonly key: SettingKey
  readonly value: string
  readonly from: Day
  readonly until?: Day | undefined
  readonly source: string
  readonly unverified: boolean
  /** The case that holds it, and when it was confirmed: of two rows from one day the later one counts. */
  readonly caseId: string
  readonly confirmedAt: string
}

/** A value as it applied on a day, and why. `caseId` is absent where the value is the one that the program brought. */
export type Setting<K extends SettingKey = SettingKey> = {
  readonly key: K
  readonly value: SettingValue<K>
  readonly source: string
  readonly unverified: boolean
  readonly caseId?: string | undefined
}

/** A bureau's own beginnings, where they are not those of the program. */
export type Initials = { readonly [K in SettingKey]?: Initial<SettingValue<K>> }

/** All that is known of settings: what stands in the register, and with what the bureau began. */
export type Settings = { readonly rows: readonly SettingRow[]; readonly initials: Initials }

export const noSettings: Settings = { rows: [], initials: {} }

/** The value that applies on a day. Pure: the same register gives the same answer for the same day, for ever. */
export function settingOn<K extends SettingKey>({ rows, initials }: Settings, key: K, day: Day): Setting<K> {
  const declared = declarationOf(key)
  let found: SettingRow | undefined
  for (const row of rows) {
    if (row.key !== key || row.from > day || (row.until !== undefined && day >= row.until)) continue
    if (!found || found.from < row.from || (found.from === row.from && found.confirmedAt < row.confirmedAt)) found = row
  }
  const value = found && readValue(declared, found.value)
  if (found && value !== undefined) {
    const { source, unverified, caseId } = found
    return { key, value: value as SettingValue<K>, source, unverified, caseId }
  }
  const initial = initialOf(initials, key)
  return { key, value: initial.value, source: initial.source, unverified: initial.unverified ?? false }
}

/** With what the bureau began. */
export const initialOf = <K extends SettingKey>(initials: Initials, key: K): Initial<SettingValue<K>> =>
  (initials[key] as Initial<SettingValue<K>> | undefined) ?? (declarationOf(key).initial as Initial<SettingValue<K>>)

/** 45 工作日（本局设定：…；尚未核实）: a value is never shown without where it comes from. */
export const settingText = ({ key, value, source, unverified }: Setting): string =>
  `${valueText(declarationOf(key), value)}（${source}${unverified ? '；[unverified] 尚未核实' : ''}）`

/** The days of a setting of kind `days`, the longest first. */
export const daysIn = (value: string): readonly number[] => value.split(',').map(Number)

/** True when `part` of `whole` reaches the fraction; exact, without rounding. */
export function reaches(fraction: string, part: number, whole: number): boolean {
  const [over = 1, under = 1] = fraction.split('/').map(Number)
  return part * under >= whole * over
}

/** True when `part` of `whole` is more than the fraction; exact, without rounding. */
export function exceeds(fraction: string, part: number, whole: number): boolean {
  const [over = 1, under = 1] = fraction.split('/').map(Number)
  return part * under > whole * over
}
