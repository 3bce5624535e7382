import type { ClockView } from './clock.ts'
import { type Day, yearOf } from './day.ts'
import { weekdayName } from './weekday.ts'
import { type WorkingCalendar, workingDaysBetween } from './working-calendar.ts'

/** green ● 正常, amber ▲ 临期, red ■ 今天到期, black ■ 超期, paused ‖ 不在计时 (中止或作废) */
export type Light = 'green' | 'amber' | 'red' | 'black' | 'paused'

export type ClockLight = {
  readonly light: Light
  readonly label: string
  /** Working days in (today, due]; negative when overdue. For a stopped clock, counted from the day it stopped. */
  readonly daysLeft: number
}

/** Working days left from which a clock is amber: a setting of the product, not law. */
const amberFrom = 3

/**
 * How a clock looks today. A clock of one working day is amber from its start. `enteredOn`: the day on which the act that
 * stopped it was written down, where that is a later one. `waits`: nothing may be done before it has run out, as with a
 * period for comments, so what comes after it is not late. @throws CalendarError E_DATE
 */
export function clockLight(
  cal: WorkingCalendar,
  view: ClockView,
  today: Day,
  enteredOn?: Day,
  waits = false,
): ClockLight {
  if (waits && view.status !== 'void' && view.status !== 'paused' && (view.stoppedOn ?? today) >= view.due)
    return waited(cal, view, today)
  if (view.status === 'stopped') {
    const light = stopped(cal, view, view.stoppedOn ?? today)
    return enteredOn === undefined ? light : enteredLate(light, view, enteredOn)
  }
  const daysLeft = workingDaysBetween(cal, today, view.due)
  if (view.status === 'void') return { light: 'paused', label: '计时已作废', daysLeft }
  if (view.status === 'paused') return { light: 'paused', label: '已中止', daysLeft }
  if (today === view.due) return { light: 'red', label: '今天到期', daysLeft }
  const date = `${dateText(view.due, today)} ${weekdayName(view.due)}`
  if (today > view.due) return { light: 'black', label: overdueText(-daysLeft, date), daysLeft }
  const left = daysLeft > 0 ? `还剩 ${daysLeft} 个工作日` : '剩余不足 1 个工作日'
  return { light: daysLeft > amberFrom ? 'green' : 'amber', label: `${left}（到 ${date}）`, daysLeft }
}

function waited(cal: WorkingCalendar, { due, stoppedOn }: ClockView, today: Day): ClockLight {
  const daysLeft = workingDaysBetween(cal, stoppedOn ?? today, due)
  if (stoppedOn !== undefined)
    return { light: 'green', label: `${dateText(stoppedOn, due)}停止计时，期满后办理`, daysLeft }
  if (today === due) return { light: 'amber', label: '今天期满', daysLeft }
  return { light: 'amber', label: `期限已满（${dateText(due, today)} ${weekdayName(due)}），可以办理`, daysLeft }
}

function stopped(cal: WorkingCalendar, { due }: ClockView, on: Day): ClockLight {
  const daysLeft = workingDaysBetween(cal, on, due)
  const date = dateText(on, due)
  return on > due
    ? { light: 'black', label: `${date}停止计时，${overdueText(-daysLeft, dateText(due, on))}`, daysLeft }
    : { light: 'green', label: `${date}停止计时，未超期`, daysLeft }
}

/** No clock turns green by what was written down after it had run out: both days are said. */
function enteredLate(
  { light, label, daysLeft }: ClockLight,
  { due, stoppedOn }: ClockView,
  enteredOn: Day,
): ClockLight {
  const entered = `${dateText(enteredOn, stoppedOn ?? due)}补录`
  if (light !== 'green') return { light, label: `${label}；${entered}`, daysLeft }
  const isAfterwards = enteredOn > due
  return {
    light: isAfterwards ? 'amber' : 'green',
    label: `按办理日计未超期（${dateText(stoppedOn ?? due, due)}办理）；${entered}${isAfterwards ? '，补录时期限已经届满' : ''}`,
    daysLeft,
  }
}

/** On rest days after the due date no working day has passed, yet it is overdue. */
const overdueText = (days: number, date: string): string =>
  days > 0 ? `已超 ${days} 个工作日` : `已超期，不足 1 个工作日（${date} 到期）`

/** 3月5日, with the year when it is not the year beside which it is read. */
const dateText = (day: Day, beside: Day): string => {
  const text = `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`
  return yearOf(day) === yearOf(beside) ? text : `${yearOf(day)}年${text}`
}
