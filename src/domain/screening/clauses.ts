/** One clause of a draft with the sentence that leads a list in, where it is an item of one. */
export type Clause = { readonly n: number; readonly text: string; readonly lead?: string }

/** 第八条, 一、, （二）, 3., (4), ①, - and the marks of Markdown headings: a line that begins so begins a clause. */
const opening =
  /^(?:#{1,6}\s|[-*+]\s|第[零〇一二三四五六七八九十百千\d]{1,8}[条章节款]|[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,3}(?:[.．、)）](?!\d)|\s)|[①-⑳])/
const item = /^(?:[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,3}[.．、)）](?!\d)|[①-⑳]|[-*+]\s)/
const article = /^(?:#{1,6}\s|第[零〇一二三四五六七八九十百千\d]{1,8}[条章节]|[一二三四五六七八九十]{1,3}、)/

const isWhole = (text: string): boolean => /[。；;：:！？!?]$/.test(text)

/** A title or a row of a table stands alone; a line of running text that has not come to its end goes on in the next. */
const goesOn = (line: string): boolean => !isWhole(line) && !line.includes('\t') && line.length >= 24

/**
 * The clauses of a draft in reading order: paragraphs, items and rows of tables. A paragraph that was wrapped by hand is
 * put together again. A text on one line is one clause.
 */
export function clausesOf(text: string): readonly Clause[] {
  const lines = text.split(/\r?\n|\u2028/).map((line) => line.trim())
  const parts: string[] = []
  let open = false
  for (const line of lines) {
    if (/^(?:[\s|:=-]*)$/.test(line)) open = false
    else if (open && !opening.test(line)) parts[parts.length - 1] += line
    else parts.push(line)
    open = parts.length > 0 && line !== '' && goesOn(line)
  }
  return withLeads(parts)
}

function withLeads(parts: readonly string[]): readonly Clause[] {
  let lead: string | undefined
  return parts.map((text, index) => {
    const led = lead !== undefined && item.test(text) ? { lead } : {}
    if (/[：:]$/.test(text)) lead = text
    else if (article.test(text) || !item.test(text)) lead = undefined
    return { n: index + 1, text, ...led }
  })
}
