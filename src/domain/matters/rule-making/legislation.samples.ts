import type { z } from 'zod'
import { type Instant, toDay } from '#domain/calendar/day.ts'
import type { Standing } from '#domain/engine/matter.ts'
import type { Other } from '#domain/engine/others.ts'
import { sampleMeeting } from '../decisions/meeting.samples.ts'
import { sampleFile } from '../fields.ts'
import type { LegislationForms } from './legislation.forms.ts'
import { packageItems } from './legislation.inside.forms.ts'

const [draft, explanation] = [sampleFile('演示·修订草案.docx'), sampleFile('演示·起草说明.docx')]
const [legality, competition] = ['演示·审查〔2024〕2号', '演示·竞审〔2024〕1号'] as const
const heard = toDay('2023-01-10')
const effective = toDay('2023-02-20')
const later = toDay('2027-12-31')
const site = 'https://example.invalid/legislation/1'
const numbered = '局长办公会2024-09'

/** One value a form: what other bodies did lies behind the tests' calendar, what is awaited within it. */
export const legislationSamples = {
  suggestion: {
    ...{ title: '某市科技创新促进规定', making: '修订', unit: '规划处', origin: '执法检查' },
    ...{ necessity: '上位法已经修订', problems: '成果转化不畅', systems: '投入、转化和人才制度' },
    bases: ['科学技术进步法'],
  },
  competence: {
    ...{ basis: '继续有效的既有法规', opinion: '原法规继续有效，修订不超出原调整范围', reserved: false },
    ...{ licence: false, burdens: true, burdenBasis: '科学技术进步法第一百一十三条' },
    urgent: true,
  },
  plan: { year: 2024, class: '审议项目', body: '某市人大常委会', paper: '年度立法计划' },
  team: {
    ...{ leader: '局长', members: ['副局长'], drafters: ['起草人甲'], budget: '列入部门预算' },
    targets: [{ stage: '报送审查', dueOn: later }],
  },
  research: {
    visits: [{ on: heard, place: '某园区', found: '企业希望简化流程' }],
    studies: [{ on: heard, place: '某市', text: '某市科技创新条例', learnt: '容错机制' }],
    implementation: '现行规定实施十五年，部分条款与上位法不一致',
    report: sampleFile('演示·调研报告.pdf'),
  },
  draft: { draft, explanation, current: sampleFile('演示·现行文本.docx') },
  revision: { draft, explanation, because: '领导小组讨论后修改' },
  clauses: {
    clauses: ['第一条', '第二条'].map((no) => ({
      ...{ no, origin: '上位法' as const, source: '科学技术进步法第一条', purpose: '明确目的', duty: '市科技局' },
      money: '不增加支出',
    })),
  },
  comparison: { removed: [], checked: '现行条款均有着落' },
  notice: { until: toDay('2024-06-28'), url: site, ways: '网站留言或者来信', organs: ['市财政局'] },
  opinions: {
    replies: [{ organ: '市财政局', reply: '有不同意见', handling: '已协商一致' }],
    opinions: [
      {
        ...{ no: '1', clause: '第二条', channel: '网站', giver: '某企业（演示）', category: '制度', view: '明确时限' },
        ...{ disposition: '采纳', because: '确有必要', changed: '第二条' },
      },
    ],
    feedback: site,
  },
  hearing: { heldOn: toDay('2024-09-30'), place: '会议室', content: '经费条款', url: site },
  argument: {
    heldOn: heard,
    experts: [{ name: '专家甲', employer: '某大学', independent: true, view: '可行' }],
    hearing: false,
  },
  legality: {
    ...{ number: legality, conclusion: '合法', counsel: '已听取' },
    conflicts: [{ clause: '第二条', upper: '科学技术进步法第四条', finding: '一致' }],
  },
  competition: {
    ...{ number: competition, by: '起草单位初审、市场监管部门审查', regulator: '演示·市监〔2024〕1号' },
    conclusion: '符合审查标准',
  },
  risk: {
    ...{ assessor: '某评估机构', heard: '信访部门和企业代表', level: '低', conclusion: '风险可控' },
    risks: [{ point: '对新旧衔接有疑问', measure: '设过渡期' }],
    report: sampleFile('演示·评估报告.pdf'),
  },
  values: {
    rows: [{ clause: '第一条', value: '公正', judgement: '符合', change: '无须修改' }],
    conclusion: '符合',
  },
  deliberation: { meeting: numbered },
  package: {
    to: '某市司法局',
    items: packageItems.map((item) => ({ item, file: sampleFile(`演示·${item}.pdf`) })),
    notNeeded: [{ item: '听证笔录', because: '不属于应当听证的情形' }],
  },
  receipt: { receivedOn: heard, number: '演示·收〔2024〕1号' },
  letter: { number: '演示·函〔2024〕1号', dueOn: toDay('2025-03-31'), questions: ['第二条的依据'] },
  answer: { answers: [{ question: '第二条的依据', answer: '上位法第四条', source: '科技统计年报' }] },
  return: { ground: '报送材料不符合规定', paper: '演示·退〔2024〕1号' },
  government: {
    ...{ meeting: '某市政府常务会议', heldOn: heard, report: '演示·审查报告1号', billNo: '演示·议案1号' },
    disputes: [{ point: '经费', views: '财政部门建议不规定比例' }],
    bill: sampleFile('演示·议案文本.docx'),
  },
  reading: {
    ...{ count: 1, heldOn: heard, session: '某次会议', report: '审议结果报告', attended: '已到会说明' },
    changes: [{ clause: '第二条', change: '删去比例', position: '有异议', because: '上位法有要求' }],
    bill: sampleFile('演示·审议文本.docx'),
  },
  congressComment: { from: heard, until: effective, url: site, decided: '全文公布' },
  vote: { heldOn: heard, session: '某次会议', bill: sampleFile('演示·表决文本.docx') },
  approval: { heldOn: heard, session: '某次会议', resolution: '批准决定' },
  promulgation: {
    ...{ announcement: '第14号', promulgatedOn: heard, effectiveOn: effective, url: site },
    ...{ bill: sampleFile('演示·公报文本.docx'), order: 1, peers: '全省各市', orderSource: '演示·比较说明' },
  },
  order: {
    ...{ orderNo: '第1号', signer: '市长', passedOn: heard, promulgatedOn: heard, effectiveOn: effective, url: site },
    ...{ bill: sampleFile('演示·公报文本.docx'), immediate: '公布后不立即施行将有碍规章施行' },
  },
  filing: {
    ...{ filedOn: heard, number: '演示·备案1号' },
    organs: ['全国人大常委会', '国务院', '省级人大常委会', '省级政府', '本级人大常委会'],
  },
  implementation: {
    supporting: [{ title: '某市成果转化办法', owner: '成果转化处', dueOn: later, listed: false }],
    ...{ publicity: '宣讲', training: '轮训', powers: '调整两项' },
  },
  done: { done: [{ title: '某市成果转化办法', result: '已印发' }], publicity: '已开展' },
  evaluation: {
    ...{ evaluator: '某研究院', evaluatedOn: heard, findings: '作用明显', proposal: '继续施行' },
    report: sampleFile('演示·评估报告.pdf'),
  },
  split: { into: '分为两件规章' },
  succession: { paper: '演示·提请〔2026〕1号' },
} satisfies { readonly [K in keyof LegislationForms]: z.input<LegislationForms[K]> }

/** The two reviews whose results stand on record under their numbers. */
export const legislationFacts: readonly Standing[] = [
  { measure: 'legality-check.passed', on: toDay('2024-01-01'), key: legality },
  { measure: 'fair-competition-review.passed', on: toDay('2024-01-01'), key: competition },
]

/** A meeting that resolved on the case of the tests, recorded at a moment: before or after the reviews were closed. */
export const bureauMeeting = (at: string, outcome: '通过' | '不予通过' = '通过'): Other => {
  const { current, ...told } = sampleMeeting('case-1', outcome)
  const hold = { on: heard, at: at as Instant, actor: 'P-keeper', role: 'keeper' as const, times: 1 }
  return { ...told, current: { ...current, number: numbered, acts: { hold } } }
}
