import type { LawStore } from '#app/import-law.ts'
import type { LawText } from '#domain/law/check-catalogue.ts'
import type { Database } from './connect.ts'
import { inTransaction } from './in-transaction.ts'
import { types } from './types.ts'

/** Statute texts in the database: a version imported again replaces itself. */
export const lawStore = (database: Database): LawStore => ({
  async saveTexts(texts) {
    const pool = database.pool({ max: 1, types })
    const save = inTransaction(pool, async (client) => {
      await client.query(
        `delete from law_text using (select distinct instrument, version from json_to_recordset($1) as t
           (instrument text, version text)) again
         where law_text.instrument = again.instrument and law_text.version = again.version`,
        [JSON.stringify(texts)],
      )
      await client.query(
        `insert into law_text (instrument, version, article, ordinal, body)
         select t.instrument, t.version, t.article, t.ordinal, t.text
         from json_to_recordset($1) as t (instrument text, version text, article text, ordinal integer, text text)`,
        [JSON.stringify(texts.map((text, ordinal) => ({ ...text, ordinal })))],
      )
    })
    await save.finally(() => pool.end())
  },

  async heldTexts() {
    const pool = database.pool({ max: 1, types })
    const read = pool.query<LawText>(
      `select instrument, version, article, body as "text" from law_text order by instrument, version, ordinal`,
    )
    const { rows } = await read.finally(() => pool.end())
    return rows
  },
})
