import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { rule } from '#domain/engine/rule.ts'
import { article } from '#domain/law/catalogue.ts'
import { choice, day, optional, proof, sampleFile, text } from '../fields.ts'
import { follows, oneOf } from '../rules.ts'

const row = z.object({
  orderedOn: day('决定日期'),
  kind: choice('方式', ['轮岗', '交流']),
  person: text('人员'),
  fromPost: text('原岗位'),
  toPost: text('新岗位'),
  since: optional(day('原岗位任职起')),
  order: proof('轮岗决定'),
})

/** 轮岗交流 within the organ (公务员法第七十一条第三款). */
export const postRotation = defineRegister({
  id: 'post-rotation',
  title: '轮岗交流台账',
  chapter: 'supervision',
  basis: [article('公务员法', 71, '第三款')],
  confidential: true,
  readers: ['head', 'supervisor'],
  row,
  unique: oneOf(row, ['person', 'toPost', 'orderedOn']),
  rules: [
    rule(row, {
      at: 'toPost',
      text: '新岗位应不同于原岗位',
      basis: article('公务员法', 71, '第三款'),
      holds: ({ fromPost, toPost }) => fromPost !== toPost,
      breaks: { toPost: '演示·项目立项岗' },
    }),
    follows(row, 'orderedOn', 'since'),
  ],
  sample: {
    orderedOn: toDay('2024-09-05'),
    kind: '轮岗',
    person: '演示·周某',
    fromPost: '演示·项目立项岗',
    toPost: '演示·成果登记岗',
    since: toDay('2019-08-01'),
    order: sampleFile('演示·轮岗通知.pdf'),
  },
  dated: 'orderedOn',
  evidence: ['order'],
  measures: { 'post-rotation.recorded': '一人次轮岗交流；按方式分组' },
  describe: (row) => `${row.person}：${row.fromPost}至${row.toPost}`,
  facts: (row) => [{ measure: 'post-rotation.recorded', on: row.orderedOn, group: row.kind }],
})
