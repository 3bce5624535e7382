import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Day } from '#domain/calendar/day.ts'
import { isClosed } from '#domain/documents/case-file.ts'
import type { Case } from '#domain/engine/case.ts'
import { asList, type Matter } from '#domain/engine/matter.ts'
import { type CaseRow, caseOf } from './rows.ts'
import type { Reader } from './schema.ts'

/** How far the files are: not at their end, lacking something, or with all that the matter asks for. */
export const fileStandings = ['open', 'lacking', 'complete'] as const
export type FileStanding = (typeof fileStandings)[number]

/** A version of a matter with the states in which the asker may take the file. */
export type Taking = { readonly matter: Matter; readonly states: readonly string[] }

export type FilesWish = {
  readonly versions: readonly Taking[]
  /** The year of the matter's own date. */
  readonly year?: number | undefined
  readonly standing?: FileStanding | undefined
}

export type FilesPlace = { readonly after?: string | undefined; readonly limit: number }

export type FiledCase = { readonly current: Case; readonly on: Day }

/** The case files of one matter, the newest first, served by the index of its list; how many of them stand how. */
export const caseFilesView = (reader: Reader, agency: string) => ({
  async page(wish: FilesWish, { after, limit }: FilesPlace): Promise<{ files: readonly FiledCase[]; next?: string }> {
    const from = sql`(select on_day from listed where agency_id = ${agency} and case_id = ${after})`
    const beyond = after ? sql`and l.on_day <= ${from} and (l.on_day < ${from} or l.case_id > ${after})` : sql``
    const { rows } = await sql<CaseRow & { on_day: Day }>`
      select c.*, l.on_day ${joined(wish, agency)} ${beyond}
      order by l.on_day desc, l.case_id limit ${limit + 1}`.execute(reader)
    const files = rows.slice(0, limit).map((row) => ({ current: caseOf(row), on: row.on_day }))
    return rows.length > limit ? { files, next: files.at(-1)!.current.id } : { files }
  },

  /** Whatever the wish is narrowed to by standing. */
  async counts({ standing: _, ...wish }: FilesWish): Promise<Readonly<Record<FileStanding, number>>> {
    const { rows } = await sql<Record<FileStanding, number>>`
      select ${sql.join(
        fileStandings.map(
          (one) => sql`count(*) filter (where ${standingSql(wish.versions, one)})::int as ${sql.ref(one)}`,
        ),
      )} ${joined(wish, agency)}`.execute(reader)
    return rows[0]!
  },
})

function joined({ versions, year, standing }: FilesWish, agency: string): RawBuilder<unknown> {
  const seen = versions.map(({ matter, states }) =>
    ofVersion(matter, sql<SqlBool>`l.state = any(${[...states]}::text[])`),
  )
  const conditions = [
    sql<SqlBool>`l.agency_id = ${agency} and l.matter = ${versions[0]!.matter.id}`,
    sql<SqlBool>`(${sql.join(seen, sql` or `)})`,
    ...(year === undefined
      ? []
      : [sql<SqlBool>`l.on_day >= ${`${year}-01-01`}::date and l.on_day < ${`${year + 1}-01-01`}::date`]),
    ...(standing === undefined ? [] : [standingSql(versions, standing)]),
  ]
  return sql`from listed l join case_ c on c.agency_id = l.agency_id and c.id = l.case_id
    where ${sql.join(conditions, sql` and `)}`
}

const ofVersion = ({ inForceFrom }: Matter, condition: RawBuilder<SqlBool>) =>
  sql<SqlBool>`(l.version = ${inForceFrom}::date and ${condition})`

/** The rules of `isClosed` and `lacksOf`, for a whole list. */
function standingSql(versions: readonly Taking[], standing: FileStanding): RawBuilder<SqlBool> {
  const closed = sql.join(
    versions.map(({ matter }) => ofVersion(matter, sql<SqlBool>`l.state = any(${closedStates(matter)}::text[])`)),
    sql` or `,
  )
  if (standing === 'open') return sql<SqlBool>`(not (${closed}))`
  const rules = versions.flatMap(({ matter }) =>
    closedStates(matter).flatMap((state) =>
      (matter.dossier?.[state] ?? []).map((papers) =>
        ofVersion(
          matter,
          sql<SqlBool>`l.state = ${state} and not (${sql.join(asList<string>(papers).map(held), sql` or `)})`,
        ),
      ),
    ),
  )
  const lacking = rules.length ? sql.join(rules, sql` or `) : sql`false`
  return standing === 'lacking'
    ? sql<SqlBool>`((${closed}) and (${lacking}))`
    : sql<SqlBool>`((${closed}) and not (${lacking}))`
}

const closedStates = (matter: Matter): string[] =>
  Object.keys(matter.states).filter((state) => isClosed(matter, { state }))

const held = (paper: string): RawBuilder<SqlBool> =>
  sql<SqlBool>`(jsonb_exists(c.fold -> 'data', ${paper}) or c.fold -> 'documents' @> ${JSON.stringify([{ kind: paper }])}::jsonb)`
