import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { rule } from '#domain/engine/rule.ts'
import { article } from '#domain/law/catalogue.ts'
import { systemRule } from '#domain/law/citation.ts'
import { choice, day, optional, proof, sampleFile, text, url } from '../fields.ts'
import { endsAfter, oneOf } from '../rules.ts'

const row = z.object({
  item: text('事项名称'),
  version: text('版本'),
  publishedOn: day('公示日期'),
  place: choice('公示渠道', ['办公场所', '政务服务网', '本机关网站', '办公场所和网站']),
  url: optional(url()),
  changes: optional(text('本版变动')),
  withdrawnOn: optional(day('撤下日期')),
  snapshot: proof('指南文本'),
})

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
  row,
  unique: oneOf(row, ['item', 'version', 'place']),
  rules: [
    rule(row, {
      at: 'url',
      text: '网上公示的应填写网址',
      basis: systemRule('网上公示的写明网址', '没有网址的公示无从查看'),
      holds: ({ place, url: address }) => place === '办公场所' || address !== undefined,
      breaks: { url: undefined },
    }),
    endsAfter(row, 'withdrawnOn', 'publishedOn'),
  ],
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
