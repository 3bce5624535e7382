import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { rule } from '#domain/engine/rule.ts'
import { article } from '#domain/law/catalogue.ts'
import { systemRule } from '#domain/law/citation.ts'
import { choice, day, optional, proof, text } from '../fields.ts'
import { oneOf } from '../rules.ts'

const row = z.object({
  kind: choice('案件类别', ['行政许可', '行政处罚', '行政检查', '行政强制', '其他']),
  caseId: text('案件编号'),
  caseTitle: text('案件名称'),
  enteredOn: day('录入日期'),
  receipt: text('平台回执号'),
  state: choice('录入状态', ['完成', '退回']),
  returnReason: optional(text('退回原因')),
  lateReason: optional(text('逾期录入原因')),
  screenshot: proof('回执截图'),
})

/** 省平台录入: what the provincial platform took in, proved by its receipt; a returned entry does not count. */
export const platformEntry = defineRegister({
  id: 'platform-entry',
  title: '省行政执法和监督平台录入台账',
  chapter: 'enforcement',
  basis: [article('国办发〔2018〕118号', '(十六)'), article('行政执法监督条例', 37)],
  row,
  unique: oneOf(row, ['receipt']),
  rules: [
    rule(row, {
      at: 'returnReason',
      text: '退回的应填写退回原因',
      basis: systemRule('退回的录入写明原因', '不写原因无从补正，也无从说明为何逾期'),
      holds: ({ state, returnReason }) => state === '完成' || returnReason !== undefined,
      breaks: { state: '退回' },
    }),
  ],
  sample: {
    kind: '行政许可',
    caseId: '2024-XK-001',
    caseTitle: '实验动物使用许可证核发（演示）',
    enteredOn: toDay('2024-03-28'),
    receipt: 'YN2024000001',
    state: '完成',
  },
  dated: 'enteredOn',
  measures: { 'platform-entry.completed': '一件案件在省平台录入完成' },
  describe: (row) => `${row.caseTitle}（${row.state}）`,
  facts: (row) =>
    row.state === '完成'
      ? [{ measure: 'platform-entry.completed', on: row.enteredOn, key: row.caseId, group: row.kind }]
      : [],
})
