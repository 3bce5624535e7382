import { figureOf, reportTime, UnknownFigure } from '#app/report.ts'
import type { Instant } from '#domain/calendar/day.ts'
import { figureValue, measuresOf } from '#domain/figures/evaluate.ts'
import { leavesOf } from '#domain/figures/figure.ts'
import { spanOf } from '#domain/figures/span-words.ts'
import { outlineSentences } from '#domain/report/outline-sentences.ts'
import { printFigure } from '#domain/report/print-figure.ts'
import { prove, questionsOfNeed } from '#domain/report/proof.ts'
import { type FigurePart, formulaOf } from '../portal/formula.ts'
import type { Subject } from '../portal/pages/figure.page.ts'
import { NotFound, type Web } from './web.ts'

type Asked = {
  readonly id: string
  readonly year: number
  readonly months?: readonly [number, number] | undefined
  readonly asOf: string | undefined
  readonly moment: Instant | undefined
}

/** A figure with its value and the sets of records behind it. */
export async function figureSubject(web: Web, asked: Asked): Promise<Subject> {
  const { id, year, months, moment } = asked
  const figure = knownFigure(web, id)
  const span = spanOf(year, months)
  const formula = formulaOf(figure, span, moment)
  const [value, parts] = await Promise.all([
    web.memo(
      `value ${figure.id} ${JSON.stringify(span)} ${moment ?? ''}`,
      () => figureValue(web.remembered, figure, span, moment),
      leavesOf(figure.value).flatMap(({ measure }) => measure),
    ),
    partsOf(web, formula.parts),
  ])
  const printed = printFigure(figure, value.exact)
  const { claims } = web.site.profile.report
  return {
    ...asked,
    span,
    type: 'figure',
    path: `/figures/${id}`,
    figure,
    exact: value.exact,
    printed,
    formula: formula.text,
    parts,
    // The report speaks of whole years.
    sentences: outlineSentences(web.site.outline, year, (token) =>
      span === year && token.type === 'claim' && claims[token.id] === figure.id ? printed.text : undefined,
    ),
  }
}

/** A qualitative sentence with the sets of records that prove it. */
export async function proofSubject(web: Web, asked: Asked): Promise<Subject> {
  const { id, year, moment } = asked
  const { proofs } = web.site.profile.report
  const proof = Object.hasOwn(proofs, id) ? proofs[id] : undefined
  if (!proof) throw new NotFound(`没有编号为“${id}”的佐证。`)
  const time = reportTime(year, web.bureau.house.clock.now(), moment)
  const parts = proof.needs.flatMap((need) =>
    questionsOfNeed(need, time).map((question): FigurePart => ({ question, use: 'count' })),
  )
  const [summed, proven] = await Promise.all([
    partsOf(web, parts),
    web.memo(`proof ${id} ${JSON.stringify(time)}`, () => prove(web.remembered, id, proof, time)),
  ])
  return {
    ...asked,
    span: year,
    type: 'proof',
    path: `/proofs/${id}`,
    title: proof.title,
    proven,
    parts: summed,
    sentences: outlineSentences(web.site.outline, year, (token) =>
      token.type === 'proof' && token.id === id ? '' : undefined,
    ),
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

const partsOf = (web: Web, parts: readonly FigurePart[]): Promise<Subject['parts']> =>
  Promise.all(
    parts.map(async (part) => {
      const { question } = part
      const summary = await web.memo(
        `summary ${JSON.stringify(question)}`,
        () => web.figures.summary(question),
        measuresOf(question),
      )
      return { ...part, summary }
    }),
  )
