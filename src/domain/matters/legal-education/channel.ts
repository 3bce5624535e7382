import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { article } from '#domain/law/catalogue.ts'
import { choice, day, optional, text, url } from '../fields.ts'
import { endsAfter, oneOf } from '../rules.ts'

/** The channels of a column; 两微一端 are the first three. */
export const channels = ['微信公众号', '微博', '客户端', '网站'] as const

const row = z.object({
  channel: choice('渠道', channels),
  column: text('专栏名称'),
  account: optional(text('账号')),
  url: optional(url()),
  openedOn: day('开设日期'),
  closedOn: optional(day('关闭日期', '不再开设的第一天')),
})

/** 宣传渠道: in which channels a column stood open, and when. */
export const channel = defineRegister({
  id: 'channel',
  title: '普法宣传渠道台账',
  publicView: {
    shows: ['channel', 'column', 'account', 'url', 'openedOn', 'closedOn'],
    basis: [article('政府信息公开条例', 19)],
  },
  chapter: 'legal-education',
  basis: [article('谁执法谁普法责任制意见', '全文'), article('法治宣传教育法', 9)],
  row,
  unique: oneOf(row, ['column', 'channel', 'account', 'openedOn']),
  rules: [endsAfter(row, 'closedOn', 'openedOn')],
  sample: { channel: '微信公众号', column: '科技普法·普法强基', openedOn: toDay('2023-05-01') },
  dated: 'openedOn',
  measures: { 'channel.open': '一个专栏在一个渠道开设的期间' },
  describe: (row) => `${row.column}（${row.channel}）`,
  facts: (row) => [
    { measure: 'channel.open', on: row.openedOn, until: row.closedOn, key: row.channel, group: row.column },
  ],
})
