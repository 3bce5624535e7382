import { alike, making, told } from './legislation.law.ts'
import { answering, asking } from './legislation.review.guards.ts'

/** What several acts of a project have in common. */
export const drafters = ['suggest', 'draft', 'revise'] as const
export const working = ['drafted', 'consulted', 'argued'] as const
export const inForce = ['promulgated', 'inForce', 'implemented', 'evaluated'] as const
export const both = [making(14), alike] as const
export const reviewing = { from: 'argued', to: 'same', binds: ['draft'] } as const
export const fromElsewhere = { by: ['caseOfficer', 'legalReviewer'], basis: [told] } as const
export const asked = { by: ['caseOfficer', 'legalReviewer'], form: 'letter', starts: 'answer', guards: asking } as const
export const answered = {
  by: 'caseOfficer',
  form: 'answer',
  stops: 'answer',
  issues: ['answer'],
  lateReasons: true,
  guards: answering,
} as const
