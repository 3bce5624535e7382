import { type DemoAct, demoFile, demoId } from '#app/demo/demo-year.ts'
import { toDay } from '#domain/calendar/day.ts'
import { moment } from './days.ts'
import { platform } from './decisions.ts'
import type { Item, MeetingNumbers } from './meetings.ts'
import { platformCompetition } from './platform-rule.ts'
import { nameOf } from './staff.ts'

/** The one major decision of the demonstration year, from its proposal to its evaluation. */
const caseId = demoId('major-decision 2024-1')
const metOn = '2024-07-18'
const body = '局长办公会'
const draft = demoFile('制定科技创新平台管理措施·决策草案', ['决策草案（演示）', '统一各类平台的认定、考核和退出条件'])

export const decisionItems = (): Item[] => [
  [
    metOn,
    body,
    {
      ...{ kind: '重大行政决策', title: platform.title, resolution: '同意，由规划与资源配置处印发执行' },
      more: { unit: platform.unit, case: caseId },
      legal: { person: 'P005', name: nameOf('P005'), view: '审查意见三条均已采纳，合法' },
    },
  ],
]

const child = (name: string): string => demoId(`major-decision 2024-1 ${name}`)
const host = { caseId, link: 'decision' }

const act = (on: string, as: string, action: string, form?: unknown, more: Partial<DemoAct> = {}): DemoAct => ({
  ...{ at: moment(toDay(on), '10:30'), as, matter: 'major-decision', caseId, action },
  ...(form ? { form } : {}),
  ...more,
})
const step = (matter: string, name: string, on: string, action: string, form: unknown, variant?: string): DemoAct => ({
  ...{ at: moment(toDay(on), '14:30'), as: 'P013', matter, caseId: child(name), action, form },
  ...(variant ? { variant } : {}),
  // Whoever opens a step says under which decision it stands.
  ...(['publish', 'hear', 'appoint', 'entrust', 'plan'].includes(action) ? { host } : {}),
})

const adopted = [1, 3, 4, 6, 8, 10, 11]
const opinions = Array.from({ length: 12 }, (_, index) => {
  const isAdopted = adopted.includes(index + 1)
  return {
    ...{ no: String(index + 1), from: `意见人${index + 1}（演示）`, view: `对第${index + 3}条的修改建议` },
    disposition: isAdopted ? '采纳' : '不采纳',
    because: isAdopted ? '确有必要' : '上级文件已有规定',
  }
})
const experts = ['甲', '乙', '丙'].map((name) => ({
  ...{ name: `演示·专家${name}`, employer: `演示大学${name}学院`, field: '科技政策', independent: true },
}))
const points = ['删去第八条的地域限制', '退出程序增加陈述申辩', '统一有效期的表述']

const steps = (): DemoAct[] => [
  step(
    'public-participation',
    'forum',
    '2024-05-10',
    'hear',
    {
      ...{ way: '座谈会', heldOn: '2024-05-10', whom: '孵化器、中试基地和科技型中小企业代表' },
    },
    'other',
  ),
  step('public-participation', 'forum', '2024-05-13', 'closeOther', {
    opinions: [
      { no: '1', from: '企业代表（演示）', view: '延长过渡期', disposition: '采纳', because: '企业调整需要时间' },
    ],
    summary: '共一条，采纳一条',
  }),
  step(
    'public-participation',
    'comment',
    '2024-05-06',
    'publish',
    {
      ...{ from: '2024-05-06', until: '2024-06-05', url: 'https://example.org/drafts/2024-1', explained: true },
    },
    'comment',
  ),
  step('public-participation', 'comment', '2024-06-07', 'closeComment', {
    ...{ opinions, summary: '共十二条，采纳七条' },
  }),
  step('expert-appraisal', 'experts', '2024-06-11', 'appoint', {
    ...{ complex: false, beneficiaries: ['演示孵化器有限公司'], experts },
  }),
  step('expert-appraisal', 'experts', '2024-06-18', 'conclude', {
    ...{ way: '论证会', heldOn: '2024-06-18' },
    opinions: experts.map(({ name: expert }) => ({
      ...{ expert, view: '必要、可行', signed: true, disposition: '采纳', because: '与草案一致' },
    })),
  }),
  step('risk-assessment', 'risk', '2024-06-12', 'entrust', {
    ...{ assessor: '演示评估咨询有限公司', scope: '社会稳定、公共安全、财政', heard: '财政、信访部门和企业代表' },
  }),
  step('risk-assessment', 'risk', '2024-06-25', 'report', {
    ...{ reportedOn: '2024-06-25', level: '低', conclusion: '风险可控', plan: '设立咨询电话，专人答复' },
    risks: [{ point: '未获支持的单位有异议', cause: '条件调整', measure: '设过渡期', owner: '规划与资源配置处' }],
  }),
]

const ledger = {
  ...{ openComment: true, mandatedHearing: false, expert: true, risk: true, fair: true },
  fairNumber: platformCompetition,
}

export const platformDecisionActs = (numberOf: MeetingNumbers): DemoAct[] => [
  act('2024-03-25', 'P013', 'propose', {
    ...{ title: platform.title, source: '本局处室', content: '统一各类平台的认定和退出条件' },
  }),
  act('2024-03-28', 'P013', 'study', {
    ...{ problem: '平台重复建设', reasons: '上级文件已有要求', plan: '一个办法管各类平台' },
    ...{ necessity: '现有规定分散', feasibility: '条件已经成熟' },
  }),
  act('2024-04-01', 'P002', 'initiate', {
    ...{ catalogue: demoId('decision-catalogue 2024-1'), year: 2024, itemNo: platform.no },
    ...{ category: platform.category, unit: platform.unit, threeMajors: true, science: true },
  }),
  act(
    '2024-04-18',
    'P013',
    'draft',
    {
      ...{ draft: draft.attachment, research: '实地调研十二家平台，测算财政投入' },
      ...{ laws: ['中华人民共和国科学技术进步法'], split: false, options: 1 },
    },
    { files: [draft] },
  ),
  act('2024-04-26', 'P013', 'coordinate', { consulted: [{ organ: '市财政局', reply: '同意' }] }),
  act('2024-04-29', 'P013', 'list', ledger),
  ...steps(),
  act('2024-07-09', 'P013', 'submit'),
  act('2024-07-10', 'P005', 'opine', {
    ...{ number: '昆科审〔2024〕3号', conclusion: '应当予以修改', counselHeard: true },
    shortBecause: '草案自6月27日起已在审查台账中审查，期间共九个工作日',
    points: points.map((point, index) => ({ no: String(index + 1), point })),
  }),
  act('2024-07-12', 'P013', 'putOnAgenda', {
    answers: points.map((_, index) => ({ no: String(index + 1), answer: '已采纳' })),
    ...{ exploratory: false, fairness: '修改后符合审查标准', opinions: '公众意见采纳八条，专家意见全部采纳' },
  }),
  act('2024-07-22', 'P007', 'adopt', { meeting: numberOf(metOn, body), decidedOn: metOn }),
  act('2024-07-23', 'P007', 'reportToParty', { reportedOn: '2024-07-23', reply: '同意' }),
  act('2024-07-25', 'P002', 'issue', { summary: '统一科技创新平台的认定、考核和退出条件', congress: false }),
  act('2024-07-29', 'P008', 'publish', {
    ...{ publishedOn: '2024-07-29', channels: ['政府网站'], url: 'https://example.org/decisions/2024-1' },
    interpretation: '图解同日发布',
  }),
  act('2024-07-31', 'P002', 'execute', { unit: platform.unit, reporting: '每半年报告一次' }),
  step('post-evaluation', 'evaluation', '2024-11-25', 'plan', {
    ...{ trigger: '决策机关认为有必要', evaluator: '演示科技发展研究院', plan: '问卷和实地走访' },
  }),
  step('post-evaluation', 'evaluation', '2024-12-19', 'report', {
    ...{ evaluatedOn: '2024-12-19', heard: ['社会公众', '人大代表'], result: '继续执行' },
    findings: '认定条件统一，重复建设减少',
  }),
]
