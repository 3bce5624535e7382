import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { RecordDigest } from '#app/report-room/frozen-report.ts'
import { ratio } from '#domain/figures/arithmetic.ts'
import type { Aggregate, FactQuestion, FactSource } from '#domain/figures/evaluate.ts'
import type { Reader } from './schema.ts'

type Condition = RawBuilder<SqlBool>

/** The condition under which a fact belongs to a question. */
export function belongs(question: FactQuestion, agency: string, alias = 'fact'): Condition {
  const column = (name: string) => sql.ref(`${alias}.${name}`)
  const { period, measures, groups, key, asOf, without } = question
  const [only] = measures
  const conditions: Condition[] = [
    sql`${column('agency_id')} = ${agency}`,
    measures.length === 1
      ? sql`${column('measure')} = ${only}`
      : sql`${column('measure')} = any(${measures as string[]}::text[])`,
    'at' in period
      ? sql`${column('on_day')} <= ${period.at}::date and (${column('until_day')} is null or ${column('until_day')} > ${period.at}::date)`
      : question.overlapping
        ? sql`${column('on_day')} < ${period.to}::date and (${column('until_day')} is null or ${column('until_day')} > ${period.from}::date)`
        : sql`${column('on_day')} >= ${period.from}::date and ${column('on_day')} < ${period.to}::date`,
    asOf
      ? sql`${column('recorded_from')} <= ${asOf}::timestamptz and ${column('recorded_until')} > ${asOf}::timestamptz`
      : sql`${column('recorded_until')} = 'infinity'`,
  ]
  if (groups) conditions.push(sql`${column('grp')} = any(${groups as string[]}::text[])`)
  if (key !== undefined) conditions.push(sql`${column('key')} = ${key}`)
  if (without) {
    const out = `${alias}_out`
    conditions.push(sql`not exists (select from fact ${sql.id(out)} where ${belongs(without, agency, out)}
      and ${sql.ref(`${out}.key`)} = ${column('key')} and ${sql.ref(`${out}.grp`)} = ${column('grp')})`)
  }
  return sql`${sql.join(conditions, sql` and `)}`
}

function expressionOf(
  aggregate: Exclude<Aggregate, { op: 'share' }>,
  question: FactQuestion,
  agency: string,
): RawBuilder<string | null> {
  switch (aggregate.op) {
    case 'count':
      return sql`count(*)::text`
    case 'distinct':
      return sql`count(distinct key)::text`
    case 'sum':
      return sql`coalesce(sum(value), 0)::text`
    case 'max':
      return sql`max(value)::text`
    case 'latest':
      return sql`(array_agg(value order by on_day desc, key desc nulls last))[1]::text`
    case 'date':
      return sql`(array_agg(key order by on_day desc, key desc))[1]`
    case 'run':
      return sql`null`
    case 'rank': {
      const own = sql`(select max(value) from fact own where ${belongs({ ...question, key: aggregate.own }, agency, 'own')})`
      return sql`case when ${own} is null then null else (1 + count(*) filter (where value > ${own}))::text end`
    }
  }
}

/** Figures are asked of the facts of one agency. */
export function factSource(reader: Reader, agency: string): FactSource & RecordDigest {
  return {
    async digest(question) {
      const { rows } = await sql<{ digest: string }>`
        select encode(sha256(convert_to(coalesce(string_agg(line, e'\n' order by line collate "C"), ''), 'UTF8')), 'hex') as digest
        from (select concat_ws(' ', case_id, measure, on_day, until_day, key, grp, value) as line
          from fact where ${belongs(question, agency)}) as record`.execute(reader)
      return rows[0]!.digest
    },
    async ask(question, aggregate) {
      if (aggregate.op === 'run') return runOf(reader, question, agency)
      if (aggregate.op === 'share') return shareOf(reader, question, aggregate.having, agency)
      const { rows } = await sql<{ value: string | null; records: number }>`
        select ${expressionOf(aggregate, question, agency)} as value, count(*)::int as records
        from fact where ${belongs(question, agency)}`.execute(reader)
      const [row] = rows
      return { value: row!.value, records: row!.records }
    },
  }
}

/** PostgreSQL counts and the domain divides: one division gives the same digits wherever a figure is asked. */
async function shareOf(reader: Reader, question: FactQuestion, having: FactQuestion, agency: string) {
  const { rows } = await sql<{ whole: string; part: string; records: number }>`
    select count(distinct key)::text as whole, count(*)::int as records,
      (count(distinct key) filter (where key in (
        select other.key from fact other where ${belongs(having, agency, 'other')})))::text as part
    from fact where ${belongs(question, agency)}`.execute(reader)
  const { whole, part, records } = rows[0]!
  return { value: ratio(part, whole, 100), records }
}

/** Consecutive years, ending with the year of the question, that have at least one fact. */
async function runOf(reader: Reader, question: FactQuestion, agency: string) {
  const last =
    'at' in question.period ? question.period.at.slice(0, 4) : String(Number(question.period.to.slice(0, 4)) - 1)
  const { rows } = await sql<{ year: number; records: number }>`
    select extract(year from on_day)::int as year, count(*)::int as records
    from fact where ${belongs(question, agency)} group by 1 order by 1 desc`.execute(reader)
  let length = 0
  let records = 0
  for (const row of rows) {
    if (row.year !== Number(last) - length) break
    length += 1
    records += row.records
  }
  return { value: String(length), records }
}
