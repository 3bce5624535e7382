import { hash } from 'node:crypto'
import type { PrintingStore } from '#app/paper/printer.ts'
import type { Reader } from './schema.ts'

/** What was printed by one agency. It follows from sealed texts: nothing of it enters the journal. */
export const printingStore = (reader: Reader, agency: string): PrintingStore => {
  const find: PrintingStore['find'] = async (text, format) => {
    const row = await reader
      .selectFrom('printing')
      .select(['bytes', 'sha256'])
      .where('agency_id', '=', agency)
      .where('text', '=', text)
      .where('format', '=', format)
      .executeTakeFirst()
    if (row && hash('sha256', row.bytes, 'hex') !== row.sha256)
      throw new Error(`保存的文件与其摘要不符（正文摘要 ${text}，${format}）`)
    return row?.bytes
  }
  return {
    find,
    async keep(text, format, bytes) {
      const row = { agency_id: agency, text, format, sha256: hash('sha256', bytes, 'hex'), bytes: Buffer.from(bytes) }
      await reader
        .insertInto('printing')
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      return (await find(text, format)) ?? bytes
    },
  }
}
