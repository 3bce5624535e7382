import { handlingDays } from '../../engine/handling-days.ts'
import { adverse, defineMatter, lengthOf, mustCase, worded, workingDays } from '../../engine/matter.ts'
import { needs } from '../../engine/others.ts'
import { article } from '../../law/catalogue.ts'
import { bureauRule } from '../../law/citation.ts'
import { litigation, reconsideration } from '../../law/remedies.ts'
import { certificateMeasures } from '../../people/enforcement.ts'
import { labAnimalLicenceTexts } from './lab-animal-licence.documents.ts'
import {
  applicationForm,
  certificateForm,
  commitmentForm,
  correctionForm,
  falsehoodForm,
  pauseForm,
  platformForm,
  publicityForm,
  recusalForm,
  reviewForm,
  shortfallForm,
  vettingForm,
} from './lab-animal-licence.forms.ts'
import {
  acceptanceGuards,
  applicantOf,
  applicationGuards,
  asReviewed,
  awaitsRenewal,
  barredKeys,
  cancelsLicence,
  certificateGuards,
  changesLicence,
  endsRenewal,
  falsehoodGuards,
  opensLicence,
  publishesLicence,
  recusalGuards,
  replacement,
  reviewGuards,
  shortfallGuards,
  stillRenewable,
} from './lab-animal-licence.guards.ts'
import { labAnimalLicenceSamples } from './lab-animal-licence.samples.ts'
import { holding, labAnimalPermit } from './lab-animal-permit.ts'
import { legalReview, legalVetting } from './legal-vetting.ts'
import { barMeasure, barOf } from './licence-bars.ts'
import { hearingsClosed, onTheRecord } from './licence-hearing.ts'
import {
  announcementBasis,
  announcementForm,
  announcementLimit,
  announcing,
  deliveryBasis,
  deliveryForm,
  deliveryGuards,
} from './service-of-documents.ts'

const withdrawal = bureauRule(
  '申请人可以在决定作出之前撤回申请，撤回的终止办理',
  '许可依申请办理，法律没有规定撤回，也没有禁止撤回',
)
const unanswered = bureauRule(
  '补正告知之后在本局设定的期限内没有补正的，终止办理；申请人可以随时重新申请',
  '行政许可法没有规定不补正的后果',
)
const reminding = bureauRule(
  '补正告知之后在本局设定的时间内没有补正的，提醒申请人',
  '逾期不补正的终止办理，事先应当提醒',
)
const notServed = mustCase(
  '决定已经送达',
  ({ before }) => !['serve', 'serveRefusal', 'deemServed', 'deemRefusalServed'].some((act) => before?.acts[act]),
  deliveryBasis[0],
)
const announcedOnce = mustCase(
  '决定已经公告送达',
  ({ before }) => !before?.acts['announce'] && !before?.acts['announceRefusal'],
  announcementBasis[0],
)
/** Served electronically is who has agreed to it in his application. */
const delivering = [notServed, ...deliveryGuards(({ application }) => application?.['eService'] !== undefined)]
const enteredOnce = bureauRule('一件办件只在省平台录入一次', '录入的日期决定它归入哪一年')
const archiving = [article('国办发〔2018〕118号', '(九)'), article('档案法', 13), article('档案法', 14)] as const

/**
 * 实验动物许可证: licensing.md §7. The licence rests on the quality certification of 实验动物管理条例第六条 and the
 * ministry's measures; the procedure is 行政许可法's. Site verification by officers does not stop the clock.
 */
export const labAnimalLicence = defineMatter({
  id: 'lab-animal-licence',
  title: '实验动物许可证核发（含变更、补证、注销）',
  kind: 'licence',
  chapter: 'services',
  inForceFrom: '2023-01-01',
  basis: [article('实验动物管理条例', 6), article('国科发财字〔1997〕593号', 12), article('优化营商环境条例', 40)],
  variants: { issue: '核发', amend: '变更', renew: '延续', replace: '补证', cancel: '注销' },

  states: {
    submitted: '已提交',
    returned: '待补正',
    accepted: '已受理',
    reviewed: '已审查',
    vetted: '已法制审核',
    deemed: '视为准予延续',
    granted: '已准予',
    served: '已送达',
    archived: '已归档',
    terminated: '已终止',
    notRequired: adverse('不受理'),
    notAccepted: adverse('不予受理'),
    refused: adverse('不予许可'),
  },
  final: ['archived', 'terminated', 'notRequired', 'notAccepted', 'refused'],

  readers: [
    'applicant',
    'receptionist',
    'caseOfficer',
    'sectionHead',
    'legalReviewer',
    'head',
    'supervisor',
    { role: 'server', in: ['granted', 'refused', 'served', 'archived'] },
    { role: 'publisher', in: ['granted', 'refused', 'served', 'archived'] },
  ],

  forms: {
    application: applicationForm,
    correction: correctionForm,
    commitment: commitmentForm,
    review: reviewForm,
    vetting: vettingForm,
    pause: pauseForm,
    certificate: certificateForm,
    delivery: deliveryForm,
    announcement: announcementForm,
    shortfall: shortfallForm,
    recusal: recusalForm,
    falsehood: falsehoodForm,
    publicity: publicityForm,
    platform: platformForm,
  },
  samples: labAnimalLicenceSamples,

  limits: {
    notice: {
      label: '补正告知',
      statutory: workingDays(5, article('行政许可法', 32, '第一款第四项'), article('行政许可法', 82)),
    },
    decision: {
      label: '许可决定',
      statutory: workingDays(20, article('行政许可法', 42, '第一款'), article('行政许可法', 82)),
      pauses: pauseForm.shape.ground.options.map((ground) => ({ ground, basis: article('行政许可法', 45) })),
      extension: { length: 10, times: 1, basis: [article('行政许可法', 42, '第一款')] },
    },
    delivery: { label: '证件送达', statutory: workingDays(10, article('行政许可法', 44), article('行政许可法', 82)) },
    supplement: { label: '补正', statutory: lengthOf('licence.correction-close', unanswered) },
    reminder: { label: '补正提醒', statutory: lengthOf('licence.correction-reminder', reminding) },
    announcement: announcementLimit,
    publicity: { label: '结果公示', statutory: workingDays(7, article('国办发〔2018〕118号', '(六)')) },
  },

  documents: worded(labAnimalLicenceTexts, {
    receipt: { title: '收件凭证', basis: [article('行政许可法', 32)] },
    acceptance: { title: '受理通知书', basis: [article('行政许可法', 32, '第二款')] },
    correction: { title: '补正告知书', basis: [article('行政许可法', 32, '第一款第四项')] },
    notRequired: { title: '不受理告知书', basis: [article('行政许可法', 32, '第一款第一项')] },
    rejection: { title: '不予受理通知书', basis: [article('行政许可法', 32, '第二款')] },
    pauseNotice: { title: '特别程序所需时间告知书', basis: [article('行政许可法', 45)] },
    extensionNotice: { title: '延期告知书', basis: [article('行政许可法', 42, '第一款')] },
    vettingOpinion: { title: '法制审核意见书', basis: [article('国办发〔2018〕118号', '(十三)')] },
    grant: {
      title: '准予行政许可决定书',
      basis: [article('行政许可法', 38, '第一款')],
      series: '许可决定',
      public: [article('行政许可法', 40)],
    },
    refusal: { title: '不予行政许可决定书', basis: [article('行政许可法', 38, '第二款')], series: '不予许可决定' },
    falsehood: {
      title: '不予行政许可决定书（虚假材料）',
      basis: [article('行政许可法', 78)],
      series: '不予许可决定',
    },
    cancellation: { title: '注销行政许可决定书', basis: [article('行政许可法', 70)], series: '注销决定' },
    deemedRenewal: {
      title: '视为准予延续行政许可告知书',
      basis: [article('行政许可法', 50, '第二款')],
      public: [article('行政许可法', 40)],
    },
    licence: {
      title: '实验动物许可证',
      basis: [article('行政许可法', 39)],
      series: (data) => (data.application?.permitType === '生产' ? 'SCXK' : 'SYXK'),
    },
    reissued: {
      title: '实验动物许可证（换发）',
      basis: [article('行政许可法', 39), article('行政许可法', 49), replacement],
    },
    termination: { title: '终止办理告知书', basis: [withdrawal] },
    reminder: { title: '补正提醒', basis: [reminding] },
    lapse: { title: '逾期不补正终止办理告知书', basis: [unanswered] },
    incomplete: { title: '补正后不予受理通知书', basis: [article('行政许可法', 32, '第二款')] },
    deliveryReceipt: { title: '送达回证', basis: deliveryBasis },
    announcement: { title: '送达公告', basis: announcementBasis },
  }),
  publicView: {
    basis: [article('行政许可法', 40), article('国办发〔2018〕118号', '(六)')],
    acts: {
      publish: [
        'application.permitType',
        'application.applicantName',
        'application.creditCode',
        'application.facilityAddress',
        'application.scope',
        'certificate.validFrom',
        'certificate.validTo',
        'publicity.channels',
      ],
    },
  },
  follows: {
    postCheck: {
      label: '告知承诺事后核查',
      on: ['grant', 'grantReissue'],
      basis: [article('优化营商环境条例', 40), article('行政许可法', 61)],
      makes: ({ data: { application, commitment }, number, applicant }) =>
        commitment?.route === '告知承诺'
          ? [
              {
                ...{ matter: 'commitment-check', action: 'open', link: 'licence' },
                form: {
                  holder: application?.applicantName,
                  creditCode: application?.creditCode,
                  account: application?.creditCode === undefined ? applicant : undefined,
                  licence: number ?? application?.previousLicence,
                },
              },
            ]
          : [],
    },
  },
  exclusive: {
    of: ({ application }) =>
      application &&
      (application.previousLicence ??
        `${application.creditCode ?? '个人'} ${application.permitType} ${application.facilityAddress}`),
    text: '同一许可证或者同一单位、同一设施的同类许可已有申请在办',
    basis: article('行政许可法', 31),
  },
  numberedBy: 'licence',
  dossier: {
    archived: [
      'application',
      // What law has renewed was neither reviewed nor decided.
      ['acceptance', 'deemedRenewal'],
      ['review', 'deemedRenewal'],
      ['vetting', 'deemedRenewal'],
      ['grant', 'cancellation', 'deemedRenewal'],
      ['delivery', 'announcement'],
      'publicity',
    ],
    refused: ['application', 'acceptance', 'review', 'vetting', ['refusal', 'falsehood'], ['delivery', 'announcement']],
    notRequired: ['application', 'notRequired'],
    notAccepted: ['application', ['rejection', 'incomplete']],
    terminated: ['application', ['termination', 'lapse']],
  },

  measures: {
    ...barMeasure,
    'licence.decided': '一件在年度内作出决定的实验动物许可办件',
    'licence.three-systems': '一件已公示、有全过程记录并经法制审核的已决许可办件',
    'licence.certificate': '一个因准予而颁发的实验动物许可证；按办理情形（核发、延续、变更、补证）分组',
    'licence.handling-days': '一件已决许可自受理至决定的工作日数，不含依法中止计算的时间',
    'licence.commitment': '一件按告知承诺方式受理的许可办件',
    'licence.refused': '一件不予许可的办件',
    'platform-entry.completed': '一件已完成省行政执法和监督平台录入的办件',
  },

  actions: {
    apply: {
      label: '申请',
      by: 'applicant',
      from: 'nothing',
      to: 'submitted',
      form: 'application',
      starts: 'notice',
      issues: ['receipt'],
      settings: ['licence.renewal-opens'],
      asks: { measures: ['licence.barred'], keys: barredKeys },
      entails: awaitsRenewal,
      basis: [article('行政许可法', 29), article('行政许可法', 31)],
      guards: applicationGuards,
    },
    correct: {
      label: '一次告知补正',
      by: 'receptionist',
      from: 'submitted',
      to: 'returned',
      form: 'correction',
      issues: ['correction'],
      stops: 'notice',
      starts: ['supplement', 'reminder'],
      untilDue: 'notice',
      entails: endsRenewal,
      basis: [article('行政许可法', 32, '第一款第四项')],
      guards: [
        mustCase(
          '本案已发出补正告知书；需补正的全部内容应当一次告知',
          ({ before }) => !before?.acts.correct,
          article('行政许可法', 32, '第一款第四项'),
        ),
      ],
    },
    supply: {
      label: '补正',
      by: 'applicant',
      from: 'returned',
      to: 'submitted',
      form: 'application',
      starts: 'notice',
      stops: ['supplement', 'reminder'],
      issues: ['receipt'],
      settings: ['licence.renewal-opens'],
      asks: { measures: ['licence.barred'], keys: barredKeys },
      entails: awaitsRenewal,
      basis: [article('行政许可法', 32, '第一款第五项')],
      guards: applicationGuards,
    },
    remind: {
      label: '提醒补正',
      by: 'system',
      from: 'returned',
      to: 'same',
      afterDue: 'reminder',
      stops: 'reminder',
      issues: ['reminder'],
      basis: [reminding],
    },
    lapse: {
      label: '逾期不补正终止办理',
      by: 'system',
      from: 'returned',
      to: 'terminated',
      afterDue: 'supplement',
      stops: ['supplement', 'reminder'],
      issues: ['lapse'],
      basis: [unanswered],
    },
    // 申请人按照要求提交全部补正材料的才受理: what was asked for and still lacks ends the case, with reasons and remedies.
    rejectIncomplete: {
      label: '补正后仍不齐全不予受理',
      by: 'receptionist',
      from: 'submitted',
      to: 'notAccepted',
      form: 'shortfall',
      after: ['supply'],
      reasons: 'required',
      remedies: [reconsideration, litigation],
      issues: ['incomplete'],
      stops: 'notice',
      untilDue: 'notice',
      entails: endsRenewal,
      basis: [article('行政许可法', 32, '第一款第五项'), article('行政许可法', 32, '第二款')],
      guards: shortfallGuards,
    },
    declineAsUnneeded: {
      label: '告知不受理',
      by: 'receptionist',
      from: 'submitted',
      to: 'notRequired',
      reasons: 'required',
      remedies: [reconsideration, litigation],
      issues: ['notRequired'],
      stops: 'notice',
      entails: endsRenewal,
      untilDue: 'notice',
      basis: [article('行政许可法', 32, '第一款第一项')],
    },
    reject: {
      label: '不予受理',
      by: 'receptionist',
      from: 'submitted',
      to: 'notAccepted',
      reasons: 'required',
      remedies: [reconsideration, litigation],
      issues: ['rejection'],
      stops: 'notice',
      entails: endsRenewal,
      untilDue: 'notice',
      basis: [article('行政许可法', 32, '第一款第二项')],
    },
    accept: {
      label: '受理',
      by: 'receptionist',
      from: 'submitted',
      to: 'accepted',
      form: 'commitment',
      issues: ['acceptance'],
      stops: 'notice',
      untilDue: 'notice',
      starts: 'decision',
      asks: {
        measures: ['commitment.untrue'],
        keys: (_form, before) => [applicantOf(before)],
      },
      basis: [article('行政许可法', 32, '第一款第五项')],
      guards: acceptanceGuards,
    },
    deemAccepted: {
      label: '逾期视为受理',
      by: 'system',
      from: 'submitted',
      to: 'accepted',
      afterDue: 'notice',
      issues: ['acceptance'],
      stops: 'notice',
      starts: 'decision',
      startsAsOf: ['apply', 'supply'],
      basis: [article('行政许可法', 32, '第一款第四项')],
    },
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
      asks: { measures: certificateMeasures, keys: ({ inspectors }) => inspectors },
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
    grant: {
      label: '准予许可',
      by: 'head',
      notBy: 'caseOfficer',
      from: 'vetted',
      to: 'granted',
      only: ['issue', 'renew'],
      form: 'certificate',
      settings: ['licence.validity'],
      entails: opensLicence,
      issues: ['grant', 'licence'],
      stops: 'decision',
      starts: ['delivery', 'publicity'],
      basis: [article('行政许可法', 38, '第一款'), article('行政许可法', 39)],
      guards: [hearingsClosed, onTheRecord('review'), asReviewed, stillRenewable, ...certificateGuards],
    },
    // 逾期未作决定的视为准予延续: entailed by the licence itself, on the day after its last.
    deemGranted: {
      label: '逾期未决定视为准予延续',
      by: 'system',
      from: ['submitted', 'accepted', 'reviewed', 'vetted'],
      to: 'deemed',
      only: ['renew'],
      stops: ['notice', 'decision'],
      starts: 'delivery',
      issues: ['deemedRenewal'],
      basis: [article('行政许可法', 50, '第二款')],
    },
    grantDeemed: {
      label: '就视为准予的延续颁发许可证',
      by: 'head',
      notBy: 'caseOfficer',
      from: 'deemed',
      to: 'granted',
      only: ['renew'],
      form: 'certificate',
      settings: ['licence.validity'],
      entails: opensLicence,
      issues: ['licence'],
      starts: 'publicity',
      basis: [article('行政许可法', 39), article('行政许可法', 50, '第二款')],
      guards: certificateGuards,
    },
    grantReissue: {
      label: '准予变更或补证',
      by: 'head',
      notBy: 'caseOfficer',
      from: 'vetted',
      to: 'granted',
      only: ['amend', 'replace'],
      needs: [
        needs(
          labAnimalPermit,
          { form: 'application', field: 'previousLicence' },
          holding,
          '原许可证应当有效',
          article('行政许可法', 70),
        ),
      ],
      entails: changesLicence,
      issues: ['grant', 'reissued'],
      stops: 'decision',
      starts: ['delivery', 'publicity'],
      basis: [article('行政许可法', 38, '第一款'), article('行政许可法', 49), replacement],
      guards: [hearingsClosed, onTheRecord('review'), asReviewed],
    },
    grantCancel: {
      label: '准予注销',
      by: 'head',
      notBy: 'caseOfficer',
      from: 'vetted',
      to: 'granted',
      only: ['cancel'],
      needs: [
        needs(
          labAnimalPermit,
          { form: 'application', field: 'previousLicence' },
          holding,
          '原许可证应当有效',
          article('行政许可法', 70),
        ),
      ],
      entails: cancelsLicence,
      issues: ['cancellation'],
      stops: 'decision',
      starts: ['delivery', 'publicity'],
      basis: [article('行政许可法', 70)],
      guards: [hearingsClosed, onTheRecord('review'), asReviewed],
    },
    refuse: {
      label: '不予许可',
      by: 'head',
      notBy: 'caseOfficer',
      from: 'vetted',
      to: 'refused',
      reasons: 'required',
      remedies: [reconsideration, litigation],
      issues: ['refusal'],
      stops: 'decision',
      starts: 'delivery',
      entails: endsRenewal,
      basis: [article('行政许可法', 38, '第二款')],
      guards: [hearingsClosed, onTheRecord('review')],
    },
    refuseFalsehood: {
      label: '因隐瞒或者虚假材料不予许可',
      by: 'head',
      notBy: 'caseOfficer',
      from: 'vetted',
      to: 'refused',
      form: 'falsehood',
      reasons: 'required',
      remedies: [reconsideration, litigation],
      issues: ['falsehood'],
      stops: 'decision',
      starts: 'delivery',
      entails: endsRenewal,
      basis: [article('行政许可法', 78)],
      guards: [hearingsClosed, ...falsehoodGuards],
    },
    serve: {
      label: '送达',
      by: 'server',
      from: 'granted',
      to: 'served',
      form: 'delivery',
      stops: ['delivery', 'announcement'],
      issues: ['deliveryReceipt'],
      basis: [article('行政许可法', 44), ...deliveryBasis],
      guards: delivering,
    },
    announce: { ...announcing, label: '公告送达决定', from: 'granted', guards: [notServed, announcedOnce] },
    deemServed: {
      label: '公告期满视为送达',
      by: 'system',
      from: 'granted',
      to: 'served',
      afterDue: 'announcement',
      stops: ['announcement', 'delivery'],
      basis: announcementBasis,
    },
    serveRefusal: {
      label: '送达不予许可决定',
      by: 'server',
      from: 'refused',
      to: 'same',
      form: 'delivery',
      stops: ['delivery', 'announcement'],
      issues: ['deliveryReceipt'],
      basis: [article('行政许可法', 44), article('行政许可法', 38, '第二款'), ...deliveryBasis],
      guards: delivering,
      once: true,
    },
    announceRefusal: {
      ...announcing,
      label: '公告送达不予许可决定',
      from: 'refused',
      guards: [notServed, announcedOnce],
    },
    deemRefusalServed: {
      label: '不予许可决定公告期满视为送达',
      by: 'system',
      from: 'refused',
      to: 'same',
      afterDue: 'announcement',
      stops: ['announcement', 'delivery'],
      basis: announcementBasis,
    },
    publish: {
      label: '公示',
      by: 'publisher',
      from: ['granted', 'served'],
      to: 'same',
      form: 'publicity',
      publishes: ['行政许可决定'],
      stops: 'publicity',
      entails: publishesLicence,
      basis: [article('行政许可法', 40), article('国办发〔2018〕118号', '(六)')],
    },
    enterPlatform: {
      label: '录入省平台',
      by: 'publisher',
      from: ['granted', 'served', 'refused'],
      to: 'same',
      form: 'platform',
      basis: [article('国办发〔2018〕118号', '(十六)')],
      guards: [mustCase('本案已完成省平台录入，不重复录入', ({ before }) => !before?.acts.enterPlatform, enteredOnce)],
    },
    archive: {
      label: '立卷归档',
      by: 'caseOfficer',
      from: 'served',
      to: 'archived',
      after: ['publish', 'enterPlatform'],
      basis: archiving,
    },
    archiveRefusal: {
      label: '不予许可立卷归档',
      by: 'caseOfficer',
      from: 'refused',
      to: 'same',
      after: ['enterPlatform'],
      basis: archiving,
      guards: [
        mustCase(
          '不予许可决定送达之后才能归档',
          ({ before }) => Boolean(before?.acts['serveRefusal'] ?? before?.acts['deemRefusalServed']),
          deliveryBasis[0],
        ),
      ],
    },
    withdraw: {
      label: '撤回申请',
      by: 'applicant',
      from: ['submitted', 'returned', 'accepted', 'reviewed', 'vetted'],
      to: 'terminated',
      issues: ['termination'],
      stops: ['notice', 'decision', 'supplement', 'reminder'],
      entails: endsRenewal,
      basis: [withdrawal],
    },
  },

  describe: ({ application }) =>
    application ? `${application.applicantName}·实验动物${application.permitType}许可证` : '实验动物许可证',

  facts: (current, { calendar }) => {
    const { acts, data } = current
    const granted = acts.grant ?? acts.grantReissue ?? acts.grantCancel
    const refused = acts.refuse ?? acts.refuseFalsehood
    const decided = granted ?? refused
    const acceptedOn = acts.accept?.on ?? (acts.deemAccepted && (acts.supply ?? acts.apply)?.on)
    const byLaw = [
      // What law has granted is nobody's decision; its certificate is one more all the same.
      ...(acts.grantDeemed
        ? [{ measure: 'licence.certificate', on: acts.grantDeemed.on, key: current.number, group: 'renew' } as const]
        : []),
      ...(acts.refuseFalsehood && data.falsehood?.concernsSafety
        ? [barOf('application', acts.refuseFalsehood.on, applicantOf(current))]
        : []),
    ]
    if (!decided || !acceptedOn) return byLaw
    const on = decided.on
    const systems = acts.publish && data.review?.recording && acts.vet
    return [
      ...byLaw,
      { measure: 'licence.decided', on, key: current.id, group: current.variant },
      {
        measure: 'licence.handling-days',
        on,
        value: handlingDays(calendar, current.clocks, 'decision', [acceptedOn, on]),
        group: current.variant,
      },
      ...(systems ? [{ measure: 'licence.three-systems', on, key: current.id } as const] : []),
      // A certificate stays given in its year: revoking it later is a fact of the later year.
      ...((acts.grant ?? acts.grantReissue)
        ? [
            {
              measure: 'licence.certificate',
              on,
              key: current.number ?? data.application?.previousLicence,
              group: current.variant,
            } as const,
          ]
        : []),
      ...(data.commitment?.route === '告知承诺' ? [{ measure: 'licence.commitment', on: acceptedOn } as const] : []),
      ...(refused ? [{ measure: 'licence.refused', on } as const] : []),
      ...(acts.enterPlatform
        ? [
            {
              measure: 'platform-entry.completed',
              on: acts.enterPlatform.on,
              key: current.id,
              group: '行政许可',
            } as const,
          ]
        : []),
    ]
  },
})
