import { factsOf } from '#app/decide-one.ts'
import { type HouseWish, houseEntry, sealHouseEntry } from '#app/journal/sealing/house-entry.ts'
import type { Sealed } from '#app/journal/sealing/seal.ts'
import type { WorkingCalendar } from '#domain/calendar/working-calendar.ts'
import type { Case, Entry } from '#domain/engine/case.ts'
import { type CaseClock, clocksOf } from '#domain/engine/clocks-of.ts'
import { type NumberedFact, numberTwins } from '#domain/engine/fact.ts'
import type { MatterBook } from '#domain/engine/matter-book.ts'
import { checkCase } from './check-case.ts'
import { type ClosedFacts, closedFacts } from './check-facts.ts'
import type { FsckCode } from './findings.ts'
import type { CaseRecords } from './ports.ts'

/** What a case gets anew, since the calendar or a definition has changed: its entry, limits, and facts if they differ. */
export type Rederivation = {
  readonly entry: Entry
  readonly after: Case
  readonly sealed: Sealed
  readonly clocks: readonly CaseClock[]
  /** Facts that hold from now on; those before are closed. Undefined where they are as they should be. */
  readonly facts: readonly NumberedFact[] | undefined
}

/** What its entry says: what differed, and the facts that were closed. */
export type RederivationForm = { readonly changed: readonly string[]; readonly facts?: ClosedFacts }

/** Why a case is left as it is, in words. */
export type LeftAlone = { readonly caseId: string; readonly reason: string }

/** Differences that a new calendar or a new definition makes; any other is a tampering, which this must not cover up. */
const derived: ReadonlySet<FsckCode> = new Set(['facts.differ', 'clocks.differ', 'case.derived', 'list.differs'])

type Rules = { readonly matters: MatterBook; readonly calendar: WorkingCalendar }

/** Null where the case is as the rules of today make it. */
export function planRederivation(
  { matters, calendar }: Rules,
  records: CaseRecords,
  wish: HouseWish,
): Rederivation | LeftAlone | null {
  const { caseId, row, entries } = records
  const { findings, sealed: redacted, refolded } = checkCase(matters, calendar, records)
  if (findings.length === 0) return null
  const other = findings.find(({ code }) => !derived.has(code))
  if (other || !row || !refolded)
    return { caseId, reason: `与封存日志不符，查明之前不能重算：${(other ?? findings[0]!).message}` }
  if (entries.some(({ recordedAt }) => recordedAt >= wish.at)) return { caseId, reason: '刚刚办理过，请稍后再重算' }
  const matter = matters.of(row.current)!
  const { steps, live, leaf } = refolded
  const current = steps.at(-1)!.after
  const clocks = clocksOf(matter, current, calendar)
  const facts = findings.some(({ code }) => code === 'facts.differ') ? records.facts : undefined
  const gone = records.clocks.find(
    (one) => !clocks.some(({ name, promise }) => name === one.name && promise === one.promise),
  )
  if (gone) return { caseId, reason: `期限“${gone.name}”在现行事项中已不存在，不能重算` }
  // A title made from a value that was redacted since cannot be made again.
  const shown = redacted > 0 ? titledAs(current, row.current) : current
  const form: RederivationForm = {
    changed: [...new Set(findings.map(({ code }) => words[code as keyof typeof words]))],
    ...(facts ? { facts: closedFacts(facts.map((fact) => closedAt(fact, wish.at))) } : {}),
  }
  const entry = houseEntry(shown, '!rederive', wish, form)
  return {
    entry,
    after: { ...shown, n: entry.n },
    sealed: sealHouseEntry(matter, entry, live, leaf),
    clocks,
    facts: facts && numberTwins(factsOf(matter, shown, calendar)),
  }
}

/** A case under the titles that another state of it has. */
const titledAs = (current: Case, { title, shown }: Case): Case => ({
  ...current,
  title,
  ...(current.shown && shown ? { shown: { ...current.shown, title: shown.title } } : {}),
})

const words = {
  'facts.differ': '统计事实',
  'clocks.differ': '期限',
  'case.derived': '标题',
  'list.differs': '清单',
} as const

const closedAt = (fact: CaseRecords['facts'][number], at: string) =>
  fact.recorded_until === 'infinity' ? { ...fact, recorded_until: at } : fact
