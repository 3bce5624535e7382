import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { FileRefused, keepFile } from '#app/files/keep-file.ts'
import type { Command } from '#domain/engine/command.ts'
import type { Bureau } from '../bureau.ts'
import { Misuse, Wanting } from './command-line.ts'

export type Late = {
  readonly why: string | undefined
  readonly paper: string | undefined
  /** Proposed only: another person is to confirm it, because a limit has run out since. */
  readonly isProposed: boolean
}

/**
 * The same act as a late entry (补录, decision 037): why it was not recorded on its day, and the paper of that day, which is
 * handed in with it. @throws Misuse, Wanting
 */
export async function asLateEntry(
  bureau: Bureau,
  person: string,
  command: Command,
  { why, paper, isProposed }: Late,
): Promise<Command> {
  const { matter, caseId, action, variant, reasons, form, happenedAt, id } = command
  if (!why || !paper || happenedAt === undefined)
    throw new Misuse('补录须给出 --late 补录原因、--paper 当时的书面材料和 --at 办理时间')
  const bytes = await readFile(paper).catch(() => {
    throw new Wanting('file.unreadable', `读不到文件 ${paper}`)
  })
  const kept = await keepFile(bureau, bureau.house.clock.now(), { person, name: basename(paper), bytes }).catch(
    (error) => {
      throw error instanceof FileRefused ? new Wanting(`file.${error.code}`, error.message) : error
    },
  )
  return {
    id,
    matter: 'late-entry',
    // Named by the command, so that the same command again is the same late entry.
    caseId: id.replaceAll('-', '').padEnd(32, '0').slice(0, 32),
    action: isProposed ? 'propose' : 'enter',
    form: { matter, caseId, action, variant, reasons, form, happenedAt, why, paper: kept },
  }
}
