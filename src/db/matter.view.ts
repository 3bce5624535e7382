import { sql } from 'kysely'
import { foundingCase } from '#domain/matters/supervision/founding.ts'
import type { Reader } from './schema.ts'

/** What every page tells: how far the journal has come, and whether invented persons act in it. */
export type Standing = { readonly journalSize: number; readonly demo: boolean }

export type MatterView = {
  standing(): Promise<Standing>
  /** Indices of the journal below its size at which no entry stands: always 0, unless rows were taken out. */
  journalGaps(): Promise<number>
  /**
   * Of the cases that have entries between two sizes of the journal: the measures of all their facts, also of former
   * ones, and their matters (`matterTag`).
   */
  touched(from: number, to: number): Promise<readonly string[]>
  /** Number of cases by matter. */
  counts(): Promise<ReadonlyMap<string, number>>
  /** Years in which something happened, newest first, with the number of entries. */
  years(): Promise<readonly { readonly year: number; readonly entries: number }[]>
}

/** By what an answer that follows from the cases of one matter is known, beside the measures of others. */
export const matterTag = (matter: string): string => `matter ${matter}`

export function matterView(reader: Reader, agency: string): MatterView {
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
    async touched(from, to) {
      const { rows } = await sql<{ measure: string }>`
        select distinct f.measure from journal j join fact f on f.agency_id = j.agency_id and f.case_id = j.case_id
        where j.agency_id = ${agency} and j.idx >= ${from} and j.idx < ${to}
        union select distinct ${matterTag('')} || c.matter
        from journal j join case_ c on c.agency_id = j.agency_id and c.id = j.case_id
        where j.agency_id = ${agency} and j.idx >= ${from} and j.idx < ${to}`.execute(reader)
      return rows.map(({ measure }) => measure)
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
  }
}
