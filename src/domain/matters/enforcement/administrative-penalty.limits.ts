import type { Day } from '#domain/calendar/day.ts'
import type { Case } from '#domain/engine/case.ts'
import { calendarDays, lengthOf, months, workingDays } from '#domain/engine/matter.ts'
import { article } from '#domain/law/catalogue.ts'
import { bureauRule } from '#domain/law/citation.ts'
import { announcementLimit } from '../services/service-of-documents.ts'
import { law, mustVet, servedOn } from './administrative-penalty.case.ts'
import { isToldOnly } from './administrative-penalty.discretion.ts'
import type { PenaltyData } from './administrative-penalty.forms.ts'
import { courtFrom, paymentDays } from './administrative-penalty.money.ts'

export const onClue = bureauRule(
  '发现线索后在本局设定的期限内决定是否立案',
  '行政处罚法第五十四条要求及时立案，没有规定期限',
)
const answering = bureauRule(
  '告知书送达后，当事人可以在本局设定的期限内陈述、申辩和要求听证',
  '行政处罚法第四十四条没有规定陈述申辩的期限，第六十四条规定五日内要求听证',
)
const reviewing = bureauRule('法制审核在本局设定的期限内完成', '行政处罚法第五十八条没有规定期限')
const filingAway = bureauRule('结案后在本局设定的期限内归档', '行政处罚法第四十七条要求归档，没有规定期限')
export const lapsing = bureauRule(
  '先行登记保存七日内没有作出处理决定的，自动解除',
  '行政处罚法第五十六条规定七日内处理；参照《市场监督管理行政处罚程序规定》第三十五条',
)

/** Whether the party has anything to perform, and may be brought to it. */
const isToPerform = ({ decision }: PenaltyData): boolean => decision !== undefined && !isToldOnly(decision)
type Data = Case['data']

/** Six months in which the party may sue (行政诉讼法第四十六条). */
const suing = [article('行政诉讼法', 46, '第一款')] as const

/** What runs in a case of penalty (penalty.md §3, §5, §8, §9). */
export const penaltyLimits = {
  filing: {
    label: '是否立案',
    statutory: lengthOf('penalty.filing', onClue),
    since: ({ clue }: Data) => (clue as PenaltyData['clue'])?.receivedOn,
    extension: { length: 15, times: 1, basis: [onClue] },
  },
  // No other law for this field extends the ninety days: a decision after them says why it is late.
  decision: { label: '处罚决定', statutory: calendarDays(90, law(60)) },
  preservation: { label: '登记保存的处理', statutory: workingDays(7, law(56), article('行政处罚法', 85)) },
  statement: { label: '陈述申辩和要求听证', statutory: lengthOf('penalty.statement', answering) },
  noticeAnnouncement: { ...announcementLimit, label: '告知书公告送达' },
  vetting: {
    label: '法制审核',
    statutory: lengthOf('penalty.legal-review', reviewing),
    since: (data: Data, on: Day) => {
      const filled = data as PenaltyData
      return mustVet(filled, filled.review?.hearing !== undefined) ? on : undefined
    },
  },
  service: { label: '决定书送达', statutory: workingDays(7, law(61, '第一款'), article('行政处罚法', 85)) },
  announcement: { ...announcementLimit, label: '决定书公告送达' },
  publicity: { label: '结果公示', statutory: workingDays(7, article('国办发〔2018〕118号', '(六)')) },
  performance: {
    label: '履行处罚决定',
    statutory: calendarDays(paymentDays, law(67, '第三款')),
    since: (data: Data, on: Day) => (isToPerform(data as PenaltyData) ? on : undefined),
    until: (data: Data) => (data as PenaltyData).decision?.performBy,
  },
  deferral: {
    label: '暂缓、分期缴纳',
    statutory: calendarDays(paymentDays, law(66, '第二款')),
    until: (data: Data) => (data as PenaltyData).deferral?.until,
  },
  suit: {
    label: '提起行政诉讼',
    statutory: months(6, ...suing),
    since: (data: Data, on: Day) => (isToPerform(data as PenaltyData) ? on : undefined),
  },
  urging: {
    label: '催告后的履行',
    statutory: workingDays(10, article('行政强制法', 54), article('行政强制法', 69)),
  },
  court: {
    label: '申请法院强制执行',
    statutory: months(3, article('行政强制法', 53)),
    // it begins when both the time to sue and what was put off have run out, for whoever has asked for no review
    since: (data: Data, on: Day, acts: Case['acts']) => {
      const served = servedOn({ acts })
      const from = served && courtFrom(served, data as PenaltyData)
      return from !== undefined && from <= on && !(data as PenaltyData).remedy ? from : undefined
    },
  },
  withdrawal: {
    label: '撤回公示',
    statutory: workingDays(3, law(48, '第二款'), article('行政处罚法', 85)),
    since: ({ publicity }: Data, on: Day) => (publicity === undefined ? undefined : on),
  },
  archive: { label: '归档', statutory: lengthOf('file-review.filing', filingAway) },
} as const
