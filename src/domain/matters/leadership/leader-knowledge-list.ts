import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { rule } from '#domain/engine/rule.ts'
import { article } from '#domain/law/catalogue.ts'
import { allDifferent, choice, count, day, optional, proof, sampleFile, text } from '../fields.ts'
import { listedOnce, oneOf } from '../rules.ts'

const item = z.object({
  title: text('名称'),
  kind: choice('类别', ['宪法', '党内法规', '法律', '行政法规', '地方性法规', '规章']),
  scope: choice('适用岗位', ['全体领导干部', '特定岗位']),
  post: optional(text('岗位')),
})

const row = z.object({
  version: count('版次', 1),
  issuedOn: day('印发日期'),
  approvedBy: text('审定会议'),
  items: z.array(item).min(1, '清单至少列一项').meta({ title: '清单内容' }),
  changes: optional(text('较上一版的变化')),
  document: proof('印发文件'),
})

/** 应知应会清单: a changed law makes a new version; an issued version is never edited. */
export const leaderKnowledgeList = defineRegister({
  id: 'leader-knowledge-list',
  title: '领导干部应知应会党内法规和法律法规清单',
  chapter: 'leadership',
  basis: [article('领导干部应知应会清单制度意见', '全文'), article('法治宣传教育法', 37)],
  row,
  unique: oneOf(row, ['version']),
  rules: [
    rule(row, {
      at: 'items',
      text: '清单中有重复的名称',
      basis: listedOnce,
      holds: ({ items }) => allDifferent(items.map(({ title }) => title)),
      breaks: {
        items: [
          { title: '实验动物管理条例', kind: '行政法规', scope: '全体领导干部' },
          { title: '实验动物管理条例', kind: '行政法规', scope: '特定岗位' },
        ],
      },
    }),
  ],
  sample: {
    version: 1,
    issuedOn: toDay('2024-03-29'),
    approvedBy: '演示·党组会2024-04',
    items: [
      { title: '中国共产党章程', kind: '党内法规', scope: '全体领导干部' },
      { title: '中华人民共和国科学技术进步法', kind: '法律', scope: '全体领导干部' },
      { title: '实验动物管理条例', kind: '行政法规', scope: '特定岗位', post: '实验动物管理' },
    ],
    document: sampleFile('演示·应知应会清单.pdf'),
  },
  dated: 'issuedOn',
  evidence: ['document'],
  measures: { 'leader-knowledge-list.recorded': '印发一版领导干部应知应会清单' },
  describe: (row) => `应知应会清单第${row.version}版（${row.items.length}项）`,
  facts: (row) => [{ measure: 'leader-knowledge-list.recorded', on: row.issuedOn }],
})
