import { numeralValue } from './cite.ts'

const figures = '[零一二三四五六七八九十百]+'
const place = new RegExp(`^(?:第(${figures})款)?(?:第(${figures})项)?$`)
const item = new RegExp(`^[（(](${figures})[）)]`)

/** Paragraphs (款) of an article as its text has them, each with the numbers of its items (项). */
function paragraphsOf(text: string): { readonly items: readonly number[] }[] {
  const paragraphs: { items: number[] }[] = []
  for (const line of text.split('\n')) {
    const number = item.exec(line)?.[1]
    if (number === undefined) paragraphs.push({ items: [] })
    else paragraphs.at(-1)?.items.push(numeralValue(number) ?? 0)
  }
  return paragraphs
}

/** Whether an article has the paragraph and item that a citation names: 第一款第四项, 第二款, 第三项. */
export function hasPlace(text: string, at: string): boolean {
  const match = place.exec(at)
  if (!at || !match) return false
  const [, paragraph, number] = match
  const all = paragraphsOf(text)
  const nth = paragraph === undefined ? undefined : (numeralValue(paragraph) ?? 0)
  const some = nth === undefined ? all : all.slice(nth - 1, nth)
  if (some.length === 0) return false
  return number === undefined || some.some(({ items }) => items.includes(numeralValue(number) ?? 0))
}
