import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import {
  choice,
  count,
  dayAhead,
  file,
  line,
  optional,
  sampleFile,
  secret,
  text,
  when,
  year,
  yesNo,
} from '../fields.ts'

export const adviserKinds = ['法律顾问', '公职律师'] as const

export const candidateForm = z.object({
  kind: choice('身份', adviserKinds),
  name: line('姓名'),
  unit: text('执业机构或所在处室'),
  certificate: secret(text('执业证或公职律师证号')),
  selection: when('kind', ['法律顾问'], choice('选聘方式', ['公开选聘', '政府采购', '续聘'])),
  conflictCheck: when('kind', ['法律顾问'], file('律师事务所利益冲突审查结果')),
  consent: when('kind', ['公职律师'], text('所在单位同意任职的情况')),
  noConflict: yesNo('已声明无利益冲突'),
})
export const approvalForm = z.object({ meeting: text('集体研究的会议') })
export const engagementForm = z.object({
  engagedOn: dayAhead('聘任或任职日期'),
  until: optional(dayAhead('聘期届满（首个不再有效的日期）')),
  document: file('聘任合同或任职文件'),
  feeApart: optional(yesNo('报酬与意见的结论无关')),
})
export const renewalForm = z.object({
  until: dayAhead('续聘后聘期届满（首个不再有效的日期）'),
  document: file('续聘合同'),
  noConflict: yesNo('续聘时已声明无利益冲突'),
})
export const evaluationForm = z.object({
  year: year('考核年度'),
  answered: count('当年答复咨询次数'),
  timeliness: count('及时（1至5分）', 1),
  usefulness: count('有用（1至5分）', 1),
  accuracy: count('准确（1至5分）', 1),
  result: choice('考核结果', ['合格', '提醒', '不合格']),
  because: when('result', ['提醒', '不合格'], text('理由')),
})
export const suspensionForm = z.object({ because: text('暂停的原因') })
export const dismissalForm = z.object({
  ground: choice('解聘事由', ['有利益冲突', '执业受处罚或处分', '违反保密义务', '不履行职责']),
  facts: text('事实'),
})
export const endingForm = z.object({
  endedOn: dayAhead('终止日期'),
  because: choice('终止原因', ['聘期届满', '双方协商解除', '调离岗位', '证书失效']),
})

export const counselSamples = {
  candidate: {
    kind: '法律顾问',
    name: '演示·陈律师',
    unit: '演示律师事务所',
    certificate: '演示-0001',
    selection: '公开选聘',
    conflictCheck: sampleFile('演示·利益冲突审查结果.pdf'),
    noConflict: true,
  } satisfies z.input<typeof candidateForm>,
  approval: { meeting: '局长办公会2023年第1次' } satisfies z.input<typeof approvalForm>,
  engagement: {
    engagedOn: toDay('2024-01-01'),
    until: toDay('2025-01-01'),
    document: sampleFile('演示·法律顾问合同.pdf'),
    feeApart: true,
  } satisfies z.input<typeof engagementForm>,
  renewal: {
    until: toDay('2026-01-01'),
    document: sampleFile('演示·续聘合同.pdf'),
    noConflict: true,
  } satisfies z.input<typeof renewalForm>,
  evaluation: {
    ...{ year: 2023, answered: 0, timeliness: 5, usefulness: 4, accuracy: 5, result: '合格' },
  } satisfies z.input<typeof evaluationForm>,
  suspension: { because: '所在律师事务所接受对方当事人委托，正在核实' } satisfies z.input<typeof suspensionForm>,
  dismissal: { ground: '有利益冲突', facts: '同时代理本局合同的对方当事人' } satisfies z.input<typeof dismissalForm>,
  ending: { endedOn: toDay('2024-09-30'), because: '双方协商解除' } satisfies z.input<typeof endingForm>,
}
