import { makeCalendar, nationalYears, type WorkingCalendar } from './working-calendar.ts'
import type { YearData } from './year-data.ts'

/** A calendar that a confirmed holiday notice renews while the program runs: whoever holds it sees the new days. */
export type LiveCalendar = WorkingCalendar & { renew(notices: readonly YearData[]): void }

/** The years that the program brings, and in their place what the bureau has imported; of one year the later counts. */
export const calendarWith = (notices: readonly YearData[]): WorkingCalendar => {
  const years = new Map(nationalYears.map((data) => [data.year, data]))
  for (const notice of notices) years.set(notice.year, notice)
  return makeCalendar([...years.values()])
}

export function liveCalendar(notices: readonly YearData[] = []): LiveCalendar {
  let now = calendarWith(notices)
  return {
    get warnings() {
      return now.warnings
    },
    table: (year) => now.table(year),
    renew(more) {
      now = calendarWith(more)
    },
  }
}
