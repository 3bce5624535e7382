import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { article } from '#domain/law/catalogue.ts'
import { choice, count, day, text } from '../fields.ts'
import { atMost, follows, oneOf } from '../rules.ts'

const row = z.object({
  heldOn: day('日期'),
  kind: choice('类别', ['民主生活会', '组织生活会']),
  body: text('召开单位'),
  attendees: count('参加人数', 1),
  problems: count('查摆问题数'),
})
const rectification = z.object({ reportedOn: day('整改情况截至日期'), rectified: count('已整改问题数') })

/** 民主生活会、组织生活会: that it took place, and how far its problems are solved. What was said stays inside. */
export const partyMeeting = defineRegister({
  id: 'party-meeting',
  title: '民主生活会、组织生活会台账',
  chapter: 'supervision',
  basis: [article('民主生活会若干规定', '全文'), article('党支部工作条例(试行)', '全文')],
  confidential: true,
  readers: ['head'],
  row,
  unique: oneOf(row, ['heldOn', 'kind', 'body']),
  steps: {
    rectify: {
      label: '记录整改情况',
      fields: rectification,
      sample: { reportedOn: toDay('2024-06-28'), rectified: 12 },
      dated: 'reportedOn',
      basis: [article('民主生活会若干规定', '全文'), article('党支部工作条例(试行)', '全文')],
      again: true,
      rules: [
        follows(rectification, 'reportedOn', 'heldOn', ['row', row]),
        atMost(rectification, 'rectified', 'problems', ['row', row]),
      ],
    },
  },
  sample: {
    heldOn: toDay('2024-01-30'),
    kind: '民主生活会',
    body: '局党组',
    attendees: 7,
    problems: 12,
  },
  dated: 'heldOn',
  measures: { 'party-meeting.recorded': '召开的一次民主生活会或组织生活会；按类别分组' },
  describe: (row) => `${row.heldOn} ${row.body}${row.kind}`,
  facts: (row) => [{ measure: 'party-meeting.recorded', on: row.heldOn, group: row.kind }],
})
