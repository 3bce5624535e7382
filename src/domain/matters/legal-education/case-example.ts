import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { article } from '#domain/law/catalogue.ts'
import { choice, count, day, optional, text, url } from '../fields.ts'
import { oneOf } from '../rules.ts'

const row = z.object({
  series: text('系列名称'),
  issueNo: count('期号', 1),
  title: text('标题'),
  publishedOn: day('发布日期'),
  caseSource: optional(choice('案例来源', ['本机关案件', '其他机关案件', '公开案例'])),
  law: optional(text('所释法律条款')),
  desensitisedBy: optional(text('脱敏审核人')),
  url: optional(url()),
})

/** 以案释法: one row is one issue (期), however many cases it tells; a republished issue keeps its number. */
export const caseExample = defineRegister({
  id: 'case-example',
  title: '以案释法台账',
  publicView: {
    shows: ['series', 'issueNo', 'title', 'publishedOn', 'caseSource', 'law', 'url'],
    basis: [article('政府信息公开条例', 19)],
  },
  chapter: 'legal-education',
  basis: [article('法治宣传教育法', 18), article('谁执法谁普法责任制意见', '全文')],
  row,
  unique: oneOf(row, ['series', 'issueNo', 'publishedOn']),
  sample: {
    series: '以案释法',
    issueNo: 1,
    title: '使用来源不明实验动物案（演示）',
    publishedOn: toDay('2024-02-20'),
    caseSource: '公开案例',
    law: '《实验动物管理条例》第十九条、第二十条',
    desensitisedBy: '审核人甲（演示）',
  },
  dated: 'publishedOn',
  measures: { 'case-example.published': '发布一期典型案例' },
  describe: (row) => `${row.series}第${row.issueNo}期：${row.title}`,
  facts: (row) => [
    { measure: 'case-example.published', on: row.publishedOn, key: String(row.issueNo), group: row.series },
  ],
})
