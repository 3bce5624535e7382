import { z } from 'zod'
import { daysBetween, toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { article } from '#domain/law/catalogue.ts'
import { choice, count, day, dayAhead, inOrder, optional, proof, sampleFile, text, year, yesNo } from '../fields.ts'
import { decisionCategories } from './decision-catalogue.ts'

const skippable = { done: yesNo('已履行'), ground: optional(text('不适用的理由')) }
const grounded = (step: { done: boolean; ground?: string | undefined }) => step.done || step.ground !== undefined
const ungrounded = { path: ['ground'], message: '未履行的程序须写明不适用的理由' }

/** 第十四至十八条. Open comment runs thirty days as a rule; the notice itself must say why it is shorter. */
const participation = z
  .object({
    ...skippable,
    ways: z
      .array(
        choice('方式', ['座谈会', '听证会', '实地走访', '书面征求意见', '向社会公开征求意见', '问卷调查', '民意调查']),
      )
      .meta({ title: '听取意见的方式' }),
    from: optional(day('公开征求意见起')),
    until: optional(dayAhead('公开征求意见止')),
    shortened: optional(text('公告中说明的缩短理由')),
    received: count('收到意见数'),
    adopted: count('采纳意见数'),
  })
  .refine(grounded, ungrounded)
  .refine((step) => !step.done || step.ways.length > 0, { path: ['ways'], message: '请选择听取意见的方式' })
  .refine((step) => !step.ways.includes('向社会公开征求意见') || (step.from && step.until), {
    path: ['from'],
    message: '公开征求意见须填写起止日期',
  })
  .refine((step) => !step.from || !step.until || step.shortened || daysBetween(step.from, step.until) >= 30, {
    path: ['until'],
    message: '公开征求意见一般不少于30日；缩短的须填写公告中说明的理由',
  })
  .refine((step) => step.adopted <= step.received, { path: ['adopted'], message: '采纳数不能超过收到数' })

/** 第十九至二十一条. */
const expertAppraisal = z
  .object({ ...skippable, heldOn: optional(day('论证日期')), experts: z.array(text('专家')).meta({ title: '专家' }) })
  .refine(grounded, ungrounded)
  .refine((step) => !step.done || (step.heldOn && step.experts.length > 0), {
    path: ['heldOn'],
    message: '请填写论证日期和专家',
  })

/** 第二十二至二十四条: what is not controllable cannot be decided before it has been adjusted. */
const riskAssessment = z
  .object({
    ...skippable,
    reportedOn: optional(day('报告日期')),
    conclusion: optional(choice('结论', ['风险可控', '调整后风险可控'])),
  })
  .refine(grounded, ungrounded)
  .refine((step) => !step.done || (step.reportedOn && step.conclusion), {
    path: ['conclusion'],
    message: '请填写报告日期和结论；风险不可控的须调整草案至可控后再决策',
  })

/** 第二十五至二十八条: never skipped. 提示法律风险 only for exploratory reform without state rules. */
const legalityReview = z
  .object({
    number: text('审查意见编号'),
    acceptedOn: day('送审受理日期'),
    concludedOn: day('审查意见日期'),
    conclusion: choice('审查结论', ['合法', '修改后合法', '提示法律风险']),
    counselHeard: yesNo('已组织法律顾问、公职律师提出意见'),
  })
  .refine((step) => inOrder(step.acceptedOn, step.concludedOn), {
    path: ['concludedOn'],
    message: '审查意见日期不能早于受理日期',
  })

/** 第二十九至三十一条: never skipped. */
const collectiveDiscussion = z
  .object({
    meetingOn: day('会议日期'),
    body: choice('会议', ['局长办公会', '党组会']),
    headSpokeLast: yesNo('主要负责人最后发表意见'),
    dissent: optional(text('不同意见')),
    againstMajority: yesNo('决定与多数意见不一致'),
    reasons: optional(text('与多数意见不一致的理由')),
  })
  .refine((step) => !step.againstMajority || step.reasons, {
    path: ['reasons'],
    message: '与多数人意见不一致的，应当在会上说明理由并记录',
  })

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
  row: z
    .object({
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
      publishedOn: optional(day('公布日期')),
      evaluatedOn: optional(day('决策后评估日期')),
      evaluation: optional(choice('评估结果', ['继续执行', '调整', '停止执行'])),
      dossier: proof('决策过程材料'),
    })
    .refine((row) => inOrder(row.legalityReview.concludedOn, row.collectiveDiscussion.meetingOn), {
      path: ['legalityReview', 'concludedOn'],
      message: '决策草案提交讨论前应当完成合法性审查',
    })
    .refine((row) => inOrder(row.collectiveDiscussion.meetingOn, row.decidedOn), {
      path: ['decidedOn'],
      message: '决定日期不能早于集体讨论日期',
    })
    .refine((row) => inOrder(row.decidedOn, row.publishedOn), {
      path: ['publishedOn'],
      message: '公布日期不能早于决定日期',
    })
    .refine((row) => (row.evaluatedOn === undefined) === (row.evaluation === undefined), {
      path: ['evaluation'],
      message: '评估日期和评估结果应一并填写',
    }),
  sample: {
    title: '演示·制定科技创新平台管理措施',
    catalogueYear: 2024,
    itemNo: '1',
    category: '重大公共政策和措施',
    unit: '资源配置与管理处',
    participation: {
      done: true,
      ways: ['座谈会', '向社会公开征求意见'],
      from: toDay('2024-05-06'),
      until: toDay('2024-06-05'),
      received: 12,
      adopted: 7,
    },
    expertAppraisal: {
      done: true,
      heldOn: toDay('2024-06-18'),
      experts: ['演示·专家甲', '演示·专家乙', '演示·专家丙'],
    },
    riskAssessment: { done: true, reportedOn: toDay('2024-06-25'), conclusion: '风险可控' },
    legalityReview: {
      number: '演示·审查〔2024〕3号',
      acceptedOn: toDay('2024-07-01'),
      concludedOn: toDay('2024-07-10'),
      conclusion: '修改后合法',
      counselHeard: true,
    },
    collectiveDiscussion: {
      meetingOn: toDay('2024-07-18'),
      body: '局长办公会',
      headSpokeLast: true,
      againstMajority: false,
    },
    decidedOn: toDay('2024-07-18'),
    publishedOn: toDay('2024-07-29'),
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
  describe: (row) => `${row.title}（${row.decidedOn}）`,
  facts: (row, { caseId: key }) => {
    const on = row.decidedOn
    const done = [
      ...(row.participation.done ? ['公众参与'] : []),
      ...(row.expertAppraisal.done ? ['专家论证'] : []),
      ...(row.riskAssessment.done ? ['风险评估'] : []),
      '合法性审查',
      '集体讨论决定',
    ]
    return [
      { measure: 'major-decision.recorded', on, key, group: String(row.catalogueYear) },
      ...done.map((group) => ({ measure: 'major-decision.step', on, key, group }) as const),
      { measure: 'major-decision.legality', on, key: row.legalityReview.number },
      // Without a review the case stands for itself: no review of that number will ever be found.
      { measure: 'major-decision.fair-competition', on, key: row.fairCompetition ?? key },
      ...(row.evaluatedOn ? [{ measure: 'major-decision.evaluated', on: row.evaluatedOn } as const] : []),
    ]
  },
})
