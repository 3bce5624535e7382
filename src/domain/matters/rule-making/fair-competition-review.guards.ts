import type { Case } from '#domain/engine/case.ts'
import { type Guard, type GuardContext, must, mustCase, mustNot, mustNotCase } from '#domain/engine/matter.ts'
import { latestOf } from '#domain/engine/texts.ts'
import { article } from '#domain/law/catalogue.ts'
import { systemRule } from '#domain/law/citation.ts'
import { unansweredHits } from '#domain/screening/answers.ts'
import { screenDraft } from '#domain/screening/draft.ts'
import {
  beyondBureau,
  type ClauseAnswer,
  type Conclusion,
  conclusionForm,
  type conclusions,
  hearingForm,
  outsideForm,
  type Submission,
  submissionForm,
} from './fair-competition-review.forms.ts'

const law = (no: 12 | 13 | 14 | 16 | 17 | 18) => article('公平竞争审查条例', no)
const apart = systemRule('起草人及其处室不审查自己起草的政策措施', '审查与起草分开，结论才是另一个人的')
export const oneText = systemRule('审查结论只对所审的一稿有效', '改动以后的文本没有人审过')
const legible = systemRule('没有文字的文本不能逐条审查', '扫描件里的字句无从核对')

/** First day on which measures of the government and bills go to the market regulator (条例第十四条). */
export const jointSince = '2024-08-01'

const filled = <T>({ before }: GuardContext, form: string): T | undefined => before?.data[form] as T | undefined
const textOf = (context: GuardContext): string => context.words('draft') ?? ''

/** Whoever wrote a version, here or in the case above, and his office, do not review it. */
export const otherPerson = mustCase(
  '审查人不得是起草人，也不得与起草人同处室',
  ({ before, over, actor, by }) =>
    [...(before?.texts?.['draft'] ?? []), ...(over?.texts?.['draft'] ?? [])].every(
      (version) => version.actor !== actor && version.office !== by.office,
    ),
  apart,
)

export const jointly = must(
  submissionForm,
  '与其他部门联合制发的（且仅此时）须写明联合制发单位',
  ({ issuer, jointly: others }) => (issuer === '本局牵头与其他部门联合制发') === (others !== undefined),
  law(13),
)

/** A case that has a draft of its own is reviewed on that draft and on no other file. */
export const ofHost = must(
  submissionForm,
  '送审文本不是所属办件的现行文本',
  ({ draft }, { over }) => {
    const current = latestOf(over, 'draft')
    return current === undefined || current === draft.sha256
  },
  oneText,
)
export const sameAsHost = mustCase(
  '送审以后所属办件的文本已有改动，须退回重新送审',
  ({ before, over }) => {
    const current = latestOf(over, 'draft')
    return current === undefined || current === latestOf(before, 'draft')
  },
  oneText,
)

const readable = mustCase(
  '送审文本没有文字（扫描件），不能审查，请提交有文字的文本',
  ({ words }) => words('draft') !== undefined,
  legible,
)

/** 不涉及经营者经济活动: neither the drafter's own list of fields nor the wording may say otherwise. */
export const exempting: readonly Guard<unknown>[] = [
  mustCase(
    '起草处室已列明涉及的经营者经济活动，须进行审查',
    (context) => filled<Submission>(context, 'submission')?.areas.length === 0,
    law(13),
  ),
  readable,
  mustNotCase(
    '文本有可疑条款，不能认定不涉及经营者经济活动',
    (context) => named(unansweredHits(screenDraft(textOf(context), context.day), [])),
    law(13),
  ),
]

export const hearing = [
  must(hearingForm, '听取意见的结束日期不能早于开始日期', ({ since, until }) => since <= until, law(16)),
  must(hearingForm, '听取意见尚未结束', ({ until }, { day }) => until <= day, law(16)),
  must(
    hearingForm,
    '涉及社会公众利益的，须听取社会公众意见',
    ({ isPublicInterest, publicly }) => !isPublicInterest || publicly,
    law(16),
  ),
]

const named = (hits: ReturnType<typeof unansweredHits>): readonly string[] =>
  hits.map(({ n, standard, pattern }) => `第${n}段“${pattern}”（${standard}）`)

/** What the results of the clauses leave as the only conclusion. */
export function conclusionOf(clauses: readonly Pick<ClauseAnswer, 'result'>[]): Conclusion['conclusion'] {
  const has = (result: ClauseAnswer['result']) => clauses.some((one) => one.result === result)
  if (has('违反审查标准')) return '违反审查标准，不得出台'
  if (has('适用例外规定')) return '适用例外规定'
  return has('已修改') ? '修改后符合审查标准' : '符合审查标准'
}

/** Benefits for some: lawful by a law, or because the circle is drawn fairly, objectively, clearly and openly. */
const isSelective = (standard: string): boolean => /^A10\.[23]/.test(standard)
const isGrounded = ({ standard, result, law: ground, fair, objective, clear, open }: ClauseAnswer): boolean =>
  !isSelective(standard) ||
  result !== '没有问题' ||
  ground !== undefined ||
  [fair, objective, clear, open].every((one) => one === true)

export const concluding = [
  otherPerson,
  sameAsHost,
  readable,
  mustNot(
    conclusionForm,
    '可疑条款须逐条答复',
    ({ clauses }, context) => named(unansweredHits(screenDraft(textOf(context), context.day), clauses)),
    law(17),
  ),
  mustNot(
    conclusionForm,
    '列为已修改的条款仍在送审文本中',
    ({ clauses }, context) =>
      clauses.filter((one) => one.result === '已修改' && textOf(context).includes(one.clause)).map((one) => one.clause),
    oneText,
  ),
  mustNot(
    conclusionForm,
    '给予特定经营者的优惠没有问题的，须写明法律、行政法规依据，或者逐项认定条件公平合理、客观、明确、不排他',
    ({ clauses }) => clauses.filter((one) => !isGrounded(one)).map((one) => one.clause),
    article('公平竞争审查条例', 10),
  ),
  must(
    conclusionForm,
    '审查结论须与各条款的处理结果一致',
    ({ conclusion, clauses }) => conclusion === conclusionOf(clauses),
    law(17),
  ),
  must(
    conclusionForm,
    '适用例外规定的（且仅此时）须写明例外规定的说明',
    ({ conclusion, exception }) => (conclusion === '适用例外规定') === (exception !== undefined),
    law(17),
  ),
  must(
    conclusionForm,
    '适用例外规定的，须有实施期限或者终止条件',
    ({ exception }) => !exception || exception.until !== undefined || exception.condition !== undefined,
    law(12),
  ),
  must(
    conclusionForm,
    '例外规定的实施期限须晚于作出结论之日',
    ({ exception }, { day }) => exception?.until === undefined || exception.until > day,
    law(12),
  ),
]

const concluded =
  (...wanted: readonly (typeof conclusions)[number][]) =>
  (context: GuardContext) =>
    wanted.includes(filled<Conclusion>(context, 'conclusion')?.conclusion as never)
const goesOut = (context: GuardContext): boolean =>
  context.day >= jointSince && beyondBureau.includes(filled<Submission>(context, 'submission')?.issuer ?? '')

const ownToDecide = mustCase(
  '市人民政府制发、转发或者提请人大审议的，初审后须送市场监管部门会同审查',
  (context) => !goesOut(context),
  law(14),
)
const signing = [otherPerson, sameAsHost]
const isPassing = mustCase(
  '审查结论不是符合或者修改后符合审查标准',
  concluded('符合审查标准', '修改后符合审查标准'),
  law(17),
)
const isExcepted = mustCase('审查结论不是适用例外规定', concluded('适用例外规定'), law(12))
const isViolating = mustCase('审查结论不是违反审查标准', concluded('违反审查标准，不得出台'), law(18))

const hasLastDay = (context: GuardContext): boolean =>
  filled<Conclusion>(context, 'conclusion')?.exception?.until !== undefined
export const untilDay = mustCase('例外规定没有写明实施期限，至条件成就为止', hasLastDay, law(12))
export const untilCondition = mustCase(
  '例外规定写明了实施期限，期限届满即终止',
  (context) => !hasLastDay(context),
  law(12),
)

export const passing = [...signing, ownToDecide, isPassing]
export const excepting = (how: Guard<unknown>) => [...signing, ownToDecide, isExcepted, how]
export const barring = [...signing, isViolating]
export const forwarding = [
  ...signing,
  mustCase('本局制发的，由本局作出结论，不送市场监管部门', goesOut, article('公平竞争审查条例', 13)),
  mustCase(
    '初审认为违反审查标准的，不送审，由起草处室修改或者终止',
    concluded('符合审查标准', '修改后符合审查标准', '适用例外规定'),
    law(18),
  ),
]

const told = (text: string, ...wanted: readonly (typeof conclusions)[number][]) =>
  must(outsideForm, text, ({ conclusion }) => wanted.includes(conclusion), law(14))
const inTime = must(
  outsideForm,
  '审查意见日期不能早于送审之日，也不能晚于登记之日',
  ({ concludedOn }, { before, day }) => concludedOn <= day && concludedOn >= before!.acts['forward']!.on,
  law(14),
)
export const toldPassing = [
  inTime,
  sameAsHost,
  told('市场监管部门的结论不是符合或者修改后符合审查标准', '符合审查标准', '修改后符合审查标准'),
]
export const toldExcepted = (how: Guard<unknown>) => [
  inTime,
  sameAsHost,
  told('市场监管部门的结论不是适用例外规定', '适用例外规定'),
  mustCase('初审没有写明例外规定的理由和期限，须退回重新审查', concluded('适用例外规定'), law(12)),
  how,
]
export const toldBarred = [inTime, told('市场监管部门的结论不是违反审查标准', '违反审查标准，不得出台')]

/** The states in which a measure may go on, as far as competition is concerned. */
export const mayGoOn = ['passed', 'excepted', 'exempt'] as const

/** The text on which a review stands. */
export const reviewedText = (review: Pick<Case, 'texts'>): string | undefined => latestOf(review, 'draft')
