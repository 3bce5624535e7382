import { CalendarError } from './calendar-error.ts'
import { cite } from './cite.ts'
import { type ClockEvent, type ClockLedger, openPauses, readLedger } from './clock-ledger.ts'
import type { Day } from './day.ts'
import { dueDate } from './due.ts'
import { laterOf } from './later-of.ts'
import type { Limit } from './limit.ts'
import type { WorkingCalendar } from './working-calendar.ts'
import type { Confidence, DayRange } from './year-data.ts'

export type { ClockEvent } from './clock-ledger.ts'

/** One running period as it stands. Whether it is late depends on today: see `clockLight`. */
export type ClockView = {
  readonly status: 'running' | 'paused' | 'stopped' | 'void'
  readonly startedOn: Day
  /** Length with extensions, in the unit of the limit. */
  readonly length: number
  /** Last day in time. While paused: the earliest it can be, were the pause only one day. */
  readonly due: Day
  readonly nominal?: Day
  readonly confidence: Confidence
  readonly steps: string[]
  readonly pausedFrom?: Day
  readonly stoppedOn?: Day
}

/**
 * The clock from its ledger, in the order recorded.
 * Refuses a pause that begins, or an extension approved or notified, after the due date of its moment. Whether the law
 * of the matter allows the pause or extension at all is asked once, before recording: `admitClockEvent`.
 * @throws CalendarError E_CLOCK, E_PAUSE_LATE, E_EXTENSION_LATE, E_DATE, E_LENGTH, E_EXCLUSION
 */
export function deriveClock(cal: WorkingCalendar, limit: Limit, events: readonly ClockEvent[]): ClockView {
  events.forEach((event, i) => {
    if (i > 0 && (event.type === 'pause' || event.type === 'extend'))
      refuseLate(clockAsRecorded(cal, limit, events.slice(0, i)), event)
  })
  return clockAsRecorded(cal, limit, events)
}

/**
 * Only the arithmetic of what is recorded. A pause or extension in time when it was recorded stays valid even where a
 * later holiday notice moves the due date of that moment before it; then `deriveClock` refuses and this does not.
 * @throws CalendarError E_CLOCK, E_DATE, E_LENGTH, E_EXCLUSION
 */
export function clockAsRecorded(cal: WorkingCalendar, limit: Limit, events: readonly ClockEvent[]): ClockView {
  const ledger = readLedger(events)
  const { start, pauses, extensions, stop } = ledger
  const open = openPauses(ledger)
  const exclusions = pauses.map(({ from, to }): DayRange => [from, to ?? laterOf(from, stop?.on ?? from)])
  const length = extensions.reduce((sum, each) => sum + each.length, limit.length)
  const { steps, ...due } = dueDate(cal, { ...limit, length }, start.on, exclusions, start.event)
  const [first, ...rest] = steps
  const status = ledger.void ? 'void' : stop ? 'stopped' : open.length > 0 ? 'paused' : 'running'
  return {
    status,
    startedOn: start.on,
    length,
    ...due,
    steps: [first!, ...history(limit, ledger), ...rest, ...state(ledger)],
    ...(status === 'paused' ? { pausedFrom: open.map((each) => each.from).sort()[0]! } : {}),
    ...(stop ? { stoppedOn: stop.on } : {}),
  }
}

function refuseLate(before: ClockView, event: Extract<ClockEvent, { type: 'pause' | 'extend' }>): void {
  // While a pause is open the due date is still moving, so it cannot have passed.
  if (before.status === 'paused') return
  if (event.type === 'pause') {
    if (event.from > before.due)
      throw new CalendarError('E_PAUSE_LATE', `期限已于 ${before.due} 届满，不能自 ${event.from} 中止`)
    return
  }
  const on = laterOf(event.on, event.notifiedOn ?? event.on)
  if (on > before.due)
    throw new CalendarError('E_EXTENSION_LATE', `期限已于 ${before.due} 届满，${on} 才批准或者告知延长，不能补延`)
}

const unitWord = { wd: '个工作日', cd: '日', mo: '个月' } as const

function history(limit: Limit, { pauses, extensions }: ClockLedger): string[] {
  const unit = unitWord[limit.unit]
  let total = limit.length
  return [
    ...pauses.map(({ from, to, ground, basis, noticeSentOn }) => {
      const told = noticeSentOn ? `，${noticeSentOn} 书面告知` : ''
      const until = to ? `，至 ${to} 恢复` : '，尚未恢复'
      return `${from} 因${ground}中止（${cite(basis)}）${told}${until}`
    }),
    ...extensions.map((each) => {
      total += each.length
      const why = each.reason ? `（${each.reason}）` : ''
      return `${each.on} ${each.approver ? `经${each.approver}批准` : ''}延长${each.length}${unit}${why}，共${total}${unit}`
    }),
  ]
}

function state(ledger: ClockLedger): string[] {
  if (ledger.void) return [`${ledger.void.on} 计时作废：${ledger.void.reason}`]
  if (ledger.stop) return [`${ledger.stop.on} ${ledger.stop.event ? `${ledger.stop.event}，` : ''}停止计时`]
  return openPauses(ledger).length > 0 ? ['中止尚未结束，以上届满日为可能的最早日期，恢复后重新推算'] : []
}
