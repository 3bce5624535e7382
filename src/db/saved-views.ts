import { sql, type Transaction } from 'kysely'
import type { Instant } from '#domain/calendar/day.ts'
import type { Reader, Schema } from './schema.ts'

/** Who asks: the table shows and takes nothing but what is his, or shared with an office of his. */
export type Viewer = { readonly person: string; readonly offices: readonly string[] }

export type SavedView = {
  readonly id: string
  readonly person: string
  /** The name of its person, where it is known. */
  readonly by: string | null
  readonly office: string | null
  readonly name: string
  /** As it stands in the address of the register. */
  readonly query: string
}
export type ViewToKeep = Pick<SavedView, 'id' | 'office' | 'name' | 'query'> & {
  readonly matter: string
  readonly savedAt: Instant
}

/** Of one person and one register; more are a register of views. */
export const mostViews = 50

/** Views of registers, kept on the server by person and by office. */
export const savedViews = (reader: Reader, agency: string) => {
  const as = <T>({ person, offices }: Viewer, work: (reader: Transaction<Schema>) => Promise<T>): Promise<T> =>
    reader.transaction().execute(async (trx) => {
      await sql`select set_config('zhunsheng.viewer', ${person}, true),
        set_config('zhunsheng.offices', ${offices.join(',')}, true)`.execute(trx)
      return work(trx)
    })
  return {
    /** His own first, then those of colleagues, by name. */
    of: (viewer: Viewer, matter: string): Promise<readonly SavedView[]> =>
      as(viewer, async (trx) => {
        const { rows } = await sql<SavedView>`
          select v.id, v.person_id as person, p.name as by, v.office, v.name, v.query from saved_view v
          left join person p on p.agency_id = v.agency_id and p.id = v.person_id
          where v.agency_id = ${agency} and v.matter = ${matter}
          order by v.person_id <> ${viewer.person}, v.name, v.id limit 200`.execute(trx)
        return rows
      }),
    /** Kept again under its name, it is changed. False: he has as many as anybody may have. */
    keep: (viewer: Viewer, { id, office, name, query, matter, savedAt }: ViewToKeep): Promise<boolean> =>
      as(viewer, async (trx) => {
        const { rows } = await sql`
          insert into saved_view (agency_id, id, person_id, office, matter, name, query, saved_at)
          select ${agency}, ${id}, ${viewer.person}, ${office}, ${matter}, ${name}, ${query}, ${savedAt}::timestamptz
          where (select count(*) from saved_view where agency_id = ${agency} and person_id = ${viewer.person}
            and matter = ${matter} and name <> ${name}) < ${mostViews}
          on conflict (agency_id, person_id, matter, name)
          do update set office = excluded.office, query = excluded.query, saved_at = excluded.saved_at
          returning id`.execute(trx)
        return rows.length > 0
      }),
    /** False: there is none of his with this id. */
    drop: (viewer: Viewer, id: string): Promise<boolean> =>
      as(viewer, async (trx) => {
        const { rows } = await sql`delete from saved_view where agency_id = ${agency} and id = ${id}
          and person_id = ${viewer.person} returning id`.execute(trx)
        return rows.length > 0
      }),
  }
}
