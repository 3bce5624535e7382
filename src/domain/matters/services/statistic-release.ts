import { z } from 'zod'
import { type Day, isDay, toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { rule } from '#domain/engine/rule.ts'
import { article } from '#domain/law/catalogue.ts'
import { choice, day, decimal, proof, regionCode, sampleFile, statistic, text } from '../fields.ts'
import { inTurn, oneOf } from '../rules.ts'

/** Last day of a year, or the day itself for a stock. */
const endOf = (period: string): Day => toDay(period.length === 4 ? `${period}-12-31` : period)

const row = z.object({
  series: statistic('指标'),
  region: regionCode(),
  period: z
    .string()
    .refine((value) => /^\d{4}$/.test(value) || isDay(value), {
      error: '数据所属期应为年份或日期，如 2023、2023-12-31',
      abort: true,
    })
    .meta({ title: '数据所属期' }),
  value: decimal('数值'),
  unit: text('单位'),
  status: choice('数据状态', ['初步', '最终', '修订']),
  vintage: day('发布日期'),
  source: text('发布机关和文件'),
  bulletin: proof('公报'),
})

/** 统计数据发布 ◆: a figure that another authority published. Each vintage is a row of its own; none is overwritten. */
export const statisticRelease = defineRegister({
  id: 'statistic-release',
  title: '统计数据发布台账',
  publicView: {
    shows: ['series', 'region', 'period', 'value', 'unit', 'status', 'vintage', 'source', 'bulletin'],
    basis: [article('政府信息公开条例', 20)],
  },
  chapter: 'services',
  basis: [article('统计法', 26), article('统计法', 27)],
  row,
  unique: oneOf(row, ['series', 'region', 'period', 'status', 'vintage']),
  rules: [
    rule(row, {
      at: 'vintage',
      text: '最终数和修订数的发布日期不得早于数据所属期末',
      basis: inTurn,
      holds: ({ status, vintage, period }) => status === '初步' || vintage >= endOf(period),
      breaks: { vintage: toDay('2023-12-30') },
    }),
  ],
  sample: {
    series: '全社会研发经费投入',
    region: '5301',
    period: '2023',
    value: '150.71',
    unit: '亿元',
    status: '最终',
    vintage: toDay('2024-11-15'),
    source: '统计公报（演示）',
    bulletin: sampleFile('统计公报（演示）.pdf'),
  },
  dated: 'vintage',
  evidence: ['bulletin'],
  measures: { 'statistic.released': '一次公布的最终数或修订数' },
  describe: (row) =>
    `${row.period} ${row.series}（${row.region}）：${row.value}${row.unit}（${row.status}，${row.source}，${row.vintage}发布）`,
  // 初步 numbers are kept for the office and never reach a report.
  facts: (row) =>
    row.status === '初步'
      ? []
      : [
          {
            measure: 'statistic.released',
            on: endOf(row.period),
            value: row.value,
            key: row.vintage,
            group: `${row.series}（${row.region}）`,
          },
        ],
})
