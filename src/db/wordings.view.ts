import { CompiledQuery } from 'kysely'
import type { WordingRow } from '#domain/documents/house-wording.ts'
import type { Reader } from './schema.ts'

/** The wordings of documents that a second person has confirmed. */
export const wordingsSql = `
select id as "caseId", last_at as "confirmedAt", fold -> 'data' -> 'wording' as data
from case_ where agency_id = $1 and matter = 'template-wording' and state = 'confirmed'`

type Row = { caseId: string; confirmedAt: string; data: Omit<WordingRow, 'caseId' | 'confirmedAt'> }

export const wordingRows = (rows: readonly Row[]): readonly WordingRow[] =>
  rows.map(({ data, caseId, confirmedAt }) => ({ ...data, caseId, confirmedAt }))

export async function readWordings(reader: Reader, agency: string): Promise<readonly WordingRow[]> {
  const { rows } = await reader.executeQuery<Row>(CompiledQuery.raw(wordingsSql, [agency]))
  return wordingRows(rows)
}
