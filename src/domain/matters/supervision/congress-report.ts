import { z } from 'zod'
import { daysBetween, toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { rule } from '#domain/engine/rule.ts'
import { article } from '#domain/law/catalogue.ts'
import { choice, day, file, optional, proof, sampleFile, text } from '../fields.ts'
import { follows, oneOf } from '../rules.ts'

const row = z.object({
  reportedOn: day('报告日期'),
  kind: choice('类别', ['专项工作报告', '执法检查情况报告', '审议意见办理报告', '其他报告']),
  title: text('报告名称'),
  body: text('听取机关'),
  sentOn: optional(day('送交征求意见日期')),
  report: proof('报告文本'),
})
const opinions = z.object({ receivedOn: day('收到审议意见日期'), opinions: text('审议意见') })
const handling = z.object({
  handledOn: day('办理情况报告日期'),
  handling: text('办理情况'),
  report: file('办理情况报告'),
})
const toCommittee = article('监督法', 15)

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
  row,
  unique: oneOf(row, ['title', 'body', 'reportedOn']),
  rules: [
    rule(row, {
      at: 'sentOn',
      text: '专项工作报告应在常务委员会会议二十日前送交征求意见',
      basis: toCommittee,
      holds: ({ kind, sentOn, reportedOn }) =>
        kind !== '专项工作报告' || (sentOn !== undefined && daysBetween(sentOn, reportedOn) >= 20),
      breaks: { sentOn: toDay('2024-08-10') },
    }),
  ],
  steps: {
    opinions: {
      label: '收到审议意见',
      fields: opinions,
      sample: { receivedOn: toDay('2024-09-12'), opinions: '加大中试平台投入' },
      dated: 'receivedOn',
      basis: [article('监督法', 17)],
      from: 'recorded',
      to: { open: '办理审议意见' },
      rules: [follows(opinions, 'receivedOn', 'reportedOn', ['row', row])],
    },
    handle: {
      label: '报告审议意见办理情况',
      fields: handling,
      sample: {
        handledOn: toDay('2024-11-20'),
        handling: '三条意见均已研究处理',
        report: sampleFile('演示·审议意见办理情况报告.pdf'),
      },
      dated: 'handledOn',
      basis: [article('监督法', 17)],
      from: 'opinions',
      to: '已办结',
      rules: [follows(handling, 'handledOn', 'receivedOn', ['opinions', opinions], article('监督法', 17))],
    },
  },
  sample: {
    reportedOn: toDay('2024-08-29'),
    kind: '专项工作报告',
    title: '演示·全市科技创新工作情况的报告',
    body: '某市人大常委会',
    sentOn: toDay('2024-08-05'),
    report: sampleFile('演示·专项工作报告.pdf'),
  },
  dated: 'reportedOn',
  evidence: ['report'],
  measures: { 'congress-report.recorded': '向人大及其常委会报告的一次工作；按类别分组' },
  describe: (row) => `${row.reportedOn} ${row.title}`,
  facts: (row) => [{ measure: 'congress-report.recorded', on: row.reportedOn, group: row.kind }],
})
