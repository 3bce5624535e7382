import { writeFile } from 'node:fs/promises'
import { latestMatter } from '#app/find-matter.ts'
import { registerPdf } from '#app/paper/print-register.ts'
import { TooLong, writeBook } from '#app/sheets/book.ts'
import { columnsOf, valueIn } from '#app/sheets/columns.ts'
import { type Filled, registerPages, templatePages } from '#app/sheets/register-book.ts'
import { registerRows } from '#db/register-rows.ts'
import { dayOf } from '#domain/calendar/day.ts'
import { refuse } from '#domain/engine/refusal.ts'
import { roles } from '#domain/engine/roles.ts'
import type { Bureau } from '../../bureau.ts'
import { type CommandLine, Misuse, textOption, Wanting } from '../command-line.ts'
import { isRegister, noRegister } from '../registers.ts'

/** A register as a workbook, ids as text; --template gives the headings with the example row. */
export const exportCommand: CommandLine = {
  name: 'export',
  summary: '导出台账；--template 导出带示例行的导入模板',
  usage: 'export 事项 --as 人员 [--out 文件.xlsx|文件.pdf] | export 事项 --template',
  options: { as: { type: 'string' }, out: { type: 'string' }, template: { type: 'boolean' } },
  async run({ values, positionals, json, print, printJson, openBureau }) {
    const [id, ...rest] = positionals
    if (!id || rest.length) throw new Misuse('须给出一个台账')
    const bureau = await openBureau()
    const matter = latestMatter(bureau.house.matters, id)
    if (!isRegister(matter)) throw noRegister(bureau, id, matter)
    const columns = columnsOf(matter)
    const person = textOption(values, 'as')
    const isTemplate = values['template'] === true
    if (!isTemplate && !person) throw new Misuse('导出记录须给出 --as 导出人（模板可以不给）')
    const records = isTemplate ? [{ row: matter.samples['row'] } as Filled] : await rowsFor(bureau, person!, id)
    const out = textOption(values, 'out') ?? `${id}${values['template'] ? '.模板' : ''}.xlsx`
    if (out.endsWith('.pdf')) {
      const book = {
        title: matter.title,
        issuer: bureau.profile.title,
        on: dayOf(bureau.house.clock.now()),
        head: columns.map(({ title }) => title),
        rows: records.map((record) => columns.map((column) => column.write(valueIn(record, column)))),
      }
      await writeFile(out, await registerPdf(bureau.press, book))
      if (json) printJson({ ok: true, out, rows: records.length })
      else print(`已写入 ${out}（${records.length} 行）`)
      return 0
    }
    const pages = isTemplate ? templatePages(matter) : registerPages(matter, records)
    const workbook = await writeBook(pages).catch((error: unknown) => {
      throw error instanceof TooLong ? new Wanting('export.too-long', error.message) : error
    })
    await writeFile(out, workbook)
    if (json) printJson({ ok: true, out, rows: records.length })
    else print(`已写入 ${out}（${records.length} 行）`)
    return 0
  },
}

/** @throws Wanting when the person may read none */
async function rowsFor({ reader, profile, house }: Bureau, person: string, id: string): Promise<readonly Filled[]> {
  const rows = await registerRows(reader, profile.id, house.matters, { person, matter: id, now: house.clock.now() })
  if (rows) return rows
  const { title, readers } = house.matters.latest(id)!
  const named = readers.map((reads) => roles[typeof reads === 'string' ? reads : reads.role]).join('、')
  throw new Wanting('right.unseen', refuse('right.unseen', { title, roles: named }).message)
}
