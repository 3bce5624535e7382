import type { Claim } from './claim.ts'
import { passagesOf } from './passages.ts'
import { quantitiesIn } from './quantity.ts'
import { measure, plainUnit } from './units.ts'

/** The claims of one line of a table; `taken` once they have been given out. */
export type TableLine = { readonly claims: readonly Claim[]; taken: boolean }

type Cell = { readonly text: string; readonly at: number }
type Line = { readonly number: number; readonly cells: readonly Cell[]; readonly at: number }

function cellsOf(line: string, at: number): Cell[] | undefined {
  const bar = /^\s*\|/.test(line) ? /\|/g : line.includes('\t') ? /\t/g : undefined
  if (!bar) return undefined
  const cells: Cell[] = []
  let from = 0
  for (const piece of line.split(bar)) {
    const lead = piece.length - piece.trimStart().length
    cells.push({ text: piece.trim(), at: at + from + lead })
    from += piece.length + 1
  }
  return /^\s*\|/.test(line) ? cells.slice(1, cells.at(-1)?.text === '' ? -1 : undefined) : cells
}

const isRule = ({ cells }: Line): boolean => cells.every(({ text }) => /^:?-*:?$/.test(text))
const numberCell = /^(?:约|近|超|超过)?[\d,]+(?:\.\d+)?(?:万|亿)?(?:余|多)?[^\d]{0,6}$/
/** 2024, 2024年, 2024年度(件): the head of a column, no cell. */
const headYear = /^(?:19|20)\d{2}年?度?(?:\([^()]*\))?$/
const unitIn = new RegExp(`[(:]\\s?((?:万亿|亿|万)?(?:${measure}|%)(?:/.{1,3})?)\\s?[)]?$`)

/** Blocks of at least two lines with the same number (two or more) of cells. */
function blocksOf(folded: string): Line[][] {
  const blocks: Line[][] = []
  let block: Line[] = []
  let at = 0
  const close = (): void => {
    if (block.length > 1) blocks.push(block)
    block = []
  }
  folded.split('\n').forEach((text, number) => {
    const cells = cellsOf(text, at)
    if (!cells || cells.length < 2) close()
    else block.push({ number, cells, at })
    at += text.length + 1
  })
  close()
  return blocks
}

/** Tables with bars or tabs: the head gives unit, year and aspect, the first cell of a line the thing. */
export function tableClaims(source: string, folded: string, masked: string): Map<number, TableLine> {
  const found = new Map<number, TableLine>()
  for (const block of blocksOf(folded)) {
    const [head, ...lines] = block.filter((line) => !isRule(line))
    if (!head || head.cells.some(({ text }) => numberCell.test(text) && !headYear.test(text))) continue
    const caption = passagesOf(folded.slice(Math.max(0, head.at - 200), head.at)).at(-1)?.text ?? ''
    const common = unitIn.exec(caption.replace(/单位/, '('))?.[1]
    for (const line of block) found.set(line.number, { claims: [], taken: false })
    for (const line of lines) {
      const claims = line.cells.slice(1).flatMap((cell, index): Claim[] => {
        const column = head.cells[index + 1]?.text ?? ''
        const row = line.cells[0]!.text
        if (!numberCell.test(cell.text) || /备注|序号|文号|日期|时间|电话/.test(column)) return []
        const [quantity] = quantitiesIn(masked.slice(cell.at, cell.at + cell.text.length))
        if (!quantity || Number.isNaN(quantity.value)) return []
        const written = unitIn.exec(column)?.[1] ?? unitIn.exec(row)?.[1] ?? common ?? ''
        const year = /((?:19|20)\d{2})年?/.exec(column)?.[1] ?? /((?:19|20)\d{2})年/.exec(row)?.[1]
        const aspect = column.replace(/[(].*[)]|(?:19|20)\d{2}年?度?|数量|合计|单位/g, '').trim()
        const unit = quantity.unit === '' ? plainUnit(written) : quantity.unit
        return [
          {
            text: source.slice(cell.at, cell.at + quantity.end),
            offset: cell.at,
            sentence: line.cells.map(({ text }) => text).join(' '),
            sentenceAt: line.at,
            section: '',
            value: quantity.value,
            decimals: quantity.decimals,
            unit,
            kind: /[%‰]$/.test(unit) ? 'percent' : 'number',
            counted: `${row.replace(/[(].*[)]/g, '')}${aspect}`,
            ...(quantity.vague &&
              quantity.vague !== 'several' &&
              quantity.vague !== 'estimated' && { qualifier: quantity.vague }),
            ...(quantity.vague && { said: quantity.vague }),
            ...(year && { period: { year: Number(year) } }),
            polarity: 'positive',
            mood: /计划|目标|任务/.test(column) ? 'planned' : 'done',
            ...(/计划|目标|任务/.test(column) && { relation: 'target' as const }),
          },
        ]
      })
      found.set(line.number, { claims, taken: false })
    }
  }
  return found
}
