import { z } from 'zod'
import { reference } from '#domain/engine/reference.ts'
import { count, dayAhead, file, line, text, url, yesNo } from '../fields.ts'

/** Whether a paper is a normative document at all: each question answered before anything is drafted. */
export const proposalForm = z.object({
  title: line('文件名称'),
  unit: text('起草处室'),
  necessity: text('必要性'),
  measures: text('拟规定的主要措施'),
  bases: z.array(text('制定依据')).min(1, '请列明制定依据').meta({ title: '制定依据' }),
  ownName: yesNo('以本局名义制发'),
  outside: yesNo('面向本局以外的不特定对象'),
  rights: yesNo('涉及公民、法人和其他组织权利义务'),
  repeated: yesNo('在一定期限内反复适用'),
})
export type Proposal = z.output<typeof proposalForm>

export const draftForm = z.object({
  draft: file('文件草案'),
  explanation: file('起草说明'),
  assessment: text('评估论证情况'),
  heard: text('征求有关单位意见情况'),
})
export const revisionForm = z.object({ draft: file('文件草案'), because: text('修改情况') })
export const noticeForm = z.object({
  isBusiness: yesNo('与市场主体生产经营活动密切相关'),
  until: dayAhead('征求意见截止日期'),
  url: url('公开征求意见的网址'),
})
export const commentsForm = z.object({
  received: count('收到意见条数'),
  adopted: count('采纳条数'),
  rejected: count('未采纳条数'),
  feedback: url('公布采纳情况的网址'),
  report: file('意见采纳情况报告'),
})
/** Filled in by the meeting's own act: before which meeting the text was put. */
export const tablingForm = z.object({ meeting: line('会议编号') })
export type Tabling = z.output<typeof tablingForm>
export const deliberationForm = z.object({ meeting: reference('审议的会议', 'meeting', '会议编号') })
export const registrationForm = z.object({
  effectiveOn: dayAhead('施行日期'),
  expiresOn: dayAhead('有效期届满（首个不再有效的日期）'),
})
