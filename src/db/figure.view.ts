import { hash } from 'node:crypto'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Day } from '#domain/calendar/day.ts'
import type { FactQuestion } from '#domain/figures/evaluate.ts'
import { belongs } from './fact-source.ts'
import type { Reader } from './schema.ts'
import { sought } from './sought.ts'

/** One fact with the record that it comes from. */
export type FactLine = {
  readonly measure: string
  readonly on: Day
  readonly until: Day | null
  readonly value: string | null
  readonly key: string | null
  readonly group: string | null
  readonly twin: number
  readonly caseId: string
  /** As published; null while nothing of the record is public. */
  readonly title: string | null
  readonly number: string | null
  /** The fact stood on record when the record was published: what it says is public too. */
  readonly isShown: boolean
  readonly matter: string
  /** The record's last entry, and where it stands in the sealed journal. */
  readonly n: number
  readonly seal: number | null
}

/** `after` and `before` are cursors of a page's last and first line; `text` narrows by what was published of the record. */
export type PageWish = {
  readonly after?: string | undefined
  readonly before?: string | undefined
  readonly text?: string | undefined
  readonly limit: number
}

export type FactPage = {
  readonly lines: readonly FactLine[]
  readonly previous?: string | undefined
  readonly next?: string | undefined
}

export type FactSummary = { readonly count: number; readonly sum: string | null }

type Condition = RawBuilder<SqlBool>

/** Facts of one agency as everybody may read them: only what was published is told of a record, and searched. */
export type FigureView = {
  page(question: FactQuestion, wish: PageWish): Promise<FactPage>
  summary(question: FactQuestion, text?: string): Promise<FactSummary>
  /** All lines in the order of the pages, read in bites. */
  all(question: FactQuestion, text?: string): AsyncGenerator<FactLine>
}

const bite = 1_000

// The identity of a fact, the day first: pages follow the index on (measure, day, case) and sort only ties.
const order = [
  { name: 'on_day', type: 'date' },
  { name: 'case_id', type: 'text' },
  { name: 'key', type: 'text', absent: '' },
  { name: 'twin', type: 'smallint' },
  { name: 'measure', type: 'text' },
  { name: 'grp', type: 'text', absent: '' },
  { name: 'value', type: 'numeric', absent: '0' },
  { name: 'until_day', type: 'date', absent: 'infinity' },
] as const

const columnOf = ({ name, type, ...column }: (typeof order)[number]): RawBuilder<unknown> =>
  'absent' in column
    ? sql`coalesce(fact.${sql.ref(name)}, ${sql.lit(column.absent)}::${sql.raw(type)})`
    : sql`fact.${sql.ref(name)}`

const tuple = sql`(${sql.join(order.map(columnOf))})`

const place = (line: FactLine): RawBuilder<unknown> => {
  const values = [line.on, line.caseId, line.key ?? '', line.twin, line.measure, line.group ?? '', line.value ?? '0']
  return sql`(${sql.join([...values, line.until ?? 'infinity'].map((value, i) => sql`${value}::${sql.raw(order[i]!.type)}`))})`
}

/**
 * What comes after a line (before it, when going `down`): the rest of its day, and the other days. One comparison of
 * both would have the index read from the beginning of the period instead of from the line.
 */
const beyondOf = (from: FactLine, down: boolean): Condition[] =>
  down
    ? [
        sql`fact.on_day = ${from.on}::date and fact.case_id <= ${from.caseId} and ${tuple} < ${place(from)}`,
        sql`fact.on_day < ${from.on}::date`,
      ]
    : [
        sql`fact.on_day = ${from.on}::date and fact.case_id >= ${from.caseId} and ${tuple} > ${place(from)}`,
        sql`fact.on_day > ${from.on}::date`,
      ]

/**
 * The name of a line within its record. A cursor carries no date and no key of its own: the record is looked up again,
 * so that an address tells nothing about a sealed record.
 */
export const cursorOf = (line: FactLine): string => {
  const parts = [line.measure, line.on, line.until, line.value, line.key, line.group, line.twin]
  return `${line.caseId}~${hash('sha256', JSON.stringify(parts), 'hex').slice(0, 12)}`
}

export function figureView(reader: Reader, agency: string): FigureView {
  const ask = async (question: FactQuestion, wish: PageWish, from: FactLine | undefined) => {
    const down = wish.before !== undefined
    const beyond = from ? beyondOf(from, down) : [sql<SqlBool>`true`]
    const sorting = sql.join(order.map((column) => (down ? sql`${columnOf(column)} desc` : columnOf(column))))
    const limit = wish.limit + 1
    const branches = branchesOf(question, agency).flatMap((branch) =>
      beyond.map(
        (part) =>
          sql`(select fact.* from fact ${joined(agency, wish.text)} where ${branch} and ${part}
             order by ${sorting} limit ${limit})`,
      ),
    )
    const { rows } = await sql<FactLine>`
      select fact.measure, fact.on_day as "on", fact.until_day as "until", fact.value::text as value, fact.key,
        fact.grp as "group", fact.twin, fact.case_id as "caseId", c.shown_title as title,
        case when c.shown_title is not null then c.number end as number, c.matter, c.n, j.idx as seal,
        c.shown_title is not null and fact.recorded_from <= (c.fold #>> '{shown,at}')::timestamptz
          and fact.recorded_until > (c.fold #>> '{shown,at}')::timestamptz as "isShown"
      from (select * from (${sql.join(branches, sql` union all `)}) fact order by ${sorting} limit ${limit}) fact
      join case_ c on c.agency_id = ${agency} and c.id = fact.case_id
      left join journal j on j.agency_id = ${agency} and j.case_id = c.id and j.n = c.n
      order by ${sorting}`.execute(reader)
    return rows
  }

  const find = async (question: FactQuestion, cursor: string | undefined): Promise<FactLine | undefined> => {
    const [caseId, name] = cursor?.split('~') ?? []
    if (!caseId || !name) return undefined
    const { rows } = await sql<FactLine>`
      select fact.measure, fact.on_day as "on", fact.until_day as "until", fact.value::text as value, fact.key,
        fact.grp as "group", fact.twin, fact.case_id as "caseId"
      from fact where ${belongs(question, agency)} and fact.case_id = ${caseId}`.execute(reader)
    return rows.find((line) => cursorOf(line) === cursor)
  }

  return {
    async page(question, wish) {
      const from = await find(question, wish.before ?? wish.after)
      const rows = await ask(question, wish, from)
      const more = rows.length > wish.limit
      const lines = rows.slice(0, wish.limit)
      if (wish.before !== undefined) lines.reverse()
      const [first, last] = [lines[0], lines.at(-1)]
      const hasPrevious = wish.before !== undefined ? more : from !== undefined
      const hasNext = wish.before !== undefined ? from !== undefined : more
      return {
        lines,
        previous: first && hasPrevious ? cursorOf(first) : undefined,
        next: last && hasNext ? cursorOf(last) : undefined,
      }
    },
    async summary(question, text) {
      const branches = branchesOf(question, agency).map(
        (branch) => sql`select fact.value from fact ${joined(agency, text)} where ${branch}`,
      )
      const { rows } = await sql<FactSummary>`
        select count(*)::int as count, sum(value)::text as sum from (${sql.join(branches, sql` union all `)}) facts`.execute(
        reader,
      )
      return rows[0]!
    },
    async *all(question, text) {
      let from: FactLine | undefined
      do {
        const rows: FactLine[] = await ask(question, { text, limit: bite }, from)
        yield* rows.slice(0, bite)
        from = rows.length > bite ? rows[bite - 1] : undefined
      } while (from)
    },
  }
}

/** One ordered scan a measure; as of a moment also the facts that have been closed since. */
function branchesOf(question: FactQuestion, agency: string): Condition[] {
  return question.measures.flatMap((measure) => {
    const { asOf, ...current } = { ...question, measures: [measure] }
    if (!asOf) return [belongs(current, agency)]
    return [
      sql<SqlBool>`${belongs(current, agency)} and fact.recorded_from <= ${asOf}::timestamptz`,
      sql<SqlBool>`${belongs({ ...current, asOf }, agency)} and fact.recorded_until <> 'infinity'`,
    ]
  })
}

const joined = (agency: string, text: string | undefined): RawBuilder<unknown> =>
  text
    ? sql`join listed on listed.agency_id = ${agency} and listed.case_id = fact.case_id
          and ${sought(sql`listed.open_cells`, text)}`
    : sql``
