import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { rule } from '#domain/engine/rule.ts'
import { article } from '#domain/law/catalogue.ts'
import { systemRule } from '#domain/law/citation.ts'
import { choice, day, optional, proof, sampleFile, text, url, year } from '../fields.ts'
import { follows } from '../rules.ts'

const audiences = ['领导干部', '执法人员', '企业', '科研人员', '公众', '青少年'] as const

const item = z.object({
  content: text('普法内容'),
  audience: choice('普法对象', audiences),
  /** Exactly one owner: 细化责任分工 is true only when every item has it. */
  owner: text('责任处室'),
  assistants: optional(z.array(text('配合处室')).meta({ title: '配合处室' })),
  measures: text('普法措施'),
  schedule: text('时间安排'),
})
const outcome = z.object({
  content: text('普法内容'),
  status: choice('结果', ['完成', '取消']),
  doneOn: optional(day('完成日期')),
  note: optional(text('完成情况或取消原因')),
})

const row = z.object({
  year: year('年度'),
  title: text('清单名称'),
  approvedBy: text('批准机构或人员'),
  approvedOn: day('批准日期'),
  items: z.array(item).min(1, '清单至少应有一项').meta({ title: '清单事项' }),
  document: proof('清单文本'),
})

const publication = z.object({ publishedOn: day('公布日期'), url: optional(url()) })
const results = z.object({
  reportedOn: day('年度总结日期'),
  outcomes: z.array(outcome).min(1, '请逐项填写结果').meta({ title: '各项结果' }),
})

const duty = article('谁执法谁普法责任制意见', '普法责任清单')
const sameContents = (one: readonly { content: string }[], other: readonly { content: string }[]): boolean =>
  one.length === other.length && one.every(({ content }) => other.some((each) => each.content === content))

/** 普法责任清单: one row is the list of one year as approved. */
export const dutyList = defineRegister({
  id: 'duty-list',
  title: '年度普法责任清单台账',
  publicView: {
    shows: ['year', 'title', 'approvedOn', 'items', 'document', 'publish.publishedOn', 'publish.url'],
    basis: [article('政府信息公开条例', 19)],
  },
  chapter: 'legal-education',
  basis: [article('谁执法谁普法责任制意见', '普法责任清单'), article('法治宣传教育法', 9)],
  row,
  unique: {
    of: ({ year: listYear, title }) => `${listYear} ${title}`,
    text: '该年度的清单已登记',
    basis: systemRule('一份年度清单只登记一次', '清单按年度数'),
  },
  steps: {
    publish: {
      label: '公布',
      fields: publication,
      sample: { publishedOn: toDay('2024-03-20') },
      dated: 'publishedOn',
      basis: [duty],
      rules: [follows(publication, 'publishedOn', 'approvedOn', ['row', row])],
    },
    report: {
      label: '年度总结',
      fields: results,
      sample: {
        reportedOn: toDay('2024-12-13'),
        outcomes: [{ content: '《中华人民共和国科学技术进步法》', status: '完成', doneOn: toDay('2024-12-10') }],
      },
      dated: 'reportedOn',
      basis: [duty],
      from: 'recorded',
      to: '已总结',
      rules: [
        follows(results, 'reportedOn', 'approvedOn', ['row', row]),
        rule(
          results,
          {
            at: 'outcomes',
            text: '清单上的每一项都要有结果，清单外的不填',
            basis: duty,
            holds: ({ outcomes }, filled) => sameContents(filled.row.items, outcomes),
            breaks: { outcomes: [{ content: '清单外的内容', status: '完成', doneOn: toDay('2024-12-10') }] },
          },
          { row },
        ),
        rule(results, {
          at: 'outcomes',
          text: '完成的须填写完成日期，取消的须说明原因',
          basis: duty,
          holds: ({ outcomes }) =>
            outcomes.every(({ status, doneOn, note }) => (status === '完成' ? doneOn : note) !== undefined),
          breaks: { outcomes: [{ content: '《中华人民共和国科学技术进步法》', status: '取消' }] },
        }),
      ],
    },
  },
  sample: {
    year: 2024,
    title: '2024年度普法责任清单（演示）',
    approvedBy: '依法治理工作领导小组',
    approvedOn: toDay('2024-03-15'),
    items: [
      {
        content: '《中华人民共和国科学技术进步法》',
        audience: '企业',
        owner: '政策法规处',
        measures: '小分队上门宣讲',
        schedule: '全年',
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
