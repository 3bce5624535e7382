import { sql } from 'kysely'
import writeExcelFile from 'write-excel-file/node'
import { latestMatter } from '#app/find-matter.ts'
import { columnsOf } from '#app/sheet-columns.ts'
import { type CommandLine, Misuse, textOption, Wanting } from '../command-line.ts'

/** A register as a workbook, ids as text; --template gives the headings with the example row. */
export const exportCommand: CommandLine = {
  name: 'export',
  summary: '导出台账；--template 导出带示例行的导入模板',
  usage: 'export MATTER [--out FILE.xlsx] [--template]',
  options: { out: { type: 'string' }, template: { type: 'boolean' } },
  async run({ values, positionals, json, print, printJson, openBureau }) {
    const [id, ...rest] = positionals
    if (!id || rest.length) throw new Misuse('须给出一个台账')
    const bureau = await openBureau()
    const matter = latestMatter(bureau.house.matters, id)
    if (!matter?.forms['row']) throw new Wanting('matter.unknown', `没有台账“${id}”`)
    const columns = columnsOf(matter)
    const records = values['template'] ? [matter.samples['row']] : await rowsOf(bureau.reader, bureau.profile.id, id)
    const out = textOption(values, 'out') ?? `${id}${values['template'] ? '.模板' : ''}.xlsx`
    const sheet = [
      columns.map((column) => ({
        value: `${column.title}${column.required ? '*' : ''}`,
        type: String,
        fontWeight: 'bold' as const,
      })),
      ...records.map((row) =>
        columns.map((column) => ({ value: column.write((row as Record<string, unknown>)[column.name]), type: String })),
      ),
    ]
    await writeExcelFile(sheet, { stickyRowsCount: 1 }).toFile(out)
    if (json) printJson({ ok: true, out, rows: records.length })
    else print(`已写入 ${out}(${records.length} 行)`)
    return 0
  },
}

async function rowsOf(reader: Parameters<ReturnType<typeof sql>['execute']>[0], agency: string, matter: string) {
  const { rows } = await sql<{ row: Record<string, unknown> }>`
    select fold -> 'data' -> 'row' as row from case_
    where agency_id = ${agency} and matter = ${matter} and state = 'recorded' order by opened_on, id`.execute(reader)
  return rows.map(({ row }) => row)
}
