import { type ReportDocument, textOf } from './document.ts'

/** The report as Markdown text: numbers as printed, proofs left out. */
export function renderMarkdown(report: ReportDocument): string {
  const body = report.blocks.map((block) =>
    block.type === 'heading' ? `${'#'.repeat(block.level)} ${block.text}` : block.spans.map(textOf).join(''),
  )
  return `${body.join('\n\n')}\n`
}
