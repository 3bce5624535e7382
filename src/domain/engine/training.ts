import { type Day, yearOf } from '../calendar/day.ts'
import type { Setting, SettingKey } from '../settings/settings.ts'
import type { Certificate, TrainingRule } from './may.ts'
import { runsOn } from './roles.ts'

/** What every act of enforcement asks of the bureau's settings. */
export const trainingSettings = [
  'training.gate-from',
  'training.public-law',
  'training.professional',
] as const satisfies readonly SettingKey[]

/** The hours of the year before that an officer must have on a day, by the settings that applied then. */
export function trainingRulesOf(kept: readonly Setting[], day: Day): readonly TrainingRule[] {
  const settingOf = (key: SettingKey) => kept.find((one) => one.key === key)?.value
  const year = yearOf(day) - 1
  const from = settingOf('training.gate-from')
  if (from === undefined || year < Number(from)) return []
  return [
    {
      ...{ year, categories: ['公共法律知识'], label: '公共法律知识' },
      hours: Number(settingOf('training.public-law') ?? 0),
    },
    {
      ...{ year, categories: ['业务知识', '行政执法技能'], label: '业务知识和行政执法技能' },
      hours: Number(settingOf('training.professional') ?? 0),
    },
  ].filter(({ hours }) => hours > 0)
}

/** Hours are asked of whoever was an officer at both ends of the year: who joined or was away in it is not measured by it. */
export const wasOfficerIn = (year: number, certificates: readonly Certificate[]): boolean =>
  [`${year}-01-01`, `${year}-12-31`].every((day) => certificates.some((held) => runsOn(held, day as Day)))
