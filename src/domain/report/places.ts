import type { TemplateBlock, Token } from './template.ts'

const text = (tokens: readonly Token[]): string =>
  tokens.map((token) => (token.type === 'text' ? token.text : '')).join('')

/** Where each claim first stands in the report: 一（二）3 is part 一, section (二), item 3. */
export function placesOf(template: readonly TemplateBlock[]): ReadonlyMap<string, string> {
  const places = new Map<string, string>()
  let part = ''
  let section = ''
  for (const block of template) {
    if (block.type === 'list') continue
    const words = text(block.tokens)
    if (block.type === 'heading') {
      if (block.level === 2) [part, section] = [/^([一二三四五六七八九十]+)、/.exec(words)?.[1] ?? '', '']
      if (block.level === 3) section = /^([（(][一二三四五六七八九十]+[)）])/.exec(words)?.[1] ?? ''
      continue
    }
    const item = /^(\d+)[.．]/.exec(words)?.[1] ?? ''
    for (const token of block.tokens) {
      if (token.type === 'claim' && !places.has(token.id)) places.set(token.id, `${part}${section}${item}`)
    }
  }
  return places
}
