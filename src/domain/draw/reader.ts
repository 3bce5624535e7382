import { refuse } from './refusal.ts'
import { cleanLines } from './text.ts'

/** Walks the lines of a draw file in their prescribed order. */
export type Reader = {
  /** Number of the line read last, from 1. */
  readonly line: () => number
  /** The first line, which names the format. */
  readonly version: (allowed: readonly string[]) => string
  /** True when the next line is of this kind. */
  readonly sees: (kind: string) => boolean
  /** The fields after the keyword; the next line must be of this kind and have exactly so many of them. */
  readonly take: (kind: string, fields: number) => readonly string[]
  /** Refuses anything left over. */
  readonly end: () => void
}

export function openReader(text: string): Reader {
  const lines = cleanLines(text)
  let read = 0
  const kindOf = (line: string): string => {
    const tab = line.indexOf('\t')
    return tab < 0 ? line : line.slice(0, tab)
  }
  const sees = (kind: string): boolean => read < lines.length && kindOf(lines[read]!) === kind
  return {
    line: () => read,
    sees,
    version: (allowed) => {
      const first = lines[read++] ?? ''
      return allowed.includes(first) ? first : refuse('file.version', { expected: allowed.join(' 或 ') }, 1)
    },
    take: (kind, fields) => {
      if (read === lines.length) refuse('line.missing', { expected: kind }, read)
      if (!sees(kind)) refuse('line.unexpected', { expected: kind }, read + 1)
      const found = lines[read++]!.split('\t')
      if (found.length !== fields + 1) {
        refuse('field.count', { kind, expected: fields, found: found.length - 1 }, read)
      }
      return found.slice(1)
    },
    end: () => {
      if (read < lines.length) refuse('line.superfluous', {}, read + 1)
    },
  }
}
