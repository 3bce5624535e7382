import { type DefinedMatter, defineMatter, lengthOf, must, mustCase, worded } from '#domain/engine/matter.ts'
import { needs } from '#domain/engine/others.ts'
import { latestOf } from '#domain/engine/texts.ts'
import { article } from '#domain/law/catalogue.ts'
import { systemRule } from '#domain/law/citation.ts'
import { mayGoOn, reviewedText } from './fair-competition-review.guards.ts'
import { fairCompetitionReview } from './fair-competition-review.ts'
import { reviewTexts } from './legality-review.documents.ts'
import {
  acceptanceForm,
  confirmationForm,
  counselForm,
  opinionForm,
  packageItems,
  responseForm,
  returnForm,
  submissionForm,
  supplementForm,
  supplyForm,
} from './legality-review.forms.ts'
import { reviewSamples } from './legality-review.samples.ts'
import { reviewOf, unheard } from './legality-review.shared.ts'

const rule = article('国办发〔2018〕115号', '全文')
const basis = [article('优化营商环境条例', 63, '第二款'), rule] as const
const review = reviewOf({
  word: '审核',
  rule,
  basis,
  apart: systemRule('起草人及其处室不审核自己起草的文件', '审核与起草分开，意见才是另一个人的'),
  items: packageItems,
})

const hostWaits = needs('normative-document-making', 'host', ['commented'], '文件征求意见以后送审', rule)
const afterCompetition = mustCase(
  '现行文本的公平竞争审查须先作出可以出台的结论',
  ({ beside, over }) =>
    beside(fairCompetitionReview).some(
      (review) => mayGoOn.some((state) => state === review.state) && reviewedText(review) === latestOf(over, 'draft'),
    ),
  rule,
)
const itself: DefinedMatter = { id: 'legality-review' } as DefinedMatter
const onlyOnce = mustCase(
  '现行文本已有审核结论，同一文本不重复审核',
  ({ beside, over }) =>
    beside(itself).every(
      (one) =>
        !['confirmed', 'unlawful'].includes(one.state) ||
        (one.bound?.['draft']?.at(-1)?.sha256 ?? '') !== latestOf(over, 'draft'),
    ),
  systemRule('同一文本只审核一次', '两个结论不能同时对一稿有效'),
)

/**
 * 合法性审核 of a normative document: a case under that of the document, bound to the version that it read. A changed
 * text supersedes it; two people of the legal office sign, none of whom has drafted.
 */
export const legalityReview = defineMatter({
  id: 'legality-review',
  title: '规范性文件合法性审核',
  kind: 'review',
  chapter: 'rule-making',
  inForceFrom: '2024-01-01',
  basis,
  readers: ['caseOfficer', 'legalReviewer', 'sectionHead', 'head', 'supervisor'],
  openIn: [],
  states: {
    submitted: '已送审',
    returned: '待补齐材料',
    reviewing: '审核中',
    supplementing: '待补充说明',
    drafted: '审核意见待签发',
    opined: '已出具审核意见',
    responded: '已逐条回应',
    confirmed: '审核通过',
    unlawful: '审核不通过',
    superseded: '文本已改动，审核失效',
    withdrawn: '已撤回',
  },
  final: ['confirmed', 'unlawful', 'superseded', 'withdrawn'],
  forms: {
    submission: submissionForm,
    return: returnForm,
    acceptance: acceptanceForm,
    supplement: supplementForm,
    supply: supplyForm,
    counsel: counselForm,
    opinion: opinionForm,
    response: responseForm,
    confirmation: confirmationForm,
  },
  list: { columns: ['submission.unit', 'opinion.conclusion'], searched: ['submission.title'] },
  samples: reviewSamples,
  limits: {
    review: {
      label: '合法性审核',
      statutory: lengthOf('legal-review.document', rule),
      pauses: [{ ground: '补充材料', basis: rule }],
    },
  },
  documents: worded(reviewTexts, {
    correction: { title: '送审材料补正通知', basis: [rule] },
    opinion: { title: '合法性审核意见书', basis, series: '合法性审核' },
  }),
  numberedBy: 'opinion',
  links: { reviewed: { to: ['normative-document-making'], label: '所审核的文件' } },
  dossier: { confirmed: ['submission', 'counsel', 'opinion', 'confirmation'] },
  measures: {
    'legality-check.concluded': '出具意见的一次合法性审查或审核；按结论分组',
    'legality-check.passed': '通过的一次合法性审查或审核（结论合法，或修改意见已全部采纳），以意见编号为键',
  },
  actions: {
    submit: { ...review.submit, guards: [...review.submit.guards, afterCompetition, onlyOnce], needs: [hostWaits] },
    sendBack: review.sendBack,
    resubmit: review.resubmit,
    accept: review.accept,
    ask: {
      ...review.reviewing,
      label: '要求补充说明',
      from: 'reviewing',
      to: 'supplementing',
      form: 'supplement',
      pauses: 'review',
    },
    supply: {
      label: '补充说明',
      by: 'caseOfficer',
      from: 'supplementing',
      to: 'reviewing',
      form: 'supply',
      resumes: 'review',
      basis,
    },
    hear: { ...review.hear, form: 'counsel' },
    conclude: {
      ...review.conclude,
      guards: [
        ...review.conclude.guards,
        must(
          opinionForm,
          '法律顾问、公职律师认为不合法的，审核意见不能是“合法”',
          (form, { before }) => form.conclusion !== '合法' || before?.data['counsel']?.['conclusion'] !== '不合法',
          unheard,
        ),
      ],
    },
    issue: review.issue,
    redo: review.redo,
    respond: review.respond,
    confirm: review.confirm,
    fail: review.fail,
    supersede: {
      label: '文本改动，审核失效',
      by: 'system',
      from: 'confirmed',
      to: 'superseded',
      basis: [review.bound],
    },
    withdraw: {
      ...review.withdraw,
      from: ['submitted', 'returned', 'reviewing', 'supplementing', 'drafted', 'opined', 'responded'],
    },
  },
  describe: ({ submission }) => (submission ? `《${submission.title}》合法性审核` : '规范性文件合法性审核'),
  facts: ({ acts, number, data: { opinion, response } }) => {
    if (!acts.issue || !opinion) return []
    // What was accepted in part only is confirmed, and does not count as passed without reserve.
    const isWhole = (response?.answers ?? []).every(({ accepted }) => accepted)
    return [
      { measure: 'legality-check.concluded', on: acts.issue.on, group: opinion.conclusion },
      ...(acts.confirm && isWhole && number
        ? [{ measure: 'legality-check.passed', on: acts.confirm.on, key: number } as const]
        : []),
    ]
  },
})
