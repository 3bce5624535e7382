import {
  type DefinedMatter,
  defineMatter,
  type GuardContext,
  lengthOf,
  must,
  mustCase,
  worded,
} from '#domain/engine/matter.ts'
import { needs } from '#domain/engine/others.ts'
import { boundTo, latestOf } from '#domain/engine/texts.ts'
import { article } from '#domain/law/catalogue.ts'
import { systemRule } from '#domain/law/citation.ts'
import { mayGoOn, reviewedText } from './fair-competition-review.guards.ts'
import { fairCompetitionReview } from './fair-competition-review.ts'
import { reviewTexts } from './legality-review.documents.ts'
import {
  acceptanceForm,
  confirmationForm,
  counselForm,
  type Opinion,
  opinionForm,
  packageItems,
  type Response,
  responseForm,
  returnForm,
  submissionForm,
  supplementForm,
  supplyForm,
} from './legality-review.forms.ts'
import { reviewSamples } from './legality-review.samples.ts'

const rule = article('国办发〔2018〕115号', '全文')
const basis = [article('优化营商环境条例', 63, '第二款'), rule] as const
const counselDuty = article('中办发〔2016〕30号', '应听未听')
const apart = systemRule('起草人及其处室不审核自己起草的文件', '审核与起草分开，意见才是另一个人的')
const bound = systemRule('审核意见只对所审的一稿有效', '改动以后的文本没有人审过')

const draftsOf = ({ over }: GuardContext) => over?.texts?.['draft'] ?? []
const opinionOf = ({ before }: GuardContext) => before?.data['opinion'] as Opinion | undefined

/** Who wrote a version, and his office, do not review it: by person and by office. */
const otherPerson = mustCase(
  '审核人不得是起草人，也不得与起草人同处室',
  (context) => draftsOf(context).every(({ actor, office }) => actor !== context.actor && office !== context.by.office),
  apart,
)
const sameAsSubmitted = mustCase(
  '送审以后文本已有改动，须撤回后重新送审',
  ({ before, over }) => boundTo(before, 'draft', 'submit') === latestOf(over, 'draft'),
  bound,
)
const whole = must(
  submissionForm,
  '送审材料不齐：缺少的须写明不需要的理由',
  (form) =>
    packageItems.every(
      (item) =>
        form.package.some((one) => one.item === item) || (form.notNeeded ?? []).some((one) => one.item === item),
    ),
  rule,
)

const sending = { by: 'caseOfficer', form: 'submission', binds: ['host.draft'], basis } as const
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
    submit: {
      ...sending,
      label: '送审',
      from: 'nothing',
      to: 'submitted',
      guards: [whole, afterCompetition, onlyOnce],
      needs: [hostWaits],
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
      guards: [mustCase('所缺材料只告知一次', ({ before }) => !before?.acts['sendBack'], rule), otherPerson],
      basis,
    },
    resubmit: { ...sending, label: '补齐后送审', from: 'returned', to: 'submitted', guards: [whole] },
    accept: {
      label: '受理审核',
      by: 'legalReviewer',
      notWho: ['submit', 'resubmit'],
      from: 'submitted',
      to: 'reviewing',
      form: 'acceptance',
      starts: 'review',
      guards: [otherPerson],
      basis,
    },
    ask: {
      label: '要求补充说明',
      by: 'legalReviewer',
      from: 'reviewing',
      to: 'supplementing',
      form: 'supplement',
      pauses: 'review',
      guards: [otherPerson],
      basis,
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
    hear: {
      label: '听取法律顾问、公职律师意见',
      by: 'legalReviewer',
      from: 'reviewing',
      to: 'same',
      form: 'counsel',
      guards: [otherPerson],
      basis: [article('中办发〔2016〕30号', '顾问职责'), counselDuty],
    },
    conclude: {
      label: '拟定审核意见',
      by: 'legalReviewer',
      notWho: ['submit', 'resubmit'],
      from: 'reviewing',
      to: 'drafted',
      form: 'opinion',
      after: ['hear'],
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
          '法律顾问、公职律师认为不合法的，审核意见不能是“合法”',
          (form, { before }) => form.conclusion !== '合法' || before?.data['counsel']?.['conclusion'] !== '不合法',
          counselDuty,
        ),
      ],
      basis,
    },
    issue: {
      label: '签发审核意见',
      by: 'sectionHead',
      notWho: ['submit', 'resubmit', 'conclude'],
      from: 'drafted',
      to: 'opined',
      stops: 'review',
      lateReasons: true,
      issues: ['opinion'],
      guards: [otherPerson, sameAsSubmitted],
      basis,
    },
    redo: {
      label: '退回重拟',
      by: 'sectionHead',
      notWho: ['submit', 'resubmit', 'conclude'],
      from: 'drafted',
      to: 'reviewing',
      reasons: 'required',
      guards: [otherPerson],
      basis,
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
      basis,
    },
    confirm: {
      label: '确认审核通过',
      by: 'legalReviewer',
      notWho: ['submit', 'resubmit', 'respond'],
      from: ['opined', 'responded'],
      to: 'confirmed',
      form: 'confirmation',
      binds: ['host.draft'],
      guards: [
        otherPerson,
        mustCase('审核意见为“不合法”的，不能确认通过', (context) => opinionOf(context)?.conclusion !== '不合法', rule),
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
      basis,
    },
    fail: {
      label: '审核不通过',
      by: 'legalReviewer',
      from: ['opined', 'responded'],
      to: 'unlawful',
      reasons: 'required',
      guards: [otherPerson],
      basis,
    },
    supersede: { label: '文本改动，审核失效', by: 'system', from: 'confirmed', to: 'superseded', basis: [bound] },
    withdraw: {
      label: '撤回送审',
      by: 'caseOfficer',
      from: ['submitted', 'returned', 'reviewing', 'supplementing', 'drafted', 'opined', 'responded'],
      to: 'withdrawn',
      reasons: 'required',
      stops: 'review',
      basis,
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
