import type { z } from 'zod'
import { article } from '../../law/catalogue.ts'
import { certificateMeasures } from '../../people/enforcement.ts'
import type { reviewForm } from './lab-animal-licence.forms.ts'
import { recusalGuards, reviewGuards } from './lab-animal-licence.guards.ts'
import { legalReview, legalVetting } from './legal-vetting.ts'

/** 审查 (第三十四条), its clock (第四十二条、第四十五条), 回避, and 法制审核 before the decision. */
export const examination = {
  pause: {
    label: '中止计算期限',
    by: 'caseOfficer',
    from: ['accepted', 'reviewed', 'vetted'],
    to: 'same',
    form: 'pause',
    pauses: 'decision',
    issues: ['pauseNotice'],
    basis: [article('行政许可法', 45)],
  },
  resume: {
    label: '恢复计算期限',
    by: 'caseOfficer',
    from: ['accepted', 'reviewed', 'vetted'],
    to: 'same',
    resumes: 'decision',
    basis: [article('行政许可法', 45)],
  },
  extend: {
    label: '延长决定期限',
    by: 'head',
    notBy: 'caseOfficer',
    from: ['accepted', 'reviewed', 'vetted'],
    to: 'same',
    reasons: 'required',
    extends: 'decision',
    issues: ['extensionNotice'],
    basis: [article('行政许可法', 42, '第一款')],
  },
  review: {
    label: '审查',
    by: 'caseOfficer',
    from: 'accepted',
    to: 'reviewed',
    form: 'review',
    enforcement: true,
    asks: { measures: certificateMeasures, keys: ({ inspectors }: z.output<typeof reviewForm>) => inspectors },
    basis: [article('行政许可法', 34)],
    guards: reviewGuards,
  },
  recuse: {
    label: '承办人员回避',
    by: ['sectionHead', 'head'],
    from: ['accepted', 'reviewed', 'vetted'],
    to: 'accepted',
    form: 'recusal',
    basis: [article('公务员法', 76)],
    guards: recusalGuards,
  },
  vet: {
    ...legalVetting,
    from: 'reviewed',
  },
  sendBack: {
    label: '退回重新审查',
    by: ['legalReviewer', 'head'],
    notBy: 'caseOfficer',
    from: ['reviewed', 'vetted'],
    to: 'accepted',
    reasons: 'required',
    basis: legalReview,
  },
} as const
