import { z } from 'zod'
import type { Instant } from '#domain/calendar/day.ts'
import { defineMatter, must } from '#domain/engine/matter.ts'
import { systemRule } from '#domain/law/citation.ts'
import { moment, optional, text } from '../fields.ts'
import { hoursUntil, secretDigest } from './bearer-form.ts'
import { personId } from './founding.ts'

/** Longest life of a token in days: whoever leaves the bureau does not act for ever. */
export const longestDays = 366

export const tokenForm = z.object({
  person: personId('持有人编号'),
  digest: secretDigest('令牌摘要'),
  expiresAt: moment('到期时间'),
  note: optional(text('用途')),
})

const rule = systemRule(
  '接口令牌的发放、撤销逐次登记，令牌即本人，有期限，系统自身不持有令牌。',
  '以令牌办理的每一件都应当能够追溯到发放的人和持有的人。',
)
const basis = [rule] as const

/** 接口令牌: the case's id is the token's. Its text is kept nowhere. */
export const apiToken = defineMatter({
  id: 'api-token',
  title: '接口令牌登记',
  kind: 'registration',
  chapter: 'supervision',
  inForceFrom: '2000-01-01',
  basis,
  states: { issued: '已发放', revoked: '已撤销' },
  final: ['issued', 'revoked'],
  confidential: true,
  forms: { token: tokenForm },
  samples: {
    token: { person: 'P001', digest: 'a'.repeat(64), expiresAt: '2024-06-01T00:00:00Z' as Instant, note: '导入脚本' },
  },
  limits: {},
  documents: {},
  measures: {},
  readers: ['personnel', 'supervisor'],
  actions: {
    issue: {
      label: '发放令牌',
      by: 'personnel',
      from: 'nothing',
      to: 'issued',
      form: 'token',
      basis,
      guards: [
        must(
          tokenForm,
          `令牌的期限至多 ${longestDays} 日`,
          ({ expiresAt }, { recordedAt }) => hoursUntil(recordedAt, expiresAt) <= longestDays * 24,
          rule,
        ),
      ],
    },
    revoke: { label: '撤销令牌', by: 'personnel', from: 'issued', to: 'revoked', basis },
  },
  describe: (data) => (data.token ? `令牌（${data.token.person}）` : '接口令牌登记'),
  facts: () => [],
})
