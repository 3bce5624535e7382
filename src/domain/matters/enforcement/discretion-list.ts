import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { article } from '#domain/law/catalogue.ts'
import { systemRule } from '#domain/law/citation.ts'
import { choice, day, dayAhead, optional, text, url } from '../fields.ts'
import { endsAfter, follows } from '../rules.ts'

export const discretionListTypes = ['不予处罚', '从轻处罚', '减轻处罚', '从重处罚', '不予实施行政强制措施'] as const

const row = z.object({
  listType: choice('清单类型', discretionListTypes),
  family: choice('清单体系', ['五张清单', '减免责清单']),
  version: text('版本'),
  publishedOn: day('公布日期'),
  url: optional(url()),
  from: dayAhead('施行日期'),
  changes: optional(text('本版变动')),
})

const ending = z.object({ until: dayAhead('停止施行日', '不再适用的第一天'), because: text('停止施行的原因') })

/** 裁量清单: one row is one version of one list; a new version ends the old one, so each day has its list. */
export const discretionList = defineRegister({
  id: 'discretion-list',
  title: '行政裁量清单台账',
  publicView: {
    shows: ['listType', 'family', 'version', 'publishedOn', 'url', 'from', 'changes', 'end.until'],
    basis: [article('政府信息公开条例', 20)],
  },
  chapter: 'enforcement',
  basis: [article('行政处罚法', 34), article('国办发〔2022〕27号', '(十)'), article('国办发〔2022〕27号', '(十三)')],
  row,
  unique: {
    of: ({ listType, family, version }) => `${family} ${listType} ${version}`,
    text: '该清单的这一版本已登记',
    basis: systemRule('一张清单的一个版本只登记一次', '施行期间重叠的两行会使一张清单算作两张'),
  },
  rules: [follows(row, 'from', 'publishedOn', undefined, article('行政处罚法', 34))],
  steps: {
    end: {
      label: '停止施行',
      fields: ending,
      sample: { until: toDay('2025-07-01'), because: '新版施行' },
      dated: 'until',
      basis: [article('国办发〔2022〕27号', '(十三)')],
      from: 'recorded',
      to: '已停止施行',
      rules: [endsAfter(ending, 'until', 'from', ['row', row])],
    },
  },
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
  facts: ({ from: on, listType: key, family: group }, { steps: { end } }) => [
    { measure: 'discretion-list.in-force', on, until: end?.until, key, group },
  ],
})
