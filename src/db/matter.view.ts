import { type SqlBool, sql } from 'kysely'
import type { Day } from '#domain/calendar/day.ts'
import { foundingCase } from '#domain/matters/supervision/founding.ts'
import type { Reader } from './schema.ts'

/** One case in a list (台账), as everybody may see it: its place in the journal, and what an act published of it. */
export type CaseLine = {
  readonly id: string
  readonly matter: string
  readonly version: Day
  readonly n: number
  /** Where its last entry stands in the journal. */
  readonly seal: number | null
  readonly shown: {
    readonly title: string
    readonly state: string
    readonly number: string | null
    readonly on: Day
  } | null
}

export type CaseWish = {
  readonly matter: string
  readonly year?: number | undefined
  /** Sought in what was published alone: an answer about anything else would tell what it says. */
  readonly text?: string | undefined
}
export type CasePageWish = CaseWish & {
  readonly after?: string | undefined
  readonly before?: string | undefined
  readonly limit: number
}
export type CasePage = {
  readonly lines: readonly CaseLine[]
  readonly previous?: string | undefined
  readonly next?: string | undefined
}

/** What every page tells: how far the journal has come, and whether invented persons act in it. */
export type Standing = { readonly journalSize: number; readonly demo: boolean }

export type MatterView = {
  standing(): Promise<Standing>
  /** Indices of the journal below its size at which no entry stands: always 0, unless rows were taken out. */
  journalGaps(): Promise<number>
  /** Number of cases by matter. */
  counts(): Promise<ReadonlyMap<string, number>>
  /** Years in which something happened, newest first, with the number of entries. */
  years(): Promise<readonly { readonly year: number; readonly entries: number }[]>
  page(wish: CasePageWish): Promise<CasePage>
  count(wish: CaseWish): Promise<number>
  all(wish: CaseWish): AsyncGenerator<CaseLine>
}

const bite = 1_000

export function matterView(reader: Reader, agency: string): MatterView {
  const narrowed = ({ matter, year, text }: CaseWish) => {
    const conditions = [sql<SqlBool>`agency_id = ${agency} and matter = ${matter}`]
    if (year !== undefined)
      conditions.push(sql`opened_on >= ${`${year}-01-01`}::date and opened_on < ${`${year + 1}-01-01`}::date`)
    if (text) conditions.push(sql`position(lower(${text}) in lower(shown_title || ' ' || coalesce(number, ''))) > 0`)
    return sql<SqlBool>`${sql.join(conditions, sql` and `)}`
  }

  const ask = async (wish: CasePageWish): Promise<CaseLine[]> => {
    const cursor = wish.before ?? wish.after
    const up = wish.before !== undefined
    // Newest first: the day falls while ids rise, so a place is compared in two steps.
    const from = sql`(select opened_on from case_ where agency_id = ${agency} and id = ${cursor})`
    const beyond = cursor
      ? up
        ? sql`and (opened_on >= ${from} and (opened_on > ${from} or id < ${cursor}))`
        : sql`and (opened_on <= ${from} and (opened_on < ${from} or id > ${cursor}))`
      : sql``
    const sorting = up ? sql`opened_on, id desc` : sql`opened_on desc, id`
    const { rows } = await sql<CaseLine>`
      select c.id, c.matter, c.version, c.n, j.idx as seal, case when c.shown_title is not null then
        json_build_object('title', c.shown_title, 'state', c.fold #>> '{shown,state}', 'number', c.number,
          'on', c.opened_on) end as shown
      from (select * from case_ where ${narrowed(wish)} ${beyond} order by ${sorting} limit ${wish.limit + 1}) c
      left join journal j on j.agency_id = ${agency} and j.case_id = c.id and j.n = c.n
      order by ${sorting}`.execute(reader)
    return rows
  }

  return {
    async standing() {
      const { rows } = await sql<Standing>`
        select size as "journalSize", coalesce((select fold -> 'data' -> 'founding' -> 'demo' = 'true'::jsonb from case_
            where agency_id = ${agency} and id = ${foundingCase}), false) as demo
        from log_head where agency_id = ${agency}`.execute(reader)
      return rows[0] ?? { journalSize: 0, demo: false }
    },
    async journalGaps() {
      const { rows } = await sql<{ gaps: number }>`
        select (h.size - (select count(*) from journal where agency_id = ${agency} and idx < h.size))::int as gaps
        from log_head h where h.agency_id = ${agency}`.execute(reader)
      return rows[0]?.gaps ?? 0
    },
    async counts() {
      const { rows } = await sql<{ matter: string; cases: number }>`
        select matter, count(*)::int as cases from case_ where agency_id = ${agency} group by matter`.execute(reader)
      return new Map(rows.map(({ matter, cases }) => [matter, cases]))
    },
    async years() {
      const { rows } = await sql<{ year: number; entries: number }>`
        select extract(year from happened_at at time zone 'Asia/Shanghai')::int as year, count(*)::int as entries
        from entry where agency_id = ${agency} group by 1 order by 1 desc`.execute(reader)
      return rows
    },
    async page(wish) {
      const rows = await ask(wish)
      const more = rows.length > wish.limit
      const lines = rows.slice(0, wish.limit)
      if (wish.before) lines.reverse()
      const hasPrevious = wish.before ? more : wish.after !== undefined
      const hasNext = wish.before ? true : more
      return {
        lines,
        previous: hasPrevious ? lines[0]?.id : undefined,
        next: hasNext ? lines.at(-1)?.id : undefined,
      }
    },
    async count(wish) {
      const { rows } = await sql<{ cases: number }>`
        select count(*)::int as cases from case_ where ${narrowed(wish)}`.execute(reader)
      return rows[0]!.cases
    },
    async *all(wish) {
      let after: string | undefined
      do {
        const rows: CaseLine[] = await ask({ ...wish, after, limit: bite })
        yield* rows.slice(0, bite)
        after = rows.length > bite ? rows[bite - 1]!.id : undefined
      } while (after)
    },
  }
}
