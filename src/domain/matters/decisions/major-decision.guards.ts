import { workingDaysBetween } from '#domain/calendar/working-calendar.ts'
import { mustAccount } from '#domain/engine/frozen-list.ts'
import { type Guard, type GuardContext, must, mustCase, mustNot } from '#domain/engine/matter.ts'
import { article } from '#domain/law/catalogue.ts'
import { bureauRule } from '#domain/law/citation.ts'
import { decisionCatalogue } from './decision-catalogue.ts'
import { expertAppraisal } from './expert-appraisal.ts'
import {
  adoptionForm,
  agendaPackageForm,
  archiveForm,
  coordinationForm,
  type DecisionForms,
  draftForm,
  type Filled,
  initiationForm,
  isAnswered,
  issueForm,
  ledgerForm,
  legalityForm,
  outcomeForm,
  partyReportForm,
  publicationForm,
  rejectionForm,
} from './major-decision.forms.ts'
import { resolvedOn } from './meeting.ts'
import { postEvaluation } from './post-evaluation.ts'
import { publicParticipation } from './public-participation.ts'
import { riskAssessment } from './risk-assessment.ts'

export const law = (
  no: 3 | 8 | 10 | 11 | 12 | 13 | 14 | 16 | 19 | 22 | 24 | 25 | 26 | 28 | 29 | 30 | 31 | 32 | 33 | 34 | 35 | 37,
) => article('重大行政决策程序暂行条例', no)

const filledIn = <K extends keyof DecisionForms>({ before }: GuardContext, name: K): Filled<K> | undefined =>
  before?.data[name] as Filled<K> | undefined

export const rejecting = [
  must(
    rejectionForm,
    '代表、委员和公众提出的建议，不予启动的须答复提出人',
    ({ reply }, context) => reply !== undefined || !isAnswered(filledIn(context, 'proposal')!.source),
    law(10),
  ),
]

export const initiating = [
  must(
    initiationForm,
    '决策事项须列入现行目录，年度、序号和类别与目录一致',
    ({ catalogue, year, itemNo, category }, { referred }) => {
      const found = referred(decisionCatalogue, catalogue)
      const row = found?.state === 'recorded' ? found.data.row : undefined
      return row?.year === year && row.items.some((item) => item.no === itemNo && item.category === category)
    },
    law(3),
  ),
]

export const drafting = [
  must(draftForm, '各方意见有较大分歧的，须提出两个以上方案', ({ split, options }) => !split || options >= 2, law(12)),
]

export const coordinating = [
  must(
    coordinationForm,
    '涉及其他机关职责的须征求意见；不涉及的须写明情形',
    ({ consulted, ground }) => consulted.length > 0 !== (ground !== undefined),
    law(13),
  ),
  mustNot(
    coordinationForm,
    '意见不一致或者逾期未复的，须写明协商情况和理由',
    ({ consulted }) =>
      consulted.filter(({ reply, handling }) => reply !== '同意' && handling === undefined).map(({ organ }) => organ),
    law(13),
  ),
]

const skippable = <K extends keyof Filled<'ledger'>>(
  text: string,
  done: K,
  needed: readonly (keyof Filled<'ledger'>)[],
  basis: ReturnType<typeof law>,
) => must(ledgerForm, text, (form) => form[done] === true || needed.every((name) => form[name] !== undefined), basis)

export const listing = [
  skippable('不公开征求意见的须属于依法不予公开的情形', 'openComment', ['openGround'], law(14)),
  skippable(
    '不组织专家论证的须属于专业性、技术性不强的情形，并写明认定的分管领导',
    'expert',
    ['expertGround', 'expertBy'],
    law(19),
  ),
  must(
    ledgerForm,
    '科技规划、重大科技政策和重大科技项目须组织专家论证，不得省略',
    ({ expert }, context) => expert || !filledIn(context, 'initiation')!.science,
    article('科学技术进步法', 99),
  ),
  skippable('不组织风险评估的须附筛查情况或者已有的评估', 'risk', ['riskGround', 'riskNote'], law(22)),
  must(
    ledgerForm,
    '进行公平竞争审查的须写明编号；不涉及经营者经济活动的须写明认定的审查人',
    ({ fair, fairNumber, fairGround, fairBy }) =>
      fair ? fairNumber !== undefined : fairGround !== undefined && fairBy !== undefined,
    article('公平竞争审查条例', 13),
  ),
]

const isClosed = (variant: string | undefined) => (context: GuardContext) =>
  context
    .linked(publicParticipation)
    .some((one) => one.state === 'closed' && (variant === undefined || one.variant === variant))
const ledgerOf = (context: GuardContext) => filledIn(context, 'ledger')!

const reviewed = bureauRule('公平竞争审查、合法性审查以审查台账中通过的记录为准', '写在办件里的编号不能代替审查')
const fairlyReviewed = mustCase(
  '公平竞争审查台账中没有这一编号的通过记录',
  (context) => {
    const { fairNumber } = ledgerOf(context)
    return fairNumber === undefined || context.standing('fair-competition-review.passed', fairNumber).length > 0
  },
  reviewed,
)

/** Every step of the ledger is a case at its end, and none is still open. */
export const submitting: readonly Guard<unknown>[] = [
  mustCase('公众参与尚未完成：至少以一种方式听取意见', isClosed(undefined), law(14)),
  mustCase(
    '向社会公开征求意见尚未完成',
    (context) => !ledgerOf(context).openComment || isClosed('comment')(context),
    law(14),
  ),
  mustCase(
    '应当举行的听证尚未完成',
    (context) => !ledgerOf(context).mandatedHearing || isClosed('hearing')(context),
    law(16),
  ),
  mustCase(
    '专家论证尚未完成',
    (context) =>
      !ledgerOf(context).expert || context.linked(expertAppraisal).some(({ state }) => state === 'concluded'),
    law(19),
  ),
  mustCase(
    '风险评估尚未完成，或者风险不可控：须调整草案至可控后再决策',
    (context) => {
      const done = context.linked(riskAssessment).filter(({ state }) => state === 'reported')
      return !ledgerOf(context).risk || done.some(({ data }) => data.report?.conclusion === '风险可控')
    },
    law(24),
  ),
  mustCase(
    '公众参与、专家论证、风险评估还有未办结的',
    (context) =>
      context.linked(publicParticipation).every(({ state }) => state === 'closed') &&
      context.linked(expertAppraisal).every(({ state }) => state === 'concluded') &&
      context.linked(riskAssessment).every(({ state }) => state === 'reported'),
    law(25),
  ),
  fairlyReviewed,
]

export const opining = [
  must(legalityForm, '合法性审查须组织法律顾问、公职律师提出意见', ({ counselHeard }) => counselHeard, law(28)),
  must(
    legalityForm,
    '合法性审查一般不少于七个工作日；不足的须写明原因',
    ({ shortBecause }, { before, day, calendar }) =>
      shortBecause !== undefined || workingDaysBetween(calendar, before!.acts['submit']!.on, day) >= 7,
    law(26),
  ),
  must(
    legalityForm,
    '应当修改、不合法和提示法律风险的，须逐条写明',
    ({ conclusion, points }) => conclusion === '合法' || points.length > 0,
    article('重大行政决策程序暂行条例', 27),
  ),
]

export const agreeing = [
  mustCase(
    '合法性审查结论为不合法的，不得提请讨论',
    (context) => filledIn(context, 'legality')!.conclusion !== '不合法',
    law(25),
  ),
  must(
    agendaPackageForm,
    '提示法律风险的，只有国家尚无明确规定的探索性改革可以提请讨论',
    ({ exploratory }, context) => filledIn(context, 'legality')!.conclusion !== '提示法律风险' || exploratory,
    law(25),
  ),
  mustAccount(
    agendaPackageForm,
    (context) => filledIn(context, 'legality')!.points.map(({ no }) => `第${no}条`),
    ({ answers }) => answers.map(({ no }) => `第${no}条`),
    '审查意见须逐条答复',
    law(28),
  ),
  must(
    agendaPackageForm,
    '合法性审查台账中没有这一编号的通过记录',
    (_form, context) => {
      const { number, conclusion } = filledIn(context, 'legality')!
      return conclusion === '提示法律风险' || context.standing('legality-check.passed', number).length > 0
    },
    reviewed,
  ),
]

type Outcome = NonNullable<ReturnType<typeof resolvedOn>>['outcome']
const met = (context: GuardContext, id: string, outcome: Outcome) => {
  const found = resolvedOn(context, id)
  return found?.kind === '重大行政决策' && found.outcome === outcome ? found : undefined
}
export const decidedSo = (outcome: Outcome) =>
  must(
    outcomeForm,
    `会议没有就本事项作出“${outcome}”的决定，或者纪要尚未确认`,
    ({ meeting }, context) => met(context, meeting, outcome) !== undefined,
    law(30),
  )
export const adopting = [
  must(
    adoptionForm,
    '会议没有就本事项作出“通过”的决定，或者纪要尚未确认',
    ({ meeting }, context) => met(context, meeting, '通过') !== undefined,
    law(30),
  ),
  must(
    adoptionForm,
    '决定日期是讨论通过的会议日期',
    ({ meeting, decidedOn }, context) => met(context, meeting, '通过')?.heldOn === decidedOn,
    law(30),
  ),
]

export const reporting = [
  must(
    partyReportForm,
    '出台前须向同级党组织报告；党内法规未要求报告的须写明情形',
    ({ reportedOn, ground }) => (reportedOn === undefined) !== (ground === undefined),
    law(31),
  ),
  must(
    partyReportForm,
    '“三重一大”事项须向党组织报告，不得省略',
    ({ reportedOn }, context) => reportedOn !== undefined || !filledIn(context, 'initiation')!.threeMajors,
    article('三重一大实施细则', '全文'),
  ),
  must(partyReportForm, '报告日期晚于登记之日', ({ reportedOn }, { day }) => !reportedOn || reportedOn <= day, law(31)),
]
export const issuing = [
  must(
    issueForm,
    '须经人大讨论决定或者向人大报告的，须先办理',
    ({ congress, congressDone }) => !congress || congressDone !== undefined,
    law(8),
  ),
]
export const publishing = [
  must(
    publicationForm,
    '公布日期不能早于出台日期，也不能晚于登记之日',
    ({ publishedOn }, { before, day }) => publishedOn <= day && publishedOn >= before!.acts['issue']!.on,
    law(32),
  ),
]

const evaluated = (result: string) => (context: GuardContext) =>
  context.linked(postEvaluation).some(({ state, data }) => state === 'reported' && data.report?.result === result)
export const mayResume = mustCase(
  '中止执行后恢复的，须经决策后评估认为应当继续执行',
  evaluated('继续执行'),
  article('重大行政决策程序暂行条例', 36),
)

/** What the file of a decision must hold: a paper for each step that was not left out (条例第三十三条). */
export const archiving = [
  mustNot(
    archiveForm,
    '归档材料不全',
    ({ files }, context) => {
      const ledger = filledIn(context, 'ledger')
      const wanted = [
        '决策建议和启动决定',
        ...(filledIn(context, 'draft') ? ['决策草案及说明'] : []),
        ...(ledger ? ['公众参与材料'] : []),
        ...(ledger?.expert ? ['专家论证意见'] : []),
        ...(ledger?.risk ? ['风险评估报告'] : []),
        ...(ledger?.fair ? ['公平竞争审查结论'] : []),
        ...(filledIn(context, 'legality') ? ['合法性审查意见'] : []),
        ...(filledIn(context, 'adoption') ? ['会议纪要'] : []),
        ...(filledIn(context, 'issue') ? ['决策文件'] : []),
      ]
      return wanted.filter((one) => !files.some(({ title }) => title.includes(one)))
    },
    law(33),
  ),
]
