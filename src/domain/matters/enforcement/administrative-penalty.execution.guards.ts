import { must, mustCase } from '#domain/engine/matter.ts'
import { allDifferent } from '../fields.ts'
import { filled, law, servedOn } from './administrative-penalty.case.ts'
import { isToldOnly } from './administrative-penalty.discretion.ts'
import { performanceForm, remedyForm } from './administrative-penalty.forms.ts'
import { owedOn, paidIn } from './administrative-penalty.money.ts'

export const performanceGuards = [
  must(
    performanceForm,
    '已经登记的缴款不得去掉或者改动，票据不得重复，缴款日期不晚于当日',
    ({ payments }, context) => {
      const earlier = filled(context).performance?.payments ?? []
      return (
        earlier.every((one) =>
          payments.some(({ on, amount, receipt }) => on === one.on && amount === one.amount && receipt === one.receipt),
        ) &&
        allDifferent(payments.map(({ receipt }) => receipt)) &&
        payments.every(({ on }) => on <= context.day)
      )
    },
    law(67),
  ),
]

export const remedyGuards = [
  must(
    remedyForm,
    '已终结的须写明终结日期，不早于受理日期；受理日期不晚于当日',
    ({ startedOn, endedOn, result }, { day }) =>
      startedOn <= day &&
      (result === '办理中') === (endedOn === undefined) &&
      (endedOn === undefined || (endedOn >= startedOn && endedOn <= day)),
    law(73),
  ),
]

export const isPaid = mustCase(
  '罚款、没收款和加处的罚款尚未缴清',
  (context) => {
    const [served, data] = [servedOn(context.before), filled(context)]
    return served !== undefined && paidIn(data) >= owedOn(context.day, served, data, context.calendar)
  },
  law(66),
)

export const otherIsDone = mustCase(
  '罚款以外的处罚尚未登记履行情况',
  (context) => {
    const { decision, performance } = filled(context)
    const isMoney = (kind: string): boolean =>
      kind === '罚款' || (kind === '没收违法所得、没收非法财物' && decision?.goods === undefined)
    const others = decision?.kinds.filter((kind) => !isMoney(kind) && !isToldOnly({ kinds: [kind] })) ?? []
    return others.length === 0 || performance?.other !== undefined
  },
  law(66),
)
