import { writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { FileRefused } from '#app/files/keep-file.ts'
import { latestMatter } from '#app/find-matter.ts'
import { Unreadable } from '#app/intake/unreadable.ts'
import { writeBook } from '#app/sheets/book.ts'
import { type ImportResult, importRows } from '#app/sheets/import-rows.ts'
import { rejectPages } from '#app/sheets/register-book.ts'
import { ForeignSheet } from '#app/sheets/table.ts'
import { readWorkbook } from '#app/sheets/workbook.ts'
import { type CommandLine, type Context, Misuse, textOption, Wanting } from '../command-line.ts'
import { evidenceFiles } from '../evidence-files.ts'
import { progressBar } from '../progress-bar.ts'
import { isRegister, noRegister } from '../registers.ts'
import { readGiven } from './draw.ts'

/** Rows of a spreadsheet into a register; rows that were not taken come back as a workbook with their reasons. */
export const importCommand: CommandLine = {
  name: 'import',
  summary: '导入台账；未通过的行连同原因写回一个工作簿',
  usage: 'import 事项 文件 --as 人员 [--dry-run] [--files 目录] [--skip 列名]… [--rejects 文件] [--anew]',
  options: {
    'dry-run': { type: 'boolean' },
    as: { type: 'string' },
    files: { type: 'string' },
    skip: { type: 'string', multiple: true },
    rejects: { type: 'string' },
    anew: { type: 'boolean' },
  },
  async run(context) {
    const { values, positionals, openBureau, progress } = context
    const [id, file, ...rest] = positionals
    const person = textOption(values, 'as')
    const dryRun = values['dry-run'] === true
    if (!id || !file || rest.length || !person) throw new Misuse('须给出台账、文件和 --as 导入人')
    try {
      const sheets = await readWorkbook(await readGiven(file), basename(file))
      const bureau = await openBureau()
      const matter = latestMatter(bureau.house.matters, id)
      if (!isRegister(matter)) throw noRegister(bureau, id, matter)
      const { find, handed } = evidenceFiles(bureau, person, textOption(values, 'files'), dryRun)
      const result = await importRows(bureau.house, person, matter, sheets, {
        ...{
          dryRun,
          handed,
          anew: values['anew'] === true,
          findFile: find,
          skip: (values['skip'] ?? []) as readonly string[],
        },
        progress: progressBar(`${dryRun ? '试导入' : '导入'}${matter.title}`, progress),
      })
      const rejects = result.rejected.length
        ? (textOption(values, 'rejects') ?? `${file.replace(/\.[a-z]+$/i, '')}.未通过.xlsx`)
        : undefined
      if (rejects) await writeFile(rejects, await writeBook(rejectPages(result.rejected)))
      tell(context, result, dryRun, rejects)
      return result.rejected.length ? 1 : 0
    } catch (error) {
      if (error instanceof ForeignSheet) throw new Wanting('import.headings', error.message)
      if (error instanceof Unreadable) throw new Wanting('import.unreadable', error.message)
      if (error instanceof FileRefused) throw new Wanting(`file.${error.code}`, error.message)
      throw error
    }
  },
}

const mostShown = 20

function tell(
  { json, print, printJson }: Context,
  { rows, taken, repeated, rejected, passed }: ImportResult,
  dryRun: boolean,
  rejects: string | undefined,
): void {
  const told = rejected.map(({ draft, reason, cells }) => ({
    ...{ sheet: draft.row.sheet.name, line: draft.row.line, reason, cells },
  }))
  if (json) {
    printJson({ rows, taken, repeated, dryRun, rejected: told, passed, rejects })
    return
  }
  print(
    `共 ${rows} 行：${dryRun ? '可以导入' : '已导入'} ${taken} 行，此前已登记 ${repeated} 行，未通过 ${rejected.length} 行。`,
  )
  for (const line of passed) print(`  未作数据：${line}`)
  for (const { sheet, line, reason } of told.slice(0, mostShown))
    print(`  未通过：工作表“${sheet}”第 ${line} 行：${reason}`)
  if (rejects) print(`未通过的行和原因见 ${rejects}`)
}
