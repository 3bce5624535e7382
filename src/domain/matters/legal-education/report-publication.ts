import { z } from 'zod'
import { toDay, yearOf } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { rule } from '#domain/engine/rule.ts'
import { article } from '#domain/law/catalogue.ts'
import { choice, day, text, url, year } from '../fields.ts'
import { inTurn, oneOf } from '../rules.ts'

const row = z.object({
  reportYear: year('报告年度'),
  title: text('报告标题'),
  publishedOn: day('公开日期'),
  url: url(),
  channel: choice('公开渠道', ['网站', '报刊', '政务新媒体', '其他']),
})

/** 报告公开: the yearly report on year Y is due before 1 April of Y+1; a late publication is recorded with its true day. */
export const reportPublication = defineRegister({
  id: 'report-publication',
  title: '法治政府建设年度报告公开台账',
  publicView: {
    shows: ['reportYear', 'title', 'publishedOn', 'url', 'channel'],
    basis: [article('政府信息公开条例', 20)],
  },
  chapter: 'legal-education',
  basis: [article('法治政府建设与责任落实督察工作规定', 24)],
  row,
  unique: oneOf(row, ['reportYear', 'channel', 'url']),
  rules: [
    rule(row, {
      at: 'publishedOn',
      text: '报告应在报告年度结束后公开',
      basis: inTurn,
      holds: ({ publishedOn, reportYear }) => yearOf(publishedOn) > reportYear,
      breaks: { publishedOn: toDay('2024-12-31') },
    }),
  ],
  sample: {
    reportYear: 2024,
    title: '2024年度法治政府建设情况的报告（演示）',
    publishedOn: toDay('2025-03-06'),
    url: 'https://example.org/reports/2024',
    channel: '网站',
  },
  dated: 'publishedOn',
  measures: { 'report-publication.published': '公开一份年度报告' },
  describe: (row) => row.title,
  facts: (row) => [
    {
      measure: 'report-publication.published',
      on: row.publishedOn,
      key: row.publishedOn,
      group: String(row.reportYear),
    },
  ],
})
