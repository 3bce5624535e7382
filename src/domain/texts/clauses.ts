import { clausesOf, type Clause as Line } from '../screening/clauses.ts'

export type Level = '章' | '节' | '条' | '款' | '项' | '段'

/** A clause of a text: its place, its own number as printed, and what it says without that number. */
export type TextClause = {
  readonly n: number
  readonly level: Level
  /** 第八条, （二）, 三、; empty where the clause bears none. */
  readonly label: string
  readonly body: string
  readonly text: string
  /** Where it stands: 第二章 第八条 （二）. */
  readonly path: string
}

const numeral = '[零〇一二三四五六七八九十百千\\d]{1,8}'
const labels: readonly (readonly [Level, RegExp])[] = [
  ['章', new RegExp(`^(?:#{1,6}\\s*)?(第${numeral}章)[\\s　]*`)],
  ['节', new RegExp(`^(?:#{1,6}\\s*)?(第${numeral}节)[\\s　]*`)],
  ['条', new RegExp(`^(?:#{1,6}\\s*)?(第${numeral}条(?:之${numeral})?)[\\s　]*`)],
  ['条', /^(?:#{1,6}\s*)?([一二三四五六七八九十]{1,3}、)\s*/],
  ['项', /^([(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,3}[.．、)）](?!\d)|[①-⑳]|[-*+](?=\s))\s*/],
]

/** The clauses of a text in reading order: 章, 节, 条, 款, 项; where a text has no articles, its paragraphs (段). */
export function textClauses(text: string): readonly TextClause[] {
  const above: Partial<Record<'章' | '节' | '条', string | undefined>> = {}
  return clausesOf(text).map((line: Line) => {
    const { level, label } = numbered(line.text)
    const body = line.text.slice(label.length).replace(/^[#\s　]+/, '')
    const own: Level = level ?? (above.条 === undefined ? '段' : '款')
    if (own === '章') {
      above.章 = label
      above.节 = undefined
    }
    if (own === '节') above.节 = label
    if (own === '条') above.条 = label
    if (own === '章' || own === '节') above.条 = undefined
    const path = [
      own === '章' ? undefined : above.章,
      own === '章' || own === '节' ? undefined : above.节,
      own === '款' || own === '项' ? above.条 : undefined,
      label,
    ]
    return {
      ...{ n: line.n, level: own, label, body: body || line.text, text: line.text },
      path: path.filter(Boolean).join(' '),
    }
  })
}

function numbered(text: string): { readonly level?: Level; readonly label: string } {
  for (const [level, pattern] of labels) {
    const label = pattern.exec(text)?.[1]
    if (label !== undefined) return { level, label }
  }
  return { label: '' }
}
