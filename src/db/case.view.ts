import { sql } from 'kysely'
import type { Day, Instant } from '#domain/calendar/day.ts'
import type { Case, Entry } from '#domain/engine/case.ts'
import { type CaseRow, caseOf, type EntryRow, entryOf } from './rows.ts'
import type { Reader } from './schema.ts'

/** Where an entry stands in the sealed journal. */
export type SealPlace = { readonly n: number; readonly index: number; readonly leaf: string }

export type ContributedFact = {
  readonly measure: string
  readonly on: Day
  readonly until: Day | null
  readonly value: string | null
  readonly key: string | null
  readonly group: string | null
  /** Since when it has been on record. */
  readonly since: Instant
}

/** One case with everything that its page shows. */
export type CaseRecord = {
  readonly current: Case
  readonly entries: readonly Entry[]
  readonly seals: ReadonlyMap<number, SealPlace>
  /** Names of those who acted, by person id. */
  readonly people: ReadonlyMap<string, string>
  readonly facts: readonly ContributedFact[]
}

export type KeyedFact = Pick<ContributedFact, 'measure' | 'on' | 'until'> & { readonly caseId: string }

export type KeptDocument = {
  readonly number: string | null
  readonly sha256: string | null
  /** The text that the party got. */
  readonly body: string | null
  readonly openSha256: string | null
  /** The text for everybody. */
  readonly openBody: string | null
}

export type CaseView = {
  record(id: string): Promise<CaseRecord | undefined>
  /** Matter, version and state of a case: enough to decide whether anything of it may be shown. */
  kind(id: string): Promise<{ readonly matter: string; readonly version: Day; readonly state: string } | undefined>
  current(id: string): Promise<Case | undefined>
  entry(caseId: string, n: number): Promise<Entry | undefined>
  /** Cases by id and those under the given hosts, for screens that say beforehand what may be done. */
  others(ids: readonly string[], hosts: readonly string[]): Promise<readonly Case[]>
  /** The cases that a case has to do with, both ways. */
  related(current: Case): Promise<readonly RelatedCase[]>
  /** A document of an entry: what its act sealed of it, and its texts unless they were lawfully deleted. */
  document(caseId: string, n: number, kind: string): Promise<KeptDocument | undefined>
  /** The salted journal entry as sealed: public, it contains digests only. */
  sealedText(caseId: string, n: number): Promise<string | undefined>
  /** The case that has a number, however its brackets were typed. */
  numbered(number: string): Promise<Case | undefined>
  /** What cases contribute to measures under a key, e.g. the number of a certificate; oldest first. */
  under(key: string, measures: readonly string[]): Promise<readonly KeyedFact[]>
  /** Where an entry stands in the sealed journal. */
  place(caseId: string, n: number): Promise<SealPlace | undefined>
  /** What stands in the journal at an index: its leaf (hex) and when it was recorded. */
  sealedAt(index: number): Promise<{ readonly leaf: string; readonly recordedAt: string } | undefined>
}

/** A case that stands in a relation to the one that is looked at. */
export type RelatedCase = Case & {
  /** It stands over, under, is named by or names the case. */
  readonly as: 'host' | 'child' | 'named' | 'naming'
  /** The name of the link, for host and child. */
  readonly link?: string | undefined
}

export const caseView = (reader: Reader, agency: string): CaseView => ({
  async record(id) {
    const [row, entries, seals, facts] = await Promise.all([
      reader.selectFrom('case_').selectAll().where('agency_id', '=', agency).where('id', '=', id).executeTakeFirst(),
      reader
        .selectFrom('entry')
        .selectAll()
        .where('agency_id', '=', agency)
        .where('case_id', '=', id)
        .orderBy('n')
        .execute(),
      sql<SealPlace>`select n, idx as "index", encode(leaf, 'hex') as leaf from journal
        where agency_id = ${agency} and case_id = ${id}`.execute(reader),
      sql<ContributedFact>`select measure, on_day as "on", until_day as "until", value::text as value, key, grp as "group",
        recorded_from as since from fact where agency_id = ${agency} and case_id = ${id} and recorded_until = 'infinity'
        order by measure, on_day, grp, key, twin`.execute(reader),
    ])
    if (!row) return undefined
    const people = await reader
      .selectFrom('person')
      .select(['id', 'name'])
      .where('agency_id', '=', agency)
      .where('id', 'in', [...new Set(entries.map((entry) => entry.actor)), ''])
      .execute()
    return {
      current: caseOf(row as unknown as CaseRow),
      entries: entries.map((entry) => entryOf(entry as EntryRow)),
      seals: new Map(seals.rows.map((place) => [place.n, place])),
      people: new Map(people.map(({ id, name }) => [id, name])),
      facts: facts.rows,
    }
  },
  async kind(id) {
    const row = await reader
      .selectFrom('case_')
      .select(['matter', 'version', 'state'])
      .where('agency_id', '=', agency)
      .where('id', '=', id)
      .executeTakeFirst()
    return row
  },
  async current(id) {
    const row = await reader
      .selectFrom('case_')
      .selectAll()
      .where('agency_id', '=', agency)
      .where('id', '=', id)
      .executeTakeFirst()
    return row && caseOf(row as unknown as CaseRow)
  },
  async others(ids, hosts) {
    const found = reader
      .selectFrom('case_')
      .selectAll()
      .where('agency_id', '=', agency)
      .where((is) =>
        is.or([is('id', 'in', [...ids, '']), is('number', 'in', [...ids, '']), is('host', 'in', [...hosts, ''])]),
      )
    return ((await found.execute()) as unknown as CaseRow[]).map(caseOf)
  },
  async related(current) {
    const names = [...(current.refs ?? []), current.host?.caseId ?? '']
    const own = [current.id, current.number ?? current.id]
    const { rows } = await sql<CaseRow>`
      select * from case_ where agency_id = ${agency}
        and (id = any(${names}::text[]) or number = any(${names}::text[]) or host = ${current.id} or refs && ${own}::text[])
        and id <> ${current.id}
      order by opened_on, id limit 200`.execute(reader)
    return rows.map(caseOf).map((other) => ({ ...other, ...relationOf(current, other) }))
  },
  async entry(caseId, n) {
    const row = await reader
      .selectFrom('entry')
      .selectAll()
      .where('agency_id', '=', agency)
      .where('case_id', '=', caseId)
      .where('n', '=', n)
      .executeTakeFirst()
    return row ? entryOf(row as EntryRow) : undefined
  },
  async document(caseId, n, kind) {
    const { rows } = await sql<KeptDocument>`
      select number, sha256, body, open_sha256 as "openSha256", open_body as "openBody" from document
      where agency_id = ${agency} and case_id = ${caseId} and n = ${n} and kind = ${kind}`.execute(reader)
    return rows[0]
  },
  async sealedText(caseId, n) {
    const row = await reader
      .selectFrom('journal')
      .select('entry')
      .where('agency_id', '=', agency)
      .where('case_id', '=', caseId)
      .where('n', '=', n)
      .executeTakeFirst()
    return row?.entry.toString('utf8')
  },
  async numbered(number) {
    const row = await reader
      .selectFrom('case_')
      .selectAll()
      .where('agency_id', '=', agency)
      .where('number', 'in', spellings(number))
      // A licence bears the number of the decision's certificate: the decision is what was published.
      .orderBy(sql`host is not null`)
      .executeTakeFirst()
    return row && caseOf(row as unknown as CaseRow)
  },
  async under(key, measures) {
    const { rows } = await sql<KeyedFact>`
      select case_id as "caseId", measure, on_day as "on", until_day as "until" from fact
      where agency_id = ${agency} and measure = any(${[...measures]}) and key = ${key} and recorded_until = 'infinity'
      order by on_day, case_id, measure`.execute(reader)
    return rows
  },
  async place(caseId, n) {
    const { rows } = await sql<SealPlace>`select n, idx as "index", encode(leaf, 'hex') as leaf from journal
      where agency_id = ${agency} and case_id = ${caseId} and n = ${n}`.execute(reader)
    return rows[0]
  },
  async sealedAt(index) {
    const { rows } = await sql<{ leaf: string; recordedAt: string }>`
      select encode(j.leaf, 'hex') as leaf,
        to_char(e.recorded_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as "recordedAt"
      from journal j join entry e on e.agency_id = j.agency_id and e.case_id = j.case_id and e.n = j.n
      where j.agency_id = ${agency} and j.idx = ${index}`.execute(reader)
    return rows[0]
  },
})

/** A number as typed, without blanks, and with brackets as they stand on paper: （滇）, (滇), 〔2024〕. */
function spellings(typed: string): string[] {
  const bare = typed.replace(/\s/g, '')
  const half = bare.replaceAll('（', '(').replaceAll('）', ')')
  const full = half.replaceAll('(', '（').replaceAll(')', '）')
  const shell = half.replace(/[([【〔](\d{4})[)\]】〕]/, '〔$1〕')
  return [...new Set([typed, bare, half, full, shell, shell.replaceAll('(', '（').replaceAll(')', '）')])]
}

function relationOf(current: Case, other: Case): Pick<RelatedCase, 'as' | 'link'> {
  if (other.id === current.host?.caseId) return { as: 'host', link: current.host.link }
  if (other.host?.caseId === current.id) return { as: 'child', link: other.host.link }
  return {
    as: [other.id, other.number].some((name) => name !== undefined && current.refs?.includes(name))
      ? 'named'
      : 'naming',
  }
}
