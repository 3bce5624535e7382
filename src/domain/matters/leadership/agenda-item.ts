import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { calendarDays } from '#domain/engine/matter.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { article } from '#domain/law/catalogue.ts'
import { bureauRule } from '#domain/law/citation.ts'
import { choice, day, dayAhead, optional, proof, sampleFile, text, yesNo } from '../fields.ts'
import { follows } from '../rules.ts'

const row = z.object({
  meetingId: text('会议编号').meta({ title: '会议编号', hint: '同一次会议的各议题填同一编号，如“党组会2024-07”' }),
  meetingOn: day('会议日期'),
  body: choice('会议', ['党组会', '局长办公会', '领导小组会']),
  topic: choice('议题类别', ['法治', '其他']),
  title: text('议题'),
  chair: text('主持人'),
  chairIsPrincipal: yesNo('主持人为主要负责人'),
  decision: text('议定事项'),
  owner: optional(text('承办处室')),
  dueOn: optional(dayAhead('办理期限')),
  minutes: proof('会议纪要'),
})
const closing = z.object({ closedOn: day('办结日期'), result: text('办理结果') })

const followedUp = bureauRule('议定事项由承办处室在会议定下的期限内办结', '议而有决、决而有行，办结情况有据可查')

/** 法治议题: one line is one topic decided in one meeting; figures count meetings, hence the meeting's own number. */
export const agendaItem = defineRegister({
  id: 'agenda-item',
  title: '会议议题台账（法治议题）',
  chapter: 'leadership',
  basis: [
    article('党政主要负责人履行推进法治建设第一责任人职责规定', '政府主要负责人职责'),
    article('法治政府建设与责任落实督察工作规定', '年报内容'),
  ],
  row,
  sample: {
    meetingId: '演示·党组会2024-05',
    meetingOn: toDay('2024-04-18'),
    body: '党组会',
    topic: '法治',
    title: '审议年度法治政府建设工作计划',
    chair: '演示·王某',
    chairIsPrincipal: true,
    decision: '原则同意，由政策法规处修改后印发并按季度督办',
    owner: '政策法规处',
    dueOn: toDay('2024-04-30'),
    minutes: sampleFile('演示·党组会纪要.pdf'),
  },
  rules: [follows(row, 'dueOn', 'meetingOn')],
  limits: {
    close: {
      label: '议定事项办结',
      statutory: calendarDays(1, followedUp),
      from: 'meetingOn',
      until: 'dueOn',
      when: ({ dueOn }) => dueOn !== undefined,
    },
  },
  steps: {
    close: {
      label: '办结',
      fields: closing,
      sample: { closedOn: toDay('2024-04-26'), result: '计划已修改印发' },
      dated: 'closedOn',
      basis: [followedUp],
      from: 'recorded',
      to: '已办结',
      stops: 'close',
      rules: [follows(closing, 'closedOn', 'meetingOn', ['row', row])],
    },
  },
  dated: 'meetingOn',
  evidence: ['minutes'],
  measures: {
    'agenda-item.rule-of-law': '一次会议议定的一项法治议题；按会议编号去重后为集中研究法治议题的次数，按会议分组',
    'agenda-item.chaired-by-principal': '由主要负责人主持议定的一项法治议题；按会议编号去重',
    'agenda-item.topic': '一项法治议题，以记录为键',
    'agenda-item.assigned': '一项明确了承办处室和办理期限的法治议题，以记录为键',
  },
  describe: (row) => `${row.meetingOn} ${row.body}：${row.title}`,
  facts: (row, { caseId }) => {
    if (row.topic !== '法治') return []
    const meeting = { on: row.meetingOn, key: row.meetingId }
    const topic = { on: row.meetingOn, key: caseId }
    return [
      { measure: 'agenda-item.rule-of-law', ...meeting, group: row.body },
      { measure: 'agenda-item.topic', ...topic },
      ...(row.owner && row.dueOn ? [{ measure: 'agenda-item.assigned', ...topic } as const] : []),
      ...(row.chairIsPrincipal ? [{ measure: 'agenda-item.chaired-by-principal', ...meeting } as const] : []),
    ]
  },
})
