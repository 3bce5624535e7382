import { factsOf } from '#app/decide-one.ts'
import type { WorkingCalendar } from '#domain/calendar/working-calendar.ts'
import { factDifference, factName, type NumberedFact } from '#domain/engine/fact.ts'
import type { Matter } from '#domain/engine/matter.ts'
import type { MatterBook } from '#domain/engine/matter-book.ts'
import type { Actor } from '#domain/engine/may.ts'
import { certificatesIn, enforcementMeasures, hoursIn } from '#domain/people/enforcement.ts'
import { appointmentsIn, type RightFact, type RightMeasure, rightMeasures } from '#domain/people/rights.ts'
import type { CaseRecords } from './ports.ts'
import { refold } from './refold.ts'

type HeldFact = NumberedFact & { readonly caseId: string }
type Change = { readonly index: number; readonly added: readonly HeldFact[]; readonly removed: readonly HeldFact[] }

const measures: ReadonlySet<string> = new Set([...Object.keys(rightMeasures), ...enforcementMeasures])

/** Matters out of whose cases rights are read. */
export const rightMatters = ({ all }: MatterBook): readonly string[] => [
  ...new Set(all.filter((matter) => isOfRights(matter)).map(({ id }) => id)),
]

const isOfRights = (matter: Matter): boolean => Object.keys(matter.measures).some((measure) => measures.has(measure))

/** What each person held, as it stood on record before any entry of the journal. */
export type RightsBook = { before(person: string, index: number): Actor }

/** Reads the rights out of their own cases, never out of the table of facts that the acts read. */
export function openRightsBook(matters: MatterBook, calendar: WorkingCalendar) {
  const changes = new Map<string, Change[]>()
  const known = new Map<string, { readonly upTo: number; readonly actor: Actor }>()

  const take = (records: CaseRecords): void => {
    const [first] = records.entries
    const matter = first && matters.version(first.matter, first.version)
    if (!matter || !isOfRights(matter)) return
    for (const { entry, before, after } of refold(matter, records).steps) {
      const index = records.journal.get(entry.n)?.index
      if (index === undefined) continue
      const { added, removed } = factDifference(factsOf(matter, before, calendar), factsOf(matter, after, calendar))
      const mine = (facts: readonly NumberedFact[]) =>
        facts.filter(({ measure }) => measures.has(measure)).map((fact) => ({ ...fact, caseId: records.caseId }))
      const [came, went] = [mine(added), mine(removed)]
      for (const person of new Set([...came, ...went].map(({ key }) => key ?? ''))) {
        const own = ({ key }: HeldFact) => key === person
        const list = changes.get(person) ?? []
        list.push({ index, added: came.filter(own), removed: went.filter(own) })
        changes.set(person, list)
      }
    }
  }

  const close = (): RightsBook => {
    for (const list of changes.values()) list.sort((one, other) => one.index - other.index)
    return {
      before(person, index) {
        const list = changes.get(person) ?? []
        const upTo = list.filter((change) => change.index < index).length
        const found = known.get(person)
        if (found?.upTo === upTo) return found.actor
        const actor = actorWith(person, list.slice(0, upTo))
        known.set(person, { upTo, actor })
        return actor
      },
    }
  }
  return { take, close }
}

function actorWith(person: string, changes: readonly Change[]): Actor {
  const standing = new Map<string, HeldFact>()
  const nameIn = (fact: HeldFact): string => `${fact.caseId}\t${factName(fact)}`
  for (const { added, removed } of changes) {
    for (const fact of removed) standing.delete(nameIn(fact))
    for (const fact of added) standing.set(nameIn(fact), fact)
  }
  const facts = [...standing.values()]
  const rights = facts
    .filter(({ measure }) => Object.hasOwn(rightMeasures, measure))
    .map((fact): RightFact => ({ ...fact, measure: fact.measure as RightMeasure }))
  return {
    person,
    appointments: appointmentsIn(person, rights),
    certificates: certificatesIn(facts),
    hours: hoursIn(facts),
  }
}
