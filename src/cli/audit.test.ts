import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { bureauOf, commandLineOf, type Said } from '../../test/bureau.ts'
import { temporaryFolder } from '../../test/folder.ts'
import { openOffice, type TestOffice } from '../../test/office.ts'
import { encoded, pdfFile, wordCell, wordFile, wordRun } from '../../test/sent-files.ts'

let office: TestOffice
let zhunsheng: (...argv: string[]) => Promise<Said>
beforeAll(async () => {
  office = await openOffice({ today: '2025-01-15' })
  zhunsheng = commandLineOf(bureauOf(office))
})
afterAll(() => office.close())
afterEach(() => void vi.restoreAllMocks())

function file(name: string, content: string | Uint8Array): string {
  const path = join(temporaryFolder(), name)
  writeFileSync(path, content)
  return path
}
const lines = (out: string): Record<string, unknown>[] =>
  out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

const sentence = '全年办理行政许可15件，同比增长25%。'
const wide = (text: string, mark: string): Buffer => Buffer.from(`${mark}${text}`, 'utf16le')

describe('lines of texts', () => {
  it('given lines, then one line comes out for each, in order, with claims as JSON', async () => {
    const texts = [
      { id: 'a', text: sentence },
      { id: 2, text: '认真贯彻落实。', year: 2023 },
      { id: 'c', text: '', year: '2024' },
    ]
    const { code, out } = await zhunsheng(
      'audit',
      file('a.jsonl', texts.map((one) => JSON.stringify(one)).join('\r\n')),
      '--json',
    )
    const read = lines(out) as { id: unknown; claims: Record<string, unknown>[]; findings: unknown[] }[]
    expect([code, read.map(({ id }) => id)]).toEqual([0, ['a', 2, 'c']])
    expect(read.map(({ claims }) => claims.length)).toEqual([2, 0, 0])
    const [first, second] = read[0]!.claims as [Record<string, unknown>, Record<string, unknown>]
    expect(first).toMatchObject({ value: 15, unit: '件', counted: '办理行政许可', offset: 8, length: 3, text: '15件' })
    expect(second).toMatchObject({ value: 25, unit: '%', comparison: 'growth' })
  })

  it('given a table inside a text, then its cells are claims with the words of row and column', async () => {
    const text =
      '一年来工作如下。\n| 事项 | 2024年（件） |\n|---|---|\n| 行政许可 | 15 |\n| 行政处罚 | 2 |\n以上合计17件。'
    const { out } = await zhunsheng('audit', file('t.jsonl', JSON.stringify({ id: 't', text, year: 2024 })), '--json')
    const [{ claims }] = lines(out) as unknown as [{ claims: { text: string; offset: number; length: number }[] }]
    expect(claims).toMatchObject([
      { value: 15, unit: '件', counted: '行政许可' },
      { value: 2, unit: '件', counted: '行政处罚' },
      { value: 17, unit: '件' },
    ])
    expect(claims.map(({ offset, length }) => text.slice(offset, offset + length))).toEqual(
      claims.map((one) => one.text),
    )
  })

  it.each([
    ['{broken', '第 2 行不是 JSON'],
    ['{"id":3}', '第 2 行须有'],
    ['{"id":3,"text":"处罚2件。","year":"去年"}', '第 2 行的 year 须是年份'],
  ])('given a line %s among them, then it is named, the others are judged, exit 2', async (line, said) => {
    const { code, out } = await zhunsheng(
      'audit',
      file('b.jsonl', `{"id":1,"text":"许可3件。"}\n${line}\n{"id":4,"text":"处罚2件。"}\n`),
      '--json',
    )
    expect(code).toBe(2)
    const [first, wrong, last] = lines(out)
    expect([first?.['id'], wrong, last?.['id']]).toEqual([
      1,
      { ok: false, code: 'audit.line', message: expect.stringContaining(said) },
      4,
    ])
  })
})

describe('one report', () => {
  const titled = `我局2024年法治政府建设工作报告\n${sentence}`
  it.each<[string, string | Uint8Array]>([
    ['UTF-8', titled],
    ['UTF-8 with its mark', `\ufeff${titled}`],
    ['UTF-16, little end first', wide(titled, '\ufeff')],
    ['UTF-16, big end first', wide(titled, '\ufeff').swap16()],
    ['UTF-16 without its mark', wide(titled, '')],
    ['UTF-16 without its mark, big end first', wide(titled, '').swap16()],
    ['GBK', encoded(titled, 'gbk')],
    ['a PDF with text', pdfFile(titled.split('\n'))],
    [
      'a Word document with a table',
      wordFile(
        `<w:p>${wordRun('我局2024年法治政府建设工作报告')}</w:p><w:tbl><w:tr>${wordCell('事项')}${wordCell('数量(件)')}</w:tr><w:tr>${wordCell('行政许可')}${wordCell('15')}</w:tr></w:tbl>`,
      ),
    ],
    ['HTML', `<!doctype html><h1>我局2024年法治政府建设工作报告</h1><p>${sentence}</p>`],
    ['a table in Markdown', '# 我局2024年工作报告\n\n| 事项 | 数量（件） |\n|---|---|\n| 行政许可 | 15 |\n'],
  ])('given %s, then its numbers are read', async (_, content) => {
    const { code, out } = await zhunsheng('audit', file('report.txt', content), '--json')
    const { claims } = JSON.parse(out) as { claims: { value: number; unit: string }[] }
    expect(code).toBe(0)
    expect(claims.filter(({ value }) => value === 15).map(({ unit }) => unit)).toEqual(['件'])
  })

  it.each<[string, string, string | Uint8Array, ...string[]]>([
    ['nothing', 'file.empty', ''],
    ['an RTF document', 'file.rtf', '{\\rtf1 a}'],
    ['a picture', 'file.image', Uint8Array.from([0x89, 0x50, 0x4e, 0x47])],
    ['Big5', 'file.big5', encoded('我局2024年法治政府建設工作報告', 'big5')],
    ['a PDF under a password', 'file.encrypted', pdfFile(titled.split('\n'), true)],
    ['a PDF of pictures', 'file.scanned', pdfFile([])],
    ['a report of another year', 'audit.other-year', titled, '--year', '2023'],
    ["another bureau's report", 'audit.other-bureau', `市水务局2024年法治政府建设工作报告\n${sentence}`],
    ['a text that does not say its year', 'audit.no-year', sentence],
  ])('given %s, then one sentence says so and the exit code is 2', async (_, fault, content, ...options) => {
    const path = file('refused.txt', content)
    const { code, out } = await zhunsheng('audit', path, ...options, '--json')
    expect([code, JSON.parse(out)]).toEqual([2, { ok: false, code: fault, message: expect.stringMatching(/。$/) }])
    const { err } = await zhunsheng('audit', path, ...options)
    expect(err.trim().split('\n')).toHaveLength(1)
  })

  it.each([
    ['UTF-8', Buffer.from(titled)],
    ['GBK', encoded(titled, 'gbk')],
    ['a PDF', pdfFile(titled.split('\n'))],
  ])('given it on standard input as %s, then it is read as from a file', async (_, bytes) => {
    vi.spyOn(process, 'stdin', 'get').mockReturnValue(Readable.from([bytes]) as typeof process.stdin)
    const piped = await zhunsheng('audit', '-', '--json')
    const read = await zhunsheng('audit', file('report.txt', bytes), '--json')
    expect(piped).toEqual(read)
    expect((JSON.parse(piped.out) as { claims: unknown[] }).claims).toHaveLength(2)
  })

  it('given nothing on standard input, then one sentence says so and the exit code is 2', async () => {
    vi.spyOn(process, 'stdin', 'get').mockReturnValue(Readable.from([]) as typeof process.stdin)
    const { code, err } = await zhunsheng('audit', '-')
    expect([code, err]).toEqual([2, '标准输入 是空的，没有文字可核对。\n'])
  })

  it('given a year without records, then a number of ours is “no record”, and nothing differs', async () => {
    const { out } = await zhunsheng('audit', file('old.txt', '2022年登记技术合同13311项。'), '--year', '2022', '--json')
    const { claims } = JSON.parse(out) as { claims: { verdict: string }[] }
    expect(claims.map(({ verdict }) => verdict)).toEqual(['no-record'])
  })
})
