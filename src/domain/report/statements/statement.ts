import type { FigureValue } from '../../figures/evaluate.ts'
import type { Figure, Span } from '../../figures/figure.ts'
import { spanInYear, yearOfSpan } from '../../figures/figure.ts'
import type { Basis } from '../../law/citation.ts'
import { printFigure } from '../print-figure.ts'

/** A line of a statement: a figure, or what is asked for and no register of the bureau holds. */
export type StatementRow = { readonly label: string } & ({ readonly figure: string } | { readonly lacks: string })

/** A table over the figures (报表): its numbers are theirs, so that no two tables can give different ones. */
export type Statement = {
  readonly id: string
  readonly title: string
  readonly every: 'year' | 'month'
  readonly basis: Basis
  readonly sections: readonly { readonly title: string; readonly rows: readonly StatementRow[] }[]
}

/** A column of numbers: what it says of which span. */
export type StatementColumn = { readonly title: string; readonly span: Span }

/** A yearly statement gives the year and the one before; a monthly one the month, the year so far, and the same month of last year. */
export function columnsOf({ every }: Statement, span: Span): readonly StatementColumn[] {
  const year = yearOfSpan(span)
  const before = spanInYear(span, year - 1)
  if (every === 'year')
    return [
      { title: '本年', span },
      { title: '上年', span: before },
    ]
  const [, last] = typeof span === 'number' ? [1, 12] : span.months
  return [
    { title: '本月', span },
    { title: '本年累计', span: last === 12 ? year : { year, months: [1, last] } },
    { title: '上年同月', span: before },
  ]
}

/** One number of a statement, with what opens to its records. */
export type Cell = { readonly span: Span; readonly text: string; readonly records: number }
export type FilledRow = {
  readonly label: string
  readonly unit: string
  readonly figure?: Figure
  readonly cells: readonly Cell[]
  /** Why there is no number. */
  readonly lacks?: string
}
export type FilledStatement = {
  readonly statement: Statement
  readonly span: Span
  readonly columns: readonly StatementColumn[]
  readonly sections: readonly { readonly title: string; readonly rows: readonly FilledRow[] }[]
  /** Lines that give no number: while there is one, the statement is not whole. */
  readonly lacking: number
}

const noRegister = '本单位没有登记这项内容的台账'
const noRecord = '没有记录，无法算出'
const bareUnit = (unit: string): string => unit.replace(/[（(].*$/, '')

/**
 * Fills a statement. Zero is printed as 0, for it says that the register was searched; what no register holds and what
 * cannot be worked out is no zero, and the line says so.
 * @param ask for a figure that the bureau has, in each column's span
 */
export async function fillStatement(
  statement: Statement,
  span: Span,
  figures: ReadonlyMap<string, Figure>,
  ask: (figure: Figure, span: Span) => Promise<FigureValue>,
): Promise<FilledStatement> {
  const columns = columnsOf(statement, span)
  const fill = async (row: StatementRow): Promise<FilledRow> => {
    const figure = 'figure' in row ? figures.get(row.figure) : undefined
    if (!figure) return { label: row.label, unit: '', cells: [], lacks: 'lacks' in row ? row.lacks : noRegister }
    const values = await Promise.all(columns.map((column) => ask(figure, column.span)))
    const [first] = values
    return {
      ...{ label: row.label, unit: bareUnit(figure.unit), figure },
      cells: values.map(({ exact, records }, index) => ({
        span: columns[index]!.span,
        text: numberOf(figure, exact),
        records,
      })),
      ...(first!.exact === null ? { lacks: noRecord } : {}),
    }
  }
  const sections = await Promise.all(
    statement.sections.map(async ({ title, rows }) => ({ title, rows: await Promise.all(rows.map(fill)) })),
  )
  const lacking = sections.flatMap(({ rows }) => rows).filter(({ lacks }) => lacks !== undefined).length
  return { statement, span, columns, sections, lacking }
}

/** The number alone, exact: a table says no 余 and no 近. */
function numberOf(figure: Figure, exact: string | null): string {
  if (exact === null) return '—'
  const { decimals, qualifier } = figure.print
  const plain = { ...figure, print: { ...(decimals === undefined ? {} : { decimals }), unit: '', qualifier } }
  return printFigure(plain, exact).text
}
