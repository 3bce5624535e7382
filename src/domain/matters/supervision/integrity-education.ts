import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { article } from '#domain/law/catalogue.ts'
import { choice, count, day, proof, sampleFile, text } from '../fields.ts'
import { oneOf } from '../rules.ts'

const row = z.object({
  heldOn: day('日期'),
  kind: choice('类别', ['廉政教育', '职业道德培训']),
  form: choice('形式', ['专题讲座', '警示教育', '参观学习', '集中学习', '线上学习']),
  topic: text('主题'),
  organiser: text('组织处室'),
  attendees: count('参加人数', 1),
  signIn: proof('签到表'),
})

/** 廉政教育和职业道德培训. */
export const integrityEducation = defineRegister({
  id: 'integrity-education',
  title: '廉政教育和职业道德培训台账',
  chapter: 'supervision',
  basis: [article('公务员法', 57), article('公务员法', 67)],
  row,
  unique: oneOf(row, ['heldOn', 'kind', 'topic', 'organiser']),
  sample: {
    heldOn: toDay('2024-06-27'),
    kind: '廉政教育',
    form: '警示教育',
    topic: '科研经费管理领域典型案例',
    organiser: '机关党委',
    attendees: 52,
    signIn: sampleFile('演示·签到表.pdf'),
  },
  dated: 'heldOn',
  evidence: ['signIn'],
  measures: { 'integrity-education.recorded': '一次廉政教育或职业道德培训；按类别分组' },
  describe: (row) => `${row.heldOn} ${row.kind}：${row.topic}`,
  facts: (row) => [{ measure: 'integrity-education.recorded', on: row.heldOn, group: row.kind }],
})
