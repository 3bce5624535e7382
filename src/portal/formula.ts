import type { Instant } from '#domain/calendar/day.ts'
import { type FactQuestion, questionOf } from '#domain/figures/evaluate.ts'
import type { Expression, Figure, Leaf, Span } from '#domain/figures/figure.ts'

/** One set of facts behind a figure, and what the figure does with it. */
export type FigurePart = { readonly question: FactQuestion; readonly use: Expression['op'] }
export type Formula = { readonly parts: readonly FigurePart[]; readonly text: string }

const circled = (n: number): string => (n <= 20 ? String.fromCodePoint(0x245f + n) : `(${n})`)
export const partMark = (index: number): string => circled(index + 1)

/** How a figure comes out of its sets of records, in words, with ①②… for the sets in reading order. */
export function formulaOf(figure: Figure, span: Span, asOf?: Instant): Formula {
  const parts: FigurePart[] = []
  const add = (leaf: Leaf, use: Expression['op']): string => {
    parts.push({ question: questionOf(leaf, span, asOf), use })
    return circled(parts.length)
  }
  const say = (expression: Expression): string => {
    switch (expression.op) {
      case 'ratio': {
        const [above, below] = [say(expression.of), say(expression.per)]
        return `${above} ÷ ${below}${expression.times ? ` × ${expression.times}` : ''}`
      }
      case 'share': {
        const [whole, having] = [add(expression.of, 'share'), add(expression.having, 'share')]
        return `${whole}去重后，其中也在${having}之内的百分比`
      }
      case 'how-many':
        return `下列各项中等于 ${expression.equal} 的项数：${expression.among.map((one) => say(one)).join('；')}`
      case 'rank':
        return `${add(expression.of, 'rank')}中数值大于本单位（${expression.own}）的个数加一`
      case 'sum': {
        const scale = expression.scale ?? 0
        const factor = scale === 0 ? '' : scale > 0 ? ` × ${10 ** scale}` : ` ÷ ${(10 ** -scale).toLocaleString('en')}`
        return `${add(expression.of, 'sum')}的合计${factor}`
      }
      default:
        return `${add(expression.of, expression.op)}${plain[expression.op]}`
    }
  }
  const text = say(figure.value)
  return { text: parts.length === 1 ? alone(text) : text, parts }
}

/** A single set needs no number. */
const alone = (text: string): string => text.replace(/^①的?/, (mark) => (mark === '①' ? '各条记录' : ''))

const plain = {
  count: '的记录数',
  distinct: '去重后的个数',
  max: '的最大值',
  latest: '的最近一次数值',
  date: '的最近日期',
  run: '连续有记录的年数',
} as const
