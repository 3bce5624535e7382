import { createHash } from 'node:crypto'
import type { Command } from '#domain/engine/command.ts'
import { issueWords } from '#domain/engine/issue-words.ts'
import type { Matter } from '#domain/engine/matter.ts'
import { handleCommands, type Outcome } from './handle-command.ts'
import type { House } from './house.ts'
import { type Cell, type Column, columnsOf } from './sheet-columns.ts'

export type RejectedRow = { readonly line: number; readonly cells: readonly Cell[]; readonly reason: string }
export type ImportResult = {
  readonly rows: number
  readonly taken: number
  readonly repeated: number
  readonly rejected: readonly RejectedRow[]
}

const batchSize = 1000
const hex = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32)

export class ForeignSheet extends Error {}

/** The column of each heading; a heading that the register does not know is refused before anything is written. */
function matchHeadings(matter: Matter, headings: readonly Cell[]): (Column | undefined)[] {
  const columns = new Map(columnsOf(matter).map((column) => [column.title, column]))
  const found = headings.map((heading) =>
    columns.get(
      String(heading ?? '')
        .replace(/\*$/, '')
        .trim(),
    ),
  )
  const unknown = headings.filter((heading, index) => heading && String(heading) !== '原因' && !found[index])
  const missing = [...columns.values()].filter((column) => column.required && !found.includes(column))
  if (unknown.length || missing.length) {
    const parts = [
      unknown.length ? `不认识的列：${unknown.join('、')}` : '',
      missing.length ? `缺少的列：${missing.map((column) => column.title).join('、')}` : '',
    ]
    throw new ForeignSheet(`表头与“${matter.title}”不符。${parts.filter(Boolean).join(';')}`)
  }
  return found
}

/**
 * Imports the rows of a sheet through the ordinary command path, in batches. A bad row is answered with its reason and
 * loses nothing of the others; importing the same file again repeats nothing, as command ids follow from its bytes.
 */
export async function importRows(
  house: House,
  person: string,
  matter: Matter,
  sheet: { readonly sha256: string; readonly lines: readonly (readonly Cell[])[] },
  options: { readonly dryRun: boolean; readonly progress?: (done: number, total: number) => void },
): Promise<ImportResult> {
  const [headings = [], ...body] = sheet.lines
  const columns = matchHeadings(matter, headings)
  const lines = body
    .map((cells, index) => ({ cells, line: index + 2 }))
    .filter(({ cells }) => cells.some((cell) => cell !== null && cell !== ''))
  const rejected: RejectedRow[] = []
  let taken = 0
  let repeated = 0
  for (let from = 0; from < lines.length; from += batchSize) {
    const batch = lines.slice(from, from + batchSize)
    const commands = batch.map(
      ({ cells, line }): Command => ({
        id: `import-${sheet.sha256.slice(0, 32)}-${line}`,
        matter: matter.id,
        caseId: hex(`${sheet.sha256}:${matter.id}:${line}`),
        action: 'record',
        form: formOf(columns, cells),
      }),
    )
    const outcomes = options.dryRun
      ? commands.map((command) => check(matter, command))
      : await handleCommands(house, person, commands)
    outcomes.forEach((outcome, index) => {
      const { line, cells } = batch[index]!
      if (!outcome.ok) rejected.push({ line, cells, reason: outcome.message })
      else if (outcome.repeated) repeated += 1
      else taken += 1
    })
    options.progress?.(Math.min(from + batchSize, lines.length), lines.length)
  }
  return { rows: lines.length, taken, repeated, rejected }
}

const formOf = (columns: readonly (Column | undefined)[], cells: readonly Cell[]): Record<string, unknown> =>
  Object.fromEntries(
    columns.flatMap((column, index) => {
      const value = column?.read(cells[index])
      return column && value !== undefined ? [[column.name, value]] : []
    }),
  )

/** A trial without writing: the row's form alone is judged. */
function check(matter: Matter, command: Command): Pick<Outcome, 'ok'> & { message: string; repeated: boolean } {
  const parsed = matter.forms['row']!.safeParse(command.form, { error: issueWords })
  if (parsed.success) return { ok: true, message: '', repeated: false }
  const titles = new Map(columnsOf(matter).map((column) => [column.name, column.title]))
  const message = parsed.error.issues
    .map((issue) => `${titles.get(String(issue.path[0])) ?? issue.path.join('.')}:${issue.message}`)
    .join(';')
  return { ok: false, message, repeated: false }
}
