import { type ReportDocument, type Span, textOf } from '#domain/report/document.ts'

type Sentence = { text: string; readonly spans: Span[] }

/** The sentences of one paragraph. A proof stands behind what it proves, also where that sentence has just ended. */
function split(spans: readonly Span[]): Sentence[] {
  const sentences: Sentence[] = [{ text: '', spans: [] }]
  for (const span of spans) {
    const current = sentences.at(-1)!
    const ended = span.type === 'proof' && current.text.trim() === '' ? sentences.at(-2) : undefined
    const home = ended ?? current
    home.spans.push(span)
    const [first = '', ...rest] = textOf(span).split(/(?<=。)/)
    current.text += first
    for (const text of rest) sentences.push({ text, spans: [] })
    if (rest.length === 0 && first.endsWith('。')) sentences.push({ text: '', spans: [] })
    else if (rest.at(-1)?.endsWith('。')) sentences.push({ text: '', spans: [] })
  }
  return sentences
}

/** The sentences of a report that hold such a span. */
export const sentencesWith = (report: ReportDocument, wanted: (span: Span) => boolean): string[] =>
  report.blocks.flatMap((block) =>
    block.type === 'paragraph'
      ? split(block.spans)
          .filter(({ spans }) => spans.some(wanted))
          .map(({ text }) => text.trim())
      : [],
  )
