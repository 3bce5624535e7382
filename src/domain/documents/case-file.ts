import { type Day, dayOf } from '../calendar/day.ts'
import type { Case, Entry, Evidence } from '../engine/case.ts'
import { actionLabel } from '../engine/evolve.ts'
import { filesOf } from '../engine/files-in.ts'
import { asList, type Matter } from '../engine/matter.ts'

/** One piece of a case file: what was done, what was issued by it, what was handed in with it. */
export type FilePart = { readonly n: number; readonly on: Day; readonly title: string } & (
  | { readonly type: 'act' }
  | { readonly type: 'document'; readonly kind: string; readonly number?: string | undefined }
  | { readonly type: 'evidence'; readonly file: Evidence }
)

/** 卷宗: every act of a case in the order of its entries, each followed by its documents and its files, each file once. */
export function partsOf(matter: Matter, entries: readonly Entry[]): readonly FilePart[] {
  const seen = new Set<string>()
  return entries.flatMap((entry): FilePart[] => {
    const place = { n: entry.n, on: dayOf(entry.happenedAt) }
    const files = filesOf(entry).filter(({ sha256 }) => !seen.has(sha256))
    for (const { sha256 } of files) seen.add(sha256)
    return [
      { ...place, type: 'act', title: `${actionLabel(matter, entry.action)}（办理记录）` },
      ...entry.documents.map(({ kind, number }): FilePart => {
        return { ...place, type: 'document', kind, number, title: matter.documents[kind]?.title ?? kind }
      }),
      ...files.map((file): FilePart => ({ ...place, type: 'evidence', file, title: file.name })),
    ]
  })
}

/** Whether anything more can be done in a case of this matter that stands in this state. */
export const isClosed = (matter: Matter, { state }: Pick<Case, 'state'>): boolean =>
  matter.final?.includes(state) ??
  !Object.values(matter.actions).some(({ from }) => asList<string>(from).includes(state))

/** What a file that rests in this state must hold and this one lacks, each in a sentence. */
export function lacksOf(matter: Matter, current: Case): readonly string[] {
  const held = new Set([...Object.keys(current.data), ...current.documents.map(({ kind }) => kind)])
  const lacking = (matter.dossier?.[current.state] ?? [])
    .map((paper) => asList<string>(paper))
    .filter((papers) => !papers.some((paper) => held.has(paper)))
  return lacking.map((papers) => `缺少${papers.map((paper) => `“${titleOf(matter, paper)}”`).join('或者')}`)
}

/** What a paper is called: a document by its title, a form by the act that fills it in. */
const titleOf = (matter: Matter, paper: string): string =>
  matter.documents[paper]?.title ?? Object.values(matter.actions).find(({ form }) => form === paper)?.label ?? paper
