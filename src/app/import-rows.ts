import { createHash } from 'node:crypto'
import type { Command } from '#domain/engine/command.ts'
import { titleAt, unknownFields } from '#domain/engine/form.ts'
import { issueWords } from '#domain/engine/issue-words.ts'
import type { Matter } from '#domain/engine/matter.ts'
import { handleCommands, type Outcome } from './handle-command.ts'
import type { House } from './house.ts'
import { type Cell, type Column, columnsOf, stepsOf } from './sheet-columns.ts'

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
    const asked = batch.map(({ cells, line }) => commandsOf(matter, sheet.sha256, line, columns, cells))
    const outcomes = options.dryRun
      ? asked.flat().map((command) => check(matter, command))
      : await handleCommands(house, person, asked.flat())
    let next = 0
    asked.forEach((commands, index) => {
      const own = outcomes.slice(next, next + commands.length)
      next += commands.length
      const { line, cells } = batch[index]!
      const place = own.findIndex(({ ok }) => !ok)
      const failed = own[place]
      if (failed && !failed.ok)
        rejected.push({ line, cells, reason: reasonOf(matter, commands[place]!, failed.message) })
      else if (own.every((outcome) => outcome.ok && outcome.repeated)) repeated += 1
      else taken += 1
    })
    options.progress?.(Math.min(from + batchSize, lines.length), lines.length)
  }
  return { rows: lines.length, taken, repeated, rejected }
}

/** The commands of one line: the row, then each step of which anything is filled in. */
function commandsOf(
  matter: Matter,
  sha256: string,
  line: number,
  columns: readonly (Column | undefined)[],
  cells: readonly Cell[],
): readonly Command[] {
  const forms = new Map<string, Record<string, unknown>>([['row', {}]])
  columns.forEach((column, index) => {
    const value = column?.read(cells[index])
    if (!column || value === undefined) return
    forms.set(column.form, { ...forms.get(column.form), [column.name]: value })
  })
  const reasons = forms.get('reasons')?.['reasons'] as string | undefined
  return ['row', ...stepsOf(matter)]
    .filter((form) => forms.has(form))
    .map((form) => ({
      id: `import-${sha256.slice(0, 32)}-${line}${form === 'row' ? '' : `-${form}`}`,
      matter: matter.id,
      caseId: hex(`${sha256}:${matter.id}:${line}`),
      action: form === 'row' ? 'record' : form,
      form: forms.get(form),
      ...(form !== 'row' && reasons ? { reasons } : {}),
    }))
}

const reasonOf = (matter: Matter, { action }: Command, message: string): string =>
  action === 'record' ? message : `本行已登记，但“${matter.actions[action]?.label}”未能登记：${message}`

/** A trial without writing: the row's form alone is judged. */
function check(matter: Matter, command: Command): Pick<Outcome, 'ok'> & { message: string; repeated: boolean } {
  const form = matter.forms[matter.actions[command.action]?.form ?? 'row']!
  const unknown = unknownFields(form, command.form)
  if (unknown.length) return { ok: false, message: `没有这样的字段：${unknown.join('、')}`, repeated: false }
  const parsed = form.safeParse(command.form, { error: issueWords })
  if (parsed.success) return { ok: true, message: '', repeated: false }
  const message = parsed.error.issues
    .map((issue) => `${titleAt(form, issue.path.join('.'))}:${issue.message}`)
    .join(';')
  return { ok: false, message, repeated: false }
}
