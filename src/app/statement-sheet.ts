import type { Row } from 'write-excel-file/node'
import writeExcelFile from 'write-excel-file/node'
import { spanWords } from '#domain/figures/span-words.ts'
import type { FilledStatement } from '#domain/report/statements/statement.ts'

const bold = (value: string) => ({ value, fontWeight: 'bold' as const })
const number = (text: string) => (/^-?\d{1,15}(\.\d+)?$/.test(text) ? { value: Number(text) } : { value: text })

/** A statement as a workbook: one sheet, numbers as numbers, and what lacks said in its line. */
export function statementSheet(
  bureau: string,
  { statement, span, columns, sections }: FilledStatement,
): Promise<Buffer> {
  const rows: Row[] = [
    [bold(`${bureau}${statement.title}（${spanWords(span)}）`)],
    ['分类', '项目', '单位', ...columns.map(({ title }) => title), '说明'].map(bold),
    ...sections.flatMap(({ title, rows: lines }) =>
      lines.map(
        ({ label, unit, cells, lacks = '' }): Row => [
          ...[title, label, unit].map((value) => ({ value })),
          ...columns.map((_, index) => number(cells[index]?.text ?? '')),
          { value: lacks },
        ],
      ),
    ),
  ]
  const widths = [16, 36, 10, ...columns.map(() => 14), 40].map((width) => ({ width }))
  return writeExcelFile(rows, { columns: widths }).toBuffer()
}
