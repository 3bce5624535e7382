import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineMatter } from '#domain/engine/matter.ts'
import { bureauRule } from '#domain/law/citation.ts'
import { readValue, shapeOf } from '#domain/settings/declaration.ts'
import { declarationOf, isSettingKey, type SettingKey, settingKeys } from '#domain/settings/settings.ts'
import { day, optional, text, yesNo } from '../fields.ts'
import { comingIntoForce, inForceStates } from './coming-into-force.ts'

const [first, ...others] = settingKeys as readonly [SettingKey, ...SettingKey[]]

export const settingForm = z
  .object({
    key: z.enum([first, ...others], { error: '没有这项设定' }).meta({ title: '设定项', hint: '编号见设定一览' }),
    value: text('设定值'),
    from: day('起用日期'),
    until: optional(day('停用日期', '自该日起不再适用；不填则用到有新的设定为止')),
    source: text('依据'),
    unverified: yesNo('依据尚未核实'),
  })
  .superRefine(({ key, value }, context) => {
    const declared = isSettingKey(key) ? declarationOf(key) : undefined
    if (declared && readValue(declared, value) === undefined)
      context.addIssue({ code: 'custom', path: ['value'], message: `“${declared.title}”应为${shapeOf(declared)}` })
  })

/** Who is judged by a value may read it and where it comes from. */
const shown = [
  'setting.key',
  'setting.value',
  'setting.from',
  'setting.until',
  'setting.source',
  'setting.unverified',
] as const

const basis = [
  bureauRule(
    '法律、法规留给本局决定或者条文尚未核实的数值，登记依据和起用日期，经另一人确认后适用。',
    '数值决定办件的期限和条件，谁在何时依据什么确定，应当可以追溯。',
  ),
] as const

/**
 * 本局设定: one case a value. What stands in it decides other acts, so it is journaled as they are, and no one person
 * sets it alone. The value that applied is kept with each entry that used it.
 */
export const setting = defineMatter({
  id: 'setting',
  title: '本局设定',
  kind: 'registration',
  chapter: 'supervision',
  inForceFrom: '2000-01-01',
  basis,
  states: inForceStates,
  final: ['confirmed', 'declined'],
  forms: { setting: settingForm },
  samples: {
    setting: {
      key: 'licence.post-check',
      value: '30',
      from: toDay('2024-04-01'),
      source: '市科技局关于加强告知承诺事后核查的通知（示例）',
      unverified: false,
    },
  },
  publicView: { basis, acts: { begin: shown, confirm: shown } },
  limits: {},
  documents: {},
  measures: {},
  readers: ['legalReviewer', 'head', 'supervisor'],
  actions: {
    begin: {
      label: '登记初始值',
      by: 'system',
      from: 'nothing',
      to: 'confirmed',
      form: 'setting',
      basis,
    },
    ...comingIntoForce('setting', settingForm, { what: '设定', stays: '已经办理的不因新的设定而改变', basis }),
  },
  describe: ({ setting: row }) => (row ? `${declarationOf(row.key).title}：${row.value}` : '本局设定'),
  facts: () => [],
})
