import { adverse, defineMatter, worded } from '#domain/engine/matter.ts'
import { article } from '#domain/law/catalogue.ts'
import { announcementBasis, deliveryBasis } from '../services/service-of-documents.ts'
import { law } from './administrative-penalty.case.ts'
import { decision } from './administrative-penalty.decision.ts'
import { penaltyTexts } from './administrative-penalty.documents.ts'
import { execution } from './administrative-penalty.execution.ts'
import { penaltyForms } from './administrative-penalty.forms.ts'
import { investigation } from './administrative-penalty.investigation.ts'
import { lapsing, onClue, penaltyLimits } from './administrative-penalty.limits.ts'
import { penaltySamples } from './administrative-penalty.samples.ts'

const investigated = [law(54), law(55), law(57)] as const
const own = [law(47)] as const

/**
 * 行政处罚案件, 普通程序 (penalty.md §4.2): clue, filing, investigation by two officers, conclusion, discretion, notice, what the
 * party says, hearing, review, legal vetting, collective discussion, decision, service, publication, performance or
 * the court, end. No step can be left out, and each refuses by its article.
 */
export const administrativePenalty = defineMatter({
  id: 'administrative-penalty',
  title: '行政处罚案件（普通程序）',
  kind: 'review',
  chapter: 'enforcement',
  inForceFrom: '2023-01-01',
  basis: [law(4), law(42), law(54), law(57)],
  states: {
    clue: '线索待核查',
    filed: '已立案，调查中',
    preserving: '登记保存中',
    concluded: '调查终结',
    weighed: '已提出处理建议',
    notified: '待送达告知书',
    announced: '告知书公告送达中',
    noticed: '已告知，听取陈述申辩',
    heard: '陈述申辩期满',
    reviewed: '已复核',
    vetted: '已法制审核',
    decided: adverse('已决定处罚'),
    served: '决定书已送达',
    urging: '催告书待送达',
    urged: '已催告',
    enforcing: '法院执行中',
    performed: '履行、执行已结束',
    notFiled: '不予立案',
    notPenalised: '不予处罚',
    transferred: '已移送',
    terminated: '已终止调查',
    closed: '已结案',
    archived: '已归档',
    annulled: '决定被变更、撤销或者确认违法、无效',
  },
  final: ['notFiled', 'archived', 'annulled'],
  readers: [
    'caseOfficer',
    'sectionHead',
    'legalReviewer',
    'head',
    'supervisor',
    { role: 'server', in: ['notified', 'announced', 'decided', 'served', 'urging', 'notPenalised'] },
    {
      role: 'publisher',
      in: ['decided', 'served', 'urging', 'urged', 'enforcing', 'performed', 'closed', 'archived', 'annulled'],
    },
  ],
  forms: penaltyForms,
  samples: penaltySamples,
  limits: penaltyLimits,
  documents: worded(penaltyTexts, {
    filingApproval: { title: '行政处罚立案审批表', basis: [law(54, '第二款')] },
    notFiling: { title: '不予立案审批表', basis: [law(54, '第二款'), onClue] },
    recusalDecision: { title: '执法人员回避决定书', basis: [law(43)] },
    collectionRecord: { title: '调查取证记录', basis: [law(46), law(47), law(55)] },
    preservation: { title: '先行登记保存证据决定书', basis: [law(56)], series: '先行登记保存' },
    disposal: { title: '先行登记保存证据处理决定书', basis: [law(56)] },
    release: { title: '先行登记保存解除通知书', basis: [law(56), lapsing] },
    order: { title: '责令改正通知书', basis: [law(28, '第一款')], series: '责令改正' },
    recheckRecord: { title: '改正情况复查记录', basis: [law(28, '第一款'), law(47)] },
    report: { title: '案件调查终结报告', basis: investigated },
    weighingSheet: { title: '行政处罚裁量和处理建议表', basis: [law(57), article('行政处罚法', 34)] },
    notice: { title: '行政处罚事先告知书', basis: [law(44), law(45)], series: '处罚告知' },
    noticeReceipt: { title: '告知书送达回证', basis: deliveryBasis },
    noticeAnnouncement: { title: '告知书送达公告', basis: announcementBasis },
    addressConfirmation: { title: '送达地址和送达方式确认书', basis: [law(61, '第二款')] },
    statementRecord: { title: '陈述申辩笔录', basis: [law(45)] },
    reviewOpinion: { title: '陈述申辩复核意见书', basis: [law(45)] },
    vettingOpinion: { title: '法制审核意见书', basis: [law(58)] },
    decision: { title: '行政处罚决定书', basis: [law(57), law(59)], series: '行政处罚决定', public: [law(48)] },
    exemption: { title: '不予行政处罚决定书', basis: [law(57), law(33)], series: '不予处罚决定' },
    transferLetter: { title: '案件移送书', basis: [law(27), law(57)], series: '案件移送' },
    terminationApproval: { title: '终止调查审批表', basis: own },
    receipt: { title: '送达回证', basis: deliveryBasis },
    announcement: { title: '送达公告', basis: announcementBasis },
    deferralNotice: { title: '延期、分期缴纳罚款通知书', basis: [law(66, '第二款')] },
    urging: { title: '履行行政处罚决定催告书', basis: [article('行政强制法', 54)], series: '催告' },
    urgingReceipt: { title: '催告书送达回证', basis: deliveryBasis },
    courtApplication: {
      title: '强制执行申请书',
      basis: [article('行政强制法', 53), article('行政强制法', 55)],
      series: '强制执行申请',
    },
    closingApproval: { title: '结案审批表', basis: own },
  }),
  numberedBy: 'decision',
  publicView: {
    basis: [law(48), article('国办发〔2018〕118号', '(六)')],
    acts: {
      publish: [
        'clue.organisation',
        'clue.creditCode',
        'clue.act',
        'filing.duty',
        'filing.penal',
        'decision.kinds',
        'decision.fine',
        'decision.confiscated',
        'decision.licence',
        'decision.content',
        'publicity.channels',
        'publicity.until',
      ],
      withdraw: ['clue.organisation', 'clue.act', 'annulment.what', 'annulment.organ', 'retraction.explanation'],
    },
  },
  dossier: {
    archived: [
      'clue',
      ['filingApproval', 'notFiling'],
      'collectionRecord',
      ['report', 'transferLetter', 'terminationApproval'],
      ['decision', 'exemption', 'transferLetter', 'terminationApproval'],
      'closingApproval',
    ],
  },
  exclusive: {
    of: ({ clue }) => clue && `${clue.creditCode ?? `${clue.person} ${clue.address}`} ${clue.act}`,
    text: '同一当事人的同一违法行为已有案件在办，应当并案或者终止其中一件',
    basis: law(25),
  },
  list: {
    columns: ['clue.organisation', 'clue.source', 'decision.kinds', 'decision.fine'],
    totals: ['decision.fine'],
  },
  measures: {
    'penalty.filed': '立案一件行政处罚案件；按线索来源分组',
    'penalty.decided': '一件给予处罚的决定有效的期间，以当事人的统一社会信用代码为键，按处罚依据分组',
    'penalty.exempted': '一件不予行政处罚的决定',
    'penalty.fine': '一件处罚决定的罚款，以元为单位',
    'penalty.confiscated': '一件处罚决定没收的金额，以元为单位',
  },
  actions: { ...investigation, ...decision, ...execution },
  describe: ({ clue }) => (clue ? `${clue.organisation ?? '个人'}·${clue.act}` : '行政处罚案件'),
  facts: ({ acts, data: { clue, filing, decision: decided } }) => {
    if (!acts.file || !clue || !filing) return []
    const { penalise, exempt, annul } = acts
    return [
      { measure: 'penalty.filed', on: acts.file.on, group: clue.source },
      ...(exempt ? [{ measure: 'penalty.exempted', on: exempt.on } as const] : []),
      ...(penalise && decided
        ? [
            {
              ...{ measure: 'penalty.decided' as const, on: penalise.on, key: clue.creditCode, group: filing.penal },
              // what was annulled on the day of its decision was in force on no day
              ...(annul && annul.on > penalise.on ? { until: annul.on } : {}),
            } as const,
            ...(decided.fine ? [{ measure: 'penalty.fine', on: penalise.on, value: decided.fine } as const] : []),
            ...(decided.confiscated
              ? [{ measure: 'penalty.confiscated', on: penalise.on, value: decided.confiscated } as const]
              : []),
          ]
        : []),
    ]
  },
})
