import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { article } from '#domain/law/catalogue.ts'
import { choice, day, dayAhead, inOrder, optional, proof, text, yesNo } from '../fields.ts'

/** 问题台账: what is open at year end is the raw material of 存在的不足和原因; nothing is closed without a measure. */
export const finding = defineRegister({
  id: 'finding',
  title: '法治建设问题台账',
  publicView: {
    shows: ['source', 'fact', 'cause', 'foundOn', 'owner', 'dueOn', 'closedOn', 'public'],
    basis: [article('政府信息公开条例', 19)],
    only: { text: '只公开已认定可以公开的问题', holds: (row) => row.public },
  },
  chapter: 'leadership',
  basis: [article('法治政府建设与责任落实督察工作规定', '年报内容')],
  keeper: 'supervisor',
  row: z
    .object({
      source: choice('来源', ['案卷评查', '审计', '督察', '逾期', '复议诉讼', '自查']),
      fact: text('问题事实'),
      cause: text('原因'),
      foundOn: day('发现日期'),
      owner: text('整改处室'),
      dueOn: optional(dayAhead('整改期限')),
      rectification: optional(text('整改措施')),
      closedOn: optional(day('整改完成日期')),
      public: yesNo('可以公开'),
      proof: proof('整改佐证'),
    })
    .refine((row) => inOrder(row.foundOn, row.dueOn), { path: ['dueOn'], message: '整改期限不能早于发现日期' })
    .refine((row) => inOrder(row.foundOn, row.closedOn), {
      path: ['closedOn'],
      message: '整改完成日期不能早于发现日期',
    })
    .refine((row) => !row.closedOn || row.rectification, {
      path: ['rectification'],
      message: '整改完成须填写整改措施',
    }),
  sample: {
    source: '案卷评查',
    fact: '两件许可案卷缺送达回证',
    cause: '送达后未及时归档',
    foundOn: toDay('2024-06-20'),
    owner: '演示·承办处室',
    dueOn: toDay('2024-08-20'),
    rectification: '补齐送达回证并将归档列入办结检查',
    closedOn: toDay('2024-07-30'),
    public: true,
  },
  dated: 'foundOn',
  measures: {
    'finding.open': '一个尚未整改完成的问题（自发现之日起，整改完成之日不再计入）；按来源分组',
    'finding.found': '发现的一个问题，以记录为键',
    'finding.closed': '整改完成的一个问题，以记录为键',
  },
  describe: (row) => `${row.source}：${row.fact}`,
  facts: (row, { caseId: key }) => [
    { measure: 'finding.open', on: row.foundOn, until: row.closedOn, group: row.source },
    { measure: 'finding.found', on: row.foundOn, key },
    ...(row.closedOn ? [{ measure: 'finding.closed', on: row.closedOn, key } as const] : []),
  ],
})
