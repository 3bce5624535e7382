import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { calendarDays } from '#domain/engine/matter.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { article } from '#domain/law/catalogue.ts'
import { bureauRule } from '#domain/law/citation.ts'
import { day, dayAhead, proof, sampleFile, text, year } from '../fields.ts'
import { follows, oneOf } from '../rules.ts'

const row = z.object({
  year: year('计划年度'),
  supervisedOn: day('督办日期'),
  office: text('被督办处室'),
  matter: text('督办事项'),
  opinion: text('督办意见'),
  dueOn: dayAhead('反馈期限'),
  sheet: proof('督办单'),
})
const reply = z.object({ repliedOn: day('反馈日期'), reply: text('反馈情况') })

const supervised = bureauRule(
  '计划任务的内部督办逐项登记，被督办处室按督办单的期限反馈',
  '任务是否落实有据可查；内部督办不是政府督查',
)

/** 督办: inside the bureau only. 政府督查 needs the government's designation (政府督查工作条例第七条). */
export const planSupervision = defineRegister({
  id: 'plan-supervision',
  title: '督办台账',
  chapter: 'leadership',
  basis: [article('党政主要负责人履行推进法治建设第一责任人职责规定', '政府主要负责人职责'), supervised],
  keeper: 'supervisor',
  row,
  unique: oneOf(row, ['year', 'office', 'matter', 'supervisedOn']),
  sample: {
    year: 2024,
    supervisedOn: toDay('2024-07-05'),
    office: '资源配置与管理处',
    matter: '上半年法治政府建设计划任务完成情况',
    opinion: '补齐二季度绩效监控记录',
    dueOn: toDay('2024-07-19'),
    sheet: sampleFile('演示·督办单.pdf'),
  },
  open: '待反馈',
  rules: [follows(row, 'dueOn', 'supervisedOn')],
  limits: {
    reply: { label: '督办反馈', statutory: calendarDays(1, supervised), from: 'supervisedOn', until: 'dueOn' },
  },
  steps: {
    reply: {
      label: '反馈',
      fields: reply,
      sample: { repliedOn: toDay('2024-07-17'), reply: '已补齐' },
      dated: 'repliedOn',
      basis: [supervised],
      from: 'recorded',
      to: '已反馈',
      stops: 'reply',
      rules: [follows(reply, 'repliedOn', 'supervisedOn', ['row', row])],
    },
  },
  dated: 'supervisedOn',
  evidence: ['sheet'],
  measures: { 'plan-supervision.recorded': '对年度计划的一次督办；按计划年度分组' },
  describe: (row) => `${row.supervisedOn} 督办${row.office}：${row.matter}`,
  facts: (row) => [{ measure: 'plan-supervision.recorded', on: row.supervisedOn, group: String(row.year) }],
})
