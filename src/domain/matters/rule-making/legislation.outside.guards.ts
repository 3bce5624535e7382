import { addDays, type Day } from '#domain/calendar/day.ts'
import { mustAccount } from '#domain/engine/frozen-list.ts'
import { type GuardContext, must, mustCase, mustNot } from '#domain/engine/matter.ts'
import { filled, happened, isRule, needsRegulator, regulator } from './legislation.case.ts'
import { accounted, law, making, told } from './legislation.law.ts'
import {
  approvalForm,
  congressCommentForm,
  doneForm,
  evaluationForm,
  filingForm,
  governmentForm,
  implementationForm,
  orderForm,
  promulgationForm,
  readingForm,
  voteForm,
} from './legislation.outside.forms.ts'

export const passingGovernment = [
  ...happened(
    governmentForm,
    ({ heldOn }) => heldOn,
    (context) => filled(context, 'receipt')?.receivedOn,
  ),
  must(
    governmentForm,
    '提请人大审议的，须写明议案编号',
    ({ billNo }, context) => isRule(context) || billNo !== undefined,
    law(87),
  ),
  must(
    governmentForm,
    '2024年8月1日起提请审议的，须经市场监管部门公平竞争审查',
    ({ heldOn }, context) => !needsRegulator(heldOn, filled(context, 'competition')?.by),
    regulator,
  ),
]
export const reading = [
  ...happened(
    readingForm,
    ({ heldOn }) => heldOn,
    (context) => filled(context, 'government')?.heldOn,
  ),
  mustNot(
    readingForm,
    '对修改有异议的，须写明理由',
    ({ changes }) =>
      changes.filter(({ position, because }) => position === '有异议' && !because).map(({ clause }) => clause),
    law(39),
  ),
]
export const commenting = [
  ...happened(congressCommentForm, ({ from }) => from),
  must(
    congressCommentForm,
    '草案向社会公布征求意见一般不少于三十日；决定不公布或者缩短的须写明',
    ({ from, until, decided }) => until >= addDays(from, 30) || decided !== undefined,
    law(40),
  ),
]
export const voting = happened(
  voteForm,
  ({ heldOn }) => heldOn,
  (context) => filled(context, 'reading')?.heldOn,
)
export const approving = happened(
  approvalForm,
  ({ heldOn }) => heldOn,
  (context) => filled(context, 'vote')?.heldOn,
)
export const promulgating = [
  ...happened(
    promulgationForm,
    ({ promulgatedOn }) => promulgatedOn,
    (context) => filled(context, 'approval')?.heldOn,
  ),
  must(promulgationForm, '施行日期不能早于公布日期', (form) => form.effectiveOn >= form.promulgatedOn, law(88)),
  must(
    promulgationForm,
    '填写名次的，须写明比较范围和依据',
    ({ order, peers, orderSource }) => order === undefined || (peers !== undefined && orderSource !== undefined),
    told,
  ),
]
export const ordering = [
  ...happened(
    orderForm,
    ({ promulgatedOn }) => promulgatedOn,
    (context) => filled(context, 'government')?.heldOn,
  ),
  must(
    orderForm,
    '规章自公布之日起三十日后施行；有法定情形的可以自公布之日起施行',
    ({ promulgatedOn, effectiveOn, immediate }) =>
      effectiveOn >= (immediate ? promulgatedOn : addDays(promulgatedOn, 30)),
    making(32),
  ),
]
const filingOrgans = {
  regulation: ['全国人大常委会', '国务院'],
  governmentRule: ['国务院', '省级人大常委会', '省级政府', '本级人大常委会'],
} as const
export const filing = [
  ...happened(
    filingForm,
    ({ filedOn }) => filedOn,
    (context) => filled(context, isRule(context) ? 'order' : 'promulgation')?.promulgatedOn,
  ),
  mustNot(
    filingForm,
    '还须报送备案',
    ({ organs }, context) =>
      filingOrgans[isRule(context) ? 'governmentRule' : 'regulation'].filter(
        (one) => !(organs as readonly string[]).includes(one),
      ),
    law(109),
  ),
]
export const effectiveOn = (context: GuardContext): Day | undefined =>
  filled(context, isRule(context) ? 'order' : 'promulgation')?.effectiveOn
export const takingEffect = [
  mustCase('施行日期尚未到来', (context) => (effectiveOn(context) ?? '9') <= context.day, law(88)),
  must(
    implementationForm,
    '配套文件的完成期限须晚于今日',
    ({ supporting }, { day }) => supporting.every(({ dueOn }) => dueOn > day),
    accounted,
  ),
]
export const implementing = [
  mustAccount(
    doneForm,
    (context) => filled(context, 'implementation')?.supporting.map(({ title }) => title) ?? [],
    ({ done }) => done.map(({ title }) => title),
    '配套文件须逐项交代完成情况',
    accounted,
  ),
]
export const evaluating = happened(evaluationForm, ({ evaluatedOn }) => evaluatedOn)
/** Only a rule that was made early for an urgent need has to become a regulation. */
export const urgentOnly = [
  mustCase(
    '不是因行政管理迫切需要先行制定的规章',
    (context) => filled(context, 'competence')?.urgent === true,
    law(93, '第五款'),
  ),
]
