import { refuse } from './refusal.ts'

/** Compares as the UTF-8 bytes compare, which UTF-16 order does not do beyond the first plane. */
export function compareUtf8(a: string, b: string): number {
  const shared = Math.min(a.length, b.length)
  for (let i = 0; i < shared; i++) {
    const x = a.charCodeAt(i)
    const y = b.charCodeAt(i)
    if (x !== y) return utf8Rank(x) - utf8Rank(y)
  }
  return a.length - b.length
}

// surrogates stand for U+10000 and up, whose bytes come after those of U+E000..U+FFFF
function utf8Rank(unit: number): number {
  if (unit >= 0xe000) return unit - 0x800
  return unit >= 0xd800 ? unit + 0x2000 : unit
}

// Beyond the control characters proper: lone surrogates (no UTF-8 has them), line and paragraph separators (some
// programs split lines there), bidirectional controls (they make one id look like another) and a BOM inside the text.
const forbidden = /[^\P{Cc}\t\n]|[\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\uFEFF]/u
const adjacentSeparators = /[\t\n]{2}/
const blankAtEnd = /\p{Zs}[\t\n]|[\t\n]\p{Zs}/u
const lineFeed = '\n'

function lineAt(text: string, offset: number): number {
  let line = 1
  for (let i = text.indexOf(lineFeed); i >= 0 && i < offset; i = text.indexOf(lineFeed, i + 1)) line++
  return line
}

/** Refuses a text that is not made of clean TAB-separated lines; returns the lines without their line feeds. */
export function cleanLines(text: string): readonly string[] {
  if (text.startsWith('\uFEFF')) refuse('file.bom', {}, 1)
  const carriageReturn = text.indexOf('\r')
  if (carriageReturn >= 0) refuse('file.carriage-return', {}, lineAt(text, carriageReturn))
  const control = forbidden.exec(text)
  if (control) {
    const codePoint = `U+${control[0].codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
    refuse('file.control-character', { codePoint }, lineAt(text, control.index))
  }
  if (!text.endsWith(lineFeed)) refuse('file.final-newline', {}, lineAt(text, text.length))
  const adjacent = adjacentSeparators.exec(text)
  if (adjacent) refuse(adjacent[0] === '\n\n' ? 'line.empty' : 'field.empty', {}, lineAt(text, adjacent.index + 1))
  const blank = blankAtEnd.exec(text)
  if (blank) refuse('field.blank-at-end', {}, lineAt(text, blank.index + (blank[0].startsWith(lineFeed) ? 1 : 0)))
  const lines = text.slice(0, -1).split(lineFeed)
  if (text.normalize('NFC') !== text) {
    refuse('file.not-nfc', {}, lines.findIndex((line) => line.normalize('NFC') !== line) + 1)
  }
  return lines
}

const decimal = /^(?:0|[1-9][0-9]*)$/
// 15 digits: every number stays exact
const mostDigits = 15

/** A decimal integer without leading zeros, within the bounds. */
export function readNumber(text: string, field: string, least: number, most: number, line: number): number {
  if (!decimal.test(text)) refuse('number.malformed', { field }, line)
  const value = text.length <= mostDigits ? Number(text) : Number.POSITIVE_INFINITY
  if (value < least || value > most) refuse('number.range', { field, least, most }, line)
  return value
}

export const anyNumber = 10 ** mostDigits - 1

const hash64 = /^[0-9a-f]{64}$/

export const isHash = (text: string): boolean => hash64.test(text)

export function readHash(text: string, field: string, line: number): string {
  return isHash(text) ? text : refuse('hash.malformed', { field }, line)
}

// format characters are invisible: two identifiers that look alike would differ
const notInIdentifier = /[|\p{Zs}\p{Cf}]/u

export function readIdentifier(text: string, field: string, line: number): string {
  return notInIdentifier.test(text) ? refuse('identifier.malformed', { field }, line) : text
}
