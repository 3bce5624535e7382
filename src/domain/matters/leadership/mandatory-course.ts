import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { article } from '#domain/law/catalogue.ts'
import { choice, count, day, proof, sampleFile, text, year } from '../fields.ts'
import { oneOf } from '../rules.ts'

const row = z.object({
  year: year('培训年度'),
  course: text('课程'),
  nature: choice('课程性质', ['必修', '选修']),
  audience: text('培训对象'),
  hours: count('学时', 1),
  approvedOn: day('培训计划审定日期'),
  plan: proof('培训计划'),
})

/** 干部教育培训课程: only courses that the approved plan marks as mandatory count. */
export const mandatoryCourse = defineRegister({
  id: 'mandatory-course',
  title: '干部教育培训必修课程台账',
  chapter: 'leadership',
  basis: [article('公务员法', 67), article('法治宣传教育法', 36)],
  row,
  unique: oneOf(row, ['year', 'course', 'audience']),
  sample: {
    year: 2024,
    course: '习近平法治思想',
    nature: '必修',
    audience: '全体干部职工',
    hours: 8,
    approvedOn: toDay('2024-03-01'),
    plan: sampleFile('演示·干部教育培训计划.pdf'),
  },
  dated: 'approvedOn',
  evidence: ['plan'],
  measures: { 'mandatory-course.recorded': '列入年度培训计划的一门必修课程；按培训年度分组，以课程为键' },
  describe: (row) => `${row.year}年${row.nature}课程：${row.course}`,
  facts: (row) =>
    row.nature === '必修'
      ? [{ measure: 'mandatory-course.recorded', on: row.approvedOn, key: row.course, group: String(row.year) }]
      : [],
})
