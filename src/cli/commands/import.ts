import { createHash } from 'node:crypto'
import { readSheet } from 'read-excel-file/node'
import writeExcelFile from 'write-excel-file/node'
import { latestMatter } from '#app/find-matter.ts'
import { ForeignSheet, importRows, type RejectedRow } from '#app/import-rows.ts'
import { beyondBounds } from '#app/sheet-bounds.ts'
import type { Cell } from '#app/sheet-columns.ts'
import { type CommandLine, Misuse, textOption, Wanting } from '../command-line.ts'
import { progressBar } from '../progress-bar.ts'
import { readGiven } from './draw.ts'

/** Rows of a workbook into a register; rows that were not taken come back as a workbook with their reasons. */
export const importCommand: CommandLine = {
  name: 'import',
  summary: '导入台账；未通过的行连同原因写回一个工作簿',
  usage: 'import MATTER FILE.xlsx --as PERSON [--dry-run]',
  options: { 'dry-run': { type: 'boolean' }, as: { type: 'string' } },
  async run({ values, positionals, json, print, printJson, progress, openBureau }) {
    const [id, file, ...rest] = positionals
    const person = textOption(values, 'as')
    const dryRun = values['dry-run'] === true
    if (!id || !file || rest.length || (!person && !dryRun))
      throw new Misuse('须给出台账、文件和 --as 导入人（试导入可以不给）')
    const bytes = await readGiven(file)
    const beyond = beyondBounds(bytes)
    if (beyond) throw new Wanting('import.unreadable', `${file}：${beyond}`)
    const lines = (await readSheet(bytes).catch(() => {
      throw new Wanting('import.unreadable', `${file} 不是可以读取的 .xlsx 工作簿`)
    })) as Cell[][]
    const bureau = await openBureau()
    const matter = latestMatter(bureau.house.matters, id)
    if (!matter?.forms['row']) throw new Wanting('matter.unknown', `没有台账“${id}”`)
    const sheet = { sha256: createHash('sha256').update(bytes).digest('hex'), lines }
    const bar = progressBar(`导入${matter.title}`, progress)
    try {
      const result = await importRows(bureau.house, person ?? '', matter, sheet, { dryRun, progress: bar })
      const rejects = result.rejected.length ? `${file.replace(/\.xlsx$/i, '')}.未通过.xlsx` : undefined
      if (rejects) await writeRejects(rejects, lines[0] ?? [], result.rejected)
      if (json)
        printJson({ ...result, rejected: result.rejected.map(({ line, reason }) => ({ line, reason })), rejects })
      else {
        print(
          `共 ${result.rows} 行：${dryRun ? '可导入' : '已导入'} ${result.taken} 行，此前已导入 ${result.repeated} 行，未通过 ${result.rejected.length} 行。`,
        )
        if (rejects) print(`未通过的行和原因见 ${rejects}`)
      }
      return result.rejected.length ? 1 : 0
    } catch (error) {
      if (error instanceof ForeignSheet) throw new Wanting('import.headings', error.message)
      throw error
    }
  },
}

async function writeRejects(path: string, headings: readonly Cell[], rejected: readonly RejectedRow[]): Promise<void> {
  const text = (value: Cell) => ({
    value: value instanceof Date ? value.toISOString().slice(0, 10) : String(value ?? ''),
    type: String,
  })
  const rows = [
    [...headings, '原因'].map((heading) => ({ ...text(heading), fontWeight: 'bold' as const })),
    ...rejected.map(({ cells, reason }) => [...cells.map(text), text(reason)]),
  ]
  await writeExcelFile(rows).toFile(path)
}
