import type { z } from 'zod'
import type { Case } from '../../engine/case.ts'
import {
  adverse,
  type Consequence,
  defineMatter,
  type GuardContext,
  lengthOf,
  must,
  mustCase,
  worded,
  workingDays,
} from '../../engine/matter.ts'
import { needs } from '../../engine/others.ts'
import { article } from '../../law/catalogue.ts'
import { bureauRule } from '../../law/citation.ts'
import { litigation, reconsideration } from '../../law/remedies.ts'
import { publicityForm } from './lab-animal-licence.forms.ts'
import { holding, labAnimalPermit } from './lab-animal-permit.ts'
import { revocationTexts } from './lab-animal-revocation.documents.ts'
import {
  conclusionForm,
  decisionForm,
  groundForm,
  noticeDeliveryForm,
  proposalForm,
  statementForm,
  vettingForm,
  waiverForm,
} from './lab-animal-revocation.forms.ts'
import { revocationSamples } from './lab-animal-revocation.samples.ts'
import { legalReview, legalVetting } from './legal-vetting.ts'
import { barBasis, barMeasure, barOf, partyOf } from './licence-bars.ts'
import { hearingsClosed, onTheRecord } from './licence-hearing.ts'
import {
  announcementBasis,
  announcementForm,
  announcementLimit,
  announcingDecision,
  announcingNotice,
  decisionAnnouncedOnce,
  deemingDecision,
  deemingNotice,
  deliveryBasis,
  deliveryForm,
  deliveryGuards,
  servingNotice,
} from './service-of-documents.ts'

const revoking = [article('行政许可法', 69)] as const
const withdrawing = [article('行政许可法', 8)] as const
const either = [article('行政许可法', 8), article('行政许可法', 69)] as const
const stated = [article('行政许可法', 7)] as const
const period = bureauRule(
  '立案后在本局设定的期限内作出是否撤销、撤回的决定',
  '行政许可法第八条、第六十九条没有规定期限',
)
const answer = bureauRule(
  '告知书送达后，被许可人可以在本局设定的期限内陈述、申辩和要求听证',
  '行政许可法第七条没有规定期限',
)
const fromParty = bureauRule('被许可人书面表示不陈述、不申辩的，不再等待期限届满', '陈述申辩是被许可人的权利，可以放弃')
const permitOf = ({ referred }: Pick<GuardContext, 'referred'>, licence: unknown) =>
  referred(labAnimalPermit, licence as string | undefined)

const noConsent = () => false

const notServed = mustCase(
  '决定书已经送达',
  ({ before }) => !before?.acts['serve'] && !before?.acts['deemServed'],
  deliveryBasis[0],
)

const proposes = (what: z.output<typeof conclusionForm>['proposal'], text: string) =>
  mustCase(text, ({ before }) => before?.data['conclusion']?.['proposal'] === what, either[0])

const endsLicence =
  (action: 'revoke' | 'withdraw') =>
  (_form: unknown, context: GuardContext & { readonly after: Case }): readonly Consequence[] => [
    { matter: labAnimalPermit.id, caseId: permitOf(context, context.after.data['ground']?.['licence'])!.id, action },
  ]

const stillHeld = needs(
  labAnimalPermit,
  { form: 'ground', field: 'licence' },
  holding,
  '撤销、撤回的须是有效的许可证',
  article('行政许可法', 69),
)

/**
 * 撤销、撤回 (licensing.md §11): a licence is taken away by a procedure of its own, never in one click. 撤销 because the
 * grant was wrong (第六十九条第一款) or was got by deceit (第二款), unless that would harm the public gravely (第三款); 撤回
 * because law or facts have changed (第八条). 吊销 is a penalty, and only its registration (注销) is the licence's own.
 */
export const labAnimalRevocation = defineMatter({
  id: 'lab-animal-revocation',
  title: '实验动物许可证撤销、撤回',
  kind: 'licence',
  chapter: 'services',
  inForceFrom: '2023-01-01',
  basis: either,
  variants: { fault: '撤销（准予有误）', deceit: '撤销（以不正当手段取得）', withdraw: '撤回' },
  states: {
    opened: '已立案',
    proposed: '待送达告知书',
    announced: '告知书公告送达中',
    noticed: '已告知，听取陈述申辩',
    heard: '陈述申辩期满',
    concluded: '已提出处理意见',
    vetted: '已法制审核',
    kept: '不予撤销',
    closed: '已终止',
    revoked: adverse('已撤销'),
    withdrawn: adverse('已撤回'),
  },
  final: ['kept', 'closed', 'revoked', 'withdrawn'],
  readers: [
    'caseOfficer',
    'sectionHead',
    'legalReviewer',
    'head',
    'supervisor',
    { role: 'server', in: ['proposed', 'kept', 'closed', 'revoked', 'withdrawn'] },
    { role: 'publisher', in: ['revoked', 'withdrawn'] },
  ],
  forms: {
    ground: groundForm,
    proposal: proposalForm,
    noticeDelivery: noticeDeliveryForm,
    announcement: announcementForm,
    statement: statementForm,
    waiver: waiverForm,
    conclusion: conclusionForm,
    vetting: vettingForm,
    decision: decisionForm,
    delivery: deliveryForm,
    decisionAnnouncement: announcementForm,
    publicity: publicityForm,
  },
  samples: revocationSamples,
  limits: {
    decision: { label: '撤销、撤回的决定', statutory: lengthOf('licence.revocation', period) },
    statement: { label: '陈述申辩', statutory: lengthOf('licence.statement', answer) },
    noticeAnnouncement: { ...announcementLimit, label: '告知书公告送达' },
    announcement: { ...announcementLimit, label: '决定书公告送达' },
    publicity: { label: '结果公示', statutory: workingDays(7, article('国办发〔2018〕118号', '(六)')) },
  },
  documents: worded(revocationTexts, {
    notice: { title: '拟撤销、撤回行政许可告知书', basis: [article('行政许可法', 7), article('行政许可法', 47)] },
    noticeReceipt: { title: '告知书送达回证', basis: deliveryBasis },
    noticeAnnouncement: { title: '告知书送达公告', basis: announcementBasis },
    statementRecord: { title: '陈述申辩笔录', basis: stated },
    vettingOpinion: { title: '法制审核意见书', basis: [article('国办发〔2018〕118号', '(十三)')] },
    revocation: {
      title: '撤销行政许可决定书',
      basis: revoking,
      series: '撤销决定',
      public: [article('国办发〔2018〕118号', '(六)')],
    },
    withdrawal: {
      title: '撤回行政许可决定书',
      basis: withdrawing,
      series: '撤回决定',
      public: [article('国办发〔2018〕118号', '(六)')],
    },
    keeping: { title: '不予撤销行政许可决定书', basis: [article('行政许可法', 69, '第三款')], series: '不予撤销决定' },
    closing: { title: '终止审查告知书', basis: either },
    receipt: { title: '送达回证', basis: deliveryBasis },
    announcement: { title: '送达公告', basis: announcementBasis },
  }),
  publicView: {
    basis: [article('行政许可法', 40), article('国办发〔2018〕118号', '(六)')],
    acts: { publish: ['ground.licence', 'ground.holder', 'ground.creditCode', 'publicity.channels'] },
  },
  links: { found: { to: ['commitment-check'], label: '据以立案的事后核查' } },
  dossier: {
    revoked: [
      'ground',
      'notice',
      'conclusion',
      'vetting',
      'revocation',
      ['delivery', 'decisionAnnouncement'],
      'publicity',
    ],
    withdrawn: [
      'ground',
      'notice',
      'conclusion',
      'vetting',
      'withdrawal',
      ['delivery', 'decisionAnnouncement'],
      'publicity',
    ],
    kept: ['ground', 'notice', 'conclusion', 'vetting', 'keeping'],
    closed: ['ground', 'closing'],
  },
  exclusive: {
    of: ({ ground }) => ground?.licence,
    text: '同一许可证已有撤销、撤回案件在办',
    basis: period,
  },
  measures: barMeasure,
  actions: {
    open: {
      label: '立案',
      by: ['caseOfficer', 'system'],
      from: 'nothing',
      to: 'opened',
      form: 'ground',
      starts: 'decision',
      basis: either,
      needs: [stillHeld],
      guards: [
        must(
          groundForm,
          '被许可人与许可证不一致',
          (form, context) => {
            const permit = permitOf(context, form.licence)?.data.permit
            return permit?.holder === form.holder && partyOf(permit) === partyOf(form)
          },
          either[1],
        ),
        must(
          groundForm,
          '准予有误的，须写明属于第六十九条第一款的哪一项',
          ({ fault }, { variant }) => variant !== 'fault' || fault !== undefined,
          article('行政许可法', 69, '第一款'),
        ),
        must(
          groundForm,
          '撤回的，须写明属于第八条第二款的哪一种情形',
          ({ change }, { variant }) => variant !== 'withdraw' || change !== undefined,
          article('行政许可法', 8, '第二款'),
        ),
      ],
    },
    notify: {
      label: '拟定告知书',
      by: 'caseOfficer',
      from: ['opened', 'proposed'],
      to: 'proposed',
      form: 'proposal',
      enforcement: true,
      issues: ['notice'],
      basis: [article('行政许可法', 7), article('行政许可法', 47)],
    },
    serveNotice: { ...servingNotice, from: 'proposed', guards: deliveryGuards(noConsent) },
    announceNotice: { ...announcingNotice, from: 'proposed' },
    deemNoticeServed: deemingNotice,
    recordStatement: {
      label: '记录陈述申辩',
      by: 'caseOfficer',
      from: 'noticed',
      to: 'same',
      form: 'statement',
      issues: ['statementRecord'],
      basis: stated,
    },
    waive: {
      label: '记录放弃陈述申辩',
      by: 'caseOfficer',
      from: 'noticed',
      to: 'heard',
      form: 'waiver',
      stops: 'statement',
      basis: [fromParty],
    },
    closeStatement: {
      label: '陈述申辩期限届满',
      by: 'system',
      from: 'noticed',
      to: 'heard',
      afterDue: 'statement',
      stops: 'statement',
      basis: [answer],
    },
    conclude: {
      label: '提出处理意见',
      by: 'caseOfficer',
      from: ['heard', 'concluded'],
      to: 'concluded',
      form: 'conclusion',
      basis: either,
      guards: [
        must(
          conclusionForm,
          '被许可人提出了陈述、申辩的，须写明复核意见',
          (form, { before }) => !before?.acts['recordStatement'] || form.answer !== undefined,
          stated[0],
        ),
        must(
          conclusionForm,
          '撤销可能对公共利益造成重大损害的，不予撤销',
          (form, { variant }) => variant === 'withdraw' || !form.publicHarm || form.proposal !== '建议撤销或者撤回',
          article('行政许可法', 69, '第三款'),
        ),
        must(
          conclusionForm,
          '以欺骗、贿赂等不正当手段取得的应当撤销，只有可能重大损害公共利益的才不予撤销',
          (form) => form.proposal !== '建议不予撤销' || form.publicHarm,
          article('行政许可法', 69, '第三款'),
        ),
        hearingsClosed,
      ],
    },
    vet: {
      ...legalVetting,
      from: 'concluded',
    },
    sendBack: {
      label: '退回重新提出意见',
      by: ['legalReviewer', 'head'],
      notBy: 'caseOfficer',
      from: ['concluded', 'vetted'],
      to: 'heard',
      reasons: 'required',
      basis: legalReview,
    },
    revoke: {
      label: '撤销许可',
      by: 'head',
      notBy: 'caseOfficer',
      from: 'vetted',
      to: 'revoked',
      only: ['fault', 'deceit'],
      form: 'decision',
      reasons: 'required',
      remedies: [reconsideration, litigation],
      issues: ['revocation'],
      stops: 'decision',
      starts: 'publicity',
      needs: [stillHeld],
      entails: endsLicence('revoke'),
      basis: revoking,
      guards: [
        hearingsClosed,
        onTheRecord('conclusion'),
        proposes('建议撤销或者撤回', '承办意见不是撤销；不同意的，应退回重新提出意见'),
        must(
          decisionForm,
          '以不正当手段取得的，须写明是否属于直接关系公共安全、人身健康、生命财产安全的事项',
          ({ concernsSafety }, { variant }) => variant !== 'deceit' || concernsSafety !== undefined,
          barBasis[1],
        ),
      ],
    },
    withdraw: {
      label: '撤回许可',
      by: 'head',
      notBy: 'caseOfficer',
      from: 'vetted',
      to: 'withdrawn',
      only: ['withdraw'],
      form: 'decision',
      reasons: 'required',
      remedies: [reconsideration, litigation],
      issues: ['withdrawal'],
      stops: 'decision',
      starts: 'publicity',
      needs: [stillHeld],
      entails: endsLicence('withdraw'),
      basis: withdrawing,
      guards: [
        hearingsClosed,
        onTheRecord('conclusion'),
        proposes('建议撤销或者撤回', '承办意见不是撤回；不同意的，应退回重新提出意见'),
        must(
          decisionForm,
          '撤回的，须写明补偿',
          ({ compensation }) => compensation !== undefined,
          article('行政许可法', 8, '第二款'),
        ),
      ],
    },
    keep: {
      label: '不予撤销',
      by: 'head',
      notBy: 'caseOfficer',
      from: 'vetted',
      to: 'kept',
      only: ['fault', 'deceit'],
      reasons: 'required',
      issues: ['keeping'],
      stops: 'decision',
      basis: [article('行政许可法', 69, '第三款')],
      guards: [
        mustCase(
          '承办意见没有认定撤销可能对公共利益造成重大损害',
          ({ before }) => before?.data['conclusion']?.['publicHarm'] === true,
          article('行政许可法', 69, '第三款'),
        ),
      ],
    },
    close: {
      label: '终止审查',
      by: 'head',
      notBy: 'caseOfficer',
      from: ['opened', 'proposed', 'announced', 'noticed', 'heard', 'concluded', 'vetted'],
      to: 'closed',
      reasons: 'required',
      issues: ['closing'],
      stops: ['decision', 'statement', 'noticeAnnouncement'],
      basis: either,
    },
    serve: {
      label: '送达决定书',
      by: 'server',
      from: ['revoked', 'withdrawn'],
      to: 'same',
      form: 'delivery',
      stops: 'announcement',
      issues: ['receipt'],
      basis: deliveryBasis,
      guards: [notServed, ...deliveryGuards(noConsent)],
      once: true,
    },
    announce: { ...announcingDecision, from: ['revoked', 'withdrawn'], guards: [notServed, decisionAnnouncedOnce] },
    deemServed: { ...deemingDecision, from: ['revoked', 'withdrawn'], to: 'same' },
    publish: {
      label: '公示',
      by: 'publisher',
      from: ['revoked', 'withdrawn'],
      to: 'same',
      form: 'publicity',
      publishes: ['撤销、撤回决定'],
      stops: 'publicity',
      basis: [article('国办发〔2018〕118号', '(六)')],
    },
  },
  describe: ({ ground }) => (ground ? `${ground.holder}·${ground.licence} 撤销、撤回` : '实验动物许可证撤销、撤回'),
  facts: ({ acts, data, variant }) =>
    acts.revoke && variant === 'deceit' && data.decision?.concernsSafety
      ? [barOf('licence', acts.revoke.on, partyOf(data.ground))]
      : [],
})
