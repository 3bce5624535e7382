import type { z } from 'zod'
import { addDays, type Day, daysBetween } from '#domain/calendar/day.ts'
import { addMonths, dueDate } from '#domain/calendar/due.ts'
import { latePaymentSurcharge } from '#domain/calendar/surcharge.ts'
import type { WorkingCalendar } from '#domain/calendar/working-calendar.ts'
import { fenOf } from '../fields.ts'
import type { PenaltyData, remedyForm } from './administrative-penalty.forms.ts'

/** 收到决定书之日起十五日 (第六十七条第三款). */
export const paymentDays = 15

/**
 * The day from which the three months for the court count (行政强制法第五十三条; 行政处罚法第七十二条第二款): when the party can
 * sue no more, or when what was put off has become due, whichever is later.
 */
export function courtFrom(served: Day, { deferral }: PenaltyData): Day {
  const expired = addMonths(served, 6)
  return deferral && deferral.until > expired ? deferral.until : expired
}

/** The last day on which the fine is paid in time: fifteen days from receipt, or as it was put off. */
export const payableUntil = (served: Day, { deferral }: PenaltyData, calendar: WorkingCalendar): Day =>
  deferral?.until ?? dueDate(calendar, { unit: 'cd', length: paymentDays }, served).due

/** Days after the last one that count: none while the decision is under review (第七十三条第三款). */
export function daysLate(due: Day, until: Day, remedy: z.output<typeof remedyForm> | undefined): number {
  const all = until > due ? daysBetween(due, until) : 0
  if (!remedy || all === 0) return all
  const from = remedy.startedOn > due ? remedy.startedOn : addDays(due, 1)
  const end = remedy.endedOn !== undefined && remedy.endedOn < until ? remedy.endedOn : until
  return all - (end >= from ? daysBetween(from, end) + 1 : 0)
}

/** 加处罚款 up to a day, in fen: of a fine that was paid, up to the day on which the last of it was. */
export function surchargeOn(day: Day, served: Day, data: PenaltyData, calendar: WorkingCalendar): bigint {
  const fine = fenOf(data.decision?.fine ?? '0')
  if (fine === 0n) return 0n
  let paid = 0n
  let until = day
  for (const payment of [...(data.performance?.payments ?? [])].sort((a, b) => (a.on < b.on ? -1 : 1))) {
    paid += fenOf(payment.amount)
    if (paid >= fine) {
      until = payment.on
      break
    }
  }
  const late = daysLate(payableUntil(served, data, calendar), until, data.remedy)
  return BigInt(latePaymentSurcharge(Number(fine), late))
}

export const paidIn = ({ performance }: PenaltyData): bigint =>
  (performance?.payments ?? []).reduce((sum, { amount }) => sum + fenOf(amount), 0n)

/** What is to be paid by a day, in fen: fine, what is confiscated, and what was added for being late. */
export const owedOn = (day: Day, served: Day, data: PenaltyData, calendar: WorkingCalendar): bigint =>
  fenOf(data.decision?.fine ?? '0') +
  fenOf(data.decision?.confiscated ?? '0') +
  surchargeOn(day, served, data, calendar)

/** Fen as yuan: 200000, 0.5. */
export function yuanOf(fen: bigint): string {
  const cents = fen % 100n
  return `${fen / 100n}${cents === 0n ? '' : `.${String(cents).padStart(2, '0').replace(/0$/, '')}`}`
}
