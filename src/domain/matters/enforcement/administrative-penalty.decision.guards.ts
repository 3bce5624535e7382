import type { z } from 'zod'
import { type GuardContext, must, mustCase } from '#domain/engine/matter.ts'
import { actedAs } from '#domain/engine/may.ts'
import { bureauRule } from '#domain/law/citation.ts'
import { meeting, mustBeResolved } from '../decisions/meeting.ts'
import { fenOf } from '../fields.ts'
import { filled, itemOf, kindsFit, law, mustVet, punishes, teamOf } from './administrative-penalty.case.ts'
import { isGrave, isHeavier, isToldOnly, mustTellHearing, rangeFor } from './administrative-penalty.discretion.ts'
import { decisionForm, type Imposed, noticeForm, type PenaltyData, reviewForm } from './administrative-penalty.forms.ts'

const proposal = mustCase('承办意见没有建议给予处罚', (context) => punishes(filled(context).weighing!), law(44))

export const noticeGuards = [
  proposal,
  must(
    noticeForm,
    '告知的陈述申辩期限须是本局现行的设定',
    ({ days }, { setting }) => days === setting('penalty.statement'),
    law(44),
  ),
  must(
    noticeForm,
    '拟处罚达到听证标准的，应当告知听证权利',
    ({ hearing }, context) => {
      const { clue, weighing } = filled(context)
      const threshold = context.setting(
        clue?.partyKind === '自然人' ? 'penalty.hearing-person' : 'penalty.hearing-organisation',
      )
      return hearing || !mustTellHearing(weighing!, threshold)
    },
    law(63),
  ),
]

export const reviewGuards = [
  must(
    reviewForm,
    '当事人提出了陈述、申辩的，须写明复核意见',
    ({ answer }, { before }) => !before?.acts['recordStatement'] || answer !== undefined,
    law(45, '第一款'),
  ),
]

/** 集体讨论 (第五十七条第二款): complex or grave acts, and a penalty below the least. */
const mustDiscuss = ({ conclusion, weighing }: PenaltyData, imposed: Imposed): boolean =>
  conclusion?.complex === true || weighing?.direction === '减轻' || isGrave(imposed)

const wasHeard = (context: GuardContext): boolean => filled(context).review?.hearing !== undefined

export const decisionGuards = [
  mustCase(
    '复核后建议不予处罚的，不能处罚；不同意的，应退回重新复核',
    (context) => filled(context).review?.result !== '不予行政处罚',
    law(57, '第一款第二项'),
  ),
  mustCase(
    '应当法制审核的，未经法制审核或者审核未通过，不得作出决定',
    (context) => !mustVet(filled(context), wasHeard(context)) || context.before?.state === 'vetted',
    law(58),
  ),
  must(decisionForm, '处罚种类与金额、证照须一致', (form) => kindsFit(form), law(59, '第一款第三项')),
  must(
    decisionForm,
    '处罚重于告知的内容：不得因申辩加重处罚；事实、种类、金额有变的须重新告知',
    (form, context) => !isHeavier(form, filled(context).weighing!),
    law(45, '第二款'),
  ),
  must(
    decisionForm,
    '复核后建议减少处罚的才能减少，减少后的罚款不得低于法定幅度，减轻处罚的除外',
    (form, context) => {
      const { weighing, review } = filled(context)
      const [now, told] = [fenOf(form.fine ?? '0'), fenOf(weighing?.fine ?? '0')]
      if (now === told) return true
      if (review?.result !== '减少处罚') return false
      const range = rangeFor(itemOf(context)?.bands ?? [], filled(context).conclusion?.gains ?? '0')
      return weighing?.direction === '减轻' ? now > 0n : now === 0n || (range !== undefined && now >= range.least)
    },
    law(32),
  ),
  must(
    decisionForm,
    '情节复杂、重大违法行为、较重处罚和减轻处罚，须经负责人集体讨论决定',
    (form, context) => !mustDiscuss(filled(context), form) || form.meeting !== undefined,
    law(57, '第二款'),
  ),
  ((guard) => ({
    ...guard,
    holds: (form: z.output<typeof decisionForm>, context: GuardContext) =>
      form.meeting === undefined || guard.holds(form, context),
  }))(mustBeResolved(decisionForm, (form) => form.meeting, ['通过'], '集体讨论没有通过本案的处罚', law(57, '第二款'))),
  must(
    decisionForm,
    '参加调查的人不参加集体讨论的表决',
    (form, context) => {
      const found = context.referred(meeting, form.meeting)
      const item = found?.data.agenda?.items.find(
        (one) => one.case === context.before?.id || (one.case && one.case === context.before?.number),
      )
      const investigators = new Set([...actedAs(context.before, 'caseOfficer'), ...teamOf(filled(context))])
      const views = found?.data.minutes?.items.find(({ no }) => no === item?.no)?.views ?? []
      return !views.some(({ person }) => investigators.has(person))
    },
    bureauRule('参加调查的人不参加本案集体讨论的表决', '行政处罚法第五十七条由负责人集体讨论决定，调查与决定分开'),
  ),
  must(
    decisionForm,
    '罚款的履行期限由法律规定；没有罚款而有待履行的，须写明履行期限，晚于决定之日',
    (form, { day }) =>
      form.fine !== undefined || isToldOnly(form)
        ? form.performBy === undefined
        : form.performBy !== undefined && form.performBy > day,
    law(59, '第一款第四项'),
  ),
]

/** Not punishing as the weighing, or the review of what the party said, has it. */
export const exemptionGuards = [
  mustCase(
    '承办意见没有建议不予处罚',
    (context) => {
      const { weighing, review } = filled(context)
      return context.before?.state === 'weighed' ? !punishes(weighing!) : review?.result === '不予行政处罚'
    },
    law(57, '第一款'),
  ),
]
