import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { article } from '#domain/law/catalogue.ts'
import { allDifferent, choice, count, day, proof, sampleFile, text, yesNo } from '../fields.ts'

const law = z.object({
  id: text('法律法规标识').meta({ title: '法律法规标识', hint: '同一部法律法规始终用同一标识，如“行政复议法”' }),
  title: text('名称'),
  isNew: yesNo('新出台'),
})

/**
 * 学法记录: one line is one session outside of meetings, whatever number of laws it covers; without its record it stays a
 * draft. What the Party group and its study group learn together stands in the minutes of their meetings.
 */
export const studySession = defineRegister({
  id: 'study-session',
  title: '学法记录',
  chapter: 'leadership',
  basis: [article('公务员法', 67), article('领导干部应知应会清单制度意见', '全文'), article('法治宣传教育法', 36)],
  row: z.object({
    heldOn: day('学习日期'),
    venue: choice('场合', ['机关', '线上', '法庭', '其他']),
    form: choice('形式', ['自主学习', '专家授课', '旁听庭审', '集中学习']),
    topic: text('学习主题'),
    isLaw: yesNo('法治学习'),
    laws: z
      .array(law)
      .refine((laws) => allDifferent(laws.map(({ id }) => id)), '同一部法律法规在一次学习中只列一次')
      .meta({ title: '所学法律法规' }),
    lead: text('主持人'),
    attendees: count('参加人数', 1),
    minutes: proof('会议记录或学习记录'),
  }),
  sample: {
    heldOn: toDay('2024-03-12'),
    venue: '机关',
    form: '专家授课',
    topic: '学习新修订的行政复议法',
    isLaw: true,
    laws: [{ id: '行政复议法', title: '中华人民共和国行政复议法', isNew: true }],
    lead: '演示·王某',
    attendees: 9,
    minutes: sampleFile('演示·学法记录.pdf'),
  },
  dated: 'heldOn',
  evidence: ['minutes'],
  measures: {
    'study-session.form': '会议以外以某一形式开展的一次法治学习',
    'study-session.new-law': '会议以外一次法治学习所学的一部新出台的法律法规',
  },
  describe: (row) => `${row.heldOn} ${row.venue}${row.form}：${row.topic}`,
  facts: ({ heldOn: on, ...row }) => {
    if (!row.isLaw) return []
    return [
      { measure: 'study-session.form', on, key: row.form },
      ...row.laws
        .filter(({ isNew }) => isNew)
        .map(({ id }) => ({ measure: 'study-session.new-law', on, key: id }) as const),
    ]
  },
})
