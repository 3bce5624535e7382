import { sql } from 'kysely'
import type { KeyAct } from '#app/journal/ports.ts'
import { fieldPath } from '#app/journal/sealing/case-fields.ts'
import { disclose, type Salts } from '#app/journal/sealing/seal.ts'
import { journalKey, keyFields } from '#domain/matters/supervision/journal-key.ts'
import type { Reader } from './schema.ts'

type Row = {
  case_id: string
  n: number
  action: string
  form: unknown
  salts: Salts
  idx: number
  entry: Buffer
}

/** The acts of the log's own case: the one that was opened first, should somebody have opened another. */
export async function keyActs(reader: Reader, agency: string): Promise<readonly KeyAct[]> {
  const { rows } = await sql<Row>`
    select entry.case_id, entry.n, entry.action, entry.form, seal.salts, journal.idx, journal.entry
    from entry
    join seal using (agency_id, case_id, n)
    join journal using (agency_id, case_id, n)
    where entry.agency_id = ${agency} and entry.matter = ${journalKey.id} order by journal.idx`.execute(reader)
  return rows
    .filter(({ case_id }) => case_id === rows[0]?.case_id)
    .map(({ case_id: caseId, n, action, form, salts, idx: index, entry }) => {
      const keys = action === 'rotate' ? (form as NonNullable<KeyAct['keys']>) : null
      const disclosures = keyFields.flatMap((field) => {
        const path = fieldPath('rotation', field)
        return keys && salts[path] !== undefined ? [disclose(salts[path], path, keys[field]).disclosure] : []
      })
      return { caseId, n, index, entry, action, keys, disclosures }
    })
}
