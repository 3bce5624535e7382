import type { z } from 'zod'
import { defineMatter, type GuardContext, lengthOf, must, mustCase, worded } from '#domain/engine/matter.ts'
import { needs } from '#domain/engine/others.ts'
import { boundTo, latestOf } from '#domain/engine/texts.ts'
import { article } from '#domain/law/catalogue.ts'
import { bureauRule, systemRule } from '#domain/law/citation.ts'
import { sampleFile } from '../fields.ts'
import {
  acceptanceForm,
  confirmationForm,
  type Opinion,
  opinionForm,
  type Response,
  responseForm,
  returnForm,
} from '../rule-making/legality-review.forms.ts'
import { reviewSamples } from '../rule-making/legality-review.samples.ts'
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
const duty = article('中办发〔2016〕30号', '顾问职责')
const unheard = article('中办发〔2016〕30号', '应听未听')
const bound = systemRule('审查意见只对所审的一稿有效', '改动以后的文本没有人审过')
const apart = systemRule('起草人及其处室不审查自己起草的合同', '起草与审查分开，意见才是另一个人的')

const opinionOf = ({ before }: GuardContext) => before?.data['opinion'] as Opinion | undefined
const planOf = ({ over }: GuardContext) => over?.data['plan'] as z.output<typeof planForm> | undefined
/** Who wrote a version does not review it, nor his office unless a leader has signed an exception for him. */
const otherPerson = mustCase(
  '审查人不得是起草人，也不得与起草人同处室',
  (context) =>
    (context.over?.texts?.['draft'] ?? []).every(
      ({ actor, office }) =>
        actor !== context.actor && (office !== context.by.office || isExcepted(context, '合同审查')),
    ),
  apart,
)
const asks = { measures: [], keys: () => [], stock: [exceptionMeasure] } as const
const sameAsSubmitted = mustCase(
  '送审以后文本已有改动，须撤回后重新送审',
  ({ before, over }) => boundTo(before, 'draft', 'submit') === latestOf(over, 'draft'),
  bound,
)
const whole = must(
  contractSubmission,
  '送审材料不齐：缺少的须写明不需要的理由',
  (form) =>
    contractPackage.every(
      (item) =>
        form.package.some((one) => one.item === item) || (form.notNeeded ?? []).some((one) => one.item === item),
    ),
  rule,
)
const sending = { by: 'caseOfficer', form: 'submission', binds: ['host.draft'], basis: [rule] } as const
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
  basis: [rule, duty],
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
      ...sending,
      label: '送审',
      from: 'nothing',
      to: 'submitted',
      needs: [needs('contract', 'host', ['drafted', 'changing'], '合同起草或变更时送审', rule)],
      guards: [whole],
    },
    sendBack: {
      label: '一次告知补齐材料',
      by: 'legalReviewer',
      notWho: ['submit'],
      from: 'submitted',
      to: 'returned',
      form: 'return',
      issues: ['correction'],
      once: true,
      asks,
      guards: [mustCase('所缺材料只告知一次', ({ before }) => !before?.acts['sendBack'], rule), otherPerson],
      basis: [rule],
    },
    resubmit: { ...sending, label: '补齐后送审', from: 'returned', to: 'submitted', guards: [whole] },
    accept: {
      label: '受理审查',
      by: 'legalReviewer',
      notWho: ['submit', 'resubmit'],
      from: 'submitted',
      to: 'reviewing',
      form: 'acceptance',
      starts: 'review',
      asks,
      guards: [otherPerson],
      basis: [rule],
    },
    hear: {
      label: '听取法律顾问、公职律师意见',
      by: 'legalReviewer',
      from: 'reviewing',
      to: 'same',
      form: 'hearing',
      needs: [
        needs(
          legalConsultation,
          { form: 'hearing', field: 'consultation' },
          answered,
          '须就本合同咨询法律顾问、公职律师并得到答复',
          duty,
        ),
      ],
      asks,
      guards: [otherPerson],
      basis: [duty, unheard],
    },
    conclude: {
      label: '拟定审查意见',
      by: 'legalReviewer',
      notWho: ['submit', 'resubmit'],
      from: 'reviewing',
      to: 'drafted',
      form: 'opinion',
      after: ['hear'],
      asks,
      guards: [
        otherPerson,
        sameAsSubmitted,
        must(
          opinionForm,
          '意见不是“合法”的，须逐条写明',
          (form) => form.conclusion === '合法' || form.points.length > 0,
          rule,
        ),
        must(
          opinionForm,
          '有必须修改之处的，意见不能是“合法”',
          (form) => form.conclusion !== '合法' || form.points.every(({ severity }) => severity === '建议'),
          rule,
        ),
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
      basis: [rule],
    },
    issue: {
      label: '签发审查意见',
      by: 'sectionHead',
      notWho: ['submit', 'resubmit', 'conclude'],
      from: 'drafted',
      to: 'opined',
      stops: 'review',
      lateReasons: true,
      issues: ['opinion'],
      asks,
      guards: [otherPerson, sameAsSubmitted],
      basis: [rule],
    },
    redo: {
      label: '退回重拟',
      by: 'sectionHead',
      notWho: ['submit', 'resubmit', 'conclude'],
      from: 'drafted',
      to: 'reviewing',
      reasons: 'required',
      asks,
      guards: [otherPerson],
      basis: [rule],
    },
    respond: {
      label: '逐条回应',
      by: 'caseOfficer',
      from: ['opined', 'responded'],
      to: 'responded',
      form: 'response',
      binds: ['host.draft'],
      guards: [
        must(
          responseForm,
          '须对每一条意见回应一次',
          ({ answers }, context) => {
            const points = opinionOf(context)?.points ?? []
            return (
              answers.length === points.length && points.every((_, at) => answers.some(({ point }) => point === at + 1))
            )
          },
          rule,
        ),
        must(
          responseForm,
          '采纳意见的，须先提交修改后的文本',
          ({ answers }, { before, over }) =>
            !answers.some(({ accepted }) => accepted) || boundTo(before, 'draft', 'submit') !== latestOf(over, 'draft'),
          bound,
        ),
      ],
      basis: [rule],
    },
    confirm: {
      label: '确认审查通过',
      by: 'legalReviewer',
      notWho: ['submit', 'resubmit', 'respond'],
      from: ['opined', 'responded'],
      to: 'confirmed',
      form: 'confirmation',
      binds: ['host.draft'],
      asks,
      guards: [
        otherPerson,
        mustCase('审查意见为“不合法”的，不能确认通过', (context) => opinionOf(context)?.conclusion !== '不合法', rule),
        mustCase(
          '必须修改、应当修改的意见，须已逐条回应并采纳必须修改的意见',
          (context) => {
            const answers = (context.before?.data['response'] as Response | undefined)?.answers ?? []
            return (opinionOf(context)?.points ?? []).every(({ severity }, at) => {
              const answer = answers.find(({ point }) => point === at + 1)
              return severity === '建议' || (answer !== undefined && (answer.accepted || severity !== '必须修改'))
            })
          },
          rule,
        ),
        mustCase(
          '文本在回应之后又有改动，须重新回应或者重新送审',
          ({ before, over }) =>
            (boundTo(before, 'draft', 'respond') ?? boundTo(before, 'draft', 'submit')) === latestOf(over, 'draft'),
          bound,
        ),
      ],
      basis: [rule],
    },
    fail: {
      label: '审查不通过',
      by: 'legalReviewer',
      from: ['opined', 'responded'],
      to: 'unlawful',
      reasons: 'required',
      asks,
      guards: [otherPerson],
      basis: [rule],
    },
    withdraw: {
      label: '撤回送审',
      by: 'caseOfficer',
      from: ['submitted', 'returned', 'reviewing', 'drafted', 'opined', 'responded'],
      to: 'withdrawn',
      reasons: 'required',
      stops: 'review',
      basis: [rule],
    },
  },
  describe: ({ submission }) => (submission ? `《${submission.title}》合法性审查` : '合同合法性审查'),
  facts: ({ acts, data: { opinion } }) =>
    acts.issue && opinion
      ? [{ measure: 'contract-review.concluded', on: acts.issue.on, group: opinion.conclusion }]
      : [],
})
