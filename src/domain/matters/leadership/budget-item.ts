import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { rule } from '#domain/engine/rule.ts'
import { article } from '#domain/law/catalogue.ts'
import { bureauRule, systemRule } from '#domain/law/citation.ts'
import { choice, day, fenOf, money, proof, sampleFile, text, year } from '../fields.ts'
import { follows } from '../rules.ts'

const row = z.object({
  year: year('预算年度'),
  code: text('预算项目编号'),
  purpose: choice('用途', ['行政执法', '行政执法监督', '法律顾问', '普法宣传', '法治培训', '立法', '公平竞争审查']),
  amount: money('预算金额'),
  source: text('资金来源'),
  approvedOn: day('预算批复日期'),
  approval: proof('预算批复文件'),
})
const execution = z.object({ reportedOn: day('执行情况截至日期'), executed: money('已执行金额') })

const allocated = bureauRule('列入本级预算的经费有批复的金额', '金额为零的项目没有经费可言')

/** 执法经费: a budget line of the year; the report may speak of 纳入本级预算 only while one exists. */
export const budgetItem = defineRegister({
  id: 'budget-item',
  title: '法治工作经费预算台账',
  chapter: 'leadership',
  basis: [
    article('行政执法监督条例', 38),
    bureauRule('法治工作经费逐项登记预算项目、用途和资金来源', '经费保障的情况有据可查'),
  ],
  row,
  sample: {
    year: 2024,
    code: '演示-2024-01',
    purpose: '行政执法',
    amount: '120000.00',
    source: '本级财政',
    approvedOn: toDay('2024-02-06'),
    approval: sampleFile('演示·预算批复.pdf'),
  },
  unique: {
    of: ({ year: budgetYear, code }) => `${budgetYear} ${code}`,
    text: '该年度的预算项目编号已登记',
    basis: systemRule('一个年度的一个预算项目只登记一次', '登记两次金额会计成两倍'),
  },
  rules: [
    rule(row, {
      at: 'amount',
      text: '预算金额应大于零',
      basis: allocated,
      holds: ({ amount }) => fenOf(amount) > 0n,
      breaks: { amount: '0' },
    }),
  ],
  steps: {
    execute: {
      label: '登记执行情况',
      fields: execution,
      sample: { reportedOn: toDay('2024-12-31'), executed: '118600.00' },
      dated: 'reportedOn',
      basis: [allocated],
      again: true,
      rules: [
        follows(execution, 'reportedOn', 'approvedOn', ['row', row]),
        rule(
          execution,
          {
            at: 'executed',
            text: '已执行金额不能超过预算金额',
            basis: article('预算法', 57),
            holds: ({ executed }, filled) => fenOf(executed) <= fenOf(filled.row.amount),
            breaks: { executed: '120000.01' },
          },
          { row },
        ),
      ],
    },
  },
  dated: 'approvedOn',
  evidence: ['approval'],
  measures: {
    'budget-item.recorded': '列入本级预算的一项法治工作经费；按用途分组，以资金来源为键，数值为预算金额（元）',
  },
  describe: (row) => `${row.year}年${row.purpose}经费 ${row.amount}元`,
  facts: (row) => [
    {
      measure: 'budget-item.recorded',
      on: row.approvedOn,
      key: row.source,
      group: row.purpose,
      value: row.amount,
    },
  ],
})
