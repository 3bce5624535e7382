import { z } from 'zod'
import { defineMatter } from '#domain/engine/matter.ts'
import { systemRule } from '#domain/law/citation.ts'
import { text } from '../fields.ts'
import { personId } from './founding.ts'

/** An identity of a provider is the pair of both: the same subject elsewhere is another. */
export const providerAccountForm = z.object({
  person: personId('何人的'),
  issuer: text('身份提供方').regex(/^https?:\/\/[^\s]{1,200}$/, '身份提供方应为网址'),
  subject: text('身份标识').regex(/^[^\p{Cc}\s]{1,255}$/u, '身份标识应为提供方给出的标识，不含空格'),
})

const rule = systemRule(
  '统一身份与本单位人员的绑定逐次登记，由人事管理员提出、审批负责人或者安全管理员确认，系统不自行建立账号。',
  '外来的身份以谁的名义办理，应当由本单位决定，有据可查，不由一个人决定。',
)
const basis = [rule] as const

/** The name under which a bound identity is found. */
export const identityOf = ({ issuer, subject }: { readonly issuer: string; readonly subject: string }): string =>
  `${issuer} ${subject}`

/** 统一身份绑定: which identity of the city's provider is which person here. */
export const providerAccount = defineMatter({
  id: 'provider-account',
  title: '统一身份绑定登记',
  kind: 'registration',
  chapter: 'supervision',
  inForceFrom: '2000-01-01',
  basis,
  states: { proposed: '待确认', bound: '已绑定', released: '已解除' },
  final: ['bound', 'released'],
  confidential: true,
  forms: { account: providerAccountForm },
  samples: {
    account: { person: 'P001', issuer: 'https://id.example.gov.cn', subject: '530100-0001' },
  },
  limits: {},
  documents: {},
  measures: {},
  readers: ['personnel', 'supervisor', 'head', 'securityAdministrator'],
  actions: {
    propose: { label: '提出绑定', by: 'personnel', from: 'nothing', to: 'proposed', form: 'account', basis },
    confirm: {
      label: '确认绑定',
      by: ['head', 'securityAdministrator'],
      notBy: 'personnel',
      from: 'proposed',
      to: 'bound',
      basis,
    },
    release: {
      label: '解除绑定',
      by: ['personnel', 'head', 'securityAdministrator'],
      from: ['proposed', 'bound'],
      to: 'released',
      basis,
    },
  },
  exclusive: {
    of: (data) => data.account && identityOf(data.account),
    text: '这个身份已经绑定或者待确认',
    basis: rule,
    releasedIn: ['released'],
  },
  describe: (data) => (data.account ? `统一身份（${data.account.person}）` : '统一身份绑定登记'),
  facts: () => [],
})
