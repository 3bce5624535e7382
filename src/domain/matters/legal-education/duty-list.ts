import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { article } from '#domain/law/catalogue.ts'
import { choice, day, inOrder, optional, proof, sampleFile, text, url, year } from '../fields.ts'

const audiences = ['领导干部', '执法人员', '企业', '科研人员', '公众', '青少年'] as const

const item = z
  .object({
    content: text('普法内容'),
    audience: choice('普法对象', audiences),
    /** Exactly one owner: 细化责任分工 is true only when every item has it. */
    owner: text('责任处室'),
    assistants: optional(z.array(text('配合处室')).meta({ title: '配合处室' })),
    measures: text('普法措施'),
    schedule: text('时间安排'),
    status: choice('进展', ['未开始', '进行中', '完成', '取消']),
    doneOn: optional(day('完成日期')),
    note: optional(text('完成情况或取消原因')),
  })
  .refine((one) => (one.status === '完成') === (one.doneOn !== undefined), {
    error: '完成的应填写完成日期，未完成的不填',
    path: ['doneOn'],
  })
  .refine((one) => one.status !== '取消' || one.note !== undefined, { error: '取消的应说明原因', path: ['note'] })

/** 普法责任清单: one row is the list of one year as approved. */
export const dutyList = defineRegister({
  id: 'duty-list',
  title: '年度普法责任清单台账',
  publicView: {
    shows: ['year', 'title', 'approvedOn', 'publishedOn', 'url', 'items', 'document'],
    basis: [article('政府信息公开条例', 19)],
  },
  chapter: 'legal-education',
  basis: [article('谁执法谁普法责任制意见', '普法责任清单'), article('法治宣传教育法', 9)],
  row: z
    .object({
      year: year('年度'),
      title: text('清单名称'),
      approvedBy: text('批准机构或人员'),
      approvedOn: day('批准日期'),
      publishedOn: optional(day('公布日期')),
      url: optional(url()),
      items: z.array(item).min(1, '清单至少应有一项').meta({ title: '清单事项' }),
      document: proof('清单文本'),
    })
    .refine((row) => inOrder(row.approvedOn, row.publishedOn), {
      error: '公布日期不得早于批准日期',
      path: ['publishedOn'],
    }),
  sample: {
    year: 2024,
    title: '2024年度普法责任清单（演示）',
    approvedBy: '依法治理工作领导小组',
    approvedOn: toDay('2024-03-15'),
    publishedOn: toDay('2024-03-20'),
    items: [
      {
        content: '《中华人民共和国科学技术进步法》',
        audience: '企业',
        owner: '政策法规处',
        measures: '小分队上门宣讲',
        schedule: '全年',
        status: '完成',
        doneOn: toDay('2024-12-10'),
      },
    ],
    document: sampleFile('普法责任清单（演示）.pdf'),
  },
  dated: 'approvedOn',
  evidence: ['document'],
  measures: { 'duty-list.recorded': '批准一个年度的普法责任清单' },
  describe: (row) => `${row.title}，${row.items.length}项`,
  facts: (row) => [{ measure: 'duty-list.recorded', on: row.approvedOn, group: String(row.year) }],
})
