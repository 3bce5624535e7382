import { foldWidth } from './numerals.ts'

/** A text without the blanks and line breaks that typesetting and scanning put into it, and the way back. */
export type Untangled = {
  readonly text: string
  /** The stretch of the original text that a stretch of the untangled one was. */
  readonly original: (offset: number, length: number) => { readonly text: string; readonly offset: number }
}

const blank = /[ \t\u00a0\u2000-\u200a\u202f\u3000]/
const invisible = /[\u00ad\u200b-\u200d\u2060\ufeff\r]/g
const endsHan = /[一-龥〇]$/
const startsHan = /^[一-龥〇]/
/** Signs that stand in the middle of a Chinese sentence without a blank around them. */
const endsInner = /[一-龥〇\d%‰]$/
const startsInner = /^[一-龥〇\d%‰]/
const gaps = new RegExp(`(?<=\\S)${blank.source}+(?=\\S)`, 'g')

/**
 * A number in front of a line or clause, with the point or comma of a list: the blank after it keeps 1. 15件 from
 * being 1.15件.
 */
const listNumber = /(?:^|[\n,;:。])[ \t#>*-]*\d{1,2}[.、]$/

/** Whether the blanks between two stretches of one line are noise. Two blanks or a tab divide columns. */
function isNoise(before: string, width: number, after: string): boolean {
  if (width > 2 || listNumber.test(before)) return false
  if (/\d[.,]?$/.test(before) && /^[.,]?\d/.test(after)) return width === 1 && isOneNumber(before, after)
  if (endsHan.test(before) && startsHan.test(after)) return width === 1
  return endsInner.test(before) && startsInner.test(after)
}

/** 13 311, 150. 71 and 1 5 are one number; 2024 15, 2025-03-06 10:30 and 1, 2 are two. */
function isOneNumber(before: string, after: string): boolean {
  if (/(?:^|\D)(?:19|20)\d{2}$|\d[-/:]\d+$/.test(before) || /^\d+[-/:]\d/.test(after)) return false
  return /,$/.test(before) || /^,/.test(after) ? /\d,$/.test(before) && /^\d{3}(?!\d)/.test(after) : true
}

const marker =
  /^[ \t]*(?:[#>*|+①-⑳-]|[一二三四五六七八九十]+、|\([一二三四五六七八九十\d]+\)|\d{1,2}(?:[.、](?!\d)|\.(?=\d+[年月]))|第[一二三四五六七八九十]+[章节条]|附)/
const heading = /^[ \t]*(?:[#>*|+-]|[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\))/
/** A shorter line is a heading, a cell or an item, not a line that was broken for want of room. */
const shortest = 12

/** A line that was broken inside a sentence goes on in the next one; a line with columns is whole. */
function goesOn(line: string, next: string): boolean {
  const said = line.trim()
  if (said.includes('\t') || next.trim().includes('\t')) return false
  if (said.length < shortest || next.trim() === '' || /[。!?;:]["”')]*$/.test(said) || marker.test(next)) return false
  return !heading.test(line) || said.includes('。')
}

/** Which signs of the folded text stay. */
function keep(folded: string): Uint8Array {
  const stays = new Uint8Array(folded.length).fill(1)
  const drop = (from: number, to: number): void => void stays.fill(0, from, to)
  for (const sign of folded.matchAll(invisible)) drop(sign.index, sign.index + 1)
  let start = 0
  const lines = folded.split('\n')
  lines.forEach((line, index) => {
    for (const gap of line.matchAll(gaps)) {
      const [from, to] = [gap.index, gap.index + gap[0].length]
      // The list number may stand at the line's start, so all of what is before counts, within reason.
      if (
        !gap[0].includes('\t') &&
        isNoise(line.slice(Math.max(0, from - 40), from), to - from, line.slice(to, to + 40))
      )
        drop(start + from, start + to)
    }
    const next = lines[index + 1]
    if (next !== undefined && goesOn(line, next)) {
      const lead = next.length - next.trimStart().length
      drop(start + line.trimEnd().length, start + line.length + 1 + lead)
    }
    start += line.length + 1
  })
  return stays
}

/**
 * Takes out of a text what stands in it only for the eye: 15 个, 13 311项, a line broken inside 150.71亿元.
 * Lists and tables, one item a line, stay as they are.
 */
export function untangle(source: string): Untangled {
  const stays = keep(foldWidth(source))
  const places = new Uint32Array(source.length)
  const pieces: string[] = []
  let count = 0
  for (let at = 0, from = 0; at <= source.length; at += 1) {
    if (at < source.length && stays[at] === 1) {
      places[count] = at
      count += 1
      continue
    }
    if (at > from) pieces.push(source.slice(from, at))
    from = at + 1
  }
  return {
    text: pieces.join(''),
    original: (offset, length) => {
      const place = (at: number): number => (at < count ? places[at]! : source.length)
      const from = place(offset)
      const to = length === 0 ? from : Math.min(place(offset + length - 1) + 1, source.length)
      return { text: source.slice(from, to), offset: from }
    },
  }
}
