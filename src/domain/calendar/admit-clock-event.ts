import { type Basis, type Citation, sameSource } from '../law/citation.ts'
import { CalendarError, notADate } from './calendar-error.ts'
import { cite } from './cite.ts'
import { type ClockView, clockAsRecorded, deriveClock } from './clock.ts'
import { type ClockEvent, type ClockEventOf, openPauses, readLedger } from './clock-ledger.ts'
import { type Day, isDay } from './day.ts'
import type { Limit } from './limit.ts'
import { requireLength, type WorkingCalendar } from './working-calendar.ts'

/** A ground on which the matter's law lets the clock pause, e.g. 专家评审 (许可法 Art 45). */
export type PauseGround = { readonly ground: string; readonly basis: Citation }

/** What a matter's law allows for one period. No grounds, no pause; no extension rule, no extension. */
export type ClockTerms = {
  readonly limit: Limit
  readonly pauseGrounds?: readonly PauseGround[]
  /** longest single extension, in the unit of the limit, and how many (许可法 Art 42: 10 工作日, once) */
  readonly extension?: { readonly length: number; readonly times: number; readonly basis: Basis }
}

/**
 * Judges the next event of a live clock and returns the clock with it.
 * @throws CalendarError E_FUTURE, E_DATE, E_CLOCK, E_EXCLUSION, E_NOTICE, E_PAUSE_LATE, E_EXTENSION, E_EXTENSION_LATE
 */
export function admitClockEvent(
  cal: WorkingCalendar,
  terms: ClockTerms,
  events: readonly ClockEvent[],
  next: ClockEvent,
  today: Day,
): ClockView {
  refuseFuture(next, today)
  if (events.length > 0) refuseEarly(clockAsRecorded(cal, terms.limit, events), next)
  if (next.type === 'pause') judgePause(terms, next)
  if (next.type === 'extend') judgeExtension(terms, events, next)
  if (next.type === 'stop') judgeStop(events, next)
  return deriveClock(cal, terms.limit, [...events, next])
}

const datesOf = (event: ClockEvent): Day[] => {
  const told = event.type === 'pause' ? event.noticeSentOn : event.type === 'extend' ? event.notifiedOn : undefined
  return [dayOfEvent(event), ...(told ? [told] : [])]
}

const dayOfEvent = (event: ClockEvent): Day => (event.type === 'pause' ? event.from : event.on)

function refuseFuture(next: ClockEvent, today: Day): void {
  for (const day of datesOf(next)) {
    if (!isDay(day)) throw notADate(day)
    if (day > today) throw new CalendarError('E_FUTURE', `${day} 尚未到来，不能先行记录（今天是 ${today}）`)
  }
}

function refuseEarly({ startedOn }: ClockView, next: ClockEvent): void {
  if (dayOfEvent(next) < startedOn)
    throw new CalendarError('E_CLOCK', `${dayOfEvent(next)} 早于起算日 ${startedOn}，请核对日期`)
}

function judgePause(terms: ClockTerms, pause: ClockEventOf<'pause'>): void {
  const allowed = terms.pauseGrounds?.find((each) => each.ground === pause.ground)
  if (!allowed) throw new CalendarError('E_EXCLUSION', `“${pause.ground}”不是本事项依法可以中止计时的情形`)
  if (!sameSource(allowed.basis, pause.basis))
    throw new CalendarError('E_EXCLUSION', `“${pause.ground}”的依据应为${cite(allowed.basis)}`)
  if (!pause.noticeSentOn) throw new CalendarError('E_NOTICE', '中止计时须将所需时间书面告知申请人')
}

function judgeExtension(terms: ClockTerms, events: readonly ClockEvent[], extend: ClockEventOf<'extend'>): void {
  const rule = terms.extension
  if (!rule) throw new CalendarError('E_EXTENSION', '本期限没有可以延长的法律依据')
  requireLength(extend.length)
  if (readLedger(events).extensions.length >= rule.times)
    throw new CalendarError('E_EXTENSION', `本期限至多延长${rule.times}次`)
  if (extend.length > rule.length)
    throw new CalendarError('E_EXTENSION', `每次延长不得超过${rule.length}，现为${extend.length}`)
  if (!extend.approver.trim() || !extend.reason.trim())
    throw new CalendarError('E_EXTENSION', '延长期限须写明批准人和理由')
  if (!extend.notifiedOn) throw new CalendarError('E_NOTICE', '延长期限须将理由告知申请人')
}

function judgeStop(events: readonly ClockEvent[], stop: ClockEventOf<'stop'>): void {
  const later = openPauses(readLedger(events)).find((each) => each.from > stop.on)
  if (later) throw new CalendarError('E_CLOCK', `${stop.on} 早于尚未恢复的中止日 ${later.from}`)
}
