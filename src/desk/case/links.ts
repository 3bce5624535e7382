import type { CaseEntry, DeskCase, FileRef } from '../../web/api/desk/answers.ts'
import type { Links } from '../parts/value.tsx'

export const isFile = (value: unknown): value is FileRef =>
  typeof value === 'object' && value !== null && 'sha256' in value && 'name' in value

/** Every file that an entry names, wherever in its form. */
export function filesOf({ form, evidence }: CaseEntry): readonly FileRef[] {
  const within = (value: unknown): FileRef[] => {
    if (typeof value !== 'object' || value === null) return []
    return isFile(value) ? [value] : Object.values(value).flatMap(within)
  }
  return [...evidence, ...within(form)]
}

export const filePath = ({ matter, id }: DeskCase, n: number, { sha256 }: Pick<FileRef, 'sha256'>): string =>
  `/api/matters/${matter}/cases/${id}/entries/${n}/attachments/${sha256}`

/** Where what a case names is opened. */
export const linksOf = (one: DeskCase): Links => ({
  file: (file) => {
    const holding = one.entries.find((entry) => filesOf(entry).some(({ sha256 }) => sha256 === file.sha256))
    return holding && filePath(one, holding.n, file)
  },
  reference: (name) => {
    const named = one.related.find(({ id, number }) => id === name || number === name)
    return named && `/desk/cases/${named.id}`
  },
})
