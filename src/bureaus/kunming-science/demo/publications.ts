import type { DemoAct } from '#app/demo/demo-year.ts'
import { dayOf } from '#domain/calendar/day.ts'
import type { Matter } from '#domain/engine/matter.ts'
import type { Register } from '#domain/engine/register.ts'
import { allMatters } from '#domain/matters/all.ts'
import { later, moment } from './days.ts'

const publisher = 'P008'
const releasing = new Set(['draft', 'void'])

/**
 * What the publisher does besides: a row that may be published goes out on the next working day, after a look for
 * secrets and personal data, unless it was voided before; a row put right goes out again.
 */
export function publications(acts: readonly DemoAct[]): DemoAct[] {
  const courses = Map.groupBy(acts, ({ caseId }) => caseId)
  return [...courses.values()].flatMap((course) => {
    const register = registers.get(course[0]!.matter)
    if (!register) return []
    const ordered = course.toSorted((a, b) => (recorded(a) < recorded(b) ? -1 : 1))
    return ordered.flatMap((act, index) => {
      if (releasing.has(act.action)) return []
      const at = moment(later(dayOf(recorded(act)), 1), '17:30')
      const next = ordered[index + 1]
      if (next && recorded(next) <= at) return []
      return mayGoOut(register, ordered.slice(0, index + 1)) ? [release(act, at)] : []
    })
  })
}

const registers = new Map(
  allMatters
    .filter((matter): matter is Register => 'register' in matter && matter.publicView !== undefined)
    .map((matter) => [matter.id, matter]),
)

const recorded = ({ at, recordedAt }: DemoAct) => recordedAt ?? at

/** The guard of the act itself, asked beforehand: the publisher does not try what will be refused. */
function mayGoOut(register: Matter, course: readonly DemoAct[]): boolean {
  const data = Object.fromEntries(course.map(({ action, form }) => [register.actions[action]?.form, form]))
  const { guards = [] } = register.actions['release']!
  return guards.every(({ holds }) => holds(undefined as never, { before: { data } } as never))
}

const release = ({ matter, caseId }: DemoAct, at: DemoAct['at']): DemoAct => ({
  at,
  as: publisher,
  matter,
  caseId,
  action: 'release',
  form: { reviewedBy: '演示·郑知微' },
})
