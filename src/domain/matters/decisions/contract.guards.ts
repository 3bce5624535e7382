import type { z } from 'zod'
import { addDays } from '#domain/calendar/day.ts'
import { type GuardContext, must, mustCase } from '#domain/engine/matter.ts'
import { standsOn } from '#domain/engine/texts.ts'
import { article } from '#domain/law/catalogue.ts'
import { bureauRule, systemRule } from '#domain/law/citation.ts'
import { fenOf } from '../fields.ts'
import { fillsWhatIsAsked, inTurn } from '../rules.ts'
import {
  approvalForm,
  changeForm,
  closingForm,
  deliveryForm,
  disputeForm,
  draftForm,
  elements,
  filingForm,
  noticeForm,
  paymentForm,
  planForm,
  settlementForm,
  signingForm,
  tendered,
  terminationForm,
} from './contract.forms.ts'
import { contractReview } from './contract-review.ts'
import { mustBeResolved } from './meeting.ts'

export const civil = article('民法典', 470)
export const procurementLaw = (no: 46 | 47 | 49 | 50) => article('政府采购法', no)
export const announced = article('政府采购法实施条例', 50)
export const noArrears = article('优化营商环境条例', 32)
export const keptWord = article('优化营商环境条例', 31)
export const limitation = article('民法典', 188)
export const reviewed = bureauRule(
  '达到标准的合同签订前经合法性审查，达到集体决策标准的经集体讨论',
  '[未核对] 本市规定尚未核对，标准为本局设定',
)
export const apart = bureauRule('合同承办、审查、用印、付款由不同的人办理', '一人经手全程，差错和舞弊都无人发现')
const exact = systemRule('累计付款不超过合同金额', '超过的付款没有合同依据')

type Plan = z.output<typeof planForm>
export const planIn = (data: Readonly<Record<string, unknown>> | undefined): Plan | undefined =>
  data?.['plan'] as Plan | undefined
/** 政府采购: signing, reporting and announcement have limits. */
export const isProcurement = (data: Readonly<Record<string, unknown>> | undefined): boolean => {
  const way = planIn(data)?.procurement
  return way !== undefined && (tendered as readonly string[]).includes(way)
}
/** Fen of the contract as last changed. */
const priceOf = ({ before }: GuardContext): bigint =>
  fenOf(planIn(before?.data)?.amount ?? '0') +
  (before?.acts['approveChange'] ? fenOf((before.data['change'] as { addition: string }).addition) : 0n)
const tenThousandYuan = 1_000_000n
const reaches = (context: GuardContext, key: 'contract.review-amount' | 'contract.collective-amount'): boolean =>
  priceOf(context) >= BigInt(Math.round(Number(context.setting(key)))) * tenThousandYuan

/** Whether law or the bureau has it reviewed before it is signed. */
const needsReview = (context: GuardContext): boolean => {
  const { before } = context
  const plan = planIn(before?.data)
  return (
    reaches(context, 'contract.review-amount') ||
    plan?.longTerm === true ||
    plan?.isAdministrative === true ||
    plan?.allocates === true ||
    (plan?.features ?? []).length > 0 ||
    before?.data['draft']?.['model'] === '非示范文本' ||
    before?.acts['change'] !== undefined
  )
}

export const isReviewed = mustCase(
  '合同须经合法性审查，并就现在的文本确认通过',
  (context) =>
    !needsReview(context) ||
    context
      .linked(contractReview, 'contract')
      .some((review) => review.state === 'confirmed' && standsOn(review, context.before, 'draft')),
  reviewed,
)
/** Beside the sentence that a review is missing: one that failed on this text stands in the way of any contract. */
export const notUnlawful = mustCase(
  '合法性审查不通过的文本，不能批准',
  ({ before, linked }) =>
    !linked(contractReview, 'contract').some(
      (review) => review.state === 'unlawful' && standsOn(review, before, 'draft'),
    ),
  reviewed,
)

export const planGuards = [
  must(
    planForm,
    '有支出的合同须写明预算项目和批准情况',
    ({ amount, budget }) => fenOf(amount) === 0n || budget !== undefined,
    reviewed,
  ),
  must(
    planForm,
    '机关法人不得为保证人',
    ({ features }) => !(features ?? []).includes('本局提供保证'),
    article('民法典', 683),
  ),
]
const fair = article('公平竞争审查条例', 8)
export const draftGuards = [
  fillsWhatIsAsked(draftForm, civil),
  must(
    draftForm,
    '公平竞争审查台账中没有这一编号的通过记录',
    ({ fairNumber }, { standing }) =>
      fairNumber === undefined || standing('fair-competition-review.passed', fairNumber).length > 0,
    fair,
  ),
  must(
    draftForm,
    '一般条款不全的，须写明缺少哪些及理由',
    (form) => form.lacking !== undefined || elements.every((one) => form.elements.includes(one)),
    civil,
  ),
]
const resolved = mustBeResolved(approvalForm, ({ meeting }) => meeting, ['通过'], '会议没有通过本合同', reviewed)
/** Where a meeting is named, it has passed this contract. */
const passedByMeeting = must(
  approvalForm,
  resolved.text,
  (form, context) => form.meeting === undefined || resolved.holds(form, context),
  reviewed,
)

export const approvalGuards = [
  isReviewed,
  notUnlawful,
  mustCase(
    '不经竞争分配业务或者资源的合同，须先通过公平竞争审查',
    ({ before }) => !planIn(before?.data)?.allocates || before?.data['draft']?.['fairNumber'] !== undefined,
    fair,
  ),
  mustCase(
    '政府采购的合同须先登记中标、成交通知书',
    ({ before }) => !isProcurement(before?.data) || before?.acts['award'] !== undefined,
    procurementLaw(46),
  ),
  must(
    approvalForm,
    '金额达到集体决策标准的合同，须经会议讨论',
    ({ meeting }, context) => meeting !== undefined || !reaches(context, 'contract.collective-amount'),
    reviewed,
  ),
  passedByMeeting,
]
/** 审查、用印、付款: whoever reviewed neither seals nor pays. */
export const notReviewer = mustCase(
  '审查人不得办理用印和付款',
  ({ actor, linked }) =>
    linked(contractReview, 'contract').every(({ acts }) =>
      [acts.accept, acts.conclude, acts.issue, acts.confirm].every((act) => act?.actor !== actor),
    ),
  apart,
)

const happened = <S extends z.ZodType>(form: S, at: (filled: z.output<S>) => string, since: string, words: string) =>
  must(
    form,
    words,
    (filled, { before, day }) => {
      const first = (before?.data['signing'] as { signedOn: string } | undefined)?.signedOn
      return at(filled) <= day && (since !== 'signing' || first === undefined || at(filled) >= first)
    },
    inTurn,
  )
export const signingGuards = [
  notReviewer,
  fillsWhatIsAsked(signingForm, reviewed),
  happened(signingForm, ({ signedOn }) => signedOn, '', '签订日期晚于登记之日'),
  must(
    signingForm,
    '签订日期不能早于中标、成交通知书发出日期',
    ({ signedOn }, { before }) =>
      signedOn >= ((before?.data['award'] as { awardedOn: string } | undefined)?.awardedOn ?? signedOn),
    procurementLaw(46),
  ),
  must(
    signingForm,
    '政府采购合同须与采购文件、中标成交内容一致',
    ({ asTendered }, { before }) => asTendered || !isProcurement(before?.data),
    procurementLaw(46),
  ),
  must(signingForm, '履行届满日期应晚于起始日期', ({ from, until }) => from < until, inTurn),
  must(
    signingForm,
    '期限超过一年的合同，立项时须如实填写',
    ({ from, until }, { before }) => planIn(before?.data)?.longTerm === true || until <= addDays(from, 366),
    reviewed,
  ),
]
export const filingGuards = [
  happened(filingForm, ({ filedOn }) => filedOn, 'signing', '备案日期不能早于签订日期，也不能晚于登记之日'),
]
export const noticeGuards = [
  happened(noticeForm, ({ publishedOn }) => publishedOn, 'signing', '公告日期不能早于签订日期，也不能晚于登记之日'),
]
export const deliveryGuards = [
  happened(deliveryForm, ({ acceptedOn }) => acceptedOn, 'signing', '验收日期不能早于签订日期，也不能晚于登记之日'),
  must(deliveryForm, '累计应付不能超过合同金额', ({ due }, context) => fenOf(due) <= priceOf(context), exact),
  must(
    deliveryForm,
    '对中小企业约定的付款期限超过最长时间',
    ({ acceptedOn, payBy }, { before, setting }) =>
      !planIn(before?.data)?.isSmall ||
      payBy === undefined ||
      payBy <= addDays(acceptedOn, setting('contract.payment-longest')),
    noArrears,
  ),
]
export const paymentGuards = [
  notReviewer,
  happened(paymentForm, ({ paidOn }) => paidOn, 'signing', '付款日期不能早于签订日期，也不能晚于登记之日'),
  must(
    paymentForm,
    '累计已付不能少于本次付款，也不能超过合同金额',
    ({ amount, total }, context) => fenOf(amount) <= fenOf(total) && fenOf(total) <= priceOf(context),
    exact,
  ),
]
/** The clock of payment stops with the last of it. */
const paidInFull = must(
  paymentForm,
  '累计已付少于累计应付，登记为部分付款',
  ({ total }, { before }) =>
    fenOf(total) >= fenOf((before?.data['delivery'] as { due: string } | undefined)?.due ?? '0'),
  noArrears,
)
export const settlingGuards = [...paymentGuards, paidInFull]
export const changeGuards = [
  must(
    changeForm,
    '政府采购合同追加的金额不得超过原合同金额的百分之十',
    ({ addition }, { before }) =>
      !isProcurement(before?.data) || fenOf(addition) * 10n <= fenOf(planIn(before?.data)?.amount ?? '0'),
    procurementLaw(49),
  ),
]
export const terminationGuards = [
  fillsWhatIsAsked(terminationForm, keptWord),
  happened(terminationForm, ({ endedOn }) => endedOn, 'signing', '解除、终止日期不能早于签订日期，也不能晚于登记之日'),
]
export const disputeGuards = [
  must(disputeForm, '知道权利受到损害之日晚于登记之日', ({ knownOn }, { day }) => knownOn <= day, inTurn),
]
export const settlementGuards = [
  must(settlementForm, '解决日期晚于登记之日', ({ settledOn }, { day }) => settledOn <= day, inTurn),
  must(
    settlementForm,
    '行政协议的争议不得仲裁',
    ({ way }, { before }) => way !== '仲裁' || !planIn(before?.data)?.isAdministrative,
    article('行政诉讼法', 12),
  ),
]
export const closingGuards = [
  must(
    closingForm,
    '政府采购合同须已备案、公告',
    (_form, { before }) =>
      !isProcurement(before?.data) || (before?.acts['file'] !== undefined && before.acts['announce'] !== undefined),
    procurementLaw(47),
  ),
]
