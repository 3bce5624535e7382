/** What stands in a report's prose in place of a number, a proof or a list. */
export type Token =
  | { readonly type: 'claim'; readonly id: string }
  | { readonly type: 'year'; readonly offset: -1 | 0 | 1 }
  | { readonly type: 'proof'; readonly id: string }
  | { readonly type: 'text'; readonly text: string }

export type TemplateBlock =
  | { readonly type: 'heading'; readonly level: number; readonly tokens: readonly Token[] }
  | { readonly type: 'paragraph'; readonly tokens: readonly Token[] }
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
      return heading
        ? { type: 'heading', level: heading[1]!.length, tokens: tokensOf(heading[2]!) }
        : { type: 'paragraph', tokens: tokensOf(line) }
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

const named = (blocks: readonly TemplateBlock[], type: 'claim' | 'proof'): string[] => [
  ...new Set(
    blocks.flatMap((block) =>
      block.type === 'list' ? [] : block.tokens.flatMap((token) => (token.type === type ? [token.id] : [])),
    ),
  ),
]

/** Ids of all figures that the prose uses, each once: a figure used twice comes from one claim (X16). */
export const claimsIn = (blocks: readonly TemplateBlock[]): string[] => named(blocks, 'claim')
export const proofsIn = (blocks: readonly TemplateBlock[]): string[] => named(blocks, 'proof')
export const listsIn = (blocks: readonly TemplateBlock[]): string[] =>
  blocks.flatMap((block) => (block.type === 'list' ? [block.id] : []))
