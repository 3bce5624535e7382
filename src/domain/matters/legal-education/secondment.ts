import { z } from 'zod'
import { toDay, yearOf } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { rule } from '#domain/engine/rule.ts'
import { article } from '#domain/law/catalogue.ts'
import { systemRule } from '#domain/law/citation.ts'
import { day, dayAhead, optional, proof, text, year } from '../fields.ts'
import { endsAfter, oneOf } from '../rules.ts'

const row = z.object({
  program: text('专项名称'),
  year: year('年度'),
  person: text('选派人员'),
  office: optional(text('所在处室')),
  from: day('选派起始日'),
  until: optional(dayAhead('返回日期')),
  letter: proof('选派文件'),
})

/** 普法骨干选派: one row is one person sent once; 连续N年 is the run of years with such a row. */
export const secondment = defineRegister({
  id: 'secondment',
  title: '普法骨干选派台账',
  chapter: 'legal-education',
  basis: [article('谁执法谁普法责任制意见', '全文'), article('法治宣传教育法', 47)],
  row,
  unique: oneOf(row, ['program', 'person', 'from']),
  rules: [
    rule(row, {
      at: 'from',
      text: '起始日应在所填年度内',
      basis: systemRule('按年度统计的，日期在所填年度内', '日期和年度不符的会落到别的年度里'),
      holds: ({ from, year: chosen }) => yearOf(from) === chosen,
      breaks: { from: toDay('2023-03-01') },
    }),
    endsAfter(row, 'until', 'from'),
  ],
  sample: {
    program: '普法强基补短板',
    year: 2024,
    person: '普法骨干甲（演示）',
    from: toDay('2024-03-01'),
    until: toDay('2024-12-01'),
  },
  dated: 'from',
  measures: { 'secondment.served': '选派一名普法骨干' },
  describe: (row) => `${row.year}年${row.program}：${row.person}`,
  facts: (row) => [{ measure: 'secondment.served', on: row.from, group: row.program }],
})
