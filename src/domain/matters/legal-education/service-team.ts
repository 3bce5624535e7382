import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { article } from '#domain/law/catalogue.ts'
import { day, dayAhead, optional, text } from '../fields.ts'
import { endsAfter, oneOf } from '../rules.ts'

const row = z.object({
  teamId: text('小分队编号'),
  name: text('小分队名称'),
  campaign: text('所属活动'),
  leader: text('队长'),
  members: optional(z.array(text('队员')).meta({ title: '队员' })),
  area: optional(text('服务区域')),
  from: day('组建日期'),
  until: optional(dayAhead('解散日期', '不再活动的第一天')),
})

/** 科技服务小分队. */
export const serviceTeam = defineRegister({
  id: 'service-team',
  title: '科技服务小分队台账',
  publicView: {
    shows: ['teamId', 'name', 'campaign', 'area', 'from', 'until'],
    basis: [article('政府信息公开条例', 19)],
  },
  chapter: 'legal-education',
  basis: [article('谁执法谁普法责任制意见', '全文'), article('法治宣传教育法', 47)],
  row,
  unique: oneOf(row, ['campaign', 'teamId', 'from']),
  rules: [endsAfter(row, 'until', 'from')],
  sample: {
    teamId: 'T1',
    name: '第一小分队（演示）',
    campaign: '政策直通车、服务零距离',
    leader: '队长甲（演示）',
    from: toDay('2024-02-01'),
  },
  dated: 'from',
  measures: { 'service-team.active': '一支小分队开展服务的期间' },
  describe: (row) => `${row.name}（${row.campaign}）`,
  facts: (row) => [
    { measure: 'service-team.active', on: row.from, until: row.until, key: row.teamId, group: row.campaign },
  ],
})
