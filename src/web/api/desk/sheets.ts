import type { Context, Hono } from 'hono'
import { Unreadable } from '#app/intake/unreadable.ts'
import { TooLong, writeBook } from '#app/sheets/book.ts'
import { type ImportResult, importRows } from '#app/sheets/import-rows.ts'
import { registerPages, rejectPages, templatePages } from '#app/sheets/register-book.ts'
import { ForeignSheet } from '#app/sheets/table.ts'
import { readWorkbook } from '#app/sheets/workbook.ts'
import { registerRows } from '#db/register-rows.ts'
import type { Matter } from '#domain/engine/matter.ts'
import { attachmentName } from '../../csv.ts'
import { gate } from '../../gate.ts'
import type { Web } from '../../web.ts'
import type { ApiEnv } from '../bearer.ts'
import type { ApiDesk } from '../desk.ts'
import { Problem } from '../problem.ts'
import { atMost } from '../read-json.ts'
import type { Imported } from './list-answers.ts'

const longestSheet = 20 * 1024 * 1024
const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
/** How many of the rows that were not taken are told one by one; the workbook holds all. */
const mostTold = 200

/** A register out of and into a sheet, by the same reader, writer and acts as the command line (decision 026). */
export function sheetRoutes(api: Hono<ApiEnv>, web: Web, desk: ApiDesk): void {
  const { house, profile, reader } = web.bureau
  // A sheet is read, and its trial decided, in one piece.
  const one = gate(1, 4)

  const registerNamed = (id: string): Matter => {
    const matter = desk.matterNamed(id)
    if (matter.forms['row'] === undefined)
      throw new Problem(404, 'matter.no-register', `“${matter.title}”逐件办理，不是台账，不能整表导入、导出。`)
    return matter
  }

  const book = (c: Context, name: string, bytes: Uint8Array) =>
    c.body(Uint8Array.from(bytes), 200, { 'content-type': workbookType, 'content-disposition': attachmentName(name) })

  const written = (pages: Parameters<typeof writeBook>[0]): Promise<Uint8Array> =>
    writeBook(pages).catch((error: unknown) => {
      throw error instanceof TooLong ? new Problem(422, 'export.too-long', error.message) : error
    })

  api.get('/desk/registers/:matter/template.xlsx', async (c) => {
    const matter = registerNamed(c.req.param('matter'))
    return book(c, `${matter.title}（导入模板）.xlsx`, await written(templatePages(matter)))
  })

  api.get('/desk/registers/:matter/rows.xlsx', async (c) => {
    const matter = registerNamed(c.req.param('matter'))
    const { person, token } = c.var
    const asked = { person, token, matter: matter.id, now: house.clock.now() }
    const rows = await registerRows(reader, profile.id, house.matters, asked)
    if (!rows) throw desk.unseen(matter)
    return book(c, `${matter.title}.xlsx`, await written(registerPages(matter, rows)))
  })

  api.post('/desk/registers/:matter/rows', atMost(longestSheet), async (c) => {
    const matter = registerNamed(c.req.param('matter'))
    const name = c.req.query('name') ?? ''
    const bytes = new Uint8Array(await c.req.arrayBuffer())
    // The rows that were not taken come back as a workbook; asking for it records nothing.
    const wantsRejects = c.req.query('answer') === 'rejects'
    const dryRun = wantsRejects || c.req.query('trial') === 'true'
    const result = await one(async () =>
      importRows(house, c.var.person, matter, await readWorkbook(bytes, name), { dryRun }),
    ).catch((error: unknown) => {
      if (error instanceof ForeignSheet) throw new Problem(422, 'import.headings', error.message)
      if (error instanceof Unreadable) throw new Problem(422, 'import.unreadable', error.message)
      throw error
    })
    if (!wantsRejects) return c.json(told(result))
    return book(c, `${name.replace(/\.[a-z]+$/i, '')}.未通过.xlsx`, await written(rejectPages(result.rejected)))
  })
}

const told = ({ rejected, passed, ...counts }: ImportResult): Imported => ({
  ...counts,
  passed,
  refused: rejected.length,
  rejected: rejected.slice(0, mostTold).map(({ draft, reason, cells }) => ({
    ...{ sheet: draft.row.sheet.name, line: draft.row.line, reason },
    cells: cells.map(({ column, read, wanted }) => ({ column, read, wanted })),
  })),
})
