import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { article } from '#domain/law/catalogue.ts'
import { choice, day, optional, text } from '../fields.ts'
import { oneOf } from '../rules.ts'
import { discretionListTypes } from './discretion-list.ts'

const row = z.object({
  listType: choice('清单类型', discretionListTypes),
  act: text('违法行为'),
  basisArticle: text('法律依据'),
  conditions: text('适用条件'),
  support: optional(text('配套措施')),
  publishedOn: optional(day('公布日期')),
})

/** 清单事项: one act on a list. It counts from the day of publication, never before. */
export const discretionItem = defineRegister({
  id: 'discretion-item',
  title: '行政裁量清单事项台账',
  publicView: {
    shows: ['listType', 'act', 'basisArticle', 'conditions', 'support', 'publishedOn'],
    basis: [article('政府信息公开条例', 20)],
  },
  chapter: 'enforcement',
  basis: [
    article('行政处罚法', 32),
    article('行政处罚法', 33),
    article('行政处罚法', 34),
    article('行政处罚法', 49),
    article('行政强制法', 16, '第二款'),
  ],
  row,
  unique: oneOf(row, ['listType', 'act', 'basisArticle', 'publishedOn']),
  sample: {
    listType: '不予处罚',
    act: '未按规定记录实验动物饲育环境指标（演示）',
    basisArticle: '《中华人民共和国行政处罚法》第三十三条第一款',
    conditions: '违法行为轻微并及时改正，没有造成危害后果',
    support: '批评教育，签署整改承诺书',
    publishedOn: toDay('2024-06-28'),
  },
  dated: 'publishedOn',
  measures: { 'discretion-item.published': '公布一项清单事项' },
  describe: (row) => `${row.listType}：${row.act}`,
  facts: (row) =>
    row.publishedOn === undefined
      ? []
      : [{ measure: 'discretion-item.published', on: row.publishedOn, group: row.listType }],
})
