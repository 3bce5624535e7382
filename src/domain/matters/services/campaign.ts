import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { article } from '#domain/law/catalogue.ts'
import { count, day, proof, sampleFile, text } from '../fields.ts'
import { follows, oneOf } from '../rules.ts'

const row = z.object({
  name: text('活动名称'),
  edition: count('期（届）次', 1),
  startedOn: day('开始日期'),
  completedOn: day('完成日期'),
  organiser: text('组织单位'),
  summary: proof('活动总结'),
})

/** 专项活动: the edition (第几期、第几届) stands here once; 首个 is true only of edition 1. */
export const campaign = defineRegister({
  id: 'campaign',
  title: '专项活动台账',
  publicView: {
    shows: ['name', 'edition', 'startedOn', 'completedOn', 'organiser'],
    basis: [article('政府信息公开条例', 19)],
  },
  chapter: 'services',
  basis: [article('优化营商环境条例', 48)],
  row,
  unique: oneOf(row, ['name', 'edition']),
  rules: [follows(row, 'completedOn', 'startedOn')],
  sample: {
    name: '营商环境监督行',
    edition: 5,
    startedOn: toDay('2024-05-06'),
    completedOn: toDay('2024-09-30'),
    organiser: '市科技局（演示）',
    summary: sampleFile('活动总结（演示）.pdf'),
  },
  dated: 'completedOn',
  evidence: ['summary'],
  measures: { 'campaign.completed': '完成一期（届）活动，数值为期（届）次' },
  describe: (row) => `${row.name}第${row.edition}期`,
  facts: (row) => [{ measure: 'campaign.completed', on: row.completedOn, value: row.edition, group: row.name }],
})
