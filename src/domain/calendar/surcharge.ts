import { CalendarError } from './calendar-error.ts'

/**
 * 加处罚款 (处罚法 Art 72(1)(1)): 3 % of the fine for each day late, never more than the fine.
 * @param fine in 分
 * @param daysLate whole days, from 0
 * @returns 分, rounded half-up once, on the total
 * @throws CalendarError E_AMOUNT, E_LENGTH
 */
export function latePaymentSurcharge(fine: number, daysLate: number): number {
  if (!Number.isInteger(fine) || fine < 0 || !Number.isSafeInteger(fine * 99))
    throw new CalendarError('E_AMOUNT', `罚款数额须为以分为单位的非负整数，不能是“${fine}”`)
  if (!Number.isInteger(daysLate) || daysLate < 0)
    throw new CalendarError('E_LENGTH', `逾期天数须为非负整数，不能是“${daysLate}”`)
  // 34 days reach the cap; below it the product stays an exact integer.
  if (daysLate >= 34) return fine
  return Math.floor((fine * 3 * daysLate + 50) / 100)
}
