import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { rule } from '#domain/engine/rule.ts'
import { article } from '#domain/law/catalogue.ts'
import { systemRule } from '#domain/law/citation.ts'
import { choice, day, dayAhead, isPeriod, optional, proof, sampleFile, text } from '../fields.ts'
import { halfOpen, oneOf } from '../rules.ts'

const member = z.object({
  name: text('姓名'),
  post: text('职务'),
  role: choice('组内分工', ['组长', '副组长', '成员']),
  from: day('任职起'),
  until: optional(dayAhead('任职止')),
})

const row = z.object({
  name: text('名称'),
  foundedOn: day('成立或调整日期'),
  docNumber: optional(text('发文字号')),
  office: text('办公室所在处室'),
  members: z.array(member).meta({ title: '组成人员' }),
  document: proof('成立或调整文件'),
})

/** 领导小组: members keep their periods, so that the group can be named as it stood on any day. */
export const leadingGroup = defineRegister({
  id: 'leading-group',
  title: '领导小组台账',
  chapter: 'leadership',
  basis: [article('党政主要负责人履行推进法治建设第一责任人职责规定', '政府主要负责人职责')],
  row,
  unique: oneOf(row, ['name', 'foundedOn']),
  rules: [
    rule(row, {
      at: 'members',
      text: '领导小组应列明组长',
      basis: systemRule('领导小组写明谁任组长', '没有组长的名单不能说明谁负责'),
      holds: ({ members }) => members.some(({ role }) => role === '组长'),
      breaks: { members: [{ name: '演示·李某', post: '局长', role: '副组长', from: toDay('2024-02-20') }] },
    }),
    rule(row, {
      at: 'members',
      text: '任职止应晚于任职起',
      basis: halfOpen,
      holds: ({ members }) => members.every(({ from, until }) => isPeriod(from, until)),
      breaks: {
        members: [
          { name: '演示·王某', post: '党组书记', role: '组长', from: toDay('2024-02-20'), until: toDay('2024-02-20') },
        ],
      },
    }),
  ],
  sample: {
    name: '依法治理工作领导小组',
    foundedOn: toDay('2024-02-20'),
    office: '政策法规处',
    members: [
      { name: '演示·王某', post: '党组书记', role: '组长', from: toDay('2024-02-20') },
      { name: '演示·李某', post: '局长', role: '副组长', from: toDay('2024-02-20') },
      { name: '演示·赵某', post: '副局长', role: '副组长', from: toDay('2024-02-20') },
    ],
    document: sampleFile('演示·领导小组成立通知.pdf'),
  },
  dated: 'foundedOn',
  evidence: ['document'],
  measures: {
    'leading-group.member': '一人在领导小组任职的期间；按领导小组和组内分工分组，以职务为键',
  },
  describe: (row) => `${row.name}（${row.foundedOn}）`,
  facts: ({ name, members }) =>
    members.map(
      ({ from, until, post, role }) =>
        ({ measure: 'leading-group.member', on: from, until, key: post, group: `${name}·${role}` }) as const,
    ),
})
