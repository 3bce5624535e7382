import type { Day } from '../calendar/day.ts'
import type { Bound, Case, Entry, Evidence, KeptVersion, TextBinding, TextVersion } from './case.ts'
import type { Command } from './command.ts'
import { isFile } from './files-in.ts'
import type { Matter } from './matter.ts'
import { type Refusal, refuse } from './refusal.ts'

/** The words that were read in a file, and under which name they are kept. */
export type ReadText = { readonly words: Evidence; readonly text: string }

/** By the hash of the file. A file that is not there holds no words. */
export type TextsRead = ReadonlyMap<string, ReadText>

type Action = Pick<Matter['actions'][string], 'writes' | 'binds' | 'reads' | 'label'>
type Values = Readonly<Record<string, unknown>>

/** The files that an act brings as versions of texts, as its form names them. */
export const filesWritten = ({ writes = {} }: Action, form: unknown): readonly (readonly [string, Evidence])[] =>
  Object.entries(writes).flatMap(([text, field]) => {
    const file = (form as Values | null | undefined)?.[field]
    return isFile(file) ? [[text, file] as const] : []
  })

/** The versions that an act adds. */
export const versionsIn = (action: Action, form: unknown, read: TextsRead = new Map()): readonly TextVersion[] =>
  filesWritten(action, form).map(([text, file]) => {
    const words = read.get(file.sha256)?.words
    return words ? { text, file, words } : { text, file }
  })

const lastOf = (current: Pick<Case, 'texts'> | null | undefined, text: string): KeptVersion | undefined =>
  current?.texts?.[text]?.at(-1)

/**
 * The versions on which an act stands: those that are the last while it is decided. Whoever says what he has seen is
 * refused when it is another.
 */
export function bindingsOf(
  { actions, texts = {} }: Matter,
  { action: name, caseId, saw = {} }: Command,
  current: Case | null,
  written: readonly TextVersion[],
  host: Case | undefined,
): readonly TextBinding[] | Refusal {
  const { label, binds = [] } = actions[name]!
  const bound: TextBinding[] = []
  for (const one of binds) {
    const isAbove = one.startsWith('host.')
    const text = isAbove ? one.slice('host.'.length) : one
    const own = written.find((version) => version.text === text)
    const last = isAbove ? lastOf(host, text) : (own ?? lastOf(current, text))
    const title = texts[text]?.label ?? text
    if (!last) return refuse('text.missing', { label, text: title })
    if (saw[text] !== undefined && saw[text] !== last.file.sha256) return refuse('text.changed', { text: title })
    bound.push({ text, caseId: isAbove ? host!.id : caseId, sha256: last.file.sha256 })
  }
  return bound
}

/** The version of a text on which the last act stands that bound one; with `by`, on which that act stands. */
export const boundTo = (current: Case | null, text: string, by?: string): string | undefined =>
  current?.bound?.[text]?.findLast(({ action }) => by === undefined || action === by)?.sha256

/** The last version of a text. */
export const latestOf = (current: Pick<Case, 'texts'> | null | undefined, text: string): string | undefined =>
  lastOf(current, text)?.file.sha256

/** True when a case stands on the version of a text that is the last one of another case. */
export const standsOn = (current: Pick<Case, 'bound'>, owner: Case | null | undefined, text: string): boolean => {
  const bound = current.bound?.[text]?.at(-1)
  return bound !== undefined && bound.caseId === owner?.id && bound.sha256 === latestOf(owner, text)
}

const numberIn = (owner: Case | null, text: string, sha256: string | undefined): string =>
  String((owner?.texts?.[text]?.findLastIndex(({ file }) => file.sha256 === sha256) ?? -1) + 1 || '—')

/** Which version a case stands on and which is the last, by their place: 第 1 稿, 第 2 稿. */
export const versionsTold = (current: Case, owner: Case | null, text: string) => ({
  seen: numberIn(owner, text, boundTo(current, text)),
  now: numberIn(owner, text, lastOf(owner, text)?.file.sha256),
})

export const wordsOf = (current: Case | null, text: string, read: TextsRead = new Map()): string | undefined => {
  const last = lastOf(current, text)
  return last && read.get(last.file.sha256)?.text
}

/** The files whose words the conditions of an act read. */
export const filesRead = ({ reads = [] }: Action, current: Case | null): readonly KeptVersion[] =>
  reads.flatMap((text) => lastOf(current, text) ?? [])

/** The versions of a case after one more entry. The same file handed in again is no new version. */
export function textsAfter(before: Case['texts'], { texts = [], n, actor, grant }: Entry, on: Day): Case['texts'] {
  const added = texts.flatMap((version) => {
    const kept = before?.[version.text] ?? []
    return kept.at(-1)?.file.sha256 === version.file.sha256
      ? []
      : [[version.text, [...kept, { ...version, n, on, actor, office: grant.office }]] as const]
  })
  return added.length ? { ...before, ...Object.fromEntries(added) } : before
}

/** The bindings of a case after one more entry: an act done again stands on what it saw last. */
export function boundAfter(before: Case['bound'], { binds = [], n, action }: Entry, on: Day): Case['bound'] {
  const made = binds.map((binding): readonly [string, readonly Bound[]] => [
    binding.text,
    [...(before?.[binding.text] ?? []).filter((one) => one.action !== action), { ...binding, n, on, action }],
  ])
  return made.length ? { ...before, ...Object.fromEntries(made) } : before
}
