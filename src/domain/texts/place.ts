import { chineseNumeral, numeralValue } from '../law/cite.ts'
import type { TextClause } from './clauses.ts'

const numeral = '([零〇一二三四五六七八九十百千\\d]{1,8})'
const article = new RegExp(`^第?${numeral}条(?:之${numeral})?`)
const paragraph = new RegExp(`第${numeral}款`)
const item = new RegExp(`[(（]${numeral}[)）]|第${numeral}项`)
const chapter = new RegExp(`^第${numeral}[章节]`)
const stretch = new RegExp(`^第${numeral}段$`)

const tight = (text: string): string => text.replace(/[\s　]+/g, '')

/**
 * The clause of a text that somebody names as it is named in opinions: 第五条, 第五条第二款, 第五条第（一）项, 第三段; or by
 * its own words. Where the article is there and what is named of it is not, the article is meant.
 */
export function clauseNamed(clauses: readonly TextClause[], place: string): TextClause | undefined {
  const named = tight(place)
  if (named === '') return undefined
  const said = clauses.find(({ text, body }) => tight(text) === named || tight(body) === named)
  if (said) return said
  const no = numberIn(stretch.exec(named)?.[1])
  if (no !== undefined) return clauses[no - 1]
  if (chapter.test(named)) return clauses.find(({ label }) => tight(label) === chapter.exec(named)![0])
  const key = keyOf(named)
  const own = key === undefined ? [] : articleFrom(clauses, key)
  const [head] = own
  if (!head) return undefined
  const rest = named.replace(article, '')
  const paragraphs = own.filter(({ level }) => level === '条' || level === '款')
  const which = paragraphs[(numberIn(paragraph.exec(rest)?.[1]) ?? 1) - 1]
  const below = item.exec(rest)
  const wanted = numberIn(below?.[1] ?? below?.[2])
  if (wanted === undefined) return which ?? head
  return itemsUnder(own, which ?? head).find(({ label }) => valueIn(label) === wanted) ?? which ?? head
}

/** How a clause is named in an opinion; `clauseNamed` finds it again. */
export function placeOf(clauses: readonly TextClause[], clause: TextClause): string {
  const at = clauses.indexOf(clause)
  const head = clauses.slice(0, at + 1).findLast(({ level }) => level === '条' || level === '章' || level === '节')
  const byNumber = () => {
    if (clause.level === '章' || clause.level === '节') return clause.label
    if (head?.level !== '条' || !article.test(head.label)) return undefined
    const own = clauses.slice(clauses.indexOf(head), at + 1)
    const no = own.filter(({ level }) => level === '条' || level === '款').length
    const paragraphName = no > 1 ? `第${chineseNumeral(no)}款` : ''
    if (clause.level !== '项') return `${head.label}${paragraphName}`
    const value = valueIn(clause.label)
    return value === undefined ? undefined : `${head.label}${paragraphName}第（${chineseNumeral(value)}）项`
  }
  const name = byNumber()
  return name !== undefined && clauseNamed(clauses, name) === clause ? name : `第${at + 1}段`
}

const numberIn = (text: string | undefined): number | undefined => (text === undefined ? undefined : numeralValue(text))

const circled = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'
const valueIn = (label: string): number | undefined =>
  circled.includes(label.charAt(0) || '-')
    ? circled.indexOf(label.charAt(0)) + 1
    : numberIn(/[零〇一二三四五六七八九十百千\d]+/.exec(label)?.[0])

/** 第八条之一 → 8-1. */
function keyOf(label: string): string | undefined {
  const [, no, after] = article.exec(tight(label)) ?? []
  const value = numberIn(no)
  return value === undefined ? undefined : `${value}-${numberIn(after) ?? 0}`
}

/** An article with all that stands under it. */
function articleFrom(clauses: readonly TextClause[], key: string): readonly TextClause[] {
  const start = clauses.findIndex(({ level, label }) => level === '条' && keyOf(label) === key)
  if (start < 0) return []
  const end = clauses.findIndex(({ level }, at) => at > start && (level === '条' || level === '章' || level === '节'))
  return clauses.slice(start, end < 0 ? undefined : end)
}

/** The items of a paragraph, up to the next one. */
function itemsUnder(own: readonly TextClause[], head: TextClause): readonly TextClause[] {
  const from = own.indexOf(head) + 1
  const end = own.findIndex(({ level }, at) => at >= from && level === '款')
  return own.slice(from, end < 0 ? undefined : end).filter(({ level }) => level === '项')
}
