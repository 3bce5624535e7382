import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { rule } from '#domain/engine/rule.ts'
import { article } from '#domain/law/catalogue.ts'
import { systemRule } from '#domain/law/citation.ts'
import { allDifferent, choice, day, proof, sampleFile, text, when, yesNo } from '../fields.ts'

/** First day of a quarter written like 2024Q1. */
const firstDay = (quarter: string): string =>
  `${quarter.slice(0, 4)}-${String(Number(quarter.slice(5)) * 3 - 2).padStart(2, '0')}-01`

const row = z.object({
  scope: choice('监控范围', ['整体预算', '全部专项']),
  quarter: z
    .string()
    .regex(/^20\d{2}Q[1-4]$/, { error: '季度形如 2024Q1', abort: true })
    .meta({ title: '季度' }),
  monitoredOn: day('监控日期'),
  projects: z.array(text('专项编号')).refine(allDifferent, '同一专项只列一次').meta({ title: '监控的专项编号' }),
  deviates: yesNo('存在偏差'),
  reason: when('deviates', [true], text('偏差原因')),
  correction: when('deviates', [true], text('纠正措施')),
  report: proof('监控表或报告'),
})

/** 绩效跟踪监控: a deviation needs its reason and correction; 全部专项 names every project that was looked at. */
export const performanceMonitor = defineRegister({
  id: 'performance-monitor',
  title: '预算绩效跟踪监控台账',
  chapter: 'supervision',
  basis: [article('预算法实施条例', 53), article('预算法', 57, '第三款')],
  row,
  rules: [
    rule(row, {
      at: 'monitoredOn',
      text: '监控日期不能早于该季度',
      basis: article('预算法实施条例', 53),
      holds: ({ monitoredOn, quarter }) => monitoredOn >= firstDay(quarter),
      breaks: { quarter: '2024Q3' },
    }),
    rule(row, {
      at: 'projects',
      text: '监控全部专项须列明专项编号',
      basis: article('预算法实施条例', 53),
      holds: ({ scope, projects }) => scope === '整体预算' || projects.length > 0,
      breaks: { projects: [] },
    }),
  ],
  unique: {
    of: ({ scope, quarter }) => `${quarter} ${scope}`,
    text: '该季度这一范围的绩效监控已登记',
    basis: systemRule('一个季度一个范围的绩效监控只登记一次', '登记两次会把同一季度计成两次监控'),
  },
  sample: {
    scope: '全部专项',
    quarter: '2024Q1',
    monitoredOn: toDay('2024-04-10'),
    projects: ['演示-ZX01', '演示-ZX02'],
    deviates: false,
    report: sampleFile('演示·一季度监控表.pdf'),
  },
  dated: 'monitoredOn',
  evidence: ['report'],
  measures: {
    'performance-monitor.quarter':
      '对一个季度预算执行的一次绩效跟踪监控，以监控日期归入年度；按季度去重，按监控范围分组',
    'performance-monitor.project': '接受绩效跟踪监控的一个专项，以监控日期归入年度；按专项编号去重',
  },
  describe: (row) => `${row.quarter} ${row.scope}绩效监控`,
  facts: ({ monitoredOn: on, quarter, scope, projects }) => [
    { measure: 'performance-monitor.quarter', on, key: quarter, group: scope },
    ...projects.map((key) => ({ measure: 'performance-monitor.project', on, key }) as const),
  ],
})
