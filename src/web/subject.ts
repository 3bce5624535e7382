import { figureOf, UnknownFigure } from '#app/report.ts'
import type { Instant } from '#domain/calendar/day.ts'
import { figureValue, questionOf } from '#domain/figures/evaluate.ts'
import { printFigure } from '#domain/report/print-figure.ts'
import { type FigurePart, formulaOf } from '../portal/formula.ts'
import type { Subject } from '../portal/pages/figure.page.ts'
import { sentencesWith } from '../portal/sentences.ts'
import { reportOf } from './routes/report.ts'
import { NotFound, type Web } from './web.ts'

type Asked = {
  readonly id: string
  readonly year: number
  readonly asOf: string | undefined
  readonly moment: Instant | undefined
}

/** A figure with its value and the sets of records behind it. */
export async function figureSubject(web: Web, asked: Asked): Promise<Subject> {
  const { id, year, moment } = asked
  const figure = knownFigure(web, id)
  const formula = formulaOf(figure, year)
  const [value, parts, report] = await Promise.all([
    web.memo(`value ${figure.id} ${year} ${moment ?? ''}`, () => figureValue(web.bureau.sources, figure, year, moment)),
    partsOf(web, formula.parts, moment),
    reportOf(web, year, moment),
  ])
  return {
    ...asked,
    type: 'figure',
    path: `/figures/${id}`,
    figure,
    exact: value.exact,
    printed: printFigure(figure, value.exact),
    formula: formula.text,
    parts,
    sentences: sentencesWith(report, (span) => span.type === 'claim' && span.claim.figure === figure.id),
  }
}

/** A qualitative sentence with the sets of records that prove it. */
export async function proofSubject(web: Web, asked: Asked): Promise<Subject> {
  const { id, year, moment } = asked
  const proof = web.site.profile.report.proofs[id]
  if (!proof) throw new NotFound(`没有编号为“${id}”的佐证。`)
  const parts = proof.of.map((leaf): FigurePart => ({ leaf, year, use: 'count' }))
  const [summed, report] = await Promise.all([partsOf(web, parts, moment), reportOf(web, year, moment)])
  return {
    ...asked,
    type: 'proof',
    path: `/proofs/${id}`,
    title: proof.title,
    parts: summed,
    sentences: sentencesWith(report, (span) => span.type === 'proof' && span.proof.id === id),
  }
}

function knownFigure(web: Web, id: string) {
  try {
    return figureOf(web.site.profile, id)
  } catch (error) {
    if (error instanceof UnknownFigure) throw new NotFound(`没有编号为“${id}”的数据。`)
    throw error
  }
}

const partsOf = (web: Web, parts: readonly FigurePart[], moment: Instant | undefined): Promise<Subject['parts']> =>
  Promise.all(
    parts.map(async (part) => {
      const question = questionOf(part.leaf, part.year, moment)
      const summary = await web.memo(`summary ${JSON.stringify(question)}`, () => web.figures.summary(question))
      return { ...part, question, summary }
    }),
  )
