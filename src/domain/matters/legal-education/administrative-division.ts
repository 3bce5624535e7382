import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { rule } from '#domain/engine/rule.ts'
import { article } from '#domain/law/catalogue.ts'
import { choice, countyCode, day, dayAhead, optional, regionCode, text } from '../fields.ts'
import { endsAfter, oneOf } from '../rules.ts'

const row = z.object({
  code: countyCode(),
  name: text('名称'),
  level: choice('层级', ['县级']),
  parent: regionCode('上级区划代码'),
  source: text('来源'),
  from: day('启用日期'),
  until: optional(dayAhead('停用日期', '不再使用的第一天')),
})

/** 行政区划: the master list that 覆盖全市 is measured against, with the period in which each code stood. */
export const administrativeDivision = defineRegister({
  id: 'administrative-division',
  title: '行政区划台账',
  publicView: {
    shows: ['code', 'name', 'level', 'parent', 'source', 'from', 'until'],
    basis: [article('政府信息公开条例', 20)],
  },
  chapter: 'legal-education',
  basis: [article('GB/T 2260', '全文')],
  row,
  unique: oneOf(row, ['code', 'from']),
  rules: [
    rule(row, {
      at: 'code',
      text: '代码应以上级区划代码开头',
      basis: article('GB/T 2260', '全文'),
      holds: ({ code, parent }) => code.startsWith(parent),
      breaks: { code: '530302' },
    }),
    endsAfter(row, 'until', 'from'),
  ],
  sample: {
    code: '530102',
    name: '五华区',
    level: '县级',
    parent: '5301',
    source: 'GB/T 2260',
    from: toDay('2020-01-01'),
  },
  dated: 'from',
  measures: { 'administrative-division.county': '一个县级行政区划存续的期间' },
  describe: (row) => `${row.code} ${row.name}`,
  facts: (row) => [
    { measure: 'administrative-division.county', on: row.from, until: row.until, key: row.code, group: row.parent },
  ],
})
