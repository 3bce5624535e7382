import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Day, Instant } from '#domain/calendar/day.ts'
import { firstColumn, type ListColumn, listOf } from '#domain/engine/list.ts'
import type { Matter } from '#domain/engine/matter.ts'
import type { Sight } from '#domain/engine/sight.ts'
import type { Reader } from './schema.ts'
import { sought } from './sought.ts'

/** One case in a list. */
export type ListLine = {
  readonly id: string
  readonly version: Day
  readonly n: number
  /** Where its last entry stands in the journal. */
  readonly seal: number | null
  /** Null while nothing of the case is public and everybody asks. */
  readonly told: {
    readonly title: string
    readonly number: string | null
    readonly state: string
    readonly on: Day
    /** In the order of the columns. */
    readonly cells: readonly (string | null)[]
  } | null
  readonly lastAt: Instant
  /** The nearest day on which a running clock of the case runs out. */
  readonly due: Day | null
}

/** Who looks: everybody, at what was published; or somebody of the bureau, at what he may see of each version. */
export type Onlooker = 'everybody' | ReadonlyMap<Day, Sight>

/** `on`: the matter's own date. */
export type ListOrder = { readonly by: string; readonly descending: boolean }

export type ListWish = {
  /** The versions of a matter, the newest last. */
  readonly versions: readonly Matter[]
  readonly onlooker: Onlooker
  /** The year of the matter's own date. */
  readonly year?: number | undefined
  readonly text?: string | undefined
  readonly state?: string | undefined
  /** By column: the word that it holds. */
  readonly only?: ReadonlyMap<string, string> | undefined
  readonly order?: ListOrder | undefined
}
export type ListPlace = {
  readonly after?: string | undefined
  readonly before?: string | undefined
  /** Lines to leave out at the beginning. */
  readonly skip?: number | undefined
  readonly limit: number
}
export type ListPage = {
  readonly lines: readonly ListLine[]
  readonly previous?: string | undefined
  readonly next?: string | undefined
}
/** How many there are, and the sums of the columns that are added up. */
export type ListSummary = { readonly count: number; readonly sums: ReadonlyMap<string, string> }

/** By what a summary is known: it follows from the cases of the matter and from these words alone. */
export const summaryKey = ({ versions, onlooker, year, text, state, only }: ListWish): string =>
  JSON.stringify([
    ...[versions.at(-1)!.id, year, text, state, [...(only ?? [])]],
    onlooker === 'everybody' ? onlooker : versions.map((matter) => sightKey(matter, onlooker)),
  ])

/** Who sees all cases of a version sees the same, whoever he is. */
function sightKey(matter: Matter, sights: ReadonlyMap<Day, Sight>): unknown {
  const sight = sights.get(matter.inForceFrom as Day)
  return sight && Object.keys(matter.states).every((state) => sight.states.includes(state)) ? 'all' : sight
}

const bite = 1_000
const numeric: ReadonlySet<string> = new Set(['money', 'number', 'whole'])

/** The cases of a matter as its `list` says, filtered, sorted and added up over the narrow table. */
export function listView(reader: Reader, agency: string) {
  const ask = async (wish: ListWish, place: ListPlace): Promise<ListLine[]> => {
    const { columns } = listOf(wish.versions.at(-1)!)
    const sides = sidesOf(wish)
    const cursor = place.before ?? place.after
    const up = place.before !== undefined
    const { key, descending } = sortOf(wish, sides)
    const falls = descending !== up
    const from = sql`(select ${key} from listed where agency_id = ${agency} and case_id = ${cursor})`
    // A place is compared in two steps: the key may fall while ids rise.
    const beyond = cursor
      ? sql`and ${key} ${falls ? sql`<=` : sql`>=`} ${from} and (${key} ${falls ? sql`<` : sql`>`} ${from}
          or listed.case_id ${up ? sql`<` : sql`>`} ${cursor})`
      : sql``
    const sorting = sql`${key} ${falls ? sql`desc` : sql`asc`}, listed.case_id ${up ? sql`desc` : sql`asc`}`
    const { rows } = await sql<ListLine>`
      select listed.case_id as id, listed.version, c.n, j.idx as seal, c.last_at as "lastAt",
        (select min(due) from clock k where k.agency_id = ${agency} and k.case_id = listed.case_id
          and k.status = 'running') as due,
        case when ${sides.cells} is not null then json_build_object('title', ${sides.cells}[1], 'number', ${sides.cells}[2],
          'state', ${sides.state}, 'on', ${sides.day},
          'cells', array[${sql.join([sql`null`, ...columns.map((column) => cellOf(wish, sides, column))])}]::text[]) end as told
      from (select listed.* from listed where ${conditionsOf(wish, sides, agency)} ${beyond} order by ${sorting}
        limit ${place.limit + 1} offset ${place.skip ?? 0}) listed
      join case_ c on c.agency_id = ${agency} and c.id = listed.case_id
      left join journal j on j.agency_id = ${agency} and j.case_id = c.id and j.n = c.n
      order by ${sorting}`.execute(reader)
    return rows.map((line) => (line.told ? { ...line, told: { ...line.told, cells: line.told.cells.slice(1) } } : line))
  }

  return {
    async page(wish: ListWish, place: ListPlace): Promise<ListPage> {
      const rows = await ask(wish, place)
      const more = rows.length > place.limit
      const lines = rows.slice(0, place.limit)
      if (place.before) lines.reverse()
      const hasPrevious = place.before ? more : place.after !== undefined || (place.skip ?? 0) > 0
      const hasNext = place.before ? true : more
      return {
        lines,
        previous: hasPrevious ? lines[0]?.id : undefined,
        next: hasNext ? lines.at(-1)?.id : undefined,
      }
    },
    async summary(wish: ListWish): Promise<ListSummary> {
      const sides = sidesOf(wish)
      const { columns, notAdded } = listOf(wish.versions.at(-1)!)
      const added = columns.filter(({ total, open }) => total && (open || wish.onlooker !== 'everybody'))
      const sums = added.map(
        (column) => sql`sum(${cellOf(wish, sides, column)}::numeric)
          filter (where not ${sides.state} = any(${[...notAdded]}::text[]))::text`,
      )
      const { rows } = await sql<{ count: number; sums: (string | null)[] }>`
        select count(*)::int as count, array[${sql.join([sql`null`, ...sums])}]::text[] as sums
        from listed where ${conditionsOf(wish, sides, agency)}`.execute(reader)
      const [found] = rows
      return {
        count: found!.count,
        sums: new Map(added.map(({ path }, index) => [path, found!.sums[index + 1] ?? '0'])),
      }
    },
    /** The first and the last year of what the list holds, whatever it is narrowed by; undefined where it holds nothing. */
    async years({ versions, onlooker }: ListWish): Promise<readonly [number, number] | undefined> {
      const wish = { versions, onlooker }
      const { day } = sidesOf(wish)
      const { rows } = await sql<{ first: number | null; last: number | null }>`
        select extract(year from min(${day}))::int as first, extract(year from max(${day}))::int as last
        from listed where ${conditionsOf(wish, sidesOf(wish), agency)}`.execute(reader)
      const [found] = rows
      return found?.first != null && found.last != null ? [found.first, found.last] : undefined
    },
    async *all(wish: ListWish): AsyncGenerator<ListLine> {
      let after: string | undefined
      do {
        const rows: ListLine[] = await ask(wish, { after, limit: bite })
        yield* rows.slice(0, bite)
        after = rows.length > bite ? rows[bite - 1]!.id : undefined
      } while (after)
    },
  }
}
export type ListView = ReturnType<typeof listView>

/** The columns of the table that the onlooker is told. */
type Sides = Readonly<Record<'day' | 'state' | 'cells', RawBuilder<unknown>>>
const open: Sides = {
  day: sql`coalesce(listed.open_day, listed.on_day)`,
  state: sql`listed.open_state`,
  cells: sql`listed.open_cells`,
}
const own: Sides = { day: sql`listed.on_day`, state: sql`listed.state`, cells: sql`listed.cells` }
const sidesOf = ({ onlooker }: ListWish): Sides => (onlooker === 'everybody' ? open : own)

/** What a column holds; in a version of the matter with other columns it stands in another place, or nowhere. */
function cellOf({ versions }: ListWish, { cells }: Sides, { path }: ListColumn): RawBuilder<unknown> {
  const places = versions.map((matter) => listOf(matter).columns.findIndex((one) => one.path === path))
  const at = (place: number) => (place < 0 ? sql`null` : sql`${cells}[${sql.lit(place + firstColumn + 1)}]`)
  if (places.every((place) => place === places[0])) return at(places[0]!)
  const cases = versions.map((matter, index) => sql`when ${matter.inForceFrom}::date then ${at(places[index]!)}`)
  return sql`(case listed.version ${sql.join(cases, sql` `)} end)`
}

function sortOf(wish: ListWish, sides: Sides): { readonly key: RawBuilder<unknown>; readonly descending: boolean } {
  const newest = wish.versions.at(-1)!
  // Of what is never public not even the order of its days is told.
  if (newest.confidential && wish.onlooker === 'everybody') return { key: sql`listed.case_id`, descending: false }
  const { by, descending } = wish.order ?? { by: 'on', descending: true }
  if (by === 'on') return { key: sides.day, descending }
  const column = listOf(newest).columns.find(({ path }) => path === by)
  if (!column) throw new RangeError(`${newest.id} has no column ${by}`)
  const cell = cellOf(wish, sides, column)
  return {
    key: numeric.has(column.kind) ? sql`coalesce(${cell}::numeric, '-infinity')` : sql`coalesce(${cell}, '')`,
    descending,
  }
}

function conditionsOf(wish: ListWish, sides: Sides, agency: string): RawBuilder<SqlBool> {
  const { versions, onlooker, year, text, state, only } = wish
  const { columns } = listOf(versions.at(-1)!)
  const conditions = [sql<SqlBool>`listed.agency_id = ${agency} and listed.matter = ${versions.at(-1)!.id}`]
  if (onlooker !== 'everybody') conditions.push(seen(versions, onlooker))
  if (year !== undefined)
    conditions.push(sql`${sides.day} >= ${`${year}-01-01`}::date and ${sides.day} < ${`${year + 1}-01-01`}::date`)
  if (state !== undefined) conditions.push(sql`${sides.state} = ${state}`)
  for (const [path, word] of only ?? []) {
    const column = columns.find((one) => one.path === path)
    if (column) conditions.push(sql`${cellOf(wish, sides, column)} = ${word}`)
  }
  if (text) conditions.push(sought(sides.cells, text))
  return sql<SqlBool>`${sql.join(conditions, sql` and `)}`
}

/** The rule of the sight, for the whole list. */
function seen(versions: readonly Matter[], sights: ReadonlyMap<Day, Sight>): RawBuilder<SqlBool> {
  const ofVersions = versions.map((matter) => {
    const { states = [], applicants = [], actor } = sights.get(matter.inForceFrom as Day) ?? {}
    if (Object.keys(matter.states).every((state) => states.includes(state)))
      return sql<SqlBool>`listed.version = ${matter.inForceFrom}::date`
    const ways = [sql<SqlBool>`listed.state = any(${[...states]}::text[])`]
    if (applicants.length)
      ways.push(sql`exists (select from case_ c where c.agency_id = listed.agency_id and c.id = listed.case_id
        and c.applicant = any(${[...applicants]}::text[]))`)
    if (actor !== undefined)
      ways.push(sql`exists (select from entry e where e.agency_id = listed.agency_id and e.case_id = listed.case_id
        and e.actor = ${actor})`)
    return sql<SqlBool>`(listed.version = ${matter.inForceFrom}::date and (${sql.join(ways, sql` or `)}))`
  })
  return sql<SqlBool>`(${sql.join(ofVersions, sql` or `)})`
}
