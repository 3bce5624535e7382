import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { article } from '#domain/law/catalogue.ts'
import { choice, day, dayAhead, inOrder, isPeriod, optional, text, url } from '../fields.ts'

export const discretionListTypes = ['不予处罚', '从轻处罚', '减轻处罚', '从重处罚', '不予实施行政强制措施'] as const

/** 裁量清单: one row is one version of one list; a new version ends the old one, so each day has its list. */
export const discretionList = defineRegister({
  id: 'discretion-list',
  title: '行政裁量清单台账',
  publicView: {
    shows: ['listType', 'family', 'version', 'publishedOn', 'url', 'from', 'until', 'changes'],
    basis: [article('政府信息公开条例', 20)],
  },
  chapter: 'enforcement',
  basis: [article('行政处罚法', 34), article('国办发〔2022〕27号', '(十)'), article('国办发〔2022〕27号', '(十三)')],
  row: z
    .object({
      listType: choice('清单类型', discretionListTypes),
      family: choice('清单体系', ['五张清单', '减免责清单']),
      version: text('版本'),
      publishedOn: day('公布日期'),
      url: optional(url()),
      from: dayAhead('施行日期'),
      until: optional(dayAhead('停止施行日', '不再适用的第一天')),
      changes: optional(text('本版变动')),
    })
    .refine((row) => inOrder(row.publishedOn, row.from), {
      error: '清单未公布不得施行',
      path: ['from'],
    })
    .refine((row) => isPeriod(row.from, row.until), { error: '停止施行日应晚于施行日期', path: ['until'] }),
  sample: {
    listType: '不予处罚',
    family: '五张清单',
    version: '2024年版',
    publishedOn: toDay('2024-06-28'),
    from: toDay('2024-07-01'),
  },
  dated: 'publishedOn',
  measures: { 'discretion-list.in-force': '一张清单一个版本的施行期间' },
  describe: (row) => `${row.listType}清单（${row.family}，${row.version}）`,
  facts: (row) => [
    { measure: 'discretion-list.in-force', on: row.from, until: row.until, key: row.listType, group: row.family },
  ],
})
