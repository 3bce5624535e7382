import { hash } from 'node:crypto'
import type { Command } from '#domain/engine/command.ts'
import type { Matter } from '#domain/engine/matter.ts'
import type { Attachment } from '#domain/engine/register.ts'
import { handleCommands, type Outcome } from '../handle-command.ts'
import type { House } from '../house.ts'
import { stepsOf } from './columns.ts'
import type { Wrong } from './lines.ts'
import { canonical, type Draft, type FindFile, readRows } from './read-rows.ts'
import type { Table } from './table.ts'
import type { Sheet } from './workbook.ts'

export type RejectedRow = {
  readonly table: Table
  readonly draft: Draft
  readonly reason: string
  /** The cells that have to change, as far as they are known. */
  readonly cells: readonly Wrong[]
}

export type ImportResult = {
  readonly rows: number
  readonly taken: number
  readonly repeated: number
  readonly rejected: readonly RejectedRow[]
  /** What was seen in the file and not read as data, in words. */
  readonly passed: readonly string[]
}

export type ImportOptions = {
  readonly dryRun: boolean
  readonly progress?: (done: number, total: number) => void
  /** Headings of columns that are left out knowingly. */
  readonly skip?: readonly string[]
  readonly findFile?: FindFile
  /** Files that a trial takes as handed in. */
  readonly handed?: readonly Attachment[]
  /** Rows whose records were lost with an older backup are registered anew, in cases of their own. */
  readonly anew?: boolean
}

const batchSize = 500

/** One batch is decided while the database writes the other; where both are about the same, the later looks again. */
const sideBySide = 2

type Asked = { readonly table: Table; readonly draft: Draft; readonly commands: readonly Command[] }

/**
 * Imports the rows of a workbook through the ordinary command path, in batches. A bad row is answered with its reason
 * and loses nothing of the others. A row is known by what it says: whatever file it comes in, it is recorded once, and
 * what has been added to it since is done as its next steps. A trial judges everything, rights and keys too, in one
 * transaction of which nothing stays.
 */
export async function importRows(
  house: House,
  person: string,
  matter: Matter,
  sheets: readonly Sheet[],
  options: ImportOptions,
): Promise<ImportResult> {
  const read = await readRows(matter, sheets, options)
  const all = read.tables.flatMap(({ table, drafts }) =>
    drafts.map((draft): Asked => ({ table, draft, commands: commandsOf(matter, draft) })),
  )
  const rejected: RejectedRow[] = all.filter(({ draft }) => draft.wrong.length).map(unread)
  const readable = all.filter(({ draft }) => draft.wrong.length === 0)
  const passed = [...read.passed, ...twins(readable)]
  let taken = 0
  let repeated = 0
  const size = options.dryRun ? Math.max(1, readable.length) : batchSize
  let next = 0
  let done = 0
  const work = async () => {
    while (next < readable.length) {
      const batch = readable.slice(next, next + size)
      next += size
      const judged = await judge(house, person, batch, options)
      const standing = await alreadyStanding(house, judged)
      for (const { asked, own } of judged) {
        const refused = refusedOf(matter, asked, own)
        if (refused && standing.has(asked)) repeated += 1
        else if (refused) rejected.push(refused)
        else if (own.every((outcome) => outcome.ok && outcome.repeated)) repeated += 1
        else taken += 1
      }
      done += batch.length
      options.progress?.(done, readable.length)
    }
  }
  await Promise.all(Array.from({ length: sideBySide }, work))
  const order = new Map(all.map(({ draft }, index) => [draft, index]))
  rejected.sort((a, b) => order.get(a.draft)! - order.get(b.draft)!)
  return { rows: all.length, taken, repeated, rejected, passed }
}

type Judged = { readonly asked: Asked; readonly own: readonly Outcome[] }

/** What became of the commands of each row. */
async function judge(
  house: House,
  person: string,
  rows: readonly Asked[],
  { dryRun, handed = [], anew }: ImportOptions,
): Promise<readonly Judged[]> {
  const batch = anew ? await withoutLost(house, rows) : rows
  const commands = batch.flatMap((asked) => asked.commands)
  const outcomes = await handleCommands(house, person, commands, { trial: dryRun, handed })
  let from = 0
  return batch.map((asked) => {
    from += asked.commands.length
    return { asked, own: outcomes.slice(from - asked.commands.length, from) }
  })
}

/** Rows that stand word for word in the case that is in their way: somebody entered them by hand, or from elsewhere. */
async function alreadyStanding(house: House, judged: readonly Judged[]): Promise<ReadonlySet<Asked>> {
  const inTheWay = judged.flatMap(({ asked, own: [first] }) =>
    first && !first.ok && first.code === 'case.rival' && first.other ? [{ asked, id: first.other.caseId }] : [],
  )
  if (inTheWay.length === 0) return new Set()
  const ids = inTheWay.map(({ id }) => id)
  const found = await house.store.trial((tx) => tx.others(ids, [], 'share'))
  const cases = new Map(found.map((current) => [current.id, current]))
  const says = ({ draft }: Asked, id: string): boolean =>
    [...draft.forms].every(([form, filled]) => canonical(filled) === canonical(cases.get(id)?.data[form]))
  return new Set(inTheWay.flatMap(({ asked, id }) => (says(asked, id) ? [asked] : [])))
}

/** A bureau that has put back so many older backups has other worries. */
const mostLives = 5
const isLost = (outcome: Outcome): boolean => !outcome.ok && outcome.code === 'case.lost'

/** Rows whose records are lost, under other names; lost again, under yet others. */
async function withoutLost(house: House, rows: readonly Asked[]): Promise<readonly Asked[]> {
  let named = rows
  for (let life = 1; life <= mostLives; life += 1) {
    const lost = await house.store.lost(named.map(({ commands }) => commands[0]!.caseId))
    if (lost.size === 0) break
    named = named.map((asked) => (lost.has(asked.commands[0]!.caseId) ? reborn(asked, life) : asked))
  }
  return named
}

/** The same row in a case of another name, the same whenever it is asked for. */
function reborn(asked: Asked, life: number): Asked {
  const renamed = (text: string) => digest(`${text}:${life}`)
  const commands = asked.commands.map((command) => ({
    ...command,
    id: `import-${renamed(command.id)}`,
    caseId: renamed(command.caseId),
  }))
  return { ...asked, commands }
}

/** The commands of one row: its registration, then each step of which anything is filled in. */
function commandsOf(matter: Matter, { forms, reasons }: Draft): readonly Command[] {
  const caseId = digest(`${matter.id}:${canonical(forms.get('row'))}`)
  return ['row', ...stepsOf(matter)]
    .filter((form) => forms.has(form))
    .map((form) => {
      const action = form === 'row' ? 'record' : form
      const said = form === 'row' ? undefined : reasons.get(form)
      const filled = forms.get(form)
      const mark = form === 'row' ? '' : `-${form}-${digest(canonical([filled, said])).slice(0, 8)}`
      return {
        ...{ id: `import-${caseId}${mark}`, matter: matter.id, caseId, action, form: filled },
        ...(said === undefined ? {} : { reasons: said }),
      }
    })
}

const digest = (text: string): string => hash('sha256', text, 'hex').slice(0, 32)

/** Rows of one file that say the same in every cell. */
function twins(rows: readonly Asked[]): string[] {
  const first = new Map<string, Draft>()
  return rows.flatMap(({ draft, commands }) => {
    const { sheet, line } = draft.row
    const id = commands[0]!.caseId
    const earlier = first.get(id)?.row
    if (!earlier) first.set(id, draft)
    return earlier ? [`工作表“${sheet.name}”第 ${line} 行与第 ${earlier.line} 行完全相同，只登记一次`] : []
  })
}

const unread = ({ table, draft }: Asked): RejectedRow => ({
  ...{ table, draft, cells: draft.wrong },
  reason: draft.wrong.map(sentence).join('；'),
})

const sentence = ({ cell, column, read, wanted }: Wrong): string =>
  `${cell}（${column}）${read ? `读到“${read}”` : '是空的'}：${wanted}`

function refusedOf(
  matter: Matter,
  { table, draft, commands }: Asked,
  own: readonly Outcome[],
): RejectedRow | undefined {
  const place = own.findIndex(({ ok }) => !ok)
  const failed = own[place]
  if (!failed || failed.ok) {
    const [first] = own
    if (!first?.ok || !first.repeated || first.state !== 'voided') return undefined
    return { table, draft, cells: [], reason: '这一行此前已登记，后来作废；确需重新登记的，请另行办理登记' }
  }
  const { action } = commands[place]!
  if (isLost(failed)) {
    const reason = '这一行此前已登记并封存，而数据库中没有（恢复过较早的备份）；要重新登记的，导入时加 --anew'
    return { table, draft, cells: [], reason }
  }
  const form = matter.actions[action]?.form ?? 'row'
  const cells = (failed.fields ?? []).flatMap(({ path, message }): Wrong[] => {
    const found = draft.place(form, path)
    return found ? [{ ...found, wanted: message }] : []
  })
  const isWhole = cells.length > 0 && cells.length === failed.fields?.length
  const said = isWhole ? cells.map(sentence).join('；') : failed.message
  const label = matter.actions[action]?.label
  return { table, draft, cells, reason: action === 'record' ? said : `本行已登记，但“${label}”未能登记：${said}` }
}
