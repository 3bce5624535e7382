import { z } from 'zod'
import { daysBetween, toDay } from '#domain/calendar/day.ts'
import { workingDaysBetween } from '#domain/calendar/working-calendar.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { rule } from '#domain/engine/rule.ts'
import { article } from '#domain/law/catalogue.ts'
import { systemRule } from '#domain/law/citation.ts'
import { choice, count, day, optional, proof, sampleFile, text, url, year, yesNo } from '../fields.ts'
import { follows } from '../rules.ts'
import { decisionCategories } from './decision-catalogue.ts'

const law = (no: 15 | 16 | 19 | 22 | 24 | 26 | 28 | 29 | 30 | 32 | 36) => article('重大行政决策程序暂行条例', no)

/** A procedure may be left out only in the case that the article itself names; a word like 略 is none. */
const skippable = (exemption: string) => ({
  done: yesNo('已履行'),
  ground: optional(choice('不适用的情形', [exemption])),
})

const participation = z.object({
  ...skippable('依法不予公开'),
  ways: z
    .array(
      choice('方式', ['座谈会', '听证会', '实地走访', '书面征求意见', '向社会公开征求意见', '问卷调查', '民意调查']),
    )
    .meta({ title: '听取意见的方式' }),
  from: optional(day('公开征求意见起')),
  until: optional(day('公开征求意见止')),
  shortened: optional(text('公告中说明的缩短理由')),
  received: count('收到意见数'),
  adopted: count('采纳意见数'),
})
const expertAppraisal = z.object({
  ...skippable('专业性、技术性不强'),
  heldOn: optional(day('论证日期')),
  experts: z.array(text('专家')).meta({ title: '专家' }),
})
const riskAssessment = z.object({
  ...skippable('不会对社会稳定、公共安全等方面造成不利影响'),
  reportedOn: optional(day('报告日期')),
  conclusion: optional(choice('结论', ['风险可控', '调整后风险可控'])),
})
/** Never skipped. 提示法律风险 only for exploratory reform without state rules. */
const legalityReview = z.object({
  number: text('审查意见编号'),
  acceptedOn: day('送审受理日期'),
  concludedOn: day('审查意见日期'),
  shortBecause: optional(text('审查时间不足七个工作日的原因')),
  conclusion: choice('审查结论', ['合法', '修改后合法', '提示法律风险']),
  counselHeard: yesNo('已组织法律顾问、公职律师提出意见'),
})
/** Never skipped. */
const collectiveDiscussion = z.object({
  meetingOn: day('会议日期'),
  body: choice('会议', ['局长办公会', '党组会']),
  headSpokeLast: yesNo('主要负责人最后发表意见'),
  dissent: optional(text('不同意见')),
  againstMajority: yesNo('决定与多数意见不一致'),
  reasons: optional(text('与多数意见不一致的理由')),
})
const row = z.object({
  title: text('决策事项'),
  catalogueYear: year('目录年度'),
  itemNo: text('目录序号'),
  category: choice('类别', decisionCategories),
  unit: text('承办处室'),
  participation: participation.meta({ title: '公众参与' }),
  expertAppraisal: expertAppraisal.meta({ title: '专家论证' }),
  riskAssessment: riskAssessment.meta({ title: '风险评估' }),
  legalityReview: legalityReview.meta({ title: '合法性审查' }),
  collectiveDiscussion: collectiveDiscussion.meta({ title: '集体讨论决定' }),
  fairCompetition: optional(text('公平竞争审查编号')),
  decidedOn: day('决定日期'),
  dossier: proof('决策过程材料'),
})
const publication = z.object({ publishedOn: day('公布日期'), url: optional(url('公布网址')) })
const evaluation = z.object({
  evaluatedOn: day('决策后评估日期'),
  evaluation: choice('评估结果', ['继续执行', '调整', '停止执行']),
})

const heard = {
  done: true,
  ways: ['座谈会', '向社会公开征求意见'],
  from: toDay('2024-05-06'),
  until: toDay('2024-06-05'),
  received: 12,
  adopted: 7,
} satisfies z.input<typeof participation>
const reviewed = {
  number: '演示·审查〔2024〕3号',
  acceptedOn: toDay('2024-07-01'),
  concludedOn: toDay('2024-07-10'),
  conclusion: '修改后合法',
  counselHeard: true,
} satisfies z.input<typeof legalityReview>
const discussed = {
  meetingOn: toDay('2024-07-18'),
  body: '局长办公会',
  headSpokeLast: true,
  againstMajority: false,
} satisfies z.input<typeof collectiveDiscussion>

const skipped = '未履行的程序须属于条例所列不适用的情形，不能略过'
const rules = [
  rule(row, {
    at: 'participation.ground',
    text: `公众参与：${skipped}`,
    basis: article('重大行政决策程序暂行条例', 14),
    holds: ({ participation: { done, ground } }) => done || ground !== undefined,
    breaks: { participation: { done: false, ways: [], received: 0, adopted: 0 } },
  }),
  rule(row, {
    at: 'participation.ways',
    text: '已履行公众参与的，须写明听取意见的方式',
    basis: article('重大行政决策程序暂行条例', 14),
    holds: ({ participation: { done, ways } }) => !done || ways.length > 0,
    breaks: { participation: { done: true, ways: [], received: 12, adopted: 7 } },
  }),
  rule(row, {
    at: 'participation.from',
    text: '向社会公开征求意见的，须填写起止日期',
    basis: law(15),
    holds: ({ participation: { ways, from, until } }) => !ways.includes('向社会公开征求意见') || Boolean(from && until),
    breaks: { participation: { ...heard, until: undefined } },
  }),
  rule(row, {
    at: 'participation.until',
    text: '公开征求意见一般不少于30日；缩短的须填写公告中说明的理由',
    basis: law(15),
    holds: ({ participation: { from, until, shortened } }) =>
      !from || !until || shortened !== undefined || daysBetween(from, until) >= 30,
    breaks: { participation: { ...heard, until: toDay('2024-06-04') } },
  }),
  rule(row, {
    at: 'participation.adopted',
    text: '采纳意见数不能多于收到意见数',
    basis: systemRule('采纳的意见是收到的意见的一部分', '多于收到数的采纳数有一个录错了'),
    holds: ({ participation: { received, adopted } }) => adopted <= received,
    breaks: { participation: { ...heard, adopted: 13 } },
  }),
  rule(row, {
    at: 'expertAppraisal.ground',
    text: `专家论证：${skipped}`,
    basis: law(19),
    holds: ({ expertAppraisal: { done, ground } }) => done || ground !== undefined,
    breaks: { expertAppraisal: { done: false, experts: [] } },
  }),
  rule(row, {
    at: 'expertAppraisal.heldOn',
    text: '已履行专家论证的，须填写论证日期和专家',
    basis: law(19),
    holds: ({ expertAppraisal: { done, heldOn, experts } }) => !done || (heldOn !== undefined && experts.length > 0),
    breaks: { expertAppraisal: { done: true, experts: ['演示·专家甲'] } },
  }),
  rule(row, {
    at: 'riskAssessment.ground',
    text: `风险评估：${skipped}`,
    basis: law(22),
    holds: ({ riskAssessment: { done, ground } }) => done || ground !== undefined,
    breaks: { riskAssessment: { done: false } },
  }),
  rule(row, {
    at: 'riskAssessment.conclusion',
    text: '已履行风险评估的，须填写报告日期和结论；风险不可控的须调整草案至可控后再决策',
    basis: law(24),
    holds: ({ riskAssessment: { done, reportedOn, conclusion } }) =>
      !done || (reportedOn !== undefined && conclusion !== undefined),
    breaks: { riskAssessment: { done: true, reportedOn: toDay('2024-06-25') } },
  }),
  rule(row, {
    at: 'legalityReview.concludedOn',
    text: '审查意见日期不能早于受理日期',
    basis: law(26),
    holds: ({ legalityReview: { acceptedOn, concludedOn } }) => acceptedOn <= concludedOn,
    breaks: { legalityReview: { ...reviewed, concludedOn: toDay('2024-06-28'), shortBecause: '（演示）' } },
  }),
  rule(row, {
    at: 'legalityReview.shortBecause',
    text: '合法性审查应当保证必要的审查时间，一般不少于七个工作日；不足的须写明原因',
    basis: law(26),
    holds: ({ legalityReview: { acceptedOn, concludedOn, shortBecause } }, _, { calendar }) =>
      shortBecause !== undefined || workingDaysBetween(calendar, acceptedOn, concludedOn) >= 7,
    breaks: { legalityReview: { ...reviewed, concludedOn: toDay('2024-07-01') } },
  }),
  rule(row, {
    at: 'legalityReview.counselHeard',
    text: '合法性审查过程中应当组织法律顾问、公职律师提出法律意见',
    basis: law(28),
    holds: ({ legalityReview: { counselHeard } }) => counselHeard,
    breaks: { legalityReview: { ...reviewed, counselHeard: false } },
  }),
  rule(row, {
    at: 'legalityReview.concludedOn',
    text: '决策草案提交讨论前应当完成合法性审查',
    basis: law(29),
    holds: ({ legalityReview: { concludedOn }, collectiveDiscussion: { meetingOn } }) => concludedOn <= meetingOn,
    breaks: { legalityReview: { ...reviewed, concludedOn: toDay('2024-07-19') } },
  }),
  rule(row, {
    at: 'collectiveDiscussion.headSpokeLast',
    text: '讨论决策草案，行政首长应当最后发表意见',
    basis: law(30),
    holds: ({ collectiveDiscussion: { headSpokeLast } }) => headSpokeLast,
    breaks: { collectiveDiscussion: { ...discussed, headSpokeLast: false } },
  }),
  rule(row, {
    at: 'collectiveDiscussion.reasons',
    text: '决定与多数人意见不一致的，应当在会上说明理由并记录',
    basis: law(30),
    holds: ({ collectiveDiscussion: { againstMajority, reasons } }) => !againstMajority || reasons !== undefined,
    breaks: { collectiveDiscussion: { ...discussed, againstMajority: true } },
  }),
  rule(row, {
    at: 'decidedOn',
    text: '决定日期不能早于集体讨论日期',
    basis: law(30),
    holds: ({ decidedOn, collectiveDiscussion: { meetingOn } }) => meetingOn <= decidedOn,
    breaks: { decidedOn: toDay('2024-07-17') },
  }),
]

/** 重大行政决策: the five procedures with their dates, then publication and evaluation. */
export const majorDecision = defineRegister({
  id: 'major-decision',
  title: '重大行政决策台账',
  chapter: 'decisions',
  basis: [
    article('重大行政决策程序暂行条例', 14),
    article('重大行政决策程序暂行条例', 19),
    article('重大行政决策程序暂行条例', 22),
    article('重大行政决策程序暂行条例', 25),
    article('重大行政决策程序暂行条例', 30),
    article('重大行政决策程序暂行条例', 33),
    article('重大行政决策程序暂行条例', 36),
    article('重大行政决策程序暂行条例', 42),
  ],
  row,
  rules,
  steps: {
    publish: {
      label: '公布',
      fields: publication,
      sample: { publishedOn: toDay('2024-07-29') },
      dated: 'publishedOn',
      basis: [law(32)],
      rules: [follows(publication, 'publishedOn', 'decidedOn', ['row', row], law(32))],
    },
    evaluate: {
      label: '决策后评估',
      fields: evaluation,
      sample: { evaluatedOn: toDay('2024-12-19'), evaluation: '继续执行' },
      dated: 'evaluatedOn',
      basis: [law(36)],
      again: true,
      rules: [follows(evaluation, 'evaluatedOn', 'decidedOn', ['row', row], law(36))],
    },
  },
  unique: {
    of: ({ catalogueYear, itemNo }) => `${catalogueYear}-${itemNo}`,
    text: '该年度目录的这一事项已有决策记录',
    basis: article('重大行政决策程序暂行条例', 3, '第三款'),
  },
  sample: {
    title: '演示·制定科技创新平台管理措施',
    catalogueYear: 2024,
    itemNo: '1',
    category: '重大公共政策和措施',
    unit: '资源配置与管理处',
    participation: heard,
    expertAppraisal: {
      done: true,
      heldOn: toDay('2024-06-18'),
      experts: ['演示·专家甲', '演示·专家乙', '演示·专家丙'],
    },
    riskAssessment: { done: true, reportedOn: toDay('2024-06-25'), conclusion: '风险可控' },
    legalityReview: reviewed,
    collectiveDiscussion: discussed,
    decidedOn: toDay('2024-07-18'),
    dossier: sampleFile('演示·决策过程材料.pdf'),
  },
  dated: 'decidedOn',
  evidence: ['dossier'],
  measures: {
    'major-decision.recorded': '作出的一项重大行政决策，以记录为键；按目录年度分组',
    'major-decision.step': '一项重大行政决策履行的一个程序，以记录为键；按程序分组',
    'major-decision.legality': '一项重大行政决策所经的合法性审查，以意见编号为键',
    'major-decision.fair-competition': '一项重大行政决策所经的公平竞争审查，以审查编号为键',
    'major-decision.evaluated': '对一项重大行政决策开展的决策后评估',
  },
  describe: ({ title, decidedOn }) => `${title}（${decidedOn}）`,
  facts: (decision, { caseId: key, steps: { evaluate } }) => {
    const on = decision.decidedOn
    const done = [
      ...(decision.participation.done ? ['公众参与'] : []),
      ...(decision.expertAppraisal.done ? ['专家论证'] : []),
      ...(decision.riskAssessment.done ? ['风险评估'] : []),
      '合法性审查',
      '集体讨论决定',
    ]
    return [
      { measure: 'major-decision.recorded', on, key, group: String(decision.catalogueYear) },
      ...done.map((group) => ({ measure: 'major-decision.step', on, key, group }) as const),
      { measure: 'major-decision.legality', on, key: decision.legalityReview.number },
      // Without a review the case stands for itself: no review of that number will ever be found.
      { measure: 'major-decision.fair-competition', on, key: decision.fairCompetition ?? key },
      ...(evaluate ? [{ measure: 'major-decision.evaluated', on: evaluate.evaluatedOn } as const] : []),
    ]
  },
})
