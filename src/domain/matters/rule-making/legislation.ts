import { addDays, type Day } from '#domain/calendar/day.ts'
import { addMonths } from '#domain/calendar/due.ts'
import { calendarDays, defineMatter, months, worded } from '#domain/engine/matter.ts'
import { article } from '#domain/law/catalogue.ts'
import { legislationTexts } from './legislation.documents.ts'
import { draftingActs } from './legislation.drafting.ts'
import { legislationFactsOf, legislationMeasures } from './legislation.facts.ts'
import { type Filled, legislationForms } from './legislation.forms.ts'
import { accounted, alike, law, making } from './legislation.law.ts'
import { outsideActs } from './legislation.outside.ts'
import { reviewActs } from './legislation.review.ts'
import { legislationSamples } from './legislation.samples.ts'
import { both, working } from './legislation.shared.ts'

const open = [
  ...(['suggested', 'planned', 'organised', 'researched', 'drafted', 'consulting', 'consulted', 'argued'] as const),
  ...([
    'reviewed',
    'passedInside',
    'signed',
    'submitted',
    'examined',
    'examinedAsked',
    'returned',
    'deferred',
  ] as const),
] as const
const publishedOn = ({ promulgation, order }: Partial<Record<string, unknown>>): Day | undefined =>
  ((promulgation ?? order) as { readonly promulgatedOn?: Day } | undefined)?.promulgatedOn
/** A rule made early for an urgent need lives two years (立法法第九十三条第五款); others have no such limit. */
const urgentSince = ({ competence, order }: Partial<Record<string, unknown>>): Day | undefined =>
  (competence as Filled<'competence'> | undefined)?.urgent
    ? (order as Filled<'order'> | undefined)?.effectiveOn
    : undefined

/**
 * 地方立法项目: a local regulation or a government rule as the bureau sees it, from the suggestion to its evaluation. The
 * four reviews, the meeting, the signature and the package stand on one text by its hash; what councils and government
 * decide is entered from their papers, with each of their texts.
 */
export const legislation = defineMatter({
  id: 'legislation',
  title: '地方立法项目',
  kind: 'review',
  chapter: 'rule-making',
  inForceFrom: '2024-01-01',
  basis: [law(81), law(87), law(88), law(93), making(14), article('公平竞争审查条例', 14)],
  variants: { regulation: '地方性法规', governmentRule: '政府规章' },
  readers: ['caseOfficer', 'legalReviewer', 'sectionHead', 'head', 'keeper', 'supervisor'],
  openIn: ['promulgated', 'inForce', 'implemented', 'evaluated'],
  states: {
    suggested: '已提出立项建议',
    planned: '已列入立法计划',
    organised: '已组织起草',
    researched: '已调研',
    drafted: '已起草',
    consulting: '征求意见中',
    consulted: '已征求意见',
    argued: '已论证',
    reviewed: '四项审查已完成',
    passedInside: '本局已审议通过',
    signed: '送审稿已签署',
    submitted: '已报送审查',
    examined: '审查中',
    examinedAsked: '审查中，待答复来函',
    returned: '已退回',
    deferred: '已缓办',
    passedGovernment: '政府会议已通过',
    reading: '人大审议中',
    readingAsked: '人大审议中，待答复来函',
    passed: '已表决通过',
    approved: '已批准',
    promulgated: '已公布',
    inForce: '已施行',
    implemented: '配套文件已完成',
    evaluated: '已评估',
    lapsed: '施行满两年，行政措施不再施行',
    rejected: '未获通过',
    withdrawn: '已撤回',
    split: '已分立或者并入',
    ended: '已终止',
  },
  final: ['inForce', 'implemented', 'evaluated', 'lapsed', 'rejected', 'withdrawn', 'split', 'ended'],
  forms: legislationForms,
  samples: legislationSamples,
  list: { columns: ['suggestion.making', 'suggestion.unit', 'plan.year'], searched: ['suggestion.title'] },
  texts: {
    draft: { label: '草案' },
    explanation: { label: '起草说明' },
    current: { label: '现行文本' },
    bill: { label: '审议文本' },
  },
  limits: {
    comment: {
      label: '公开征求意见',
      statutory: calendarDays(30, making(15, '第二款')),
      until: ({ notice }) => (notice as Filled<'notice'> | undefined)?.until,
    },
    answer: {
      label: '答复来函',
      statutory: calendarDays(1, accounted),
      until: ({ letter }) => (letter as Filled<'letter'> | undefined)?.dueOn,
    },
    approval: {
      label: '省级人大常委会批准',
      statutory: months(4, law(81, '第一款')),
      since: ({ vote }) => (vote as Filled<'vote'> | undefined)?.heldOn,
    },
    filing: { label: '备案', statutory: calendarDays(30, law(109)), since: publishedOn },
    twoYears: {
      label: '先行制定的规章满两年',
      statutory: months(24, law(93, '第五款')),
      since: urgentSince,
      until: (data) => {
        const from = urgentSince(data)
        return from && addDays(addMonths(from, 24), -1)
      },
    },
  },
  documents: worded(legislationTexts, {
    application: { title: '立项申请', basis: [making(11), alike] },
    workPlan: { title: '起草工作方案', basis: both },
    clauseTable: { title: '逐条说明', basis: [making(18), alike] },
    comparison: { title: '三列对照表', basis: [making(18), alike] },
    notice: { title: '公开征求意见公告', basis: [making(15), alike] },
    disposition: { title: '意见汇总及采纳情况表', basis: [making(15), making(18), alike] },
    argument: { title: '论证会纪要', basis: [making(16), alike] },
    reviews: { title: '四项审查汇总表', basis: [making(18), making(19), law(8), alike] },
    letter: { title: '送审稿报送函', basis: [making(18), alike] },
    answer: { title: '答复来函', basis: [accounted] },
    survival: { title: '草案条款存续表', basis: [law(89)] },
    ruleSurvival: { title: '规章草案条款存续表', basis: [making(31)] },
    supporting: { title: '配套文件清单', basis: [accounted] },
  }),
  dossier: {
    inForce: [
      'application',
      'workPlan',
      'research',
      'notice',
      'disposition',
      'argument',
      'reviews',
      'letter',
      'government',
    ],
  },
  measures: legislationMeasures,
  actions: {
    ...draftingActs,
    ...reviewActs,
    ...outsideActs,
    withdraw: {
      label: '撤回',
      by: 'head',
      from: [
        'submitted',
        'examined',
        'examinedAsked',
        'returned',
        'deferred',
        'passedGovernment',
        'reading',
        'readingAsked',
      ],
      to: 'withdrawn',
      reasons: 'required',
      stops: 'answer',
      basis: [alike],
    },
    split: {
      label: '分立或者并入其他项目',
      by: 'head',
      from: ['suggested', 'planned', 'organised', 'researched', ...working],
      to: 'split',
      form: 'split',
      reasons: 'required',
      basis: [alike],
    },
    end: {
      label: '终止项目',
      by: 'head',
      from: open.filter((state) => !['submitted', 'examined', 'examinedAsked'].includes(state)),
      to: 'ended',
      reasons: 'required',
      stops: 'comment',
      basis: [alike],
    },
  },
  publicView: {
    basis: [law(89), article('政府信息公开条例', 20)],
    acts: {
      promulgate: [
        ...(['suggestion.title', 'suggestion.making', 'plan.year', 'vote.heldOn', 'vote.session'] as const),
        ...([
          'approval.heldOn',
          'approval.session',
          'promulgation.promulgatedOn',
          'promulgation.announcement',
        ] as const),
        ...(['promulgation.effectiveOn', 'promulgation.url', 'promulgation.order', 'promulgation.peers'] as const),
        'promulgation.orderSource',
      ],
      order: [
        ...(['suggestion.title', 'suggestion.making', 'plan.year', 'order.orderNo', 'order.promulgatedOn'] as const),
        ...(['order.effectiveOn', 'order.url'] as const),
      ],
    },
  },
  describe: ({ suggestion }) => (suggestion ? `《${suggestion.title}》${suggestion.making}` : '地方立法项目'),
  facts: legislationFactsOf,
})
