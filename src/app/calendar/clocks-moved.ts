import type { House } from '#app/house.ts'
import { type Day, dayOf } from '#domain/calendar/day.ts'
import type { WorkingCalendar } from '#domain/calendar/working-calendar.ts'
import type { Case } from '#domain/engine/case.ts'
import { clocksOf } from '#domain/engine/clocks-of.ts'

/** A limit that a new calendar moves. */
export type ClocksMoved = {
  readonly caseId: string
  readonly title: string
  readonly label: string
  readonly promise: boolean
  readonly oldDue: Day
  readonly newDue: Day
  /** It was in time and would be late: a person must look before it counts as late. */
  readonly needsReview: boolean
}

/** Cases in which a clock is not closed; `dueBy`: of those, where one runs that ends on that day or has ended before. */
export type OpenClocks = { cases(dueBy?: Day): AsyncIterable<readonly Case[]> }

/** What another calendar does to the limits that have not ended; nothing is written. */
export async function clocksMoved(
  { matters, calendar, clock }: Pick<House, 'matters' | 'calendar' | 'clock'>,
  open: OpenClocks,
  after: WorkingCalendar,
): Promise<readonly ClocksMoved[]> {
  const today = dayOf(clock.now())
  const moved: ClocksMoved[] = []
  for await (const cases of open.cases()) {
    for (const current of cases) {
      const matter = matters.of(current)
      if (!matter) continue
      const then = clocksOf(matter, current, after)
      for (const [index, { name: _, label, promise, view }] of clocksOf(matter, current, calendar).entries()) {
        const [oldDue, newDue] = [view.due, then[index]!.view.due]
        if (view.status === 'stopped' || view.status === 'void' || oldDue === newDue) continue
        const needsReview = newDue < today && oldDue >= today
        moved.push({ caseId: current.id, title: current.title, label, promise, oldDue, newDue, needsReview })
      }
    }
  }
  return moved.sort((a, b) => (a.oldDue < b.oldDue ? -1 : a.oldDue > b.oldDue ? 1 : 0))
}
