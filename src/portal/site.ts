import type { Profile } from '#domain/bureau/profile.ts'
import type { Day, Instant } from '#domain/calendar/day.ts'
import type { WorkingCalendar } from '#domain/calendar/working-calendar.ts'
import type { Matter } from '#domain/engine/matter.ts'
import type { MatterBook } from '#domain/engine/matter-book.ts'
import { type Figure, type Leaf, leavesOf, periodOf } from '#domain/figures/figure.ts'
import { parseTemplate, type TemplateBlock } from '#domain/report/template.ts'

type Counted = { readonly measure: string; readonly group: string | null; readonly on: Day; readonly until: Day | null }

/** What pages know of the bureau besides its records: its declarations, looked up the way round that pages need. */
export type Site = {
  readonly profile: Profile
  /** The report's outline, read once. */
  readonly outline: readonly TemplateBlock[]
  readonly matters: MatterBook
  readonly calendar: WorkingCalendar
  readonly now: () => Instant
  /** What one record of a measure means, and the matter that declares it. */
  measure(id: string): { readonly meaning: string; readonly matter: Matter } | undefined
  matter(id: string, version?: Day): Matter | undefined
  office(id: string): string
  /** The figures to which a fact belongs, each with the reporting year in which it does. */
  figuresOf(fact: Counted): readonly { readonly figure: Figure; readonly year: number }[]
  /** The id under which the report quotes a figure. */
  claimOf(figure: string): string | undefined
}

export function makeSite(profile: Profile, matters: MatterBook, calendar: WorkingCalendar, now: () => Instant): Site {
  const measures = new Map(
    matters.all.flatMap((matter) =>
      Object.entries(matter.measures).map(([id, meaning]) => [id, { meaning, matter }] as const),
    ),
  )
  const leaves = profile.figures.flatMap((figure) => leavesOf(figure.value).map((leaf) => ({ figure, leaf })))
  const claims = new Map(Object.entries(profile.report.claims).map(([claim, figure]) => [figure, claim]))
  const offices = new Map(profile.offices.map(({ id, title }) => [id, title]))
  return {
    profile,
    outline: parseTemplate(profile.report.markdown),
    matters,
    calendar,
    now,
    measure: (id) => measures.get(id),
    matter: (id, version) => (version ? matters.version(id, version) : matters.latest(id)),
    office: (id) => offices.get(id) ?? id,
    figuresOf: (fact) => {
      const found = new Map<string, { figure: Figure; year: number }>()
      for (const { figure, leaf } of leaves) {
        const year = reads(leaf, fact) ? yearOfReport(leaf, fact) : undefined
        if (year !== undefined && !found.has(figure.id)) found.set(figure.id, { figure, year })
      }
      return [...found.values()]
    },
    claimOf: (figure) => claims.get(figure),
  }
}

const includes = (wanted: string | readonly string[], value: string): boolean =>
  typeof wanted === 'string' ? wanted === value : wanted.includes(value)

const reads = (leaf: Leaf, fact: Counted): boolean =>
  includes(leaf.measure, fact.measure) &&
  (leaf.group === undefined || (fact.group !== null && includes(leaf.group, fact.group)))

/** The first reporting year, near the fact's own, whose period holds the fact. */
function yearOfReport(leaf: Leaf, { on, until }: Counted): number | undefined {
  const own = Number(on.slice(0, 4))
  return [own, own + 1, own - 1].find((year) => {
    const period = periodOf(leaf.window, year)
    if ('at' in period) return on <= period.at && (until === null || until > period.at)
    return on >= period.from && on < period.to
  })
}
