import type { Case, Evidence } from '#domain/engine/case.ts'
import type { Command } from '#domain/engine/command.ts'
import { filesIn } from '#domain/engine/files-in.ts'
import { type Refusal, refuse } from '#domain/engine/refusal.ts'
import type { Transaction } from '../ports.ts'

/**
 * A hash opens a file for whoever reads the case: it may be named only by who handed the file in, or in a case where it
 * stands already, and says of itself what was kept of it.
 */
export async function strangeFile(
  tx: Pick<Transaction, 'filesOf'>,
  person: string,
  { form, evidence = [] }: Pick<Command, 'form' | 'evidence'>,
  current: Case | null,
): Promise<Refusal | undefined> {
  const named = [...filesIn(form), ...evidence]
  if (named.length === 0) return undefined
  const standing = new Set(filesIn(current?.data).map(markOf))
  const others = named.filter((file) => !standing.has(markOf(file)))
  if (others.length === 0) return undefined
  const own = new Set(
    (
      await tx.filesOf(
        person,
        others.map(({ sha256 }) => sha256),
      )
    ).map(markOf),
  )
  const strange = others.find((file) => !own.has(markOf(file)))
  return strange && refuse('evidence.unknown', { name: strange.name })
}

const markOf = ({ sha256, size, type }: Pick<Evidence, 'sha256' | 'size' | 'type'>): string =>
  `${sha256} ${size} ${type}`
