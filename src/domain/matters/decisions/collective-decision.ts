import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { article } from '#domain/law/catalogue.ts'
import { choice, count, day, money, optional, proof, sampleFile, text } from '../fields.ts'

/** 三重一大: decided by a meeting, never by circulating papers or by one person; wider than 重大行政决策. */
export const collectiveDecision = defineRegister({
  id: 'collective-decision',
  title: '“三重一大”事项集体决策台账',
  chapter: 'decisions',
  basis: [article('公职人员政务处分法', 30, '第一项'), article('三重一大实施细则', '全文')],
  confidential: true,
  readers: ['head', 'supervisor'],
  row: z
    .object({
      category: choice('事项类别', ['重大决策', '重要干部任免', '重大项目安排', '大额度资金使用']),
      matter: text('事项'),
      amount: optional(money('金额')),
      meetingOn: day('会议日期'),
      body: choice('会议', ['党组会', '局长办公会']),
      due: count('应到人数', 1),
      present: count('实到人数', 1),
      decision: text('决定'),
      dissent: optional(text('不同意见')),
      minutes: proof('会议纪要'),
    })
    .refine((row) => row.present <= row.due, { path: ['present'], message: '实到人数不能超过应到人数' })
    .refine((row) => row.category !== '大额度资金使用' || row.amount, { path: ['amount'], message: '请填写资金金额' }),
  sample: {
    category: '大额度资金使用',
    matter: '演示·年度科技计划项目资金安排',
    amount: '5000000.00',
    meetingOn: toDay('2024-05-23'),
    body: '党组会',
    due: 7,
    present: 6,
    decision: '同意按评审结果安排',
    minutes: sampleFile('演示·党组会纪要.pdf'),
  },
  dated: 'meetingOn',
  evidence: ['minutes'],
  measures: { 'collective-decision.recorded': '经会议集体决策的一项“三重一大”事项；按类别分组' },
  describe: (row) => `${row.category}：${row.matter}`,
  facts: (row) => [{ measure: 'collective-decision.recorded', on: row.meetingOn, group: row.category }],
})
