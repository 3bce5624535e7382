import { z } from 'zod'
import type { Instant } from '#domain/calendar/day.ts'
import { defineMatter, must } from '#domain/engine/matter.ts'
import { systemRule } from '#domain/law/citation.ts'
import { appointmentsOn, rightsAsked } from '#domain/people/rights.ts'
import { isGuarded } from '#domain/people/separation.ts'
import { moment } from '../fields.ts'
import { hoursUntil, secretDigest } from './bearer-form.ts'
import { personId } from './founding.ts'

/** Longest life of a link in hours, whatever the bureau sets. */
export const longestHours = 168

export const signInLinkForm = z.object({
  person: personId('何人的'),
  digest: secretDigest('链接摘要'),
  expiresAt: moment('失效时间'),
})

/** What the second person adds: without it the link alone lets nobody in. */
export const signInConfirmationForm = z.object({ digest: secretDigest('确认码摘要') })

const rule = systemRule(
  '首次登录和重设密码凭一次性链接，由人事管理员逐次发出、登记；不设初始密码，密码只由本人设定。',
  '谁让谁能够登录应当有据可查，除本人以外没有人知道他的密码。',
)
const basis = [rule] as const

const second = systemRule(
  '审批负责人、人事管理员和三类管理员的登录链接，须经审批负责人或者安全管理员确认，凭链接和另行交付的确认码才能使用。',
  '发链接的人不能一个人以他人的身份登录，取得给出职权的权力。',
)

const life = must(
  signInLinkForm,
  `登录链接的有效时间至多 ${longestHours} 小时`,
  ({ expiresAt }, { recordedAt }) => hoursUntil(recordedAt, expiresAt) <= longestHours,
  rule,
)

/** 登录链接: the case's id is the link's. Its text is kept nowhere; that it was used stands with the sign-in data. */
export const signInLink = defineMatter({
  id: 'sign-in-link',
  title: '登录链接登记',
  kind: 'registration',
  chapter: 'supervision',
  inForceFrom: '2000-01-01',
  basis,
  states: { proposed: '待确认', issued: '已发出', revoked: '已撤销' },
  final: ['issued', 'revoked'],
  confidential: true,
  forms: { link: signInLinkForm, confirmation: signInConfirmationForm },
  samples: {
    link: { person: 'P001', digest: 'b'.repeat(64), expiresAt: '2024-01-05T00:00:00Z' as Instant },
    confirmation: { digest: 'c'.repeat(64) },
  },
  limits: {},
  documents: {},
  measures: {},
  readers: ['personnel', 'supervisor', 'head', 'securityAdministrator'],
  actions: {
    issue: {
      label: '发出登录链接',
      by: 'personnel',
      from: 'nothing',
      to: 'issued',
      form: 'link',
      basis,
      asks: { measures: rightsAsked, keys: ({ person }) => [person] },
      guards: [
        life,
        must(
          signInLinkForm,
          '担任这一岗位的人，登录链接须由另一人确认：请办理“提出登录链接”',
          ({ person }, context) => !isGuarded(appointmentsOn(person, context), context.day),
          second,
        ),
      ],
    },
    propose: {
      label: '提出登录链接',
      by: 'personnel',
      from: 'nothing',
      to: 'proposed',
      form: 'link',
      basis: [rule, second],
      guards: [life],
    },
    confirm: {
      label: '确认登录链接',
      by: ['head', 'securityAdministrator'],
      notBy: 'personnel',
      from: 'proposed',
      to: 'issued',
      form: 'confirmation',
      basis: [second],
    },
    revoke: {
      label: '撤销登录链接',
      by: ['personnel', 'head', 'securityAdministrator'],
      from: ['proposed', 'issued'],
      to: 'revoked',
      basis,
    },
  },
  describe: (data) => (data.link ? `登录链接（${data.link.person}）` : '登录链接登记'),
  facts: () => [],
})
