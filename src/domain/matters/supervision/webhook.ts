import { z } from 'zod'
import { defineMatter } from '#domain/engine/matter.ts'
import { systemRule } from '#domain/law/citation.ts'
import { text } from '../fields.ts'
import { personId } from './founding.ts'

/** TLS, except to a program on this machine. */
const address = /^(https:\/\/[^\s/?#@]+|http:\/\/(localhost|127\.0\.0\.1)(:\d{1,5})?)(\/[^\s#]*)?$/

/** Which program is told of acts, and in whose name: it learns of no case that this person may not see. */
export const webhookForm = z.object({
  person: personId('以何人的名义'),
  address: text('推送地址').max(500).regex(address, '推送地址应为 https:// 起头的网址，本机的可以是 http://'),
  purpose: text('用途'),
})

const rule = systemRule(
  '向其他系统推送办理通知，由人事管理员提出、审批负责人或者安全管理员确认，逐次登记；以一名人员的名义推送，其看不到的不推送',
  '办理的消息送到哪里去，应当由本单位决定，有据可查，不由一个人决定',
)
const basis = [rule] as const

/** 办理通知推送: each act is told to a program of another system; its contents are asked for by the API. */
export const webhook = defineMatter({
  id: 'webhook',
  title: '办理通知推送登记',
  kind: 'registration',
  chapter: 'supervision',
  inForceFrom: '2000-01-01',
  basis,
  states: { proposed: '待确认', listed: '推送中', ended: '已停止' },
  final: ['listed', 'ended'],
  confidential: true,
  forms: { webhook: webhookForm },
  samples: {
    webhook: { person: 'P001', address: 'https://oa.example.gov.cn/hooks/zhunsheng', purpose: '办公系统待办' },
  },
  limits: {},
  documents: {},
  measures: {},
  readers: ['personnel', 'supervisor', 'head', 'securityAdministrator'],
  actions: {
    propose: { label: '提出推送', by: 'personnel', from: 'nothing', to: 'proposed', form: 'webhook', basis },
    confirm: {
      label: '确认推送',
      by: ['head', 'securityAdministrator'],
      notBy: 'personnel',
      from: 'proposed',
      to: 'listed',
      basis,
    },
    end: {
      label: '停止推送',
      by: ['personnel', 'head', 'securityAdministrator'],
      from: ['proposed', 'listed'],
      to: 'ended',
      basis,
    },
  },
  exclusive: {
    of: (data) => data.webhook?.address,
    text: '这个地址已经登记',
    basis: rule,
    releasedIn: ['ended'],
  },
  describe: (data) => (data.webhook ? `推送至 ${data.webhook.address}` : '办理通知推送登记'),
  facts: () => [],
})
