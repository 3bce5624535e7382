/** What stands in a report's prose in place of a number, a proof or a list. */
export type Token =
  | { readonly type: 'claim'; readonly id: string }
  | { readonly type: 'year'; readonly offset: -1 | 0 | 1 }
  | { readonly type: 'proof'; readonly id: string }
  | { readonly type: 'text'; readonly text: string }

/** The smallest part of the prose that is printed whole or not at all: up to its full stop. */
export type Sentence = readonly Token[]

export type TemplateBlock =
  | { readonly type: 'heading'; readonly level: number; readonly tokens: readonly Token[] }
  | {
      readonly type: 'paragraph'
      /** An item of a section: 1. 2. 3. are given anew when an item is left out. */
      readonly numbered: boolean
      /** Set words of the form (导语) that state nothing of the year: a line that begins with `>`. */
      readonly formal: boolean
      readonly sentences: readonly Sentence[]
    }
  | { readonly type: 'list'; readonly id: string }

const years = { year: 0, 'last-year': -1, 'next-year': 1 } as const
const pattern = /\{\{([\w-]+)\}\}|\[\[([\w-]+)\]\]/g

/** Reads Markdown prose with `{{claim}}`, `{{year}}`, `[[proof]]` and, on a line of its own, `{{list:…}}`. */
export function parseTemplate(markdown: string): TemplateBlock[] {
  return markdown
    .split(/\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line): TemplateBlock => {
      const list = /^\{\{list:([\w-]+)\}\}$/.exec(line)
      if (list) return { type: 'list', id: list[1]! }
      const heading = /^(#{1,4})\s+(.*)$/.exec(line)
      if (heading) return { type: 'heading', level: heading[1]!.length, tokens: tokensOf(heading[2]!) }
      const prose = line.replace(/^(\d+[.．]|>\s*)/, '')
      const formal = line.startsWith('>')
      const numbered = prose !== line && !formal
      return { type: 'paragraph', numbered, formal, sentences: prose.split(/(?<=[。：])/).map(tokensOf) }
    })
}

function tokensOf(line: string): Token[] {
  const tokens: Token[] = []
  let from = 0
  for (const match of line.matchAll(pattern)) {
    if (match.index > from) tokens.push({ type: 'text', text: line.slice(from, match.index) })
    from = match.index + match[0].length
    const [, claim, proof] = match
    if (proof) tokens.push({ type: 'proof', id: proof })
    else if (claim! in years) tokens.push({ type: 'year', offset: years[claim as keyof typeof years] })
    else tokens.push({ type: 'claim', id: claim! })
  }
  if (from < line.length) tokens.push({ type: 'text', text: line.slice(from) })
  return tokens
}

/** Every sentence of the prose with where it stands: 一（二）3 is part 一, section (二), item 3. */
export function sentencesOf(
  blocks: readonly TemplateBlock[],
): { readonly place: string; readonly sentence: Sentence }[] {
  return placed(blocks).flatMap(({ place, block }) =>
    block.type === 'paragraph' ? block.sentences.map((sentence) => ({ place, sentence })) : [],
  )
}

const headingText = (tokens: readonly Token[]): string =>
  tokens.map((token) => (token.type === 'text' ? token.text : '')).join('')

/** The blocks with where they stand. */
export function placed(blocks: readonly TemplateBlock[]): { readonly place: string; readonly block: TemplateBlock }[] {
  let part = ''
  let section = ''
  let item = 0
  return blocks.map((block) => {
    if (block.type === 'heading') {
      const text = headingText(block.tokens)
      if (block.level === 2) [part, section] = [/^([一二三四五六七八九十]+)、/.exec(text)?.[1] ?? '', '']
      if (block.level === 3) section = /^([（(][一二三四五六七八九十]+[)）])/.exec(text)?.[1] ?? ''
      item = 0
    } else if (block.type === 'paragraph' && block.numbered) item += 1
    const number = block.type === 'paragraph' && block.numbered ? String(item) : ''
    return { place: `${part}${section}${number}`, block }
  })
}

const named = (blocks: readonly TemplateBlock[], type: 'claim' | 'proof'): string[] => [
  ...new Set(
    sentencesOf(blocks).flatMap(({ sentence }) => sentence.flatMap((token) => (token.type === type ? [token.id] : []))),
  ),
]

/** Ids of all figures that the prose uses, each once. */
export const claimsIn = (blocks: readonly TemplateBlock[]): string[] => named(blocks, 'claim')
export const proofsIn = (blocks: readonly TemplateBlock[]): string[] => named(blocks, 'proof')
export const listsIn = (blocks: readonly TemplateBlock[]): string[] =>
  blocks.flatMap((block) => (block.type === 'list' ? [block.id] : []))
