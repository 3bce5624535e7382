import { mustCase } from '#domain/engine/matter.ts'
import { bureauRule } from '#domain/law/citation.ts'
import { litigation, reconsideration } from '#domain/law/remedies.ts'
import { noOpenHearing, onRecordOf } from '../services/hearings.ts'
import { legalReview, legalVetting } from '../services/legal-vetting.ts'
import { announcementBasis, announcing, deliveryBasis, deliveryGuards } from '../services/service-of-documents.ts'
import { law } from './administrative-penalty.case.ts'
import {
  decisionGuards,
  exemptionGuards,
  noticeGuards,
  reviewGuards,
} from './administrative-penalty.decision.guards.ts'
import type { PenaltyData } from './administrative-penalty.forms.ts'
import { penaltyHearing } from './penalty-hearing.ts'

const fromParty = bureauRule(
  '当事人书面表示不陈述、不申辩、不要求听证的，不再等待期限届满',
  '行政处罚法第六十二条：当事人明确放弃陈述或者申辩权利的除外',
)
const late = bureauRule('陈述申辩期限届满之后、决定之前收到的意见，同样复核', '行政处罚法第四十五条要求充分听取意见')
const isConsented = (data: Readonly<Record<string, unknown>>): boolean =>
  (data as PenaltyData).address?.electronic === true
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
  serveNotice: {
    label: '送达告知书',
    by: 'server',
    from: ['notified', 'announced'],
    to: 'noticed',
    form: 'noticeDelivery',
    stops: 'noticeAnnouncement',
    starts: 'statement',
    issues: ['noticeReceipt'],
    basis: deliveryBasis,
    guards: deliveryGuards(isConsented),
  },
  announceNotice: {
    label: '公告送达告知书',
    by: 'server',
    from: 'notified',
    to: 'announced',
    form: 'announcement',
    starts: 'noticeAnnouncement',
    issues: ['noticeAnnouncement'],
    basis: announcementBasis,
  },
  deemNoticeServed: {
    label: '告知书公告期满视为送达',
    by: 'system',
    from: 'announced',
    to: 'noticed',
    afterDue: 'noticeAnnouncement',
    stops: 'noticeAnnouncement',
    starts: 'statement',
    basis: announcementBasis,
  },
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
    ...announcing,
    label: '公告送达决定书',
    from: 'decided',
    form: 'decisionAnnouncement',
    stops: 'service',
    guards: [mustCase('决定书已经公告送达', ({ before }) => !before?.acts['announce'], announcementBasis[0])],
  },
  deemServed: {
    label: '决定书公告期满视为送达',
    by: 'system',
    from: 'decided',
    to: 'served',
    afterDue: 'announcement',
    stops: 'announcement',
    starts: ['performance', 'suit'],
    basis: announcementBasis,
  },
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
