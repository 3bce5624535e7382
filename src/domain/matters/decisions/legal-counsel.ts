import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { rule } from '#domain/engine/rule.ts'
import { article } from '#domain/law/catalogue.ts'
import { systemRule } from '#domain/law/citation.ts'
import { choice, day, dayAhead, optional, proof, sampleFile, secret, text, yesNo } from '../fields.ts'
import { endsAfter, follows } from '../rules.ts'

const row = z.object({
  kind: choice('身份', ['法律顾问', '公职律师']),
  name: text('姓名'),
  unit: text('执业机构或所在处室'),
  certificate: secret(text('执业证或公职律师证号')),
  engagedOn: day('聘任或任职日期'),
  until: optional(dayAhead('聘期届满（首个不再有效的日期）')),
  noConflict: yesNo('已声明无利益冲突'),
  document: proof('聘任合同或任职文件'),
})

const ending = z.object({ endedOn: day('提前终止日期'), because: text('终止原因') })
const duties = article('中办发〔2016〕30号', '顾问职责')

/** 法律顾问、公职律师: engagement or certificate, with the declaration that no interests conflict. */
export const legalCounsel = defineRegister({
  id: 'legal-counsel',
  title: '法律顾问、公职律师聘任台账',
  chapter: 'decisions',
  basis: [article('中办发〔2016〕30号', '顾问职责'), article('公职律师管理办法', 2), article('律师法', 39)],
  row,
  unique: {
    of: ({ certificate, engagedOn }) => `${certificate} ${engagedOn}`,
    text: '该证号当日的聘任已登记',
    basis: systemRule('一次聘任只登记一次', '聘任人次按记录数'),
  },
  rules: [
    endsAfter(row, 'until', 'engagedOn'),
    rule(row, {
      at: 'until',
      text: '法律顾问须填写聘期届满日期',
      basis: duties,
      holds: ({ kind, until }) => kind !== '法律顾问' || until !== undefined,
      breaks: { until: undefined },
    }),
    rule(row, {
      at: 'noConflict',
      text: '有利益冲突的不得聘任：须已声明无利益冲突',
      basis: duties,
      holds: ({ noConflict }) => noConflict,
      breaks: { noConflict: false },
    }),
  ],
  steps: {
    end: {
      label: '提前终止',
      fields: ending,
      sample: { endedOn: toDay('2024-09-30'), because: '双方协商解除' },
      dated: 'endedOn',
      basis: [duties],
      from: 'recorded',
      to: '已终止',
      rules: [follows(ending, 'endedOn', 'engagedOn', ['row', row])],
    },
  },
  sample: {
    kind: '法律顾问',
    name: '演示·陈律师',
    unit: '演示律师事务所',
    certificate: '演示-0001',
    engagedOn: toDay('2024-01-01'),
    until: toDay('2025-01-01'),
    noConflict: true,
    document: sampleFile('演示·法律顾问合同.pdf'),
  },
  dated: 'engagedOn',
  evidence: ['document'],
  measures: { 'legal-counsel.recorded': '聘任一名法律顾问或任用一名公职律师；按身份分组' },
  describe: (row) => `${row.kind} ${row.name}（${row.unit}）`,
  facts: (row) => [{ measure: 'legal-counsel.recorded', on: row.engagedOn, group: row.kind }],
})
