import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { article } from '#domain/law/catalogue.ts'
import { choice, count, day, optional, proof, sampleFile, text } from '../fields.ts'
import { oneOf } from '../rules.ts'

const row = z.object({
  heldOn: day('活动日期'),
  team: text('志愿者队伍'),
  activity: text('活动内容'),
  support: choice('支持方式', ['场地', '资料', '讲师', '经费', '人员', '其他']),
  volunteers: optional(count('志愿者人数')),
  record: proof('活动记录'),
})

/** 普法志愿者支持: what the bureau gave to an activity of the municipal volunteers. */
export const volunteerSupport = defineRegister({
  id: 'volunteer-support',
  title: '普法志愿者活动支持台账',
  publicView: {
    shows: ['heldOn', 'team', 'activity', 'support', 'volunteers'],
    basis: [article('政府信息公开条例', 19)],
  },
  chapter: 'legal-education',
  basis: [article('法治宣传教育法', 47), article('谁执法谁普法责任制意见', '全文')],
  row,
  unique: oneOf(row, ['heldOn', 'team', 'activity', 'support']),
  sample: {
    heldOn: toDay('2024-07-18'),
    team: '市级普法志愿者队伍（演示）',
    activity: '科技园区普法宣传',
    support: '讲师',
    volunteers: 12,
    record: sampleFile('活动记录（演示）.pdf'),
  },
  dated: 'heldOn',
  evidence: ['record'],
  measures: { 'volunteer-support.recorded': '支持一次普法志愿者活动' },
  describe: (row) => `${row.team}：${row.activity}`,
  facts: (row) => [{ measure: 'volunteer-support.recorded', on: row.heldOn, group: row.support }],
})
