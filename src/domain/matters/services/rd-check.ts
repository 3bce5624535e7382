import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { article } from '#domain/law/catalogue.ts'
import { choice, creditCode, day, optional, text, year } from '../fields.ts'
import { follows, oneOf } from '../rules.ts'

const row = z.object({
  dataYear: year('数据年份'),
  checkedOn: day('检查日期'),
  kind: choice('检查方式', ['应报尽报核对', '上门服务', '异常数据核查']),
  enterprise: text('调查对象'),
  uscc: creditCode(),
  reported: choice('填报情况', ['已报', '零报并说明理由', '未报']),
  asked: text('核查事项'),
  answered: optional(text('调查对象答复')),
  closedOn: optional(day('办结日期')),
  inspector: text('检查人'),
})

/**
 * 研发统计检查: queries and answers only. The reported value is the enterprise's own and has no column here:
 * nobody in the bureau may alter it. Data on one respondent are not published.
 */
export const rdCheck = defineRegister({
  id: 'rd-check',
  title: '研发投入统计检查台账',
  chapter: 'services',
  confidential: true,
  basis: [article('统计法', 7), article('统计法', 9), article('统计法', 28)],
  row,
  unique: oneOf(row, ['uscc', 'dataYear', 'checkedOn', 'kind', 'asked']),
  rules: [follows(row, 'closedOn', 'checkedOn')],
  sample: {
    dataYear: 2023,
    checkedOn: toDay('2024-03-08'),
    kind: '异常数据核查',
    enterprise: '云测科技有限公司（演示）',
    uscc: '91530102MA6TEXT050',
    reported: '已报',
    asked: '有研发人员而无研发经费',
    answered: '已由企业补报',
    closedOn: toDay('2024-03-15'),
    inspector: '检查人甲（演示）',
  },
  dated: 'checkedOn',
  measures: { 'rd-check.recorded': '对一家调查对象开展一次统计检查或服务' },
  describe: (row) => `${row.checkedOn} ${row.enterprise}：${row.kind}`,
  facts: (row) => [{ measure: 'rd-check.recorded', on: row.checkedOn, key: row.uscc, group: row.kind }],
})
