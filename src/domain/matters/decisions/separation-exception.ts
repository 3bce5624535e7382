import { z } from 'zod'
import { addDays, toDay } from '#domain/calendar/day.ts'
import { defineMatter, type GuardContext, must } from '#domain/engine/matter.ts'
import { bureauRule } from '#domain/law/citation.ts'
import { choice, day, dayAhead, text } from '../fields.ts'
import { personId } from '../supervision/founding.ts'

const few = bureauRule(
  '合格人员少于岗位时，主要负责人可以签署例外，并写明由谁作补偿检查',
  '小单位配不齐人，不写明的例外就成了惯例',
)
const longest = 183

const exceptionForm = z.object({
  person: personId(),
  duty: choice('岗位', ['合同审查']),
  because: text('配不齐人员的情况'),
  check: text('补偿检查的措施'),
  checker: personId('补偿检查人'),
  from: dayAhead('起始日期'),
  until: dayAhead('届满日期（首个不再有效的日期）'),
})
const checkForm = z.object({ checkedOn: day('检查日期'), cases: text('检查的办件'), finding: text('检查结果') })
const endForm = z.object({ because: text('终止的原因') })

/** Whether a leader has let this person do this duty for a case of his own office. The action names the measure in `asks.stock`. */
export const isExcepted = ({ actor, stock }: GuardContext, duty: '合同审查'): boolean =>
  stock(exceptionMeasure).some(({ key, group }) => key === actor && group === duty)
export const exceptionMeasure = 'separation.exception'

/** 岗位分离的例外: who may review what his own office drafted, for how long, and who looks at it afterwards. */
export const separationException = defineMatter({
  id: 'separation-exception',
  title: '岗位分离例外',
  kind: 'registration',
  chapter: 'decisions',
  inForceFrom: '2023-01-01',
  basis: [few],
  readers: ['head', 'legalReviewer', 'sectionHead', 'supervisor'],
  openIn: [],
  states: { signed: '已签署', checked: '已作补偿检查', ended: '已终止' },
  final: ['checked', 'ended'],
  forms: { exception: exceptionForm, check: checkForm, end: endForm },
  samples: {
    exception: {
      ...{ person: 'P-legalReviewer', duty: '合同审查', because: '政策法规处只有一人有法律职业资格' },
      ...{ check: '由驻局纪检监察组逐件复核审查意见', checker: 'supervisor-1' },
      ...{ from: toDay('2024-03-01'), until: toDay('2024-06-01') },
    },
    check: { checkedOn: toDay('2024-03-05'), cases: '演示审合〔2024〕1号', finding: '审查意见没有遗漏' },
    end: { because: '已增配人员' },
  },
  list: { columns: ['exception.duty', 'exception.check', 'exception.until'], dated: 'exception.from' },
  limits: {},
  documents: {},
  measures: { 'separation.exception': '一人依例外办理本处室起草事项的期间；以人为键，按岗位分组' },
  actions: {
    sign: {
      label: '签署例外',
      by: 'head',
      from: 'nothing',
      to: 'signed',
      form: 'exception',
      guards: [
        must(exceptionForm, '补偿检查须由另一人作', ({ person, checker }) => person !== checker, few),
        must(exceptionForm, '签署人不得给自己例外', ({ person }, { actor }) => person !== actor, few),
        must(
          exceptionForm,
          '例外至多半年，届满日期应晚于起始日期',
          ({ from, until }) => from < until && until <= addDays(from, longest),
          few,
        ),
      ],
      basis: [few],
    },
    check: {
      label: '登记补偿检查',
      by: ['supervisor', 'legalReviewer', 'sectionHead'],
      from: ['signed', 'checked'],
      to: 'checked',
      form: 'check',
      guards: [
        must(
          checkForm,
          '补偿检查由例外写明的人登记',
          (_form, { actor, before }) => before?.data['exception']?.['checker'] === actor,
          few,
        ),
        must(checkForm, '检查日期晚于登记之日', ({ checkedOn }, { day: today }) => checkedOn <= today, few),
      ],
      basis: [few],
    },
    end: {
      label: '终止例外',
      by: 'head',
      from: ['signed', 'checked'],
      to: 'ended',
      form: 'end',
      basis: [few],
    },
  },
  describe: ({ exception }) =>
    exception ? `${exception.duty}：${exception.person}，由${exception.checker}作补偿检查` : '岗位分离例外',
  facts: ({ acts, data: { exception } }) => {
    if (!exception) return []
    const { from, person: key, duty: group } = exception
    const ended = acts.end?.on
    const until = ended !== undefined && ended < exception.until ? ended : exception.until
    return from < until ? [{ measure: exceptionMeasure, on: from, until, key, group }] : []
  },
})
