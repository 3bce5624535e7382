import { foldWidth } from './numerals.ts'

/** A sentence of a report with its place. Offsets are UTF-16 offsets in the original text. */
export type Passage = {
  readonly text: string
  readonly offset: number
  /** 一(二)3, or 题头 before the first heading. */
  readonly section: string
  /** The heading of the part (一、…), which may name another year: 二、2025年工作打算. */
  readonly part: string
  /** Number of the line, from 0. */
  readonly line: number
}

const heading = {
  part: /^[\s#>*]*([一二三四五六七八九十]+)、/,
  section: /^[\s#>*]*\(([一二三四五六七八九十]+)\)/,
  item: /^[\s#>*]*(\d{1,2})(?:[.、](?!\d)|\.(?=\d+[年月]))/,
}

/** A sentence, or a piece of one that never ends: no real sentence is that long, and the rules must not be drowned. */
const sentence = /[^。！？!?]{1,1000}[。！？!?”]*/g

/** Sentences in reading order, each with its section number. */
export function passagesOf(text: string): Passage[] {
  const passages: Passage[] = []
  let place = { part: '', section: '', item: '', heading: '' }
  let offset = 0
  text.split('\n').forEach((line, row) => {
    const folded = foldWidth(line)
    const part = heading.part.exec(folded)?.[1]
    const section = heading.section.exec(folded)?.[1]
    const item = heading.item.exec(folded)?.[1]
    if (part) place = { part, section: '', item: '', heading: folded.trim() }
    else if (section) place = { ...place, section, item: '' }
    else if (item) place = { ...place, item }
    const number = place.part ? `${place.part}${place.section ? `(${place.section})` : ''}${place.item}` : '题头'
    for (const match of line.matchAll(sentence)) {
      passages.push({ text: match[0], offset: offset + match.index, section: number, part: place.heading, line: row })
    }
    offset += line.length + 1
  })
  return passages
}

export const clauseMarks = ',;。!?\n'

/** The stretch between two marks around an offset, at most so long on either side. */
export function stretchAround(
  text: string,
  at: number,
  marks: string,
  reach = 1000,
): { readonly from: number; readonly to: number } {
  let from = at
  let to = at
  while (from > 0 && at - from < reach && !marks.includes(text.charAt(from - 1))) from -= 1
  while (to < text.length && to - at < reach && !marks.includes(text.charAt(to))) to += 1
  return { from, to }
}

/** The clause (between commas) in which an offset lies; expects folded text. */
export function clauseAt(folded: string, at: number): string {
  const { from, to } = stretchAround(folded, at, clauseMarks)
  return folded.slice(from, to)
}

/** A part about the coming year: 打算, 安排, 下一步. */
export const isPlan = (partHeading: string): boolean => /打算|安排|计划|下一步|下步|思路|展望/.test(partHeading)
