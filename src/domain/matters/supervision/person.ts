import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineMatter, must } from '#domain/engine/matter.ts'
import { bureauRule } from '#domain/law/citation.ts'
import { listedFact, rightMeasures } from '#domain/people/rights.ts'
import { choice, day, text } from '../fields.ts'
import { personId } from './founding.ts'

export const personForm = z.object({
  id: personId(),
  name: text('姓名'),
  kind: choice('类别', ['工作人员', '申请单位经办人']),
})

export const leavingForm = z.object({
  leftOn: day('离册日期', '自该日起不再具有任何岗位'),
  because: choice('原因', ['调离', '退休', '辞职', '辞退', '不再经办', '其他']),
})

const rule = bureauRule(
  '在系统中办理的人员实名入册，更名、离册逐次登记，不得共用、借用身份。',
  '每一条办理记录都应当能够追溯到一名具名的人员。',
)
const basis = [rule] as const

/** 人员: whoever acts in the system, under his name. His id is the one that stands in every act. */
export const person = defineMatter({
  id: 'person',
  title: '人员名册',
  kind: 'registration',
  chapter: 'supervision',
  inForceFrom: '2000-01-01',
  basis,
  states: { listed: '在册', left: '已离册' },
  final: ['left'],
  openIn: [],
  forms: { person: personForm, leaving: leavingForm },
  samples: {
    person: { id: 'P001', name: '甲（演示）', kind: '工作人员' },
    leaving: { leftOn: toDay('2024-07-01'), because: '退休' },
  },
  limits: {},
  documents: {},
  measures: { 'person.listed': rightMeasures['person.listed'], 'person.left': rightMeasures['person.left'] },
  readers: ['head', 'personnel', 'supervisor', 'securityAdministrator'],
  actions: {
    enter: { label: '入册', by: 'personnel', from: 'nothing', to: 'listed', form: 'person', basis },
    rename: {
      label: '更正姓名、类别',
      by: 'personnel',
      from: 'listed',
      to: 'listed',
      form: 'person',
      reasons: 'required',
      basis,
      guards: [must(personForm, '人员编号不变', ({ id }, { before }) => before?.data['person']?.['id'] === id, rule)],
    },
    leave: { label: '离册', by: 'personnel', from: 'listed', to: 'left', form: 'leaving', basis },
  },
  exclusive: { of: (data) => data.person?.id, text: '人员编号已在册', basis: rule },
  describe: (data) => data.person?.name ?? '人员名册',
  facts: ({ data, openedOn, state }) =>
    data.person
      ? [
          listedFact(data.person.id, data.person.name, openedOn),
          ...(state === 'left' && data.leaving
            ? [{ measure: 'person.left' as const, on: data.leaving.leftOn, key: data.person.id }]
            : []),
        ]
      : [],
})
