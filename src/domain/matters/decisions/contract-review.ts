import type { z } from 'zod'
import { defineMatter, type GuardContext, lengthOf, must, worded } from '#domain/engine/matter.ts'
import { needs } from '#domain/engine/others.ts'
import { article } from '#domain/law/catalogue.ts'
import { bureauRule, systemRule } from '#domain/law/citation.ts'
import { sampleFile } from '../fields.ts'
import {
  acceptanceForm,
  confirmationForm,
  opinionForm,
  responseForm,
  returnForm,
} from '../rule-making/legality-review.forms.ts'
import { reviewSamples } from '../rule-making/legality-review.samples.ts'
import { counselDuty, reviewOf, unheard } from '../rule-making/legality-review.shared.ts'
import type { planForm } from './contract.forms.ts'
import { contractReviewTexts } from './contract-review.documents.ts'
import { contractPackage, contractSubmission, hearingForm } from './contract-review.forms.ts'
import type { Answer } from './legal-consultation.forms.ts'
import { firstAnswer } from './legal-consultation.guards.ts'
import { legalConsultation } from './legal-consultation.ts'
import { exceptionMeasure, isExcepted } from './separation-exception.ts'

const rule = bureauRule(
  '达到标准的合同签订前经合法性审查',
  '[未核对] 参照其他城市的规定，本市规定尚未核对；标准为本局设定',
)
/** One of the office that drafted reviews it where a leader has signed an exception for him. */
const review = reviewOf({
  word: '审查',
  rule,
  basis: [rule],
  apart: systemRule('起草人及其处室不审查自己起草的合同', '起草与审查分开，意见才是另一个人的'),
  items: contractPackage,
  isExcepted: (context) => isExcepted(context, '合同审查'),
  asks: { measures: [], keys: () => [], stock: [exceptionMeasure] },
})
const planOf = ({ over }: GuardContext) => over?.data['plan'] as z.output<typeof planForm> | undefined
const answered = ['answered', 'disposed', 'rated', 'closed'] as const

/** What advisers concluded on the contract: of two opinions both. */
const advised = ({ before, referred }: GuardContext): readonly string[] => {
  const found = referred(legalConsultation, before?.data['hearing']?.['consultation'] as string | undefined)
  const second = found?.data.secondAnswer as Answer | undefined
  return [firstAnswer(found?.data ?? {}), second].flatMap((one) => one?.conclusion ?? [])
}

/** 合同合法性审查: a case under that of the contract, bound to the version that it read; two people of the legal office sign. */
export const contractReview = defineMatter({
  id: 'contract-review',
  title: '合同合法性审查',
  kind: 'review',
  chapter: 'decisions',
  inForceFrom: '2023-01-01',
  basis: [rule, counselDuty],
  readers: ['caseOfficer', 'legalReviewer', 'sectionHead', 'head', 'supervisor'],
  openIn: [],
  states: {
    submitted: '已送审',
    returned: '待补齐材料',
    reviewing: '审查中',
    drafted: '审查意见待签发',
    opined: '已出具审查意见',
    responded: '已逐条回应',
    confirmed: '审查通过',
    unlawful: '审查不通过',
    withdrawn: '已撤回',
  },
  final: ['confirmed', 'unlawful', 'withdrawn'],
  forms: {
    submission: contractSubmission,
    return: returnForm,
    acceptance: acceptanceForm,
    hearing: hearingForm,
    opinion: opinionForm,
    response: responseForm,
    confirmation: confirmationForm,
  },
  samples: {
    submission: {
      title: '演示·科技计划绩效评价服务合同',
      unit: '资源配置与管理处',
      package: contractPackage.map((item) => ({ item, file: sampleFile(`演示·${item}.pdf`) })),
    },
    return: { missing: ['采购文件'] },
    acceptance: reviewSamples.acceptance,
    hearing: { consultation: '演示咨询〔2024〕1号', used: '予以采纳' },
    opinion: {
      ...reviewSamples.opinion,
      points: [
        {
          ...{ place: '第八条', law: '民法典第四百七十条', severity: '必须修改' },
          ...{ problem: '没有约定违约责任', advice: '补充' },
        },
      ],
    },
    response: reviewSamples.response,
    confirmation: reviewSamples.confirmation,
  },
  list: { columns: ['submission.unit', 'opinion.conclusion'], searched: ['submission.title'] },
  limits: { review: { label: '合同合法性审查', statutory: lengthOf('legal-review.contract', rule) } },
  documents: worded(contractReviewTexts, {
    correction: { title: '送审材料补正通知', basis: [rule] },
    opinion: { title: '合同合法性审查意见书', basis: [rule], series: '合同审查' },
  }),
  numberedBy: 'opinion',
  links: { contract: { to: ['contract'], label: '所审查的合同' } },
  dossier: { confirmed: ['submission', 'hearing', 'opinion', 'confirmation'] },
  measures: { 'contract-review.concluded': '出具意见的一次合同合法性审查；按结论分组' },
  actions: {
    submit: {
      ...review.submit,
      needs: [needs('contract', 'host', ['drafted', 'changing'], '合同起草或变更时送审', rule)],
    },
    sendBack: review.sendBack,
    resubmit: review.resubmit,
    accept: review.accept,
    hear: {
      ...review.hear,
      form: 'hearing',
      needs: [
        needs(
          legalConsultation,
          { form: 'hearing', field: 'consultation' },
          answered,
          '须就本合同咨询法律顾问、公职律师并得到答复',
          counselDuty,
        ),
      ],
    },
    conclude: {
      ...review.conclude,
      guards: [
        ...review.conclude.guards,
        must(
          opinionForm,
          '法律顾问、公职律师认为不合法的，审查意见不能是“合法”',
          (form, context) => form.conclusion !== '合法' || !advised(context).includes('不合法'),
          unheard,
        ),
        must(
          opinionForm,
          '不经竞争分配业务或者资源而没有公平竞争审查意见的，审查意见不能是“合法”',
          (form, context) =>
            form.conclusion !== '合法' ||
            !planOf(context)?.allocates ||
            context.over?.data['draft']?.['fairNumber'] !== undefined,
          article('公平竞争审查条例', 8),
        ),
      ],
    },
    issue: review.issue,
    redo: review.redo,
    respond: review.respond,
    confirm: review.confirm,
    fail: review.fail,
    withdraw: review.withdraw,
  },
  describe: ({ submission }) => (submission ? `《${submission.title}》合法性审查` : '合同合法性审查'),
  facts: ({ acts, data: { opinion } }) =>
    acts.issue && opinion
      ? [{ measure: 'contract-review.concluded', on: acts.issue.on, group: opinion.conclusion }]
      : [],
})
