import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { workingDays } from '#domain/engine/matter.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { article } from '#domain/law/catalogue.ts'
import { systemRule } from '#domain/law/citation.ts'
import { day, optional, proof, sampleFile, text, url, year } from '../fields.ts'
import { follows } from '../rules.ts'

const row = z.object({
  year: year('计划年度'),
  title: text('名称'),
  sources: optional(text('依据的上级部署')),
  approvedBy: text('审定会议'),
  approvedOn: day('审定日期'),
  document: proof('计划文本'),
})
const publication = z.object({ publishedOn: day('公开日期'), url: url('公开网址') })

/** 年度法治政府建设工作计划: its sentences are the lines of plan-task. */
export const workPlan = defineRegister({
  id: 'work-plan',
  title: '年度法治政府建设工作计划',
  publicView: {
    shows: ['year', 'title', 'sources', 'approvedOn', 'publish.publishedOn', 'publish.url', 'document'],
    basis: [article('政府信息公开条例', 19)],
  },
  chapter: 'leadership',
  basis: [
    article('党政主要负责人履行推进法治建设第一责任人职责规定', '政府主要负责人职责'),
    article('法治政府建设与责任落实督察工作规定', '年报内容'),
    article('法治政府建设实施纲要(2021—2025年)', '全文'),
  ],
  row,
  sample: {
    year: 2024,
    title: '市科技局2024年度法治政府建设工作计划',
    sources: '演示·市级年度法治政府建设工作要点',
    approvedBy: '演示·党组会2024-05',
    approvedOn: toDay('2024-04-18'),
    document: sampleFile('演示·年度计划.pdf'),
  },
  unique: {
    of: ({ year: planYear, title }) => `${planYear} ${title}`,
    text: '该年度的计划已登记',
    basis: systemRule('一份年度计划只登记一次', '调整后的计划是另一份计划，有自己的名称'),
  },
  steps: {
    publish: {
      label: '公开',
      fields: publication,
      sample: { publishedOn: toDay('2024-04-26'), url: 'https://example.invalid/plans/2024' },
      dated: 'publishedOn',
      basis: [article('政府信息公开条例', 20), article('政府信息公开条例', 26)],
      stops: 'publish',
      rules: [follows(publication, 'publishedOn', 'approvedOn', ['row', row])],
    },
  },
  limits: {
    publish: {
      label: '计划公开',
      statutory: workingDays(20, article('政府信息公开条例', 26)),
      from: 'approvedOn',
    },
  },
  dated: 'approvedOn',
  evidence: ['document'],
  measures: { 'work-plan.recorded': '审定一份年度法治政府建设工作计划；按计划年度分组' },
  describe: (row) => row.title,
  facts: (row) => [{ measure: 'work-plan.recorded', on: row.approvedOn, group: String(row.year) }],
})
