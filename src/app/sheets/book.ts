import type { Cell, Feature, Sheet, SheetData } from 'write-excel-file/node'
import writeExcelFile from 'write-excel-file/node'
import { columnName } from './cell.ts'

/** A page of a workbook to be written: everything is text, except numbers, which lose nothing as numbers. */
export type Page = {
  readonly name: string
  readonly head: readonly Heading[]
  readonly rows: readonly (readonly (string | number)[])[]
  /** Rows below that wait to be filled in. */
  readonly blank?: number
}

export type Heading = {
  readonly title: string
  readonly isDue?: boolean
  readonly width: number
  /** What a program shows beside the cell. */
  readonly hint?: string | undefined
  readonly choices?: readonly string[] | undefined
}

const choicesPage = '选项'
/** A list of words stands in the sheet itself up to this length; longer ones on a hidden sheet. */
const longestList = 250

/** Text as text: a program that opens the workbook neither rounds its digits nor reads it as a formula. */
function cellOf(value: string | number): Cell {
  if (typeof value === 'number') return { value, type: Number }
  if (value.length > mostInCell) throw new TooLong()
  return { value, type: String, format: '@' }
}

/** What a cell of the format holds; a program that finds more calls the whole workbook damaged. */
const mostInCell = 32_767

/** A text that no cell holds, in a place that has no sheet of its own for it. */
export class TooLong extends Error {
  constructor() {
    super(`有一项内容超过 ${mostInCell.toLocaleString('en')} 字，工作簿的一格放不下；请改用 --out 文件.pdf 导出`)
  }
}

const headCell = ({ title, isDue }: Heading): Cell => ({
  ...{ value: isDue ? `${title}*` : title, type: String, fontWeight: 'bold', wrap: true, alignVertical: 'center' },
  ...{ backgroundColor: isDue ? '#FCE4D6' : '#EDEDED', borderStyle: 'thin', borderColor: '#BFBFBF' },
})

/** A workbook with headings that stay in sight, widths, words to choose from, and hints. */
export async function writeBook(pages: readonly Page[]): Promise<Buffer> {
  const lists = pages.flatMap(({ head }) =>
    head.flatMap(({ choices }) => (choices && isLong(choices) ? [choices] : [])),
  )
  const sheets: Sheet<never>[] = pages.map(({ name, head, rows, blank = 0 }) => ({
    sheet: name,
    stickyRowsCount: head.length ? 1 : 0,
    columns: head.map(({ width }) => ({ width })),
    data: [
      head.map(headCell),
      ...rows.map((row) => row.map(cellOf)),
      ...Array.from({ length: blank }, () => head.map((): Cell => ({ value: '', type: String, format: '@' }))),
    ],
  }))
  if (lists.length) sheets.push({ sheet: choicesPage, data: columnsFrom(lists) })
  return writeExcelFile(sheets as never, { features: [choosing(pages, lists), hiding] as never }).toBuffer()
}

const isLong = (choices: readonly string[]): boolean =>
  choices.join(',').length > longestList || choices.some((choice) => choice.includes(','))

function columnsFrom(lists: readonly (readonly string[])[]): SheetData {
  const height = Math.max(...lists.map((list) => list.length))
  return Array.from({ length: height }, (_, row) => lists.map((list): Cell => cellOf(list[row] ?? '')))
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\n': ' ' }
const escaped = (text: string): string => text.replace(/[&<>"\n]/g, (sign) => escapes[sign]!)

/** Drop-downs refuse what is none of the words; hints stand beside the cell. The format has them after the rows. */
const choosing = (pages: readonly Page[], lists: readonly (readonly string[])[]): Feature<never> => ({
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (content, _, { sheetIndex }) => {
          const page = pages[sheetIndex]
          if (!page) return content
          const each = page.head.flatMap((heading, index) => ruleOf(heading, columnName(index), lists))
          if (each.length === 0) return content
          return content.replace(
            '</sheetData>',
            `</sheetData><dataValidations count="${each.length}">${each.join('')}</dataValidations>`,
          )
        },
      },
    },
  },
})

function ruleOf({ title, hint, choices }: Heading, column: string, lists: readonly (readonly string[])[]): string[] {
  if (!hint && !choices) return []
  const range = `sqref="${column}2:${column}20000"`
  const prompt = hint
    ? ` showInputMessage="1" promptTitle="${escaped(title.slice(0, 30))}" prompt="${escaped(hint.slice(0, 200))}"`
    : ''
  if (!choices) return [`<dataValidation allowBlank="1"${prompt} ${range}/>`]
  const at = lists.indexOf(choices)
  const name = columnName(at)
  const from = at < 0 ? `"${choices.join(',')}"` : `${choicesPage}!$${name}$1:$${name}$${choices.length}`
  const error = ' showErrorMessage="1" errorTitle="请从列表中选择" error="这一列只能填写列表中的内容"'
  return [
    `<dataValidation type="list" allowBlank="1"${error}${prompt} ${range}><formula1>${escaped(from)}</formula1></dataValidation>`,
  ]
}

const hiding: Feature<never> = {
  files: {
    transform: {
      'xl/workbook.xml': {
        transformElementAttributes: (tag, attributes) =>
          tag === 'sheet' && attributes['name'] === choicesPage ? { ...attributes, state: 'hidden' } : attributes,
      },
    },
  },
}
