import { addDays, type Day } from './day.ts'
import { isExcluded } from './exclusions.ts'
import type { Limit } from './limit.ts'
import { withWeekday } from './weekday.ts'
import { provisionalYears, specialDays, type WorkingCalendar, workingDaysBetween } from './working-calendar.ts'
import type { DayRange } from './year-data.ts'

/** A counted period before it is put into words. */
export type Reckoning = {
  readonly trigger: Day
  readonly due: Day
  readonly nominal?: Day
  readonly merged: readonly DayRange[]
  /** first and last day through which counting went */
  readonly counted: DayRange
}

/** The arithmetic in plain words, one sentence a step, for officials and parties alike. */
export function explain(cal: WorkingCalendar, limit: Limit, reckoning: Reckoning, event = '起算事由发生'): string[] {
  const { trigger, merged, due } = reckoning
  return [
    limit.backward
      ? `${withWeekday(trigger)}当日不计，向前倒推`
      : `${withWeekday(trigger)}${event}，当日不计，从次日起算`,
    ...merged.filter(([from]) => from <= due).map((range) => excluded(cal, limit, range)),
    ...(limit.unit === 'wd' ? special(cal, reckoning) : []),
    ...ending(cal, limit, reckoning),
    ...unpublished(cal, reckoning.counted),
  ]
}

function excluded(cal: WorkingCalendar, limit: Limit, range: DayRange): string {
  const text = `扣除 ${rangeText(range)}`
  if (limit.unit !== 'wd') return `${text}，期间不计`
  const [from, to] = range
  return `${text}，其中工作日${workingDaysBetween(cal, addDays(from, -1), to)}个`
}

function special(cal: WorkingCalendar, { counted, merged }: Reckoning): string[] {
  const { holidays, makeUp } = specialDays(cal, ...counted)
  const worked = makeUp.filter((day) => !isExcluded(merged, day))
  const steps: string[] = []
  if (holidays.length > 0) steps.push(`放假 ${holidays.map(rangeText).join('、')}，不计`)
  if (worked.length > 0) steps.push(`调休上班 ${worked.join('、')}，计入`)
  return steps
}

function ending(cal: WorkingCalendar, limit: Limit, { trigger, due, nominal, merged }: Reckoning): string[] {
  const n = limit.length
  if (limit.backward) {
    const unit = { wd: `第${n}个工作日`, cd: `第${n}日`, mo: `${n}个月的对应日` }[limit.unit]
    return [`向前${unit}为 ${withWeekday(due)}，须在该日或者之前办理，遇休息日不顺延`]
  }
  if (nominal === undefined) return [`第${n}个工作日为 ${withWeekday(due)}`]
  const cut = merged.some(([from]) => from <= nominal)
  const clamped = !cut && nominal.slice(8) < trigger.slice(8)
  const end =
    limit.unit === 'cd'
      ? `第${n}日为 ${withWeekday(nominal)}`
      : `${cut ? '扣除后' : ''}满${n}个月为 ${withWeekday(nominal)}${clamped ? '，该月没有对应日，以月末为准' : ''}`
  if (due === nominal) return [end]
  const [holiday] = specialDays(cal, nominal, nominal).holidays
  return [end, `该日${holiday ? '放假' : '为休息日'}，顺延至其后第一个可计的工作日 ${withWeekday(due)}`]
}

const unpublished = (cal: WorkingCalendar, [from, to]: DayRange): string[] => {
  const years = provisionalYears(cal, from, to)
  if (years.length === 0) return []
  const span = years.length > 2 ? `${years[0]}至${years.at(-1)}年` : `${years.join('、')}年`
  return [`未载有${span}放假安排通知，按周末和法定节日暂算，以国务院办公厅通知为准`]
}

const rangeText = ([from, to]: DayRange): string => (from === to ? from : `${from} 至 ${to}`)
