import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { article } from '#domain/law/catalogue.ts'
import { choice, day, isPeriod, optional, proof, sampleFile, text, url } from '../fields.ts'

/** 办事指南公示: one row is one version of one guide, so that the text in force on a day can be shown. */
export const guidePublication = defineRegister({
  id: 'guide-publication',
  title: '办事指南公示台账',
  publicView: {
    shows: ['item', 'version', 'publishedOn', 'place', 'url', 'changes', 'withdrawnOn', 'snapshot'],
    basis: [article('政府信息公开条例', 20)],
  },
  chapter: 'services',
  basis: [article('行政许可法', 30), article('政府信息公开条例', 20), article('政府信息公开条例', 26)],
  row: z
    .object({
      item: text('事项名称'),
      version: text('版本'),
      publishedOn: day('公示日期'),
      place: choice('公示渠道', ['办公场所', '政务服务网', '本机关网站', '办公场所和网站']),
      url: optional(url()),
      changes: optional(text('本版变动')),
      withdrawnOn: optional(day('撤下日期')),
      snapshot: proof('指南文本'),
    })
    .refine((row) => row.place === '办公场所' || row.url !== undefined, {
      error: '网上公示的应填写网址',
      path: ['url'],
    })
    .refine((row) => isPeriod(row.publishedOn, row.withdrawnOn), {
      error: '撤下日期应晚于公示日期',
      path: ['withdrawnOn'],
    }),
  sample: {
    item: '实验动物许可证核发',
    version: '2024年第1版',
    publishedOn: toDay('2024-01-08'),
    place: '政务服务网',
    url: 'https://example.org/guides/1',
    changes: '承诺办结时限调整为1个工作日',
    snapshot: sampleFile('办事指南（演示）.pdf'),
  },
  dated: 'publishedOn',
  evidence: ['snapshot'],
  measures: { 'guide-publication.recorded': '一版办事指南公示的期间；按事项分组' },
  describe: (row) => `${row.item}办事指南（${row.version}）`,
  facts: (row) => [
    {
      measure: 'guide-publication.recorded',
      on: row.publishedOn,
      until: row.withdrawnOn,
      key: row.version,
      group: row.item,
    },
  ],
})
