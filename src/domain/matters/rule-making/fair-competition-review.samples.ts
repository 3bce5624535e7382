import type { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { sampleFile } from '../fields.ts'
import type {
  acceptanceForm,
  assessmentForm,
  conclusionForm,
  hearingForm,
  outsideForm,
  submissionForm,
  supplementForm,
  supplyForm,
} from './fair-competition-review.forms.ts'

const draft = sampleFile('演示·办法草案.docx')

export const competitionSamples = {
  submission: {
    title: '演示·科技创新平台管理办法',
    kind: '规范性文件',
    issuer: '本局',
    unit: '资源配置与管理处',
    areas: ['财政奖补'],
    draft,
    plannedOn: toDay('2024-09-02'),
    bases: ['科学技术进步法'],
  } satisfies z.input<typeof submissionForm>,
  acceptance: { conflict: '无利害关系' } satisfies z.input<typeof acceptanceForm>,
  hearing: {
    from: '演示·企业三家、行业协会一家',
    way: '座谈会',
    since: toDay('2024-03-01'),
    until: toDay('2024-03-04'),
    views: 4,
    handling: '建议删去注册地条件，已采纳',
    isPublicInterest: false,
    publicly: false,
  } satisfies z.input<typeof hearingForm>,
  conclusion: { conclusion: '符合审查标准', clauses: [] } satisfies z.input<typeof conclusionForm>,
  supplement: { missing: ['起草说明'] } satisfies z.input<typeof supplementForm>,
  supply: { papers: [sampleFile('演示·起草说明.pdf')] } satisfies z.input<typeof supplyForm>,
  outside: {
    number: '演示·市监竞审〔2024〕1号',
    concludedOn: toDay('2024-09-02'),
    conclusion: '符合审查标准',
    opinion: sampleFile('演示·审查意见.pdf'),
  } satisfies z.input<typeof outsideForm>,
  assessment: {
    effect: '带动三家单位实施首台套示范，没有排除其他经营者',
    stillNeeded: '示范任务尚未完成，没有影响更小的办法',
  } satisfies z.input<typeof assessmentForm>,
}

const clause = {
  standard: 'A9.3a',
  clause: '示范任务由首批承担单位续做',
  question: 'Q7' as const,
  answer: '任务期限内没有影响更小的办法',
}
const exception = {
  ground: '促进科学技术进步、增强国家自主创新能力' as const,
  effect: '其他企业在任务期限内不能参加',
  leastImpact: '公开征集不能在任务期限内完成',
}
/** An exception with its last day, one up to a condition, and a violation. */
export const otherConclusions = {
  until: {
    conclusion: '适用例外规定',
    clauses: [{ ...clause, result: '适用例外规定' }],
    exception: { ...exception, until: toDay('2025-02-01') },
  },
  condition: {
    conclusion: '适用例外规定',
    clauses: [{ ...clause, result: '适用例外规定' }],
    exception: { ...exception, condition: '示范任务验收' },
  },
  violating: { conclusion: '违反审查标准，不得出台', clauses: [{ ...clause, result: '违反审查标准' }] },
} satisfies Readonly<Record<string, z.input<typeof conclusionForm>>>
