import { type Instant, toDay } from '#domain/calendar/day.ts'
import type { Case } from '#domain/engine/case.ts'
import type { Standing } from '#domain/engine/matter.ts'
import type { Other } from '#domain/engine/others.ts'
import { sampleFile } from '../fields.ts'
import { decisionCatalogue } from './decision-catalogue.ts'
import { expertAppraisal } from './expert-appraisal.ts'
import { sampleMeeting } from './meeting.samples.ts'
import { postEvaluation } from './post-evaluation.ts'
import { publicParticipation } from './public-participation.ts'
import { riskAssessment } from './risk-assessment.ts'

const catalogueId = 'c'.repeat(32)
const meeting = '局长办公会2024-05'
/** Meetings that decided otherwise: 修改后再议, 暂不决定, 不予通过. */
export const otherMeetings = ['局长办公会2024-16', '局长办公会2024-17', '局长办公会2024-18'] as const
const otherOutcomes = ['修改后再议', '暂不决定', '不予通过'] as const
const fairNumber = '演示·竞审〔2024〕2号'
const legalityNumber = '演示·审查〔2024〕3号'

export const majorDecisionSamples = {
  proposal: {
    ...{ title: '演示·制定科技创新平台管理措施', source: '本局处室' as const },
    content: '统一各类平台的认定和退出条件',
  },
  study: {
    ...{ problem: '平台重复建设', reasons: '上级文件已有要求', plan: '一个办法管各类平台' },
    ...{ necessity: '现有规定分散', feasibility: '条件已经成熟' },
  },
  rejection: { reply: '经研究暂不启动，已纳入下年度研究' },
  initiation: {
    ...{ catalogue: catalogueId, year: 2024, itemNo: '1', category: '重大公共政策和措施' as const },
    ...{ unit: '资源配置与管理处', threeMajors: true, science: true },
  },
  draft: {
    ...{ draft: sampleFile('演示·决策草案.docx'), research: '实地调研十二家平台，测算财政投入' },
    ...{ laws: ['科学技术进步法'], split: false, options: 1 },
  },
  coordination: { consulted: [{ organ: '市财政局', reply: '同意' as const }] },
  ledger: {
    ...{ openComment: true, mandatedHearing: false, expert: true, risk: true, fair: true },
    fairNumber,
  },
  legality: {
    ...{ number: legalityNumber, conclusion: '应当予以修改' as const, counselHeard: true, shortBecause: '草案简短' },
    points: [{ no: '1', point: '删去第八条的地域限制' }],
  },
  package: {
    ...{ answers: [{ no: '1', answer: '已删去' }], exploratory: false },
    ...{ fairness: '修改后符合审查标准', opinions: '共一条，采纳一条' },
  },
  adoption: { meeting, decidedOn: toDay('2024-03-05') },
  outcome: { meeting: otherMeetings[0] },
  partyReport: { reportedOn: toDay('2024-03-05'), reply: '同意' },
  issue: { summary: '统一科技创新平台的认定、考核和退出条件', congress: false },
  publication: {
    ...{ publishedOn: toDay('2024-03-05'), channels: ['政府网站' as const] },
    ...{ url: 'https://example.invalid/decision', interpretation: '已同步发布图解' },
  },
  withholding: { ground: '依法不予公开' as const },
  execution: { unit: '资源配置与管理处', reporting: '每半年报告一次' },
  closing: { result: '各项措施已经落实' },
  archive: {
    files: [
      ...['决策建议和启动决定', '决策草案及说明', '征求意见和协商情况', '公众参与材料', '专家论证意见', '风险评估报告'],
      ...['公平竞争审查结论', '合法性审查意见', '会议纪要', '决策文件'],
    ].map((title) => ({ title })),
  },
}

const caseOf = (
  matter: string,
  id: string,
  state: string,
  data: Case['data'],
  variant?: string,
  link = 'decision',
): Other => ({
  current: {
    ...{ id, matter, version: toDay('2023-01-01'), n: 2, state, title: matter, openedOn: toDay('2024-03-01'), variant },
    ...{ lastAt: '2024-03-01T01:00:00Z' as Instant, data, acts: {}, clocks: [], documents: [], published: [] },
    host: { caseId: 'case-1', link },
  },
  matterTitle: matter,
  stateTitle: state,
})
const parsed = (matter: { readonly samples: Readonly<Record<string, unknown>> }) => matter.samples as Case['data']

/** The steps that a decision of the samples has gone through, each a case of its own. */
export const sampleSteps: readonly Other[] = [
  caseOf('public-participation', '1'.repeat(32), 'closed', parsed(publicParticipation), 'comment'),
  caseOf('expert-appraisal', '2'.repeat(32), 'concluded', parsed(expertAppraisal)),
  caseOf('risk-assessment', '3'.repeat(32), 'reported', parsed(riskAssessment)),
  caseOf('post-evaluation', '4'.repeat(32), 'reported', parsed(postEvaluation)),
  caseOf('major-decision', '5'.repeat(32), 'issued', {}, undefined, 'adjusts'),
]

/** The catalogue that lists the decision, and the meeting that adopted it as a major decision. */
export const sampleCatalogue = caseOf('decision-catalogue', catalogueId, 'recorded', parsed(decisionCatalogue))
const sampleAdoption = (number: string, ...told: Parameters<typeof sampleMeeting>): Other => {
  const other = sampleMeeting(...told)
  const { agenda, minutes } = other.current.data
  const items = (agenda!['items'] as { no: number }[]).map((one) =>
    one.no === 2 ? { ...one, kind: '重大行政决策' } : one,
  )
  const data = { agenda: { ...agenda, number, body: '局长办公会', items }, minutes: minutes! }
  return { ...other, current: { ...other.current, number, data } }
}
export const decisionReferences = (id = 'case-1', outcome?: Parameters<typeof sampleMeeting>[1]): [string, Other][] => [
  [catalogueId, sampleCatalogue],
  [meeting, sampleAdoption(meeting, id, outcome)],
  ...otherMeetings.map((number, index): [string, Other] => [number, sampleAdoption(number, id, otherOutcomes[index])]),
]

/** Reviews on record that the samples name. */
export const decisionFacts: readonly Standing[] = [
  { measure: 'fair-competition-review.passed', on: toDay('2024-02-01'), key: fairNumber },
  { measure: 'legality-check.passed', on: toDay('2024-02-01'), key: legalityNumber },
]
