import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { rule } from '#domain/engine/rule.ts'
import { article } from '#domain/law/catalogue.ts'
import { choice, day, proof, sampleFile, text, year } from '../fields.ts'
import { oneOf } from '../rules.ts'

const target = z.object({
  aspect: choice('指标类别', ['数量', '质量', '时效', '成本', '效益', '满意度']),
  indicator: text('指标'),
  value: text('目标值'),
})

const row = z.object({
  year: year('预算年度'),
  kind: choice('类别', ['年度绩效自评计划', '绩效目标表', '绩效自评报告']),
  scope: text('范围').meta({ title: '范围', hint: '“整体预算”或专项名称' }),
  approvedOn: day('审定日期'),
  targets: z.array(target).meta({ title: '绩效目标' }),
  document: proof('文件'),
})

/** 绩效自评计划与绩效目标. */
export const performancePlan = defineRegister({
  id: 'performance-plan',
  title: '预算绩效目标和自评台账',
  publicView: {
    shows: ['year', 'kind', 'scope', 'approvedOn', 'targets'],
    basis: [article('政府信息公开条例', 20)],
  },
  chapter: 'supervision',
  basis: [article('预算法', 57, '第三款'), article('预算法实施条例', 20), article('预算法实施条例', 53)],
  row,
  unique: oneOf(row, ['year', 'kind', 'scope', 'approvedOn']),
  rules: [
    rule(row, {
      at: 'targets',
      text: '绩效目标表至少填写一项指标',
      basis: article('预算法实施条例', 20),
      holds: ({ kind, targets }) => kind !== '绩效目标表' || targets.length > 0,
      breaks: { kind: '绩效目标表', targets: [] },
    }),
  ],
  sample: {
    year: 2024,
    kind: '年度绩效自评计划',
    scope: '整体预算',
    approvedOn: toDay('2024-02-28'),
    targets: [{ aspect: '数量', indicator: '演示·支持科技计划项目数', value: '不少于40项' }],
    document: sampleFile('演示·绩效自评计划.pdf'),
  },
  dated: 'approvedOn',
  evidence: ['document'],
  measures: { 'performance-plan.recorded': '审定的一份绩效自评计划、绩效目标表或自评报告；按类别分组' },
  describe: (row) => `${row.year}年 ${row.scope}${row.kind}`,
  facts: (row) => [{ measure: 'performance-plan.recorded', on: row.approvedOn, group: row.kind }],
})
