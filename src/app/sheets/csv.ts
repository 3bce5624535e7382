import { type Cell, faultIn } from './cell.ts'

const separators = [',', ';', '\t'] as const

/** The rows of a table in text; the separator is the one that the first lines use most, or the one that `sep=` names. */
export function csvRows(text: string): Cell[][] {
  const [, named, rest] = /^\ufeff?sep=(.)\r?\n([\s\S]*)$/i.exec(text) ?? []
  const content = rest ?? text.replace(/^\ufeff/, '')
  const start = content.slice(0, 4000)
  const separator = named ?? separators.toSorted((a, b) => start.split(b).length - start.split(a).length)[0]!
  return split(content, separator).map((row) => row.map(cellIn))
}

/** By RFC 4180: a quoted cell may hold separators, lines, and quotes that stand twice. */
function split(text: string, separator: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at < text.length) {
    const quoted = text[at] === '"' ? quotedFrom(text, at, separator) : undefined
    const { value, end } = quoted ?? bareFrom(text, at, separator)
    row.push(value)
    at = end
    if (text[at] === separator) {
      at += 1
      if (at < text.length) continue
      row.push('')
    }
    rows.push(row)
    row = []
    at += text.startsWith('\r\n', at) ? 2 : 1
  }
  return rows
}

type Piece = { readonly value: string; readonly end: number }

/** Undefined where the quote is part of the text: it is never closed, or more text follows it. */
function quotedFrom(text: string, from: number, separator: string): Piece | undefined {
  let at = from + 1
  for (;;) {
    const quote = text.indexOf('"', at)
    if (quote < 0) return undefined
    if (text[quote + 1] !== '"') {
      const next = text[quote + 1]
      const closes = next === undefined || next === separator || next === '\r' || next === '\n'
      return closes ? { value: text.slice(from + 1, quote).replaceAll('""', '"'), end: quote + 1 } : undefined
    }
    at = quote + 2
  }
}

function bareFrom(text: string, from: number, separator: string): Piece {
  let end = from
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end += 1
  return { value: text.slice(from, end), end }
}

/** ="0012" and a tab at the end are how programs keep digits from being rounded; a quote before = keeps it text. */
function cellIn(text: string): Cell {
  const kept = /^="([^"]*)"$/.exec(text.trim())?.[1] ?? text.replace(/\t+$/, '').replace(/^'(?=[=+\-@＝＋－＠])/, '')
  return faultIn(kept) ?? kept
}
