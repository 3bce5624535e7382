import type { CellObject, WorkBook, WorkSheet } from '@e965/xlsx'
import { plainText } from '../intake/plain-text.ts'
import { Unreadable } from '../intake/unreadable.ts'
import { beyondBounds } from './bounds.ts'
import { type Cell, type Fault, faultIn, plain } from './cell.ts'
import { csvRows } from './csv.ts'

/** A block of merged cells, by indices from 0, both ends inside. */
export type Merge = { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number }

export type Sheet = {
  readonly name: string
  readonly isHidden: boolean
  readonly rows: readonly (readonly Cell[])[]
  readonly merges: readonly Merge[]
  readonly hiddenRows: ReadonlySet<number>
  readonly hiddenColumns: ReadonlySet<number>
  /** Days are counted from 1904, as old programs of the Mac do. */
  readonly from1904: boolean
}

const startsWith = (bytes: Uint8Array, ...signs: number[]): boolean => signs.every((sign, at) => bytes[at] === sign)

/**
 * The sheets of a file as offices keep them: .xlsx, .xls, .et, .ods, the web pages that other systems call .xls, CSV in
 * the encodings of the country.
 * @throws Unreadable with one sentence that says what to do
 */
export async function readWorkbook(bytes: Uint8Array, name: string): Promise<readonly Sheet[]> {
  const isZip = startsWith(bytes, 0x50, 0x4b)
  if (isZip) {
    const beyond = beyondBounds(bytes)
    if (beyond) throw new Unreadable('import.unreadable', `${name}：${beyond}`)
  }
  if (isZip || startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return sheetsOf(bytes, name)
  const text = plainText(bytes, name)
  if (text.trim() === '') throw new Unreadable('import.unreadable', `${name} 是空的`)
  if (/^\s*<(\?xml|!doctype|html|head|body|table|meta|workbook)/i.test(text.slice(0, 2000))) return sheetsOf(text, name)
  return [{ ...bare, name, rows: csvRows(text) }]
}

const bare = {
  isHidden: false,
  merges: [],
  hiddenRows: new Set<number>(),
  hiddenColumns: new Set<number>(),
  from1904: false,
} as const

async function sheetsOf(content: Uint8Array | string, name: string): Promise<readonly Sheet[]> {
  // The reader is large, and most commands read no workbook.
  const { read, SSF } = await import('@e965/xlsx')
  let book: WorkBook
  try {
    const as = typeof content === 'string' ? ({ type: 'string', raw: true } as const) : ({ type: 'buffer' } as const)
    book = read(content, { ...as, dense: true, cellNF: true, cellStyles: true, cellHTML: false, cellText: false })
  } catch (error) {
    const why = /password|encrypt/i.test((error as Error).message)
      ? '加了密码，请去掉密码后再导入'
      : '不是可以读取的表格，请用 WPS 或者 Excel 另存为 .xlsx 后再导入'
    throw new Unreadable('import.unreadable', `${name} ${why}`)
  }
  const from1904 = book.Workbook?.WBProps?.date1904 === true
  const isDate = (format: unknown) => typeof format === 'string' && SSF.is_date(format)
  return book.SheetNames.map((title, index): Sheet => {
    const sheet = book.Sheets[title]!
    return {
      name: title,
      isHidden: (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) > 0,
      rows: rowsOf(sheet, (cell) => cellOf(cell, isDate, from1904)),
      merges: (sheet['!merges'] ?? []).map(({ s, e }) => ({ top: s.r, left: s.c, bottom: e.r, right: e.c })),
      hiddenRows: hiddenIn(sheet['!rows']),
      hiddenColumns: hiddenIn(sheet['!cols']),
      from1904,
    }
  })
}

const hiddenIn = (each: readonly ({ hidden?: boolean } | undefined)[] | undefined): ReadonlySet<number> =>
  new Set([...(each ?? []).entries()].filter(([, one]) => one?.hidden).map(([index]) => index))

function rowsOf(sheet: WorkSheet, cellOf: (cell: CellObject | undefined) => Cell): Cell[][] {
  const dense = (sheet as { '!data'?: (CellObject | undefined)[][] })['!data'] ?? []
  return Array.from(dense, (row) => Array.from(row ?? [], cellOf))
}

/** Numbers by which the format keeps errors. */
const errorNames: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
  43: '#GETTING_DATA',
}

const uncomputed: Fault = { fault: '没有计算结果的公式' }

function cellOf(cell: CellObject | undefined, isDate: (format: unknown) => boolean, from1904: boolean): Cell {
  if (!cell) return null
  const { t, v, f, z } = cell
  switch (t) {
    case 'e':
      return { fault: errorNames[v as number] ?? '#错误' }
    case 'z':
      return f === undefined ? null : uncomputed
    case 's':
      return faultIn(v as string) ?? (v as string)
    case 'b':
      return v as boolean
    case 'n': {
      const number = v as number
      if (isDate(z)) return momentOf(number, from1904) ?? number
      // 12.5% is what stands there for people, not 0.125.
      if (typeof z === 'string' && z.endsWith('%')) return `${plain(number * 100)}%`
      // 000123 is what stands there for people; the number behind it is 123.
      return typeof z === 'string' && /^0{2,}$/.test(z) && Number.isSafeInteger(number) && number >= 0
        ? String(number).padStart(z.length, '0')
        : number
    }
    default:
      return v === undefined ? null : String(v)
  }
}

const secondsOfDay = 86_400

/** The civil day that a number means where a format shows it as one; undefined before and after all that bureaus do. */
export function momentOf(serial: number, from1904: boolean): { day: string; time: string } | undefined {
  const seconds = Math.round((serial + (from1904 ? 1462 : 0)) * secondsOfDay)
  if (seconds < 0 || seconds > 80_000 * secondsOfDay) return undefined
  const text = new Date(Date.UTC(1899, 11, 30) + seconds * 1000).toISOString()
  return { day: text.slice(0, 10), time: text.slice(11, 19) }
}
