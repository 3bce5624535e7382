import { admitClockEvent } from '../calendar/admit-clock-event.ts'
import { CalendarError } from '../calendar/calendar-error.ts'
import { type ClockEvent, type ClockView, clockAsRecorded } from '../calendar/clock.ts'
import { type Day, dayOf, daysBetween, type Instant } from '../calendar/day.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import type { Setting } from '../settings/settings.ts'
import type { Case, ClockChange, ClockLedgerLine } from './case.ts'
import { asList, type LimitDefinition, type LimitRule, type Matter } from './matter.ts'
import { type Refusal, refuse } from './refusal.ts'

type Asked = {
  readonly form: Record<string, unknown> | undefined
  /** The case's data with this form. */
  readonly data: Case['data']
  readonly reasons: string | undefined
  readonly actor: string
  readonly day: Day
  readonly calendar: WorkingCalendar
  /** The settings that the action asks for, as they are on the day. */
  readonly kept: readonly Setting[]
}

/** The clock changes of one action, or the refusal when the law of the limit does not allow them. */
export function clockChanges(
  matter: Matter,
  actionId: string,
  current: Case | null,
  asked: Asked,
): { readonly changes: readonly ClockChange[] } | Refusal {
  const action = matter.actions[actionId]!
  const stopping = asList<string>(action.stops).filter((clock) => isRunning(current, clock))
  const day = action.clockDay === undefined ? undefined : (asked.form?.[action.clockDay] as Day | undefined)
  const named = day === undefined ? {} : { day }
  const { pauses, resumes, extends: extended } = action
  const ground = pauses ? pauseGround(matter.limits[pauses]!, asked.form?.ground) : undefined
  if (ground && 'ok' in ground) return ground
  const running = pauses && ground && runningPause(current, pauses)
  if (running) {
    const { label } = matter.limits[pauses]!
    const text = `“${label}”期限已因“${running}”中止计算，恢复后方可因“${ground.ground}”再中止`
    return refuse('clock.invalid', { text }, { basis: [ground.basis] })
  }
  const extension = extended ? (matter.limits[extended]!.extension?.length ?? 0) : 0
  const changes: ClockChange[] = [
    ...stopping.map((clock) => ({ clock, type: 'stop', ...named }) as const),
    ...asList<string>(action.starts).flatMap((clock) => startOf(clock, matter, action, current, asked)),
    ...(pauses && ground ? [{ clock: pauses, type: 'pause', ...ground, ...named } as const] : []),
    ...(resumes ? [{ clock: resumes, type: 'resume', ...named } as const] : []),
    ...(extended
      ? [{ clock: extended, type: 'extend', days: extension, reason: asked.reasons ?? '', ...named } as const]
      : []),
  ]
  try {
    for (const change of changes) {
      if (change.type === 'start') continue
      const limit = matter.limits[change.clock]!
      const before = ledgerOf(limit, current?.clocks ?? [], change.clock, action.label)
      const next = eventOf(limit, { ...change, on: asked.day, actor: asked.actor }, action.label)
      const rule = ruleOf(limit, current?.clocks ?? [], change.clock)
      admitClockEvent(asked.calendar, termsOf(limit, rule), before, next, asked.day)
      const { lateReasons } = action
      if (change.type === 'stop' && lateReasons && !asked.reasons?.trim()) {
        const { due } = clockAsRecorded(asked.calendar, rule, before)
        if ((change.day ?? asked.day) > due) return lateWithoutReasons(limit, due, action.label)
      }
    }
    const recounted = asList<string>(action.recounts).flatMap((clock) =>
      recount(clock, matter, action, current!, asked),
    )
    for (const [clock, lines] of Map.groupBy(recounted, (line) => line.clock)) {
      const own = lines.map((line) => ({ ...line, on: asked.day, actor: asked.actor }))
      if (lines[0]?.type === 'start')
        clockAsRecorded(
          asked.calendar,
          ruleOf(matter.limits[clock]!, own, clock),
          ledgerOf(matter.limits[clock]!, own, clock, ''),
        )
    }
    changes.push(...recounted)
  } catch (error) {
    if (error instanceof CalendarError) return refuse('clock.invalid', { text: error.message }, { basis: action.basis })
    throw error
  }
  return { changes }
}

const lateWithoutReasons = (limit: LimitDefinition, due: Day, label: string): Refusal =>
  refuse(
    'clock.invalid',
    { text: `“${limit.label}”期限已于 ${due} 届满，逾期办理“${label}”须说明原因` },
    { basis: limit.statutory.basis },
  )

/** A clock starts on the day of the act, unless the matter says that it counts from earlier ones or what was filled in does. */
function startOf(
  clock: string,
  matter: Matter,
  action: Matter['actions'][string],
  current: Case | null,
  { data, day, kept }: Asked,
): ClockChange[] {
  const limit = matter.limits[clock]!
  const { since } = limit
  const start = { clock, type: 'start', ...lengthSet(limit, kept, data) } as const
  if (since) {
    const from = since(data, day, current?.acts ?? {})
    return from === undefined ? [] : [{ ...start, from }]
  }
  const days = asList(action.startsAsOf).flatMap((name) => current?.acts[name]?.on ?? [])
  return [days.length ? { ...start, from: days.sort().at(-1)! } : start]
}

/** What the clock would have recorded, had the day been right at once; nothing when it stays as it is. */
function recount(
  clock: string,
  matter: Matter,
  { form, clockDay }: Matter['actions'][string],
  current: Case,
  { data, day, kept }: Asked,
): ClockChange[] {
  const from = matter.limits[clock]!.since?.(data, day, current.acts)
  const own = current.clocks.filter((line) => line.clock === clock)
  const lines = own.slice(
    Math.max(
      own.findLastIndex(({ type }) => type === 'start'),
      0,
    ),
  )
  const old = form && clockDay ? current.data[form]?.[clockDay] : undefined
  if (from === undefined) return isRunning(current, clock) ? [{ clock, type: 'stop' }] : []
  if (lines.length === 0) return [{ clock, type: 'start', from, ...lengthSet(matter.limits[clock]!, kept, data) }]
  let moved = false
  const anew = lines.map(({ at: _, on, actor: __, ...line }): ClockChange => {
    if (line.type === 'start') {
      const until = matter.limits[clock]!.until?.(data)
      moved ||= line.from !== from || line.until !== until
      return { ...line, from, ...(until === undefined ? {} : { until }) }
    }
    const day = line.day ?? on
    if (day !== old) return { ...line, day }
    const right = data[form!]![clockDay!] as Day
    moved ||= right !== day
    return { ...line, day: right }
  })
  return moved ? anew : []
}

/** The last day of a clock that starts now where it is named, else its length where the bureau has set it. */
function lengthSet(
  { statutory, until }: LimitDefinition,
  kept: readonly Setting[],
  data: Case['data'],
): { readonly length?: number; readonly until?: Day } {
  const named = until?.(data)
  if (named !== undefined) return { until: named }
  const set = kept.find(({ key }) => key === statutory.setting)
  return set ? { length: Number(set.value) } : {}
}

/**
 * The statutory rule as it counts in this case: up to the last day that was named when the clock started, or with the
 * length that a setting gave then.
 */
function ruleOf({ statutory }: LimitDefinition, lines: readonly Line[], clock: string): LimitRule {
  const start = lines.findLast((line) => line.clock === clock && line.type === 'start')
  if (start?.type !== 'start') return statutory
  if (start.until !== undefined) {
    const length = Math.max(1, daysBetween(start.from ?? start.on, start.until))
    return { unit: 'cd', length, roll: false, basis: statutory.basis }
  }
  return start.length === undefined ? statutory : { ...statutory, length: start.length }
}

/** The refusal of an act that must wait until a clock has run out, or that comes after it has. */
export function dueRefusal(
  matter: Matter,
  actionId: string,
  current: Case | null,
  day: Day,
  calendar: WorkingCalendar,
): Refusal | undefined {
  const { label, basis, afterDue, untilDue } = matter.actions[actionId]!
  const name = afterDue ?? untilDue
  if (name === undefined) return undefined
  const limit = matter.limits[name]!
  if (!current || !isRunning(current, name)) {
    return afterDue
      ? refuse('clock.invalid', { text: `“${limit.label}”期限没有在计算，不能办理“${label}”` }, { basis })
      : undefined
  }
  const { status, due } = clockAsRecorded(
    calendar,
    ruleOf(limit, current.clocks, name),
    ledgerOf(limit, current.clocks, name, label),
  )
  const over = status === 'running' && day > due
  if (afterDue && !over) {
    return refuse('clock.invalid', { text: `“${limit.label}”期限 ${due} 届满，届满后方可办理“${label}”` }, { basis })
  }
  if (untilDue && over) {
    return refuse('clock.invalid', { text: `“${limit.label}”期限已于 ${due} 届满，不能再办理“${label}”` }, { basis })
  }
  return undefined
}

/**
 * Limits of the case that ran out between the day on which an act happened and the day on which it is recorded: nobody
 * alone may say afterwards that they did not.
 */
export function expiredSince(
  matter: Matter,
  before: Case | null,
  after: Case,
  day: Day,
  { now, calendar }: { readonly now: Instant; readonly calendar: WorkingCalendar },
): readonly string[] {
  const clocks = [...(before ? clocksOf(matter, before, calendar) : []), ...clocksOf(matter, after, calendar)]
  const expired = clocks.filter(({ view: { status, due } }) => status === 'running' && day <= due && due < dayOf(now))
  return [...new Set(expired.map(({ label, promise, view }) => `${label}${promise ? '承诺' : ''} ${view.due}`))]
}

const termsOf = (limit: LimitDefinition, rule: LimitRule) => ({
  limit: rule,
  ...(limit.pauses ? { pauseGrounds: limit.pauses } : {}),
  ...(limit.extension ? { extension: limit.extension } : {}),
})

function pauseGround(limit: LimitDefinition, named: unknown) {
  const ground = limit.pauses?.find((allowed) => allowed.ground === named)
  if (ground) return ground
  const options = limit.pauses?.map((allowed) => allowed.ground).join('、') ?? '无'
  return refuse('clock.invalid', { text: `“${limit.label}”只能因下列事由中止计算：${options}` })
}

/** The ground on which a clock stands still now. One at a time: a resume names none. */
export function runningPause(current: Case | null, clock: string): string | undefined {
  const last = current?.clocks.findLast((line) => line.clock === clock && line.type !== 'extend')
  return last?.type === 'pause' ? last.ground : undefined
}

type Line = ClockChange & { readonly on: Day; readonly actor: string }

function eventOf(limit: LimitDefinition, line: Line, label: string): ClockEvent {
  const on = (line.type === 'start' ? line.from : line.day) ?? line.on
  switch (line.type) {
    case 'pause':
      return { type: 'pause', from: on, ground: line.ground, basis: line.basis, noticeSentOn: on }
    case 'extend':
      return {
        type: 'extend',
        on,
        length: line.days,
        approver: line.actor,
        reason: line.reason,
        basis: limit.extension?.basis[0] ?? limit.statutory.basis[0],
        notifiedOn: on,
      }
    case 'stop':
      return { type: 'stop', on, event: label }
    case 'start':
      return { type: 'start', on }
    default:
      return { type: line.type, on }
  }
}

/** The events of one clock since it last started, as the calendar reads them. */
function ledgerOf(limit: LimitDefinition, lines: readonly Line[], clock: string, label: string): ClockEvent[] {
  const own = lines.filter((line) => line.clock === clock)
  const start = own.findLastIndex((line) => line.type === 'start')
  return own.slice(Math.max(start, 0)).map((line) => eventOf(limit, line, label))
}

function isRunning(current: Case | null, clock: string): boolean {
  const last = current?.clocks.findLast(
    (line) => line.clock === clock && (line.type === 'start' || line.type === 'stop'),
  )
  return last?.type === 'start'
}

export type CaseClock = {
  readonly name: string
  readonly label: string
  readonly rule: LimitRule
  readonly promise: boolean
  readonly view: ClockView
  /** The day on which the act that stopped it was recorded, when it was entered late. */
  readonly enteredOn?: Day | undefined
  /** A period that is to pass: whatever stops it comes after it. */
  readonly waits: boolean
}

/** Every clock that has ever started in the case, statutory and promised, re-derived from the ledger. */
export function clocksOf(matter: Matter, current: Pick<Case, 'clocks'>, calendar: WorkingCalendar): CaseClock[] {
  const started = new Set(current.clocks.map((line: ClockLedgerLine) => line.clock))
  return [...started].flatMap((name) => {
    const limit = matter.limits[name]!
    const events = ledgerOf(limit, current.clocks, name, limit.label)
    // What the bureau promised the party runs on: no pause and no extension that law allows moves it.
    const kept = events.filter(({ type }) => type === 'start' || type === 'stop')
    const derive = (rule: LimitRule, promise: boolean): CaseClock => ({
      name,
      label: limit.label,
      rule,
      promise,
      waits: isWait(matter, name),
      view: clockAsRecorded(calendar, rule, promise ? kept : events),
      enteredOn: current.clocks.findLast((line) => line.clock === name && line.type === 'stop')?.enteredOn,
    })
    const statutory = derive(ruleOf(limit, current.clocks, name), false)
    return limit.promised ? [statutory, derive(limit.promised, true)] : [statutory]
  })
}

function isWait({ actions }: Matter, clock: string): boolean {
  const stopping = Object.values(actions).filter(({ stops }) => asList<string>(stops).includes(clock))
  return stopping.length > 0 && stopping.every(({ afterDue }) => afterDue === clock)
}
