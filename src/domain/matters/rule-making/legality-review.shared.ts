import { type Asks, type Guard, type GuardContext, must, mustCase } from '#domain/engine/matter.ts'
import { boundTo, latestOf } from '#domain/engine/texts.ts'
import { article } from '#domain/law/catalogue.ts'
import { type Basis, type Citation, systemRule } from '#domain/law/citation.ts'
import { type Opinion, opinionForm, type Response, responseForm } from './legality-review.forms.ts'

export const counselDuty = article('中办发〔2016〕30号', '顾问职责')
export const unheard = article('中办发〔2016〕30号', '应听未听')

type Package = {
  readonly package: readonly { readonly item: string }[]
  readonly notNeeded?: readonly { readonly item: string }[] | undefined
}
type Review = {
  /** 审核 of a document, 审查 of a contract: law has a word for each. */
  readonly word: '审核' | '审查'
  readonly rule: Citation
  readonly basis: Basis
  /** Why who drafted does not review. */
  readonly apart: Citation
  /** What comes with the text, or is said not to be needed. */
  readonly items: readonly string[]
  /** Who may review though his office has drafted; absent: nobody. */
  readonly isExcepted?: (context: GuardContext) => boolean
  /** What the exceptions are read from. */
  readonly asks?: Asks<unknown>
}

const opinionOf = ({ before }: GuardContext) => before?.data['opinion'] as Opinion | undefined

/**
 * What a review of legality does, whatever it reads: it stands on one version of a text of the case above, and two people
 * of the legal office sign. A matter says itself how it hears counsel, for what it waits and what else it asks.
 */
export function reviewOf({ word, rule, basis, apart, items, isExcepted = () => false, ...asking }: Review) {
  const bound = systemRule(`${word}意见只对所审的一稿有效`, '改动以后的文本没有人审过')
  /** Who wrote a version, and his office, do not review it: by person and by office. */
  const otherPerson = mustCase(
    `${word}人不得是起草人，也不得与起草人同处室`,
    (context) =>
      (context.over?.texts?.['draft'] ?? []).every(
        ({ actor, office }) => actor !== context.actor && (office !== context.by.office || isExcepted(context)),
      ),
    apart,
  )
  const sameAsSubmitted = mustCase(
    '送审以后文本已有改动，须撤回后重新送审',
    ({ before, over }) => boundTo(before, 'draft', 'submit') === latestOf(over, 'draft'),
    bound,
  )
  const whole: Guard<Package> = {
    text: '送审材料不齐：缺少的须写明不需要的理由',
    holds: (form) =>
      items.every(
        (item) =>
          form.package.some((one) => one.item === item) || (form.notNeeded ?? []).some((one) => one.item === item),
      ),
    basis: rule,
  }
  const sending = { by: 'caseOfficer', form: 'submission', binds: ['host.draft'], guards: [whole], basis } as const
  const reviewing = { by: 'legalReviewer', ...asking, guards: [otherPerson], basis } as const
  const signing = {
    ...reviewing,
    by: 'sectionHead',
    notWho: ['submit', 'resubmit', 'conclude'],
    from: 'drafted',
  } as const
  const answering = ['opined', 'responded'] as const

  return {
    bound,
    /** An act of the legal office, by somebody who has not drafted. */
    reviewing,
    submit: { ...sending, label: '送审', from: 'nothing', to: 'submitted' },
    sendBack: {
      ...reviewing,
      label: '一次告知补齐材料',
      notWho: ['submit'],
      from: 'submitted',
      to: 'returned',
      form: 'return',
      issues: ['correction'],
      once: true,
      guards: [mustCase('所缺材料只告知一次', ({ before }) => !before?.acts['sendBack'], rule), otherPerson],
    },
    resubmit: { ...sending, label: '补齐后送审', from: 'returned', to: 'submitted' },
    accept: {
      ...reviewing,
      label: `受理${word}`,
      notWho: ['submit', 'resubmit'],
      from: 'submitted',
      to: 'reviewing',
      form: 'acceptance',
      starts: 'review',
    },
    /** How it is heard is in the form, which each matter adds. */
    hear: {
      ...reviewing,
      label: '听取法律顾问、公职律师意见',
      from: 'reviewing',
      to: 'same',
      basis: [counselDuty, unheard],
    },
    conclude: {
      ...reviewing,
      label: `拟定${word}意见`,
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
      ],
    },
    issue: {
      ...signing,
      label: `签发${word}意见`,
      to: 'opined',
      stops: 'review',
      lateReasons: true,
      issues: ['opinion'],
      guards: [otherPerson, sameAsSubmitted],
    },
    redo: { ...signing, label: '退回重拟', to: 'reviewing', reasons: 'required' },
    respond: {
      label: '逐条回应',
      by: 'caseOfficer',
      from: answering,
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
      ...reviewing,
      label: `确认${word}通过`,
      notWho: ['submit', 'resubmit', 'respond'],
      from: answering,
      to: 'confirmed',
      form: 'confirmation',
      binds: ['host.draft'],
      guards: [
        otherPerson,
        mustCase(
          `${word}意见为“不合法”的，不能确认通过`,
          (context) => opinionOf(context)?.conclusion !== '不合法',
          rule,
        ),
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
    },
    fail: { ...reviewing, label: `${word}不通过`, from: answering, to: 'unlawful', reasons: 'required' },
    withdraw: {
      label: '撤回送审',
      by: 'caseOfficer',
      from: ['submitted', 'returned', 'reviewing', 'drafted', 'opined', 'responded'],
      to: 'withdrawn',
      reasons: 'required',
      stops: 'review',
      basis,
    },
  } as const
}
