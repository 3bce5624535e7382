import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { toDay } from '../calendar/day.ts'
import { bureauRule } from '../law/citation.ts'
import type { SettingRow } from '../settings/settings.ts'
import { defineMatter, lengthOf, mustCase } from './matter.ts'
import { openDesk } from './testing.ts'

const basis = [bureauRule('示例事项按本局设定办理。', '说明设定怎样决定期限和条件。')] as const
const step = { label: '办理', basis, by: 'caseOfficer' } as const

const matter = defineMatter({
  id: 'set-example',
  title: '设定示例',
  kind: 'registration',
  chapter: 'supervision',
  inForceFrom: '2020-01-01',
  basis,
  readers: [],
  states: { open: '办理中', done: '办结' },
  final: ['done'],
  forms: { note: z.object({ text: z.string().meta({ title: '内容' }) }) },
  samples: { note: { text: '示例' } },
  limits: { check: { label: '核查', statutory: lengthOf('licence.post-check', ...basis) } },
  documents: {},
  measures: {},
  actions: {
    open: { ...step, from: 'nothing', to: 'open', starts: 'check' },
    again: { ...step, from: 'open', to: 'open', starts: 'check' },
    finish: {
      ...step,
      from: 'open',
      to: 'done',
      stops: 'check',
      settings: ['file-review.all-until'],
      guards: [mustCase('件数在上限以内', ({ setting }) => setting('file-review.all-until') >= 30, basis[0])],
    },
    forgetful: {
      ...step,
      from: 'open',
      to: 'open',
      guards: [mustCase('忘了写明设定', ({ setting }) => setting('draw.rotation-pool') > 0, basis[0])],
    },
  },
  describe: () => '示例',
  facts: () => [],
})

const row = (value: string, from: string): SettingRow => ({
  ...{ key: 'licence.post-check', value, from: toDay(from), source: '通知', unverified: false },
  ...{ caseId: 'S1', confirmedAt: '2024-03-01T00:00:00Z' },
})
const desk = (...rows: SettingRow[]) => openDesk(matter, undefined, undefined, { rows, initials: {} })

describe('由设定决定的期限', () => {
  it('given nothing set, then the clock is as long as bureaus begin with, and the entry keeps the value', () => {
    const opened = desk().given('caseOfficer', 'open')
    expect(opened.entries[0]).toMatchObject({
      settings: [{ key: 'licence.post-check', value: 45 }],
      clocks: [{ clock: 'check', type: 'start', length: 45 }],
    })
    expect(opened.clock('check')).toMatchObject({ length: 45, due: '2024-05-10' })
  })
  it('given a new length from a later day, then a running clock keeps its own and one started later has the new', () => {
    const opened = desk(row('10', '2024-03-20')).given('caseOfficer', 'open').on('2024-03-20')
    expect(opened.clock('check').length).toBe(45)
    opened.given('caseOfficer', 'again')
    expect(opened.clock('check')).toMatchObject({ length: 10, due: '2024-04-03' })
    expect(opened.entries[1]!.settings).toMatchObject([{ value: 10, caseId: 'S1' }])
  })
})

describe('由设定决定的条件', () => {
  it('given a condition that asks, then the value decides and is kept', () => {
    expect(desk().given('caseOfficer', 'open').does('caseOfficer', 'finish')).toMatchObject({
      entry: { settings: [{ key: 'file-review.all-until', value: 30 }] },
    })
    const fewer = { ...row('29', '2024-01-01'), key: 'file-review.all-until' as const }
    expect(desk(fewer).given('caseOfficer', 'open').does('caseOfficer', 'finish')).toMatchObject({
      code: 'guard.failed',
    })
  })
  it('given a condition that asks for what its action does not name, then the definition is at fault', () => {
    expect(() => desk().given('caseOfficer', 'open').does('caseOfficer', 'forgetful')).toThrow(/draw.rotation-pool/)
  })
  it('given a setting that is no length of time, then it makes no limit', () => {
    expect(() => lengthOf('decision.experts', ...basis)).toThrow(/no length of time/)
  })
})
