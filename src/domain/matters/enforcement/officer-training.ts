import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { rule } from '#domain/engine/rule.ts'
import { article } from '#domain/law/catalogue.ts'
import { allDifferent, choice, day, proof, sampleFile, text } from '../fields.ts'
import { listedOnce, oneOf, partOfWhole } from '../rules.ts'

/** 学时 in tenths at most: sums over a year stay exact. */
const hours = (title: string) =>
  z
    .number({ error: `${title}应为数字` })
    .positive(`${title}应大于零`)
    .max(200, `${title}过大`)
    .multipleOf(0.1, `${title}最多一位小数`)
    .meta({ title })

const attendee = z.object({ officer: text('人员编号'), hours: hours('计入学时') })

const row = z.object({
  title: text('培训名称'),
  heldOn: day('培训日期'),
  mode: choice('培训方式', ['集中', '线上', '旁听庭审', '轮训']),
  organiser: text('组织单位'),
  category: choice('培训类别', ['公共法律知识', '业务知识', '行政执法技能']),
  hours: hours('学时'),
  attendees: z.array(attendee).min(1, '请填写参训人员').meta({ title: '参训人员' }),
  signIn: proof('签到材料'),
})

/** 执法培训: one row is one session (场次); nobody is credited more than the session gave. */
export const officerTraining = defineRegister({
  id: 'officer-training',
  title: '行政执法人员培训台账',
  chapter: 'enforcement',
  basis: [article('国办发〔2018〕118号', '(二十三)'), article('国办发〔2023〕27号', '全文')],
  row,
  unique: oneOf(row, ['title', 'heldOn', 'organiser']),
  rules: [
    rule(row, {
      at: 'attendees',
      text: '同一人员不得重复',
      basis: listedOnce,
      holds: ({ attendees }) => allDifferent(attendees.map(({ officer }) => officer)),
      breaks: {
        attendees: [
          { officer: 'P001', hours: 1 },
          { officer: 'P001', hours: 2 },
        ],
      },
    }),
    rule(row, {
      at: 'attendees',
      text: '计入学时不得超过本场学时',
      basis: partOfWhole,
      holds: ({ attendees, hours: given }) => attendees.every((one) => one.hours <= given),
      breaks: { attendees: [{ officer: 'P001', hours: 3.5 }] },
    }),
  ],
  sample: {
    title: '行政处罚法专题培训（演示）',
    heldOn: toDay('2024-05-17'),
    mode: '集中',
    organiser: '政策法规处',
    category: '公共法律知识',
    hours: 3,
    attendees: [
      { officer: 'P001', hours: 3 },
      { officer: 'P002', hours: 1.5 },
    ],
    signIn: sampleFile('签到表（演示）.pdf'),
  },
  dated: 'heldOn',
  evidence: ['signIn'],
  measures: {
    'training.session': '举办一场执法培训',
    'training.hours': '一名执法人员在一场培训中计入的学时',
    'training.attended': '一名执法人员参加一场培训',
  },
  describe: (row) => `${row.title}（${row.category}，${row.attendees.length}人）`,
  facts: ({ heldOn: on, category, attendees }) => [
    { measure: 'training.session', on },
    ...attendees.flatMap(
      ({ officer, hours: value }) =>
        [
          { measure: 'training.hours', on, value, key: officer, group: category },
          { measure: 'training.attended', on, key: officer },
        ] as const,
    ),
  ],
})
