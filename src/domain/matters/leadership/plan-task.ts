import { z } from 'zod'
import { toDay, yearOf } from '#domain/calendar/day.ts'
import { calendarDays } from '#domain/engine/matter.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { rule } from '#domain/engine/rule.ts'
import { article } from '#domain/law/catalogue.ts'
import { bureauRule } from '#domain/law/citation.ts'
import { choice, day, dayAhead, optional, proof, text, year } from '../fields.ts'
import { follows, oneOf } from '../rules.ts'

const row = z.object({
  year: year('计划年度'),
  section: choice('所在部分', ['一', '二', '三', '四', '五']),
  heading: text('部分标题'),
  text: text('计划原文'),
  owner: text('责任处室'),
  setOn: day('分解下达日期'),
  dueOn: dayAhead('完成期限'),
})
const supervision = z.object({ supervisedOn: day('督办日期'), supervision: text('督办意见') })
const closing = z.object({
  closedOn: day('办结日期'),
  result: text('完成情况'),
  verifiedBy: text('核验处室'),
  note: optional(text('结转下年的部分')),
  proof: proof('完成情况佐证'),
})

const tasks = bureauRule('年度计划逐句分解为任务，定责任处室和期限，由其他处室核验办结', '自己核验自己等于没有核验')

/** 计划任务分解: one line is one sentence of the plan, answered next year by its result. */
export const planTask = defineRegister({
  id: 'plan-task',
  title: '年度计划任务分解表',
  publicView: {
    shows: ['year', 'section', 'heading', 'text', 'owner', 'dueOn', 'close.closedOn'],
    basis: [article('政府信息公开条例', 19)],
  },
  alsoBy: 'system',
  chapter: 'leadership',
  basis: [
    article('党政主要负责人履行推进法治建设第一责任人职责规定', '政府主要负责人职责'),
    article('法治政府建设与责任落实督察工作规定', '年报内容'),
    article('法治政府建设实施纲要(2021—2025年)', '全文'),
  ],
  row,
  unique: oneOf(row, ['year', 'text', 'owner']),
  sample: {
    year: 2025,
    section: '二',
    heading: '坚持科学立法',
    text: '制定促进科技成果转化措施',
    owner: '成果转化处',
    setOn: toDay('2025-02-20'),
    dueOn: toDay('2025-11-28'),
  },
  open: '办理中',
  rules: [
    rule(row, {
      at: 'dueOn',
      text: '完成期限应在计划年度内',
      basis: tasks,
      holds: ({ dueOn, year: planYear }) => yearOf(dueOn) === planYear,
      breaks: { dueOn: toDay('2026-01-01') },
    }),
    follows(row, 'dueOn', 'setOn'),
  ],
  limits: {
    close: { label: '任务办结', statutory: calendarDays(1, tasks), from: 'setOn', until: 'dueOn' },
  },
  steps: {
    supervise: {
      label: '督办',
      fields: supervision,
      sample: { supervisedOn: toDay('2025-06-30'), supervision: '加快征求意见进度' },
      dated: 'supervisedOn',
      basis: [tasks],
      from: 'recorded',
      again: true,
      rules: [follows(supervision, 'supervisedOn', 'setOn', ['row', row])],
    },
    close: {
      label: '办结',
      fields: closing,
      sample: { closedOn: toDay('2025-11-20'), result: '措施已印发', verifiedBy: '政策法规处' },
      dated: 'closedOn',
      basis: [tasks],
      from: 'recorded',
      to: '已办结',
      stops: 'close',
      rules: [
        follows(closing, 'closedOn', 'setOn', ['row', row]),
        rule(
          closing,
          {
            at: 'verifiedBy',
            text: '核验处室不得是责任处室',
            basis: tasks,
            holds: ({ verifiedBy }, filled) => verifiedBy !== filled.row.owner,
            breaks: { verifiedBy: '成果转化处' },
          },
          { row },
        ),
      ],
    },
  },
  dated: 'dueOn',
  measures: {
    'plan-task.set': '列入年度计划的一项任务；按计划年度分组，以完成期限为日期',
    'plan-task.done': '已办结并经其他处室核验的一项计划任务；按计划年度分组，以办结日期为日期',
  },
  describe: (task) => `${task.year}年计划（${task.section}）${task.text}`,
  facts: ({ year: planYear, dueOn }, { steps: { close } }) => {
    const group = String(planYear)
    return [
      { measure: 'plan-task.set', on: dueOn, group },
      ...(close ? [{ measure: 'plan-task.done', on: close.closedOn, group } as const] : []),
    ]
  },
})
