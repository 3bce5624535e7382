import { z } from 'zod'
import { p, textFor } from '../documents/wording.ts'
import { article } from '../law/catalogue.ts'
import { litigation, reconsideration } from '../law/remedies.ts'
import { adverse, defineMatter, must, workingDays } from './matter.ts'

const basis = [article('行政许可法', 29)] as const
const step = { label: '步骤', basis } as const

const applicationForm = z.object({
  name: z.string().min(1, '请填写申请单位').meta({ title: '申请单位' }),
  copies: z.int().min(0).meta({ title: '份数' }),
})
const pauseForm = z.object({ ground: z.string().meta({ title: '中止事由' }) })

const exampleText = textFor<{ application: typeof applicationForm }>()((issue) => ({
  layout: 'decision',
  to: issue.form('application').name,
  body: [p(`准予${issue.form('application').copies}份。依据：${issue.basis}。`)],
}))

/** A small procedure that uses everything the engine knows; the law cited in it is only an example. */
export const example = defineMatter({
  id: 'example',
  title: '示例事项',
  kind: 'licence',
  chapter: 'services',
  inForceFrom: '2024-01-01',
  basis,
  variants: { issue: '核发', amend: '变更' },
  states: { open: '已立', reviewed: '已审查', granted: '已准予', refused: adverse('不予') },
  final: ['granted', 'refused'],
  forms: { application: applicationForm, pause: pauseForm },
  samples: { application: { name: '某单位', copies: 1 }, pause: { ground: '检验' } },
  limits: {
    notice: { label: '告知', statutory: workingDays(5, ...basis) },
    decision: {
      label: '决定',
      statutory: workingDays(20, ...basis),
      pauses: ['检验', '听证'].map((ground) => ({ ground, basis: article('行政许可法', 45) })),
      extension: { length: 10, times: 1, basis },
    },
  },
  documents: { grant: { title: '决定书', basis, series: '示例', text: exampleText } },
  numberedBy: 'grant',
  readers: ['applicant', 'caseOfficer', 'sectionHead', 'legalReviewer', 'head'],
  measures: { 'example.granted': '一件准予' },
  actions: {
    open: {
      ...step,
      label: '申请',
      by: 'applicant',
      from: 'nothing',
      to: 'open',
      form: 'application',
      starts: ['notice', 'decision'],
      guards: [must(applicationForm, '至少一份', (form) => form.copies > 0, basis[0])],
    },
    review: {
      ...step,
      label: '审查',
      by: ['caseOfficer', 'sectionHead'],
      from: 'open',
      to: 'reviewed',
      enforcement: true,
      stops: 'notice',
    },
    sendBack: { ...step, label: '退回', by: 'legalReviewer', from: 'reviewed', to: 'open', reasons: 'required' },
    visit: { ...step, label: '查看', by: 'caseOfficer', from: ['open', 'reviewed'], to: 'same' },
    amendOnly: { ...step, label: '变更登记', by: 'caseOfficer', from: 'reviewed', to: 'same', only: ['amend'] },
    pause: {
      ...step,
      label: '中止',
      by: 'caseOfficer',
      from: ['open', 'reviewed'],
      to: 'same',
      form: 'pause',
      pauses: 'decision',
    },
    resume: { ...step, label: '恢复', by: 'caseOfficer', from: ['open', 'reviewed'], to: 'same', resumes: 'decision' },
    extend: {
      ...step,
      label: '延长',
      by: 'head',
      from: ['open', 'reviewed'],
      to: 'same',
      reasons: 'required',
      extends: 'decision',
    },
    hurry: { ...step, label: '及时告知', by: 'receptionist', from: 'open', to: 'same', untilDue: 'notice' },
    silence: {
      ...step,
      label: '逾期视为',
      by: 'system',
      from: 'open',
      to: 'reviewed',
      afterDue: 'notice',
      stops: ['notice', 'decision'],
      starts: 'decision',
      startsAsOf: 'open',
    },
    grant: {
      ...step,
      label: '准予',
      by: 'head',
      notBy: 'caseOfficer',
      from: 'reviewed',
      to: 'granted',
      after: ['visit'],
      issues: ['grant'],
      stops: 'decision',
      publishes: ['决定'],
    },
    refuse: {
      ...step,
      label: '不予',
      by: 'head',
      from: 'reviewed',
      to: 'refused',
      reasons: 'required',
      remedies: [reconsideration, litigation],
      stops: 'decision',
    },
  },
  describe: ({ application }) => application?.name ?? '示例',
  facts: ({ acts, id }) => (acts.grant ? [{ measure: 'example.granted', on: acts.grant.on, key: id }] : []),
})
