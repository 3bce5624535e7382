/** Text out of markup. Every pattern stops at the next `<`: no input makes it look twice at the same sign. */

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

const withoutEntities = (text: string): string =>
  text.replace(/&(#x[\da-f]{1,6}|#\d{1,7}|[a-z]{2,8});/gi, (whole, code: string) => {
    if (!code.startsWith('#')) return named[code.toLowerCase()] ?? whole
    const point = /^#x/i.test(code) ? Number.parseInt(code.slice(2), 16) : Number(code.slice(1))
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole
  })

const withoutTags = (markup: string): string => markup.replace(/<[^<>]*>/g, '')

/** Cells end in a tab, the last of a line in none. */
const tidy = (text: string): string =>
  withoutEntities(text)
    .replace(/ ?\t ?/g, '\t')
    .replace(/[ \t]{1,20}\n[ ]{0,20}/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

/** The text of a Word document's main part: paragraphs as lines, tables as lines with tabs, deletions left out. */
export const wordText = (xml: string): string =>
  tidy(
    withoutTags(
      xml
        .replace(/>\s+</g, '><')
        .replace(/<w:(?:delText|instrText)\b[^<>]*>[^<]*/g, '')
        .replace(/<w:tab\b[^<>]*>/g, '\t')
        .replace(/<w:(?:br|cr)\b[^<>]*>/g, '\n')
        .replace(/(?:<\/w:p>)?<\/w:tc>/g, '\t')
        .replace(/<\/w:(?:p|tr)>/g, '\n'),
    ),
  )

/** What is between an opening and its end, both left out; an opening without end hides the rest. */
function without(text: string, opening: RegExp, ending: (opened: string) => string): string {
  const lower = text.toLowerCase()
  const kept: string[] = []
  let from = 0
  for (const m of lower.matchAll(opening)) {
    if (m.index < from) continue
    kept.push(text.slice(from, m.index))
    const mark = ending(m[0])
    const end = lower.indexOf(mark, m.index)
    if (end < 0) return kept.join('')
    const close = mark.endsWith('>') ? end + mark.length : lower.indexOf('>', end) + 1
    if (close === 0) return kept.join('')
    from = close
  }
  return kept.join('') + text.slice(from)
}

const silent = /<(?:script|style|nav|noscript|template)(?=[\s>])/g
const lines =
  /<\/?(?:p|div|h[1-6]|li|ul|ol|br|tr|table|thead|tbody|section|article|header|footer|title|blockquote)\b[^<>]*>/gi

/** The text of a web page without its scripts and navigation. */
export function htmlText(html: string): string {
  const shown = without(
    without(html, /<!--/g, () => '-->'),
    silent,
    (opened) => `</${opened.slice(1)}`,
  )
  const flat = shown.replace(/\s+/g, ' ')
  return tidy(withoutTags(flat.replace(/<\/t[dh]>/gi, '\t').replace(lines, '\n')).replace(/\n[ ]+/g, '\n'))
}
