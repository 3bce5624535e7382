/**
 * Why a calendar, a period or a clock was refused.
 * E_DATE not a real date · E_LENGTH not a whole number ≥ 1, or out of reach · E_RULE unreadable rule · E_EXCLUSION
 * interval or ground not allowed · E_PAUSE_LATE, E_EXTENSION_LATE after the due date · E_EXTENSION not allowed or
 * incomplete · E_NOTICE no written notice · E_FUTURE not happened yet · E_CLOCK event out of order ·
 * E_CALENDAR_CONFLICT a date both holiday and make-up · E_AMOUNT not whole 分
 */
export type CalendarErrorCode =
  | 'E_DATE'
  | 'E_LENGTH'
  | 'E_RULE'
  | 'E_EXCLUSION'
  | 'E_PAUSE_LATE'
  | 'E_EXTENSION_LATE'
  | 'E_EXTENSION'
  | 'E_NOTICE'
  | 'E_FUTURE'
  | 'E_CLOCK'
  | 'E_CALENDAR_CONFLICT'
  | 'E_AMOUNT'

/** A refusal by the calendar; `message` is a Chinese sentence for people, `code` is for machines. */
export class CalendarError extends Error {
  readonly code: CalendarErrorCode

  constructor(code: CalendarErrorCode, message: string) {
    super(message)
    this.name = 'CalendarError'
    this.code = code
  }
}

/** The date was typed wrongly or does not exist (2026-02-30). */
export const notADate = (text: string) =>
  new CalendarError('E_DATE', `“${text}”不是有效日期，请按 2024-03-05 的格式填写真实存在的日期`)
