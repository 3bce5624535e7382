import { z } from 'zod'
import { attachment } from '../../engine/register.ts'
import { choice, dayAhead, optional, secret, text } from '../fields.ts'

/** Whom the licence touches beside its applicant, how, and what they are told (行政许可法第三十六条、第四十七条). */
export const interestForm = z.object({
  parties: secret(z.array(text('利害关系人')).min(1, '请写明利害关系人').meta({ title: '利害关系人' })),
  interest: text('直接关系的重大利益'),
})

/** Why the bureau hears of its own accord (第四十六条). */
export const publicInterestForm = z.object({ interest: text('涉及的重大公共利益'), place: text('公告载体') })

export const requestForm = z.object({
  by: secret(text('听证申请人')),
  paper: secret(attachment).meta({ title: '听证申请书', secret: true }),
})

export const hearingStatementForm = z.object({
  by: secret(text('陈述申辩人')),
  content: secret(text('陈述申辩内容')),
})

export const scheduleForm = z.object({
  heldOn: dayAhead('听证日期'),
  place: text('听证地点'),
  chair: text('听证主持人').meta({ title: '听证主持人', hint: '人员编号；不能是审查该申请的工作人员' }),
})

/** 回避: who asks, why, and what the head decides; the new chair where he is replaced. */
export const recusalForm = z.object({
  by: secret(text('申请回避的人')),
  reason: text('与该事项的直接利害关系'),
  result: choice('决定', ['予以回避', '驳回申请']),
  chair: optional(text('另行指定的主持人').meta({ title: '另行指定的主持人', hint: '人员编号' })),
})

export const minutesForm = z.object({
  present: secret(z.array(text('参加人')).min(1, '请写明参加人').meta({ title: '参加人' })),
  review: text('审查意见、证据和理由'),
  defence: secret(text('证据、申辩和质证')),
  signed: choice('笔录签名', ['参加人确认无误后签字或者盖章', '参加人拒绝签字，已记明情况']),
  paper: secret(attachment).meta({ title: '听证笔录', secret: true }),
})

export const abandonForm = z.object({
  how: choice('放弃方式', ['书面撤回听证申请', '无正当理由不参加听证']),
})
