import { type CellObject, utils, write } from '@e965/xlsx'

/** A cell as a program would write it: a value, or one with its format or formula. */
export type Made = string | number | boolean | null | Partial<CellObject>

type Options = {
  readonly as?: 'xlsx' | 'biff8' | 'ods' | 'xlml' | 'html'
  readonly from1904?: boolean
  readonly merges?: readonly string[]
  readonly hiddenRows?: readonly number[]
  readonly hiddenSheets?: readonly string[]
}

/** A workbook made by another program than ours. */
export function workbookOf(
  sheets: Readonly<Record<string, readonly (readonly Made[])[]>>,
  options: Options = {},
): Buffer {
  const book = utils.book_new()
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = utils.aoa_to_sheet(rows as unknown[][])
    if (options.merges) sheet['!merges'] = options.merges.map((range) => utils.decode_range(range))
    if (options.hiddenRows) {
      const each: { hidden: boolean }[] = []
      for (const row of options.hiddenRows) each[row] = { hidden: true }
      sheet['!rows'] = each
    }
    utils.book_append_sheet(book, sheet, name)
  }
  book.Workbook = {
    WBProps: { date1904: options.from1904 === true },
    Sheets: book.SheetNames.map((name) => ({ name, Hidden: options.hiddenSheets?.includes(name) ? 1 : 0 })),
  }
  return write(book, { type: 'buffer', bookType: options.as ?? 'xlsx' }) as Buffer
}
