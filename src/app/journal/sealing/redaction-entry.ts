import type { Entry } from '#domain/engine/case.ts'
import { redactionFacts } from '#domain/journal/redaction.ts'

/** One digest whose salt and value are gone: which entry brought it in, under which path. */
export type SealedDigest = { readonly n: number; readonly path: string; readonly digest: string }

export type RedactionForm = { readonly sealed: readonly SealedDigest[] }

export const isRedaction = (entry: Entry): boolean => entry.action === '!redact'

const listOf = (entry: Entry): readonly SealedDigest[] =>
  (entry.form as Partial<RedactionForm> | undefined)?.sealed ?? []

/** The facts of a redaction as the journal has them: which digests, on what basis, who approved. */
export const redactionOf = (entry: Entry): readonly (readonly [string, unknown])[] =>
  redactionFacts({
    digests: listOf(entry).map(({ digest }) => digest),
    basis: entry.reasons ?? '',
    approver: entry.actor,
  })

/** What the redactions of a case deleted: by entry, the digests by path. */
export function sealedDigests(entries: readonly Entry[]): ReadonlyMap<number, Readonly<Record<string, string>>> {
  const byEntry = new Map<number, Record<string, string>>()
  for (const { n, path, digest } of entries.filter(isRedaction).flatMap(listOf)) {
    const paths = byEntry.get(n) ?? {}
    paths[path] = digest
    byEntry.set(n, paths)
  }
  return byEntry
}
