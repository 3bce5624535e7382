import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { article } from '#domain/law/catalogue.ts'
import { count, day, optional, proof, sampleFile, text } from '../fields.ts'
import { oneOf } from '../rules.ts'

const row = z.object({
  campaign: text('所属活动'),
  topic: text('咨询主题'),
  heldOn: day('日期'),
  place: optional(text('地点')),
  personTimes: count('咨询人次', 1),
  record: proof('咨询记录'),
})

/** 现场咨询: one row is one desk on one day; the same person twice counts twice (人次). */
export const consultation = defineRegister({
  id: 'consultation',
  title: '现场法律咨询台账',
  publicView: {
    shows: ['campaign', 'topic', 'heldOn', 'place', 'personTimes'],
    basis: [article('政府信息公开条例', 19)],
  },
  chapter: 'legal-education',
  basis: [article('法治宣传教育法', 18), article('谁执法谁普法责任制意见', '全文')],
  row,
  unique: oneOf(row, ['campaign', 'topic', 'heldOn', 'place']),
  sample: {
    campaign: '科技活动周',
    topic: '民法典',
    heldOn: toDay('2024-05-25'),
    personTimes: 120,
    record: sampleFile('咨询登记表（演示）.pdf'),
  },
  dated: 'heldOn',
  evidence: ['record'],
  measures: { 'consultation.person-times': '一处咨询台一天接待的人次' },
  describe: (row) => `${row.campaign}·${row.topic}：${row.personTimes}人次`,
  facts: (row) => [
    {
      measure: 'consultation.person-times',
      on: row.heldOn,
      value: row.personTimes,
      group: `${row.campaign}·${row.topic}`,
    },
  ],
})
