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
  const { bySaying, byArticle } = indexOf(clauses)
  const said = bySaying.get(named)
  if (said) return said
  const no = numberIn(stretch.exec(named)?.[1])
  if (no !== undefined) return clauses[no - 1]
  if (chapter.test(named)) return clauses.find(({ label }) => tight(label) === chapter.exec(named)![0])
  const key = keyOf(named)
  const own = key === undefined ? undefined : byArticle.get(key)
  const head = own?.[0]
  if (!own || !head) return undefined
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

type Index = {
  /** The first clause that says so, with its number or without. */
  readonly bySaying: ReadonlyMap<string, TextClause>
  /** The first article of a number, with all that stands under it. */
  readonly byArticle: ReadonlyMap<string, readonly TextClause[]>
}

const indexes = new WeakMap<readonly TextClause[], Index>()

/** Made once for a text: every clause of it is asked for when it is shown. */
function indexOf(clauses: readonly TextClause[]): Index {
  const known = indexes.get(clauses)
  if (known) return known
  const bySaying = new Map<string, TextClause>()
  const byArticle = new Map<string, TextClause[]>()
  let own: TextClause[] | undefined
  for (const clause of clauses) {
    const { level, label, text, body } = clause
    for (const saying of [tight(text), tight(body)]) if (!bySaying.has(saying)) bySaying.set(saying, clause)
    if (level === '章' || level === '节') own = undefined
    else if (level === '条') {
      own = [clause]
      const key = keyOf(label)
      if (key !== undefined && !byArticle.has(key)) byArticle.set(key, own)
    } else own?.push(clause)
  }
  const index = { bySaying, byArticle }
  indexes.set(clauses, index)
  return index
}

/** The items of a paragraph, up to the next one. */
function itemsUnder(own: readonly TextClause[], head: TextClause): readonly TextClause[] {
  const from = own.indexOf(head) + 1
  const end = own.findIndex(({ level }, at) => at >= from && level === '款')
  return own.slice(from, end < 0 ? undefined : end).filter(({ level }) => level === '项')
}
