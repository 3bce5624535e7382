import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { article } from '#domain/law/catalogue.ts'
import { choice, day, inOrder, optional, proof, sampleFile, text } from '../fields.ts'

/** 向市人大及其常委会报告: the report and what was done about the opinions on it. */
export const congressReport = defineRegister({
  id: 'congress-report',
  title: '向人大报告工作台账',
  publicView: {
    shows: ['reportedOn', 'kind', 'title', 'body'],
    basis: [article('政府信息公开条例', 19)],
  },
  chapter: 'supervision',
  basis: [article('监督法', 15), article('监督法', 17)],
  row: z
    .object({
      reportedOn: day('报告日期'),
      kind: choice('类别', ['专项工作报告', '执法检查情况报告', '审议意见办理报告', '其他报告']),
      title: text('报告名称'),
      body: text('听取机关'),
      sentOn: optional(day('送交征求意见日期')),
      opinions: optional(text('审议意见')),
      handledOn: optional(day('办理情况报告日期')),
      handling: optional(text('办理情况')),
      report: proof('报告文本'),
    })
    .refine((row) => inOrder(row.sentOn, row.reportedOn), { path: ['sentOn'], message: '送交征求意见应在报告之前' })
    .refine((row) => inOrder(row.reportedOn, row.handledOn), {
      path: ['handledOn'],
      message: '办理情况报告日期不能早于报告日期',
    })
    .refine((row) => !row.handledOn || row.handling, { path: ['handling'], message: '请填写办理情况' }),
  sample: {
    reportedOn: toDay('2024-08-29'),
    kind: '专项工作报告',
    title: '演示·全市科技创新工作情况的报告',
    body: '昆明市人大常委会',
    sentOn: toDay('2024-08-05'),
    report: sampleFile('演示·专项工作报告.pdf'),
  },
  dated: 'reportedOn',
  evidence: ['report'],
  measures: { 'congress-report.recorded': '向人大及其常委会报告的一次工作；按类别分组' },
  describe: (row) => `${row.reportedOn} ${row.title}`,
  facts: (row) => [{ measure: 'congress-report.recorded', on: row.reportedOn, group: row.kind }],
})
