import { article } from '../../law/catalogue.ts'
import { vettingGuards } from './lab-animal-licence.guards.ts'

export const legalReview = [article('国办发〔2018〕118号', '四'), article('国办发〔2018〕118号', '(十三)')] as const

/** 法制审核: by somebody else than the handler, before the decision, with an opinion in writing. */
export const legalVetting = {
  label: '法制审核',
  by: 'legalReviewer',
  notBy: 'caseOfficer',
  to: 'vetted',
  form: 'vetting',
  issues: ['vettingOpinion'],
  basis: legalReview,
  guards: vettingGuards,
} as const
