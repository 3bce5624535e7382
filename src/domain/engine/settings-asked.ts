import type { Day } from '../calendar/day.ts'
import { noSettings, type Setting, type SettingKey, settingOn } from '../settings/settings.ts'
import type { Office } from './command.ts'
import { asList, type GuardContext, type Matter } from './matter.ts'
import { trainingSettings } from './training.ts'

/** Every setting that decides an action: what its conditions ask for, and the lengths of the clocks that it starts. */
export function settingsOf(matter: Matter, actionId: string): readonly SettingKey[] {
  const action = Object.hasOwn(matter.actions, actionId) ? matter.actions[actionId] : undefined
  const clocks = [...asList<string>(action?.starts), ...asList<string>(action?.recounts)]
  const lengths = clocks.flatMap((clock) => matter.limits[clock]?.statutory.setting ?? [])
  const training = action?.enforcement ? trainingSettings : []
  return [...new Set([...(action?.settings ?? []), ...lengths, ...training])]
}

/** The settings of an action as they are on a day: what the entry keeps. */
export const settingsKept = (matter: Matter, action: string, office: Office, day: Day): readonly Setting[] =>
  settingsOf(matter, action).map((key) => settingOn(office.settings ?? noSettings, key, day))

/** How a condition asks. One that is not named would decide without being kept: that is a fault of the definition. */
export const askingSettings = (kept: readonly Setting[]): Pick<GuardContext, 'setting'> => ({
  setting(key) {
    const found = kept.find((one) => one.key === key)
    if (!found) throw new Error(`setting ${key} is not named in the action's settings`)
    return found.value as never
  },
})
