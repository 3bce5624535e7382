import { mustCase } from '#domain/engine/matter.ts'
import { bureauRule } from '#domain/law/citation.ts'
import { litigation, reconsideration } from '#domain/law/remedies.ts'
import { noOpenHearing, onRecordOf } from '../services/hearings.ts'
import { legalReview, legalVetting } from '../services/legal-vetting.ts'
import {
  announcingDecision,
  announcingNotice,
  decisionAnnouncedOnce,
  deemingDecision,
  deemingNotice,
  deliveryBasis,
  deliveryGuards,
  servingNotice,
} from '../services/service-of-documents.ts'
import { isConsented, law } from './administrative-penalty.case.ts'
import {
  decisionGuards,
  exemptionGuards,
  noticeGuards,
  reviewGuards,
} from './administrative-penalty.decision.guards.ts'
import { penaltyHearing } from './penalty-hearing.ts'

const fromParty = bureauRule(
  '当事人书面表示不陈述、不申辩、不要求听证的，不再等待期限届满',
  '行政处罚法第六十二条：当事人明确放弃陈述或者申辩权利的除外',
)
const late = bureauRule('陈述申辩期限届满之后、决定之前收到的意见，同样复核', '行政处罚法第四十五条要求充分听取意见')
const heard = noOpenHearing(penaltyHearing, law(63))
const beforeDecision = ['weighed', 'reviewed', 'vetted'] as const
const notServed = mustCase(
  '决定书已经送达',
  ({ before }) => !before?.acts['serve'] && !before?.acts['deemServed'] && !before?.acts['serveExemption'],
  deliveryBasis[0],
)

/** From the notice to the decision and its service (第四十四条、第四十五条、第五十七条至第六十五条). */
export const decision = {
  notify: {
    label: '拟定处罚告知书',
    by: 'head',
    notBy: 'caseOfficer',
    from: ['weighed', 'notified'],
    to: 'notified',
    form: 'notice',
    issues: ['notice'],
    settings: ['penalty.statement', 'penalty.hearing-person', 'penalty.hearing-organisation'],
    basis: [law(44), law(62)],
    guards: noticeGuards,
  },
  confirmAddress: {
    label: '登记送达确认书',
    by: 'caseOfficer',
    from: ['filed', 'preserving', 'concluded', 'weighed', 'notified', 'noticed', 'heard', 'decided'],
    to: 'same',
    form: 'address',
    issues: ['addressConfirmation'],
    basis: [law(61, '第二款')],
  },
  serveNotice: { ...servingNotice, from: ['notified', 'announced'], guards: deliveryGuards(isConsented) },
  announceNotice: { ...announcingNotice, from: 'notified' },
  deemNoticeServed: deemingNotice,
  recordStatement: {
    label: '记录陈述申辩',
    by: 'caseOfficer',
    from: ['noticed', 'heard'],
    to: 'same',
    form: 'statement',
    issues: ['statementRecord'],
    basis: [law(45, '第一款'), late],
  },
  waive: {
    label: '记录放弃陈述申辩',
    by: 'caseOfficer',
    from: 'noticed',
    to: 'heard',
    form: 'waiver',
    stops: 'statement',
    basis: [law(62), fromParty],
  },
  closeStatement: {
    label: '陈述申辩期限届满',
    by: 'system',
    from: 'noticed',
    to: 'heard',
    afterDue: 'statement',
    stops: 'statement',
    basis: [law(44), law(64, '第一款第一项')],
  },
  review: {
    label: '复核',
    by: 'caseOfficer',
    from: 'heard',
    to: 'reviewed',
    form: 'review',
    starts: 'vetting',
    issues: ['reviewOpinion'],
    basis: [law(45, '第一款'), law(65)],
    guards: [...reviewGuards, heard],
  },
  vet: {
    ...legalVetting,
    from: 'reviewed',
    stops: 'vetting',
    basis: [law(58), ...legalReview],
  },
  sendBack: {
    label: '退回重新复核',
    by: ['legalReviewer', 'head'],
    notBy: 'caseOfficer',
    from: ['reviewed', 'vetted'],
    to: 'heard',
    reasons: 'required',
    stops: 'vetting',
    basis: [law(57, '第一款'), law(58)],
  },
  penalise: {
    label: '给予行政处罚',
    by: 'head',
    notBy: 'caseOfficer',
    from: ['reviewed', 'vetted'],
    to: 'decided',
    form: 'decision',
    reasons: 'required',
    remedies: [reconsideration, litigation],
    issues: ['decision'],
    stops: ['decision', 'vetting'],
    lateReasons: true,
    starts: ['service', 'publicity'],
    basis: [law(57, '第一款第一项'), law(59)],
    guards: [heard, onRecordOf(penaltyHearing, 'review', law(65)), ...decisionGuards],
  },
  exempt: {
    label: '不予行政处罚',
    by: 'head',
    notBy: 'caseOfficer',
    from: beforeDecision,
    to: 'notPenalised',
    form: 'exemption',
    reasons: 'required',
    issues: ['exemption'],
    stops: ['decision', 'vetting'],
    basis: [law(57, '第一款'), law(33)],
    guards: [heard, ...exemptionGuards],
  },
  serve: {
    label: '送达决定书',
    by: 'server',
    from: 'decided',
    to: 'served',
    form: 'delivery',
    stops: ['service', 'announcement'],
    starts: ['performance', 'suit'],
    issues: ['receipt'],
    basis: [law(61), ...deliveryBasis],
    guards: deliveryGuards(isConsented),
  },
  announce: {
    ...announcingDecision,
    from: 'decided',
    stops: 'service',
    guards: [decisionAnnouncedOnce],
  },
  deemServed: { ...deemingDecision, from: 'decided', to: 'served', starts: ['performance', 'suit'] },
  serveExemption: {
    label: '送达不予处罚决定书',
    by: 'server',
    from: 'notPenalised',
    to: 'same',
    form: 'delivery',
    issues: ['receipt'],
    basis: deliveryBasis,
    guards: [notServed, ...deliveryGuards(isConsented)],
    once: true,
  },
} as const
