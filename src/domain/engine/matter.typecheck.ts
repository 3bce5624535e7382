import { z } from 'zod'
import { article } from '../law/catalogue.ts'
import { litigation, reconsideration } from '../law/remedies.ts'
import { adverse, defineMatter, must, workingDays } from './matter.ts'
import { defineRegister } from './register.ts'

// Compiled, never run: each marked line must be an error, and everything else must not be.

const basis = [article('行政许可法', 29)] as const
const applicationForm = z.object({ applicantName: z.string(), copies: z.int() })
const reviewForm = z.object({ inspectors: z.array(z.string()) })

const samples = { application: { applicantName: '某单位', copies: 1 }, review: { inspectors: ['甲'] } }

const frame = {
  id: 'example',
  title: '示例',
  kind: 'licence',
  chapter: 'services',
  inForceFrom: '2024-01-01',
  basis,
  states: { submitted: '已提交', granted: '已准予', refused: adverse('不予许可') },
  final: ['granted', 'refused'],
  forms: { application: applicationForm, review: reviewForm },
  samples,
  limits: { decision: { label: '决定', statutory: workingDays(20, ...basis) } },
  documents: { grant: { title: '准予决定书', basis, text: () => ({ layout: 'decision' as const, body: [] }) } },
  measures: { 'example.granted': '一件准予' },
  readers: ['applicant', 'head'],
  describe: () => '示例',
  facts: () => [],
} as const

const apply = { label: '申请', by: 'applicant', from: 'nothing', to: 'submitted', form: 'application', basis } as const
const refusal = { label: '不予', by: 'head', from: 'submitted', to: 'refused', basis } as const

/** What is right compiles. */
defineMatter({
  ...frame,
  numberedBy: 'grant',
  dossier: { granted: ['application', ['grant']] },
  actions: {
    apply: {
      ...apply,
      starts: 'decision',
      guards: [must(applicationForm, '至少一份', (form) => form.copies > 0, basis[0])],
    },
    grant: {
      label: '准予',
      by: ['head', 'sectionHead'],
      notBy: 'caseOfficer',
      from: ['submitted'],
      to: 'granted',
      after: ['apply'],
      issues: ['grant'],
      stops: 'decision',
      basis,
    },
    refuse: { ...refusal, reasons: 'required', remedies: [reconsideration, litigation] },
  },
  facts: (current) => (current.acts.grant ? [{ measure: 'example.granted', on: current.acts.grant.on }] : []),
})

// ---- every act has its basis

// @ts-expect-error an action without a basis
defineMatter({ ...frame, actions: { apply: { label: '申请', by: 'applicant', from: 'nothing', to: 'submitted' } } })

// @ts-expect-error an action with an empty basis
defineMatter({ ...frame, actions: { apply: { ...apply, basis: [] } } })

// @ts-expect-error a matter with an empty basis
defineMatter({ ...frame, basis: [], actions: { apply } })

// @ts-expect-error an instrument that the catalogue does not list
defineMatter({ ...frame, actions: { apply: { ...apply, basis: [article('行政许可实施法', 1)] } } })

// @ts-expect-error an article whose text the catalogue does not hold
defineMatter({ ...frame, actions: { apply: { ...apply, basis: [article('行政许可法', 999)] } } })

// @ts-expect-error a limit without a basis
workingDays(20)

// ---- every name is declared

// @ts-expect-error unknown state to go to
defineMatter({ ...frame, actions: { apply: { ...apply, to: 'submited' } } })

// @ts-expect-error unknown state to come from
defineMatter({ ...frame, actions: { apply, refuse: { ...apply, from: 'submited' } } })

// @ts-expect-error unknown state in a list of states to come from
defineMatter({ ...frame, actions: { apply, refuse: { ...apply, from: ['submitted', 'reviewd'] } } })

// @ts-expect-error unknown role
defineMatter({ ...frame, actions: { apply: { ...apply, by: 'boss' } } })

// @ts-expect-error unknown role in a list of roles
defineMatter({ ...frame, actions: { apply: { ...apply, by: ['head', 'boss'] } } })

// @ts-expect-error unknown role that must be another person
defineMatter({ ...frame, actions: { apply: { ...apply, notBy: 'boss' } } })

// @ts-expect-error unknown document
defineMatter({ ...frame, actions: { apply: { ...apply, issues: ['receipt'] } } })

// @ts-expect-error unknown clock started
defineMatter({ ...frame, actions: { apply: { ...apply, starts: 'notice' } } })

// @ts-expect-error unknown clock stopped
defineMatter({ ...frame, actions: { apply: { ...apply, stops: ['decision', 'notice'] } } })

// @ts-expect-error unknown clock paused
defineMatter({ ...frame, actions: { apply: { ...apply, pauses: 'notice' } } })

// @ts-expect-error unknown clock extended
defineMatter({ ...frame, actions: { apply: { ...apply, extends: 'notice' } } })

// @ts-expect-error unknown clock that must have run out
defineMatter({ ...frame, actions: { apply: { ...apply, afterDue: 'notice' } } })

// @ts-expect-error unknown clock that must not have run out
defineMatter({ ...frame, actions: { apply: { ...apply, untilDue: 'notice' } } })

// @ts-expect-error unknown form
defineMatter({ ...frame, actions: { apply: { ...apply, form: 'aplication' } } })

// @ts-expect-error unknown action that must come before
defineMatter({ ...frame, actions: { apply: { ...apply, after: ['reveiw'] } } })

// @ts-expect-error unknown action from whose day a clock counts
defineMatter({ ...frame, actions: { apply: { ...apply, starts: 'decision', startsAsOf: 'reveiw' } } })

// @ts-expect-error unknown variant
defineMatter({ ...frame, variants: { issue: '核发' }, actions: { apply: { ...apply, only: ['amend'] } } })

// @ts-expect-error unknown final state
defineMatter({ ...frame, final: ['archived'], actions: { apply } })

// @ts-expect-error unknown document that numbers the case
defineMatter({ ...frame, numberedBy: 'licence', actions: { apply } })

// @ts-expect-error unknown paper in the dossier
defineMatter({ ...frame, dossier: { granted: ['aplication'] }, actions: { apply } })

// @ts-expect-error a word that no action knows: the duty behind it would be lost
defineMatter({ ...frame, actions: { apply: { ...apply, isues: ['grant'] } } })

// @ts-expect-error a word that no matter knows
defineMatter({ ...frame, actions: { apply }, dosier: ['application'] })

// ---- a burden carries reasons and remedies

// @ts-expect-error an adverse outcome without remedies
defineMatter({ ...frame, actions: { apply, refuse: { ...refusal, reasons: 'required' } } })

// @ts-expect-error an adverse outcome with no remedy in the list
defineMatter({ ...frame, actions: { apply, refuse: { ...refusal, reasons: 'required', remedies: [] } } })

const remedies = [reconsideration] as const

// @ts-expect-error an adverse outcome without reasons
defineMatter({ ...frame, actions: { apply, refuse: { ...refusal, remedies } } })

// ---- guards and facts read what there is

// @ts-expect-error a guard that reads a field which its form lacks
must(applicationForm, '至少一份', (form) => form.copyCount > 0, basis[0])

const ofReview = must(reviewForm, '两名以上', (form) => form.inspectors.length >= 2, basis[0])

// @ts-expect-error a guard of another form
defineMatter({ ...frame, actions: { apply: { ...apply, guards: [ofReview] } } })

// @ts-expect-error a guard over a form where there is no form
defineMatter({ ...frame, actions: { apply, refuse: { ...apply, form: undefined, guards: [ofReview] } } })

// @ts-expect-error a sample that its form does not take
defineMatter({ ...frame, samples: { ...samples, review: { inspectors: '甲' } }, actions: { apply } })

// @ts-expect-error a form without a sample
defineMatter({ ...frame, samples: { application: samples.application }, actions: { apply } })

const on = '2024-01-01' as never

// @ts-expect-error a fact of a measure that is not declared
defineMatter({ ...frame, actions: { apply }, facts: () => [{ measure: 'example.refused', on }] })

// @ts-expect-error facts that ask for an act which is no action
defineMatter({ ...frame, actions: { apply }, facts: ({ acts }) => (acts.grant ? [] : []) })

// @ts-expect-error a description that reads a field which the form lacks
defineMatter({ ...frame, actions: { apply }, describe: ({ application }) => application?.title ?? '' })

// ---- registers

const row = z.object({ receivedOn: z.string(), opinion: z.string().optional() })
const register = {
  id: 'example-register',
  title: '示例台账',
  chapter: 'decisions',
  basis,
  row,
  sample: { receivedOn: '2024-01-01' },
  dated: 'receivedOn',
  measures: { 'example.recorded': '一条记录' },
  describe: () => '示例',
  facts: () => [],
} as const

/** What is right compiles. */
defineRegister({ ...register, evidence: ['opinion'] })

// @ts-expect-error a register without a basis
defineRegister({ ...register, basis: undefined })

// @ts-expect-error a register with an empty basis
defineRegister({ ...register, basis: [] })

// @ts-expect-error `dated` names no column
defineRegister({ ...register, dated: 'receivedAt' })

// @ts-expect-error `evidence` names no column
defineRegister({ ...register, evidence: ['opinions'] })

// @ts-expect-error a sample that the row does not take
defineRegister({ ...register, sample: { received: '2024-01-01' } })

// @ts-expect-error unknown keeper
defineRegister({ ...register, keeper: 'anybody' })

// @ts-expect-error a fact of a measure that is not declared
defineRegister({ ...register, facts: () => [{ measure: 'example.voided', on }] })
