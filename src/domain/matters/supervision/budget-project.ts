import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { article } from '#domain/law/catalogue.ts'
import { systemRule } from '#domain/law/citation.ts'
import { day, dayAhead, earliest, money, optional, proof, text } from '../fields.ts'
import { endsAfter } from '../rules.ts'

const row = z.object({
  code: text('专项编号'),
  name: text('专项名称'),
  office: text('主管处室'),
  amount: optional(money('预算金额')),
  from: day('设立日期'),
  until: optional(dayAhead('计划终止日期（首个不再有效的日期）')),
  document: proof('设立文件'),
})
const ending = z.object({ endedOn: day('终止日期（首个不再有效的日期）'), because: text('终止原因') })

/** 专项: the list against which 全部专项 is measured; the code is what a monitoring record names. */
export const budgetProject = defineRegister({
  id: 'budget-project',
  title: '财政专项台账',
  publicView: {
    shows: ['code', 'name', 'office', 'amount', 'from', 'until', 'end.endedOn'],
    basis: [article('政府信息公开条例', 20)],
  },
  chapter: 'supervision',
  basis: [article('预算法', 57, '第三款')],
  row,
  rules: [endsAfter(row, 'until', 'from')],
  unique: {
    of: ({ code }) => code,
    text: '专项编号已登记',
    basis: systemRule('一个专项只登记一次', '“全部专项”是按编号数的'),
  },
  steps: {
    end: {
      label: '提前终止',
      fields: ending,
      sample: { endedOn: toDay('2024-10-01'), because: '政策到期，资金收回' },
      dated: 'endedOn',
      basis: [article('预算法', 57, '第三款')],
      from: 'recorded',
      to: '已终止',
      rules: [endsAfter(ending, 'endedOn', 'from', ['row', row])],
    },
  },
  sample: {
    code: '演示-ZX01',
    name: '演示·科技创新平台专项',
    office: '资源配置与管理处',
    amount: '20000000.00',
    from: toDay('2024-01-01'),
    until: toDay('2025-01-01'),
  },
  dated: 'from',
  measures: { 'budget-project.active': '存续中的一个财政专项（自设立之日起，终止之日不再计入）；按专项编号去重' },
  describe: (row) => `${row.code} ${row.name}`,
  facts: ({ from: on, until, code: key }, { steps: { end } }) => [
    { measure: 'budget-project.active', on, until: earliest(until, end?.endedOn), key },
  ],
})
