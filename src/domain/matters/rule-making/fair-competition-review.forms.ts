import { z } from 'zod'
import { questions } from '#domain/screening/questions.ts'
import { choice, count, day, dayAhead, file, line, ofClause, optional, text, when, yesNo } from '../fields.ts'

/** Who will issue the measure decides who reviews it (条例第十三条、第十四条). */
export const issuers = [
  '本局',
  '本局牵头与其他部门联合制发',
  '市人民政府（含以其办公室名义制发、转发）',
  '提请人大及其常委会审议',
] as const
/** The issuers whose measures the market regulator reviews together with the drafter since 2024-08-01. */
export const beyondBureau: readonly string[] = issuers.slice(2)

/** Fields of operators' economic activity; a measure that touches none needs no review. */
export const areas = [
  '市场准入和退出',
  '产业发展',
  '招商引资',
  '政府采购',
  '招标投标',
  '资质标准',
  '监管执法',
  '财政奖补',
] as const

export const submissionForm = z.object({
  title: line('政策措施名称'),
  kind: choice('政策措施类别', ['法规规章草案', '规范性文件', '具体政策措施']),
  issuer: choice('拟制发机关', issuers),
  jointly: when('issuer', ['本局牵头与其他部门联合制发'], text('联合制发单位')),
  unit: text('起草处室'),
  areas: z
    .array(choice('领域', areas))
    .meta({ title: '涉及的经营者经济活动', hint: '一项也不涉及的，由审查处室认定不需审查' }),
  draft: file('送审文本'),
  plannedOn: dayAhead('拟出台日期'),
  bases: z.array(text('依据')).min(1, '请列明制定依据').meta({ title: '制定依据' }),
})
export type Submission = z.output<typeof submissionForm>

export const acceptanceForm = z.object({ conflict: choice('利害关系声明', ['无利害关系']) })

/** 第十六条: those concerned are heard, and the public where its interest is touched. */
export const hearingForm = z.object({
  from: text('听取意见的对象'),
  way: choice('方式', ['书面征求意见', '座谈会', '公开征求意见', '实地走访']),
  since: day('开始日期'),
  until: day('结束日期'),
  views: count('收到意见数'),
  handling: text('主要意见和处理情况'),
  isPublicInterest: yesNo('涉及社会公众利益'),
  publicly: yesNo('已听取社会公众意见'),
})
export type Hearing = z.output<typeof hearingForm>

export const results = ['没有问题', '已修改', '适用例外规定', '违反审查标准'] as const
const clause = z.object({
  standard: text('审查标准').meta({ title: '审查标准', hint: '字句审查所列的编号，如 A10.2a' }),
  clause: ofClause(text('条款原文'), 'draft', 'words'),
  question: choice('所答问题', Object.keys(questions) as [keyof typeof questions, ...(keyof typeof questions)[]]),
  answer: text('答复'),
  result: choice('处理结果', results),
  law: optional(text('法律、行政法规依据或者国务院批准')),
  fair: optional(yesNo('条件公平、合理')),
  objective: optional(yesNo('条件客观')),
  clear: optional(yesNo('条件明确')),
  open: optional(yesNo('条件不排他')),
})
export type ClauseAnswer = z.output<typeof clause>

/** 第十二条: every part is needed, else the exception is none. */
const exception = z.object({
  ground: choice('例外情形', [
    '维护国家安全和发展利益',
    '促进科学技术进步、增强国家自主创新能力',
    '实现节约能源、保护环境、救灾救助等社会公共利益',
    '法律、行政法规规定的其他情形',
  ]),
  effect: text('对公平竞争的影响'),
  leastImpact: text('没有影响更小的替代方案的理由'),
  until: optional(dayAhead('实施期限届满（最后一日）')),
  condition: optional(text('终止条件')),
})

export const conclusions = ['符合审查标准', '修改后符合审查标准', '适用例外规定', '违反审查标准，不得出台'] as const
export const conclusionForm = z.object({
  conclusion: choice('审查结论', conclusions),
  clauses: z.array(clause).meta({ title: '条款审查', hint: '逐条答复字句审查列出的可疑条款' }),
  exception: when('conclusion', ['适用例外规定'], exception.meta({ title: '例外规定的说明' })),
  thirdParty: optional(
    z
      .object({ body: text('评估机构'), conflict: choice('利害关系声明', ['无利害关系']), result: text('评估意见') })
      .meta({ title: '第三方评估' }),
  ),
})
export type Conclusion = z.output<typeof conclusionForm>

export const supplementForm = z.object({
  missing: z.array(text('材料')).min(1, '请列明须补充的材料').meta({ title: '须补充的材料' }),
})
export const supplyForm = z.object({
  papers: z.array(file('材料')).min(1, '请附补充的材料').meta({ title: '补充材料' }),
})
/** What the market regulator has concluded, as its paper says. */
export const outsideForm = z.object({
  number: line('市场监管部门审查意见文号'),
  concludedOn: day('审查意见日期'),
  conclusion: choice('市场监管部门审查结论', conclusions),
  opinion: file('审查意见'),
})
export const assessmentForm = z.object({
  effect: text('实施效果和对竞争的实际影响'),
  stillNeeded: text('仍须适用例外规定的理由'),
})
