import type { SheetData } from 'write-excel-file/node'
import writeExcelFile from 'write-excel-file/node'
import type { AuditResult } from '#domain/audit/match.ts'
import { readingOf, verdictWords } from './audit-words.ts'

const bold = (value: string) => ({ value, fontWeight: 'bold' as const })
/** A cell of a sheet holds no more. */
const cellLimit = 32_000
const cell = (value: string) => ({ value: value.slice(0, cellLimit), type: String as never })

/** The numbers of a text with how they were read and judged, and what was found, as a workbook. */
export async function auditSheet({ claims, findings }: AuditResult): Promise<Buffer> {
  const numbers: SheetData = [
    ['序号', '原文', '读作', '结论', '指标', '记录', '说明', '位置'].map(bold),
    ...claims.map((claim, index) => [
      { value: index + 1 },
      cell(claim.text),
      cell(readingOf(claim)),
      cell(verdictWords[claim.verdict]),
      cell(claim.figure ?? ''),
      cell(claim.expected === undefined ? '' : String(claim.expected)),
      cell(claim.reason ?? ''),
      { value: claim.offset + 1 },
    ]),
  ]
  const found: SheetData = [
    ['序号', '发现', '位置'].map(bold),
    ...findings.map(({ message, offset }, index) => [
      { value: index + 1 },
      cell(message),
      ...(offset === undefined ? [null] : [{ value: offset + 1 }]),
    ]),
  ]
  return writeExcelFile([
    { data: numbers, sheet: '数字' },
    { data: found, sheet: '发现' },
  ]).toBuffer()
}
