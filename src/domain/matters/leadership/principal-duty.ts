import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { article } from '#domain/law/catalogue.ts'
import { choice, day, proof, sampleFile, text } from '../fields.ts'
import { oneOf } from '../rules.ts'

const row = z.object({
  doneOn: day('日期'),
  kind: choice('履职方式', ['部署', '批示', '调研', '述法', '听取汇报']),
  person: text('主要负责人'),
  post: choice('职务', ['党组书记', '局长', '党组书记、局长']),
  matter: text('事项'),
  outcome: text('要求或结果'),
  record: proof('佐证材料'),
})

/** 第一责任人履职: feeds the part of the annual report on the principal leaders' own duties. */
export const principalDuty = defineRegister({
  id: 'principal-duty',
  title: '党政主要负责人履行推进法治建设第一责任人职责台账',
  publicView: {
    shows: ['doneOn', 'kind', 'person', 'post', 'matter', 'outcome'],
    basis: [article('法治政府建设与责任落实督察工作规定', '年报内容')],
  },
  chapter: 'leadership',
  basis: [
    article('党政主要负责人履行推进法治建设第一责任人职责规定', '政府主要负责人职责'),
    article('法治宣传教育法', 38),
  ],
  row,
  unique: oneOf(row, ['doneOn', 'kind', 'person', 'matter']),
  sample: {
    doneOn: toDay('2024-05-15'),
    kind: '调研',
    person: '演示·李某',
    post: '局长',
    matter: '到实验动物使用单位调研许可和检查情况',
    outcome: '要求简化变更材料，由承办处室一个月内提出方案',
    record: sampleFile('演示·调研记录.pdf'),
  },
  dated: 'doneOn',
  evidence: ['record'],
  measures: { 'principal-duty.done': '党政主要负责人的一次履职；按履职方式分组' },
  describe: (row) => `${row.doneOn} ${row.post}${row.kind}：${row.matter}`,
  facts: (row) => [{ measure: 'principal-duty.done', on: row.doneOn, group: row.kind }],
})
