import { dayText } from '#domain/calendar/day.ts'
import { kindLabel } from '#domain/figures/figure.ts'
import type { Block, Claim, ReportDocument, Span } from '#domain/report/document.ts'
import type { Proven } from '#domain/report/proof.ts'
import { lackText } from '#domain/report/render-markdown.ts'
import { type Html, html } from './html.ts'

/** Where the numbers, proofs and records of a report lead: to pages, or to the tables of a file. */
export type ReportLinks = {
  readonly figure: (claim: Claim) => string
  readonly proof?: (proof: Proven) => string
  readonly record?: (caseId: string) => string
}

export type Heading = { readonly id: string; readonly level: number; readonly text: string }

/** Headings below the title, with the anchors that `reportBody` gives them. */
export const headingsOf = (report: ReportDocument): Heading[] =>
  report.blocks.flatMap((block, index) =>
    block.type === 'heading' && block.level > 1 ? [{ id: anchor(index), level: block.level, text: block.text }] : [],
  )

const anchor = (index: number): string => `s${index}`

/** The prose of a report; every number leads to its records. */
export function reportBody(report: ReportDocument, links: ReportLinks): Html {
  if (report.state.id === 'empty') {
    return html`<h1>${titleText(report.title)}</h1>\n<p>${report.year} 年没有记录。</p>\n<h2>成文需要的记录</h2>\n${missingList(report)}`
  }
  const [title, ...rest] = report.blocks.map((block, index) => blockHtml(block, index, links))
  return html`${title}${report.addressees.length ? html`<p class="addressees">${report.addressees.join('、')}：</p>\n` : ''}${rest}
<p class="signature">${report.bureau}<br>${report.state.approvedOn ? dayText(report.state.approvedOn) : '（成文日期：未定稿）'}</p>\n`
}

function blockHtml(block: Block, index: number, links: ReportLinks): Html {
  if (block.type === 'paragraph') return html`<p>${block.spans.map((span) => spanHtml(span, links))}</p>\n`
  switch (block.level) {
    case 1:
      return html`<h1>${titleText(block.text)}</h1>\n`
    case 2:
      return html`<h2 id="${anchor(index)}">${block.text}</h2>\n`
    default:
      return html`<h3 id="${anchor(index)}">${block.text}</h3>\n`
  }
}

/** A line never ends between a year and its 年. */
const titleText = (text: string): (Html | string)[] =>
  text.split(/(\d+年)/).map((piece) => (/^\d+年$/.test(piece) ? html`<span class="whole">${piece}</span>` : piece))

function spanHtml(span: Span, links: ReportLinks): Html | string {
  switch (span.type) {
    case 'text':
      return span.text
    case 'year':
      return String(span.year)
    case 'record':
      return links.record
        ? html`${span.text}${joiner}<a class="proof" href="${links.record(span.caseId)}" aria-label="打开这条记录">记录</a>`
        : span.text
    case 'claim':
      return numberLink(span.claim, links)
    case 'proof':
      return links.proof ? proofLink(span.proof, links.proof(span.proof)) : ''
  }
}

const numberLink = (claim: Claim, links: ReportLinks): Html =>
  html`<a class="num ${claim.exact === null ? 'none' : claim.kind}${claim.printed.length > 6 ? ' long-num' : ''}" href="${links.figure(claim)}" data-panel="${claim.id}" aria-label="${claim.printed}，${kindLabel[claim.kind]}">${claim.printed}</a>`

/** A mark stays on the line of the words that it belongs to. */
const joiner = '\u2060'

const proofLink = (proof: Proven, href: string): Html =>
  html`${joiner}<a class="proof" data-panel="${proof.id}" href="${href}" aria-label="${proof.title}：佐证 ${proof.records} 条">佐证 ${proof.records}</a>`

/** How far the report has come: it stands over the text on screen, on paper and in the file. */
export const stateNote = ({ state }: ReportDocument): Html =>
  html`<p class="report-state" role="note"><strong>${state.label}</strong> ${state.note}</p>`

/** What was left out, and what would have to be on record. */
export const missingList = ({ missing }: ReportDocument): Html =>
  missing.length
    ? html`<ol class="missing">${missing.map(
        ({ place, text, lacks }) =>
          html`<li><b>${place}</b> ${text}<ul>${lacks.map((lack) => html`<li>${lackText(lack)}</li>`)}</ul></li>`,
      )}</ol>`
    : html`<p>没有因缺少记录而未写入的内容。</p>`
