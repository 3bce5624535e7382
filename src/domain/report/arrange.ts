import type { Block } from './document.ts'

/** A block on its way into the report: an item gets its number when it is known which items are left. */
export type Draft = Block & { readonly numbered?: boolean }

/** Headings over nothing fall away, and items are numbered anew under each heading. */
export function arrange(drafts: readonly Draft[]): Block[] {
  const kept = drafts.filter((draft, index) => draft.type !== 'heading' || hasContent(drafts, index, draft.level))
  let item = 0
  return kept.map((draft): Block => {
    if (draft.type === 'heading') item = 0
    if (draft.type === 'heading' || !draft.numbered) return draft
    item += 1
    return { type: 'paragraph', spans: [{ type: 'text', text: `${item}.` }, ...draft.spans] }
  })
}

function hasContent(drafts: readonly Draft[], heading: number, level: number): boolean {
  for (const draft of drafts.slice(heading + 1)) {
    if (draft.type === 'paragraph') return true
    if (draft.level <= level) return false
  }
  return false
}
