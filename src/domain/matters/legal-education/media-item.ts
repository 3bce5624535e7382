import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { article } from '#domain/law/catalogue.ts'
import { choice, day, sha256, text, url } from '../fields.ts'
import { oneOf } from '../rules.ts'
import { channels } from './channel.ts'

const row = z.object({
  column: text('专栏名称'),
  channel: choice('渠道', channels),
  title: text('标题'),
  publishedAt: day('发布日期'),
  contentHash: sha256('内容摘要值'),
  url: url(),
})

/** 宣传作品: one row is one posting; the same text in three channels has one hash and counts once. */
export const mediaItem = defineRegister({
  id: 'media-item',
  title: '普法宣传作品台账',
  publicView: {
    shows: ['column', 'channel', 'title', 'publishedAt', 'contentHash', 'url'],
    basis: [article('政府信息公开条例', 19)],
  },
  chapter: 'legal-education',
  basis: [article('谁执法谁普法责任制意见', '全文'), article('法治宣传教育法', 53)],
  row,
  unique: oneOf(row, ['column', 'channel', 'contentHash']),
  sample: {
    column: '科技普法·普法强基',
    channel: '微信公众号',
    title: '一图读懂科学技术进步法（演示）',
    publishedAt: toDay('2024-04-26'),
    contentHash: '0'.repeat(64),
    url: 'https://example.org/posts/1',
  },
  dated: 'publishedAt',
  measures: { 'media-item.published': '一件宣传作品在一个渠道发布一次' },
  describe: (row) => `${row.title}（${row.channel}）`,
  facts: (row) => [{ measure: 'media-item.published', on: row.publishedAt, key: row.contentHash, group: row.column }],
})
