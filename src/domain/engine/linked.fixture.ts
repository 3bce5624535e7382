import { z } from 'zod'
import { p, textFor } from '../documents/wording.ts'
import { article } from '../law/catalogue.ts'
import { litigation, reconsideration } from '../law/remedies.ts'
import { adverse, defineMatter, must, workingDays } from './matter.ts'
import { needs } from './others.ts'
import { reference } from './reference.ts'

// Three small matters that stand on one another; the law cited in them is only an example.

const basis = [article('行政许可法', 29)] as const
const frame = { chapter: 'services', inForceFrom: '2024-01-01', basis, limits: {}, readers: ['head'] } as const
const plainText = textFor()((issue) => ({
  layout: 'decision',
  to: issue.case.title,
  body: [p(`依据：${issue.basis}。`)],
}))
const nameForm = z.object({ holder: z.string().min(1).meta({ title: '持有人' }) })

/** A permit with a life of its own; applications open it, ask it and end it. */
export const permit = defineMatter({
  ...frame,
  id: 'permit',
  title: '示例许可',
  kind: 'licence',
  states: { valid: '有效', ended: '已注销' },
  final: ['valid', 'ended'],
  forms: { grant: nameForm },
  samples: { grant: { holder: '甲' } },
  documents: { permit: { title: '许可证', basis, series: '示例证', text: plainText } },
  numberedBy: 'permit',
  measures: { 'permit.valid': '一个有效的许可' },
  links: { granted: { to: ['paper'], label: '所依据的申请' } },
  actions: {
    issue: { label: '颁发', by: 'system', from: 'nothing', to: 'valid', form: 'grant', issues: ['permit'], basis },
    end: { label: '注销', by: 'system', from: 'valid', to: 'ended', basis },
  },
  describe: ({ grant }) => grant?.holder ?? '示例许可',
  facts: ({ acts, id, state }) =>
    acts.issue && state === 'valid' ? [{ measure: 'permit.valid', on: acts.issue.on, key: id }] : [],
})

/** A review that stands under an application. */
export const review = defineMatter({
  ...frame,
  id: 'review',
  title: '示例审查',
  kind: 'review',
  states: { open: '审查中', confirmed: '已确认', withdrawn: '已撤回' },
  final: ['confirmed', 'withdrawn'],
  forms: {},
  samples: {},
  documents: {},
  measures: {},
  links: { reviewed: { to: ['paper'], label: '所审查的申请' } },
  actions: {
    ask: { label: '送审', by: 'caseOfficer', from: 'nothing', to: 'open', basis },
    confirm: { label: '确认', by: 'legalReviewer', from: 'open', to: 'confirmed', basis },
    withdraw: {
      label: '撤回',
      by: 'legalReviewer',
      from: ['open', 'confirmed'],
      to: 'withdrawn',
      basis,
      needs: [needs('paper', 'host', ['open'], '所审查的申请已经决定', basis[0])],
    },
  },
  describe: () => '示例审查',
  facts: () => [],
})

const paperForm = z.object({
  holder: z.string().min(1).meta({ title: '申请人' }),
  permit: reference('原许可', 'permit')
    .optional()
    .meta({ title: '原许可', reference: ['permit'] }),
})

/** An application that cannot be decided before its review has confirmed it. */
export const paper = defineMatter({
  ...frame,
  id: 'paper',
  title: '示例申请',
  kind: 'licence',
  variants: { grant: '核发', cancel: '注销' },
  states: { open: '已提交', decided: '已决定', refused: adverse('不予') },
  final: ['decided', 'refused'],
  forms: { paper: paperForm },
  samples: { paper: { holder: '甲' } },
  limits: { decision: { label: '决定', statutory: workingDays(20, ...basis) } },
  documents: { decision: { title: '决定书', basis, series: '示例决', text: plainText } },
  measures: {},
  actions: {
    file: {
      label: '申请',
      by: 'applicant',
      from: 'nothing',
      to: 'open',
      form: 'paper',
      starts: 'decision',
      basis,
      guards: [
        must(
          paperForm,
          '许可属于他人',
          (form, { referred }) =>
            form.permit === undefined || referred(permit, form.permit)?.data.grant?.holder === form.holder,
          basis[0],
        ),
      ],
    },
    decide: {
      label: '准予',
      by: 'head',
      from: 'open',
      to: 'decided',
      only: ['grant'],
      issues: ['decision'],
      stops: 'decision',
      basis,
      needs: [needs(review, { link: 'reviewed' }, ['confirmed'], '审查须先确认', basis[0])],
      entails: (_form, { after }) => [
        { matter: 'permit', action: 'issue', form: { holder: after.data['paper']!['holder'] }, link: 'granted' },
      ],
    },
    cancel: {
      label: '准予注销',
      by: 'head',
      from: 'open',
      to: 'decided',
      only: ['cancel'],
      issues: ['decision'],
      stops: 'decision',
      basis,
      entails: (_form, { after, referred }) => [
        { matter: 'permit', caseId: referred(permit, String(after.data['paper']!['permit']))!.id, action: 'end' },
      ],
    },
    refuse: {
      label: '不予',
      by: 'head',
      from: 'open',
      to: 'refused',
      reasons: 'required',
      remedies: [reconsideration, litigation],
      stops: 'decision',
      basis,
    },
  },
  describe: ({ paper }) => paper?.holder ?? '示例申请',
  facts: () => [],
})
