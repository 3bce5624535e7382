import { z } from 'zod'
import { reference } from '#domain/engine/reference.ts'
import { attachment } from '#domain/engine/register.ts'
import { allDifferent, choice, count, day, file, line, optional, text, url, when, year, yesNo } from '../fields.ts'
import { decisionCategories } from './decision-catalogue.ts'

export const sources = [
  '决策机关领导人员',
  '本局处室',
  '下级机关',
  '人大代表',
  '政协委员',
  '公民、法人和其他组织',
] as const
/** Whoever proposed in writing from outside is answered when nothing comes of it (条例第十条). */
export const isAnswered = (source: (typeof sources)[number]): boolean =>
  ['人大代表', '政协委员', '公民、法人和其他组织'].includes(source)

export const proposalForm = z.object({
  title: line('决策事项'),
  source: choice('建议来源', sources),
  paper: when('source', ['人大代表', '政协委员', '公民、法人和其他组织'], text('书面建议或者来件编号')),
  content: text('建议内容'),
})
export const studyForm = z.object({
  problem: text('拟解决的问题'),
  reasons: text('建议理由和依据'),
  plan: text('初步方案'),
  necessity: text('必要性'),
  feasibility: text('可行性'),
})
export const rejectionForm = z.object({ reply: optional(text('对提出人的答复')) })
export const initiationForm = z.object({
  catalogue: reference('决策事项目录', 'decision-catalogue', '列有本事项的现行目录'),
  year: year('目录年度'),
  itemNo: text('目录序号'),
  category: choice('类别', decisionCategories),
  unit: text('承办处室'),
  coUnits: optional(z.array(text('处室')).meta({ title: '会同承办处室' })),
  threeMajors: yesNo('属于“三重一大”事项'),
  science: yesNo('属于科技规划、重大科技政策或者重大科技项目'),
})
export const draftForm = z.object({
  draft: file('决策草案'),
  research: text('调查研究和成本效益分析'),
  laws: z.array(text('依据')).min(1, '请列明依据的法律法规和政策').meta({ title: '依据的法律、法规、规章和政策' }),
  split: yesNo('各方意见有较大分歧'),
  options: count('方案数', 1),
})
const consulted = z.object({
  organ: text('机关'),
  reply: choice('答复', ['同意', '有不同意见', '逾期未复']),
  handling: optional(text('协商情况和本处室的理由')),
})
export const coordinationForm = z.object({
  consulted: z.array(consulted).meta({ title: '征求意见和协商' }),
  ground: optional(choice('不征求其他机关意见的情形', ['不涉及其他机关职责'])),
})

const participationGrounds = ['依法不予公开'] as const
const expertGrounds = ['专业性、技术性不强'] as const
const riskGrounds = ['经筛查不会造成不利影响', '已按其他规定评估'] as const
const fairGrounds = ['不涉及经营者经济活动'] as const

/** 履行程序清单: which steps the draft goes through. A step is left out only on a ground that the article names (§5). */
export const ledgerForm = z.object({
  openComment: yesNo('向社会公开征求意见'),
  openGround: when('openComment', [false], choice('不公开征求意见的情形', participationGrounds)),
  mandatedHearing: yesNo('法律、法规、规章规定应当听证'),
  expert: yesNo('组织专家论证'),
  expertGround: when('expert', [false], choice('不组织专家论证的情形', expertGrounds)),
  expertBy: when('expert', [false], text('认定不需论证的分管领导')),
  risk: yesNo('组织风险评估'),
  riskGround: when('risk', [false], choice('不组织风险评估的情形', riskGrounds)),
  riskNote: when('risk', [false], text('筛查情况或者已有评估的编号')),
  fair: yesNo('进行公平竞争审查'),
  fairNumber: when('fair', [true], text('公平竞争审查编号')),
  fairGround: when('fair', [false], choice('不进行公平竞争审查的情形', fairGrounds)),
  fairBy: when('fair', [false], text('认定不需审查的审查人')),
})
export const legalityForm = z.object({
  number: text('审查意见编号'),
  conclusion: choice('审查结论', ['合法', '应当予以修改', '不合法', '提示法律风险']),
  counselHeard: yesNo('已组织法律顾问、公职律师提出意见'),
  shortBecause: optional(text('审查时间不足七个工作日的原因')),
  points: z
    .array(z.object({ no: text('序号'), point: text('审查意见') }))
    .refine((list) => allDifferent(list.map(({ no }) => no)), '审查意见的序号不得重复')
    .meta({ title: '应当修改之处或者法律风险' }),
})
export const agendaPackageForm = z.object({
  answers: z.array(z.object({ no: text('序号'), answer: text('采纳情况') })).meta({ title: '对审查意见的逐条答复' }),
  exploratory: yesNo('属于国家尚无明确规定的探索性改革'),
  fairness: text('公平竞争审查情况'),
  opinions: text('公众和专家意见的采纳情况'),
})
export const adoptionForm = z.object({ meeting: reference('会议', 'meeting', '会议编号'), decidedOn: day('决定日期') })
export const outcomeForm = z.object({ meeting: reference('会议', 'meeting', '会议编号') })
export const partyReportForm = z.object({
  reportedOn: optional(day('报告日期')),
  reply: optional(text('党组织意见')),
  ground: optional(choice('不报告的情形', ['党内法规未要求报告'])),
})
export const issueForm = z.object({
  summary: text('决策内容'),
  congress: yesNo('须经人大讨论决定或者向人大报告'),
  congressDone: when('congress', [true], text('人大讨论决定或者报告的情况')),
})
export const publicationForm = z.object({
  publishedOn: day('公布日期'),
  channels: z
    .array(choice('公布载体', ['公报', '政府网站', '报纸']))
    .min(1, '请写明公布载体')
    .meta({ title: '公布载体' }),
  url: url('公布网址'),
  interpretation: text('解读'),
})
export const withholdForm = z.object({ ground: choice('不予公布的情形', ['依法不予公开']) })
export const executionForm = z.object({ unit: text('执行单位'), reporting: text('报告执行情况的安排') })
export const closingForm = z.object({ result: text('执行结果') })
export const archiveForm = z.object({
  files: z
    .array(
      z.object({ title: line('材料名称'), scan: optional(attachment.meta({ ...attachment.meta(), title: '扫描件' })) }),
    )
    .min(1, '请列明归档材料')
    .meta({ title: '归档材料' }),
})

export const majorDecisionForms = {
  proposal: proposalForm,
  study: studyForm,
  rejection: rejectionForm,
  initiation: initiationForm,
  draft: draftForm,
  coordination: coordinationForm,
  ledger: ledgerForm,
  legality: legalityForm,
  package: agendaPackageForm,
  adoption: adoptionForm,
  outcome: outcomeForm,
  partyReport: partyReportForm,
  issue: issueForm,
  publication: publicationForm,
  withholding: withholdForm,
  execution: executionForm,
  closing: closingForm,
  archive: archiveForm,
} as const
export type DecisionForms = typeof majorDecisionForms
export type Filled<K extends keyof DecisionForms> = z.output<DecisionForms[K]>
