import { z } from 'zod'
import { toDay, yearOf } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { article } from '#domain/law/catalogue.ts'
import { choice, day, dayAhead, inOrder, optional, proof, text, year } from '../fields.ts'

/** 计划任务分解: one line is one sentence of the plan, answered next year by its result. */
export const planTask = defineRegister({
  id: 'plan-task',
  title: '年度计划任务分解表',
  publicView: {
    shows: ['year', 'section', 'heading', 'text', 'owner', 'dueOn', 'closedOn'],
    basis: [article('政府信息公开条例', 19)],
  },
  chapter: 'leadership',
  basis: [
    article('党政主要负责人履行推进法治建设第一责任人职责规定', '政府主要负责人职责'),
    article('法治政府建设与责任落实督察工作规定', '年报内容'),
    article('法治政府建设实施纲要(2021—2025年)', '全文'),
  ],
  row: z
    .object({
      year: year('计划年度'),
      section: choice('所在部分', ['一', '二', '三', '四', '五']),
      heading: text('部分标题'),
      text: text('计划原文'),
      owner: text('责任处室'),
      dueOn: dayAhead('完成期限'),
      supervisedOn: optional(day('督办日期')),
      supervision: optional(text('督办意见')),
      result: optional(text('完成情况')),
      verifiedBy: optional(text('核验处室')),
      closedOn: optional(day('办结日期')),
      proof: proof('完成情况佐证'),
    })
    .refine((row) => yearOf(row.dueOn) === row.year, { path: ['dueOn'], message: '完成期限应在计划年度内' })
    .refine((row) => !row.closedOn || (row.result && row.verifiedBy), {
      path: ['closedOn'],
      message: '办结须填写完成情况和核验处室',
    })
    .refine((row) => row.verifiedBy !== row.owner, { path: ['verifiedBy'], message: '核验处室不得是责任处室' })
    .refine((row) => inOrder(row.supervisedOn, row.closedOn), {
      path: ['closedOn'],
      message: '办结日期不能早于督办日期',
    }),
  sample: {
    year: 2025,
    section: '二',
    heading: '坚持科学立法',
    text: '制定促进科技成果转化措施',
    owner: '成果转化处',
    dueOn: toDay('2025-12-31'),
    supervisedOn: toDay('2025-06-30'),
    supervision: '加快征求意见进度',
    result: '措施已印发',
    verifiedBy: '政策法规处',
    closedOn: toDay('2025-11-20'),
  },
  dated: 'dueOn',
  measures: {
    'plan-task.set': '列入年度计划的一项任务；按计划年度分组，以完成期限为日期',
    'plan-task.done': '已办结并经其他处室核验的一项计划任务；按计划年度分组，以办结日期为日期',
  },
  describe: (row) => `${row.year}年计划（${row.section}）${row.text}`,
  facts: (row) => {
    const group = String(row.year)
    return [
      { measure: 'plan-task.set', on: row.dueOn, group },
      ...(row.closedOn ? [{ measure: 'plan-task.done', on: row.closedOn, group } as const] : []),
    ]
  },
})
