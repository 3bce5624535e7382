import { type ReportDocument, textOf } from './document.ts'

/** The report as Markdown text: its state first, numbers as printed, what was left out at the end. */
export function renderMarkdown(report: ReportDocument): string {
  const { state, missing, addressees, bureau } = report
  const [title, ...rest] = report.blocks.map((block) =>
    block.type === 'heading'
      ? `${'#'.repeat(block.level)} ${block.text}`
      : block.spans.map((span) => marked(textOf(span))).join(''),
  )
  const body =
    title === undefined || state.id === 'empty'
      ? [`# ${report.title}`]
      : [title, addressees.length ? `${addressees.join('、')}：` : '', ...rest, bureau, '（成文日期：未定稿）']
  const left = missing.length
    ? [
        '---',
        `以下不属于正文。没有记录证明而未写入的内容（${missing.length} 处）：`,
        missing
          .map(
            ({ place, text, lacks }) =>
              `- ${place} ${marked(text)}\n${lacks.map((lack) => `  - ${lackText(lack)}`).join('\n')}`,
          )
          .join('\n'),
      ]
    : []
  return `${[`> **${state.label}** ${state.note}`, ...body, ...left].filter((part) => part !== '').join('\n\n')}\n`
}

/** What records say is text: no mark-up of HTML comes out of it. */
const marked = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** 缺什么、为什么、由哪里补. */
export const lackText = ({
  what,
  why,
  from,
}: {
  readonly what: string
  readonly why: string
  readonly from: readonly string[]
}): string => `${what}：${why}${from.length ? `；由${from.join('、')}提供` : ''}`
