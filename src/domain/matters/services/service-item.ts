import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { article } from '#domain/law/catalogue.ts'
import { count, day, dayAhead, optional, text, yesNo } from '../fields.ts'
import { atMost, endsAfter, oneOf } from '../rules.ts'

const row = z.object({
  itemGroup: text('事项名称'),
  action: text('办理情形'),
  statutoryWorkingDays: count('法定办结时限（工作日）', 1),
  promisedWorkingDays: count('承诺办结时限（工作日）', 1),
  commitmentRoute: optional(yesNo('实行告知承诺')),
  guidePublishedOn: day('办事指南公示日期'),
  from: day('承诺起始日'),
  until: optional(dayAhead('承诺失效日', '不再适用的第一天')),
})

/** 政务服务事项: what the service guide promises, with the period in which the promise stood. */
export const serviceItem = defineRegister({
  id: 'service-item',
  title: '政务服务事项台账',
  publicView: {
    shows: [
      'itemGroup',
      'action',
      'statutoryWorkingDays',
      'promisedWorkingDays',
      'commitmentRoute',
      'guidePublishedOn',
      'from',
      'until',
    ],
    basis: [article('政府信息公开条例', 20)],
  },
  chapter: 'services',
  basis: [article('行政许可法', 30), article('行政许可法', 42), article('优化营商环境条例', 40)],
  row,
  unique: oneOf(row, ['itemGroup', 'action', 'from']),
  rules: [atMost(row, 'promisedWorkingDays', 'statutoryWorkingDays'), endsAfter(row, 'until', 'from')],
  sample: {
    itemGroup: '实验动物许可',
    action: '变更',
    statutoryWorkingDays: 20,
    promisedWorkingDays: 1,
    commitmentRoute: true,
    guidePublishedOn: toDay('2023-12-20'),
    from: toDay('2024-01-01'),
  },
  dated: 'from',
  measures: { 'service-item.promise': '一种办理情形承诺时限的有效期间，数值为工作日' },
  describe: (row) => `${row.itemGroup}·${row.action}：承诺${row.promisedWorkingDays}个工作日`,
  facts: (row) => [
    {
      measure: 'service-item.promise',
      on: row.from,
      until: row.until,
      value: row.promisedWorkingDays,
      key: row.action,
      group: row.itemGroup,
    },
  ],
})
