import type { Context, Hono } from 'hono'
import type { FactLine } from '#db/figure.view.ts'
import { spanWords } from '#domain/figures/span-words.ts'
import { partMark } from '../../portal/formula.ts'
import { type Subject, subjectPage, subjectPanel } from '../../portal/pages/figure.page.ts'
import { closedTitle } from '../../portal/privacy.ts'
import { plainDecimal } from '../../portal/words.ts'
import { type Cell, sendCsv } from '../csv.ts'
import { asOfAsked, monthsAsked, pageSize, placeAsked, textAsked, yearAsked } from '../query.ts'
import { figureSubject, proofSubject } from '../subject.ts'
import { BadAddress, present, type Web } from '../web.ts'

const panelLines = 6

/** Numbers and proofs: the same page over the same records. */
export function figureRoutes(app: Hono, web: Web): void {
  for (const [noun, subjectOf] of [
    ['figures', figureSubject],
    ['proofs', proofSubject],
  ] as const) {
    const asked = async (c: Context, id: string): Promise<Subject> => {
      const { text, moment } = asOfAsked(c)
      const months = noun === 'figures' ? monthsAsked(c) : undefined
      return subjectOf(web, { id, year: yearAsked(c) ?? (await latestYear(web)), months, asOf: text, moment })
    }
    app.get(`/${noun}/:file{[\\w-]+\\.csv}`, async (c) => {
      const subject = await asked(c, c.req.param('file').slice(0, -4))
      return sendSubject(c, web, subject)
    })
    app.get(`/${noun}/:id/panel`, async (c) => {
      const subject = await asked(c, c.req.param('id'))
      const question = subject.parts[0]?.question
      const first = question ? await web.figures.page(question, { limit: panelLines }) : { lines: [] }
      return c.html(subjectPanel(web.site, subject, first))
    })
    app.get(`/${noun}/:id`, async (c) => {
      const subject = await asked(c, c.req.param('id'))
      const part = partAsked(c, subject)
      const text = textAsked(c)
      const { skipped, ...place } = placeAsked(c)
      const { question, summary } = subject.parts[part]!
      const [page, narrowed] = await Promise.all([
        web.figures.page(question, { ...place, text, limit: pageSize }),
        text ? web.figures.summary(question, text) : summary,
      ])
      const title = subject.type === 'figure' ? subject.figure.title : `${subject.title}：佐证记录`
      const crumbs = [
        { label: '年度报告', href: '/reports' },
        { label: `${subject.year} 年度`, href: `/reports/${subject.year}` },
        { label: title },
      ]
      const listing = { part, text, page, summary: narrowed, skipped, size: pageSize }
      return present(
        c,
        web,
        { title: `${title}（${spanWords(subject.span)}）`, crumbs },
        subjectPage(web.site, subject, listing),
      )
    })
  }
}

/** Without `?year=` a number is that of the latest year in which anything was done. */
const latestYear = async (web: Web): Promise<number> => {
  const years = await web.memo('years', () => web.matters.years())
  return years[0]?.year ?? Number(web.site.now().slice(0, 4))
}

function partAsked(c: Context, subject: Subject): number {
  const part = Number(c.req.query('part') || 1)
  if (!Number.isInteger(part) || part < 1 || part > subject.parts.length)
    throw new BadAddress(`这个数由 ${subject.parts.length} 组记录得出，没有第“${c.req.query('part')}”组。`)
  return part - 1
}

function sendSubject(c: Context, web: Web, subject: Subject): Promise<Response> {
  const part = partAsked(c, subject)
  const { question } = subject.parts[part]!
  const mark = subject.parts.length > 1 ? partMark(part) : ''
  const head = ['计入日期', '有效至（不含）', '记录', '编号', '分组', '数值', '去重依据', '台账', '记录号', '封存号']
  const title = subject.type === 'figure' ? subject.figure.title : subject.title
  return sendCsv(
    c,
    web.exports,
    `${title}${mark}（${spanWords(subject.span)}）`,
    head,
    rows(web, web.figures.all(question, textAsked(c))),
  )
}

async function* rows(web: Web, lines: AsyncIterable<FactLine>): AsyncGenerator<Cell[]> {
  for await (const line of lines) {
    const matter = web.site.matter(line.matter)?.title ?? line.matter
    if (!line.isShown) {
      const title = line.title ?? closedTitle(web.site.matter(line.matter))
      const number = line.number === null ? '' : { id: line.number }
      yield ['', '', title, number, '', '', '', matter, { id: line.caseId }, line.seal]
      continue
    }
    yield [
      line.on,
      line.until,
      line.title,
      line.number === null ? null : { id: line.number },
      line.group,
      // A decimal of any length goes out as it is kept, not through a floating-point number.
      line.value === null ? null : plainDecimal(line.value),
      line.key === null ? null : { id: line.key },
      matter,
      { id: line.caseId },
      line.seal,
    ]
  }
}
