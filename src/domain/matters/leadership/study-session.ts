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

/** 学法记录: one line is one session, whatever number of laws it covers; without minutes it stays a draft. */
export const studySession = defineRegister({
  id: 'study-session',
  title: '学法记录',
  chapter: 'leadership',
  basis: [article('公务员法', 67), article('领导干部应知应会清单制度意见', '全文'), article('法治宣传教育法', 36)],
  row: z.object({
    heldOn: day('学习日期'),
    venue: choice('场合', ['党组会', '理论学习中心组', '机关', '线上', '法庭', '其他']),
    form: choice('形式', ['集中学习', '自主学习', '专家授课', '旁听庭审']),
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
    venue: '党组会',
    form: '集中学习',
    topic: '学习新修订的行政复议法',
    isLaw: true,
    laws: [{ id: '行政复议法', title: '中华人民共和国行政复议法', isNew: true }],
    lead: '演示·王某',
    attendees: 9,
    minutes: sampleFile('演示·党组会学法记录.pdf'),
  },
  dated: 'heldOn',
  evidence: ['minutes'],
  measures: {
    'study-session.collective-law':
      '在局党组会议或党组理论学习中心组会议上集中开展的一次法治学习；一次会议计一次，不论议题多少',
    'study-session.form': '以某一形式开展的一次法治学习',
    'study-session.new-law': '一次法治学习所学的一部新出台的法律法规',
  },
  describe: (row) => `${row.heldOn} ${row.venue}${row.form}：${row.topic}`,
  facts: ({ heldOn: on, ...row }) => {
    if (!row.isLaw) return []
    const collective = row.form === '集中学习' && (row.venue === '党组会' || row.venue === '理论学习中心组')
    return [
      ...(collective ? [{ measure: 'study-session.collective-law', on } as const] : []),
      { measure: 'study-session.form', on, key: row.form },
      ...row.laws
        .filter(({ isNew }) => isNew)
        .map(({ id }) => ({ measure: 'study-session.new-law', on, key: id }) as const),
    ]
  },
})
