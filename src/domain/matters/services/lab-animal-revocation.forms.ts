import { z } from 'zod'
import { reference } from '../../engine/reference.ts'
import { attachment } from '../../engine/register.ts'
import { choice, creditCode, optional, secret, text, yesNo } from '../fields.ts'
import { holderAccount } from './lab-animal-permit.forms.ts'
import { deliveryForm } from './service-of-documents.ts'

export { vettingForm } from './lab-animal-licence.forms.ts'

/** Which licence, and why it is looked at (行政许可法第八条、第六十九条). */
export const groundForm = z.object({
  licence: reference('许可证编号', 'lab-animal-permit'),
  holder: text('被许可人'),
  creditCode: optional(creditCode()),
  account: holderAccount,
  source: choice('案件来源', ['依职权', '利害关系人请求', '上级机关交办', '事后核查']),
  fault: optional(choice('第六十九条第一款的情形', ['第一项', '第二项', '第三项', '第四项', '第五项'])),
  change: optional(choice('第八条第二款的情形', ['依据修改或者废止', '客观情况发生重大变化'])),
  facts: secret(text('立案的事实')),
})

/** What the party is told before anything is decided. */
export const proposalForm = z.object({
  facts: text('拟认定的事实和证据'),
  proposal: text('拟作出的决定'),
  contact: text('陈述申辩的地点和联系人').meta({ title: '陈述申辩的地点和收件人' }),
})

export const noticeDeliveryForm = deliveryForm

export const statementForm = z.object({
  by: secret(text('陈述申辩人')),
  content: secret(text('陈述申辩内容')),
  paper: secret(optional(attachment)).meta({ title: '陈述申辩材料', secret: true }),
})

export const waiverForm = z.object({
  paper: secret(attachment).meta({ title: '放弃陈述申辩的书面材料', secret: true }),
})

/** The handler's conclusion, with an answer to what the party said and on the minutes of a hearing that was held. */
export const conclusionForm = z.object({
  facts: text('查明的事实和证据'),
  answer: optional(text('对陈述申辩的复核意见')),
  hearing: optional(reference('据以提出意见的听证', 'licence-hearing')),
  publicHarm: yesNo('撤销是否可能对公共利益造成重大损害'),
  proposal: choice('处理意见', ['建议撤销或者撤回', '建议不予撤销', '建议终止']),
})

export const decisionForm = z.object({
  findings: text('决定认定的事实'),
  compensation: optional(text('赔偿或者补偿')).meta({
    title: '赔偿或者补偿',
    hint: '依第六十九条第一款撤销的赔偿，依第八条撤回的补偿',
  }),
  concernsSafety: optional(yesNo('是否属于直接关系公共安全、人身健康、生命财产安全的事项')),
})
