import type { Citation } from '../law/citation.ts'
import { CalendarError } from './calendar-error.ts'
import type { Day } from './day.ts'

/** What may happen to one running period; the clock is derived from these and nothing else. */
export type ClockEvent =
  /** `event`: what happened, in the words of the matter: 受理, 立案 … */
  | { readonly type: 'start'; readonly on: Day; readonly event?: string }
  | {
      readonly type: 'pause'
      /** first day not counted */
      readonly from: Day
      readonly ground: string
      readonly basis: Citation
      /** written notice of the time needed (许可法 Art 45) */
      readonly noticeSentOn?: Day
    }
  | {
      readonly type: 'resume'
      /** last day not counted; counting goes on the next day */
      readonly on: Day
      /** needed only when several pauses are open */
      readonly ground?: string
    }
  | {
      readonly type: 'extend'
      readonly on: Day
      /** in the unit of the limit */
      readonly length: number
      readonly approver: string
      readonly reason: string
      readonly basis: Citation
      readonly notifiedOn?: Day
    }
  | { readonly type: 'stop'; readonly on: Day; readonly event?: string }
  | { readonly type: 'void'; readonly on: Day; readonly reason: string }

export type ClockEventOf<K extends ClockEvent['type']> = Extract<ClockEvent, { type: K }>

export type Pause = ClockEventOf<'pause'> & { readonly to?: Day }

export type ClockLedger = {
  readonly start: ClockEventOf<'start'>
  readonly pauses: readonly Pause[]
  readonly extensions: readonly ClockEventOf<'extend'>[]
  readonly stop?: ClockEventOf<'stop'>
  readonly void?: ClockEventOf<'void'>
}

export const openPauses = (ledger: ClockLedger): Pause[] => ledger.pauses.filter((each) => each.to === undefined)

/**
 * Folds the events in the order recorded (which, with late entry, need not be that of their dates).
 * @throws CalendarError E_CLOCK, E_EXCLUSION
 */
export function readLedger(events: readonly ClockEvent[]): ClockLedger {
  const [first, ...later] = events
  if (first?.type !== 'start') throw new CalendarError('E_CLOCK', '期限尚未起算')
  return later.reduce(record, { start: first, pauses: [], extensions: [] })
}

function record(ledger: ClockLedger, event: ClockEvent): ClockLedger {
  if (ledger.void) throw new CalendarError('E_CLOCK', '该期限已作废，不能再作记录')
  if (ledger.stop && event.type !== 'void') throw new CalendarError('E_CLOCK', `该期限已于 ${ledger.stop.on} 停止计时`)
  switch (event.type) {
    case 'start':
      throw new CalendarError('E_CLOCK', '该期限已经起算，不能重复起算')
    case 'pause':
      if (openPauses(ledger).some((each) => each.ground === event.ground))
        throw new CalendarError('E_CLOCK', `已因“${event.ground}”中止，尚未恢复`)
      return { ...ledger, pauses: [...ledger.pauses, event] }
    case 'resume':
      return resume(ledger, event)
    case 'extend':
      return { ...ledger, extensions: [...ledger.extensions, event] }
    case 'stop':
      return { ...ledger, stop: event }
    case 'void':
      return { ...ledger, void: event }
  }
}

function resume(ledger: ClockLedger, { on, ground }: ClockEventOf<'resume'>): ClockLedger {
  const open = openPauses(ledger).filter((each) => ground === undefined || each.ground === ground)
  const [pause] = open
  if (!pause) throw new CalendarError('E_CLOCK', '该期限没有中止，无从恢复')
  if (open.length > 1)
    throw new CalendarError(
      'E_CLOCK',
      `同时有${open.length}项中止，须写明恢复的是${open.map((each) => each.ground).join('还是')}`,
    )
  if (on < pause.from) throw new CalendarError('E_EXCLUSION', `恢复日 ${on} 早于中止日 ${pause.from}`)
  return { ...ledger, pauses: ledger.pauses.map((each) => (each === pause ? { ...each, to: on } : each)) }
}
