import { z } from 'zod'
import { CalendarError } from '#domain/calendar/calendar-error.ts'
import { toDay } from '#domain/calendar/day.ts'
import { calendarWith } from '#domain/calendar/live-calendar.ts'
import { checkYear, defineYear, type YearData } from '#domain/calendar/year-data.ts'
import { defineMatter } from '#domain/engine/matter.ts'
import { article } from '#domain/law/catalogue.ts'
import { bureauRule } from '#domain/law/citation.ts'
import { day, text, year } from '../fields.ts'

const holiday = z.object({ from: day('放假首日'), to: day('放假末日') })

export const noticeForm = z
  .object({
    year: year('年度'),
    notice: text('通知名称和文号'),
    holidays: z.array(holiday).min(1, '请逐段填写放假日期').meta({ title: '放假日期' }),
    makeUp: z.array(day('调休上班日')).meta({ title: '调休上班日' }),
  })
  .superRefine((row, context) => {
    const problem = problemOf(row)
    if (problem) context.addIssue({ code: 'custom', path: ['holidays'], message: problem })
  })

type Notice = { year: number; notice: string; holidays: { from: string; to: string }[]; makeUp: string[] }

/** A notice as the calendar takes it. @throws CalendarError when it contradicts itself */
export const yearOfNotice = ({ year: of, notice, holidays, makeUp }: Notice): YearData =>
  defineYear({
    ...{ year: of, status: 'official', notice, makeUp },
    holidays: holidays.map(({ from, to }) => [from, to] as const),
  })

/** What cannot be so: days of other years, a day both off and on, no holidays where law has them. */
function problemOf(row: Notice): string | undefined {
  try {
    const data = yearOfNotice(row)
    const far = [...data.holidays.flat(), ...data.makeUp].find(
      (each) => each < `${row.year - 1}-12-01` || each > `${row.year + 1}-01-31`,
    )
    if (far) return `${far} 不在 ${row.year} 年前后`
    checkYear(data)
    calendarWith([data])
    return undefined
  } catch (error) {
    if (error instanceof CalendarError) return error.message
    throw error
  }
}

const basis = [
  bureauRule(
    '国务院办公厅公布节假日安排后，由一人录入、另一人对照通知确认，确认后据以计算期限。',
    '期限按工作日计算，录错一日会使期限都算错，所以由两人核对。',
  ),
  article('全国年节及纪念日放假办法', 2),
] as const

/**
 * 节假日安排: one notice of the State Council, imported by one person and confirmed by another. From then on the calendar
 * of the year is official; limits that move are shown before (`calendar preview`) and renewed on record (`rederive`).
 */
export const holidayNotice = defineMatter({
  id: 'holiday-notice',
  title: '节假日安排',
  kind: 'registration',
  chapter: 'supervision',
  inForceFrom: '2000-01-01',
  basis,
  readers: ['legalReviewer', 'head', 'supervisor'],
  states: { entered: '待确认', confirmed: '已确认', declined: '未予确认' },
  final: ['confirmed', 'declined'],
  forms: { notice: noticeForm },
  samples: {
    notice: {
      year: 2028,
      notice: '国务院办公厅关于2028年部分节假日安排的通知（示例）',
      holidays: [
        { from: toDay('2028-01-01'), to: toDay('2028-01-03') },
        { from: toDay('2028-01-25'), to: toDay('2028-02-01') },
        { from: toDay('2028-04-02'), to: toDay('2028-04-04') },
        { from: toDay('2028-05-01'), to: toDay('2028-05-05') },
        { from: toDay('2028-05-27'), to: toDay('2028-05-29') },
        { from: toDay('2028-10-01'), to: toDay('2028-10-08') },
      ],
      makeUp: [toDay('2028-01-22'), toDay('2028-02-05'), toDay('2028-05-06'), toDay('2028-10-14')],
    },
  },
  publicView: { basis, acts: { confirm: ['notice.year', 'notice.notice', 'notice.holidays', 'notice.makeUp'] } },
  limits: {},
  documents: {},
  measures: {},
  actions: {
    enter: {
      label: '录入通知',
      by: 'legalReviewer',
      from: ['nothing', 'entered'],
      to: 'entered',
      form: 'notice',
      basis,
    },
    confirm: { label: '核对确认', by: 'head', notBy: 'legalReviewer', from: 'entered', to: 'confirmed', basis },
    decline: {
      label: '不予确认',
      by: 'head',
      notBy: 'legalReviewer',
      from: 'entered',
      to: 'declined',
      reasons: 'required',
      basis,
    },
  },
  describe: ({ notice }) => (notice ? `${notice.year}年节假日安排` : '节假日安排'),
  facts: () => [],
})
