import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { article } from '#domain/law/catalogue.ts'
import { day, dayAhead, isPeriod, money, optional, proof, text } from '../fields.ts'

/** 专项: the list against which 全部专项 is measured; the code is what a monitoring record names. */
export const budgetProject = defineRegister({
  id: 'budget-project',
  title: '财政专项台账',
  publicView: {
    shows: ['code', 'name', 'office', 'amount', 'from', 'until'],
    basis: [article('政府信息公开条例', 20)],
  },
  chapter: 'supervision',
  basis: [article('预算法', 57, '第三款')],
  row: z
    .object({
      code: text('专项编号'),
      name: text('专项名称'),
      office: text('主管处室'),
      amount: optional(money('预算金额')),
      from: day('设立日期'),
      until: optional(dayAhead('终止日期（首个不再有效的日期）')),
      document: proof('设立文件'),
    })
    .refine((row) => isPeriod(row.from, row.until), { path: ['until'], message: '终止日期应晚于设立日期' }),
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
  facts: (row) => [{ measure: 'budget-project.active', on: row.from, until: row.until, key: row.code }],
})
