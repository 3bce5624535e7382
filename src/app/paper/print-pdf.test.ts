import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { afterAll, describe, expect, test } from 'vitest'
import { kunmingScience } from '#bureaus/kunming-science/profile.ts'
import { mattersOf } from '#domain/bureau/profile.ts'
import { toDay } from '#domain/calendar/day.ts'
import { type Paper, paperText } from '#domain/documents/paper.ts'
import { type Block, p, roll, table } from '#domain/documents/wording.ts'
import { onePaperEach } from '../../../test/contracts/papers.ts'
import { hasPoppler, inkOn, readPdf } from '../../../test/pdf.ts'
import { openPress } from './press/press.ts'
import { printPdf } from './print-pdf.ts'

const press = openPress()
afterAll(() => press.close())

const origin = 'zhunsheng.local/test/journal'
const paperWith = (body: readonly Block[], more: Partial<Paper> = {}): Paper => ({
  v: 'zs-document/1',
  kind: 'example.grant',
  layout: 'decision',
  title: '准予行政许可决定书',
  number: '昆科许〔2024〕1号',
  to: '某医学研究院',
  body,
  issuer: '昆明市科学技术局',
  on: toDay('2024-03-05'),
  notes: [],
  of: { case: '0'.repeat(32), n: 5 },
  ...more,
})
const pdfOf = (paper: Paper) => printPdf(press, { text: paperText(paper), origin })
const near = (value: number, wanted: number, within = 1): void => {
  expect(Math.abs(value - wanted), `${value} 应为 ${wanted}`).toBeLessThanOrEqual(within)
}

describe('同一份文书印两次', () => {
  test('字节相同，换一个进程也相同', async () => {
    const paper = paperWith([p('依法准予。')])
    const first = await pdfOf(paper)
    expect(Buffer.from(await pdfOf(paper))).toEqual(Buffer.from(first))
    const script = `
      import { openPress } from './press/press.ts'
      import { printPdf } from './print-pdf.ts'
      import { createHash } from 'node:crypto'
      const pdf = await printPdf(openPress(), ${JSON.stringify({ text: paperText(paper), origin })})
      process.stdout.write(createHash('sha256').update(pdf).digest('hex'))`
    const other = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: import.meta.dirname,
      encoding: 'utf8',
    })
    expect(other).toBe(createHash('sha256').update(first).digest('hex'))
  })
})

describe.skipIf(!hasPoppler)('印出的页面（须装有 poppler）', () => {
  test('版心每页二十二行、每行二十八字，四边合 GB/T 9704', async () => {
    const pdf = await pdfOf(paperWith([p('国'.repeat(28 * 50))]))
    const lines = readPdf(pdf)
      .words(2)
      .filter(({ text }) => /^国+$/.test(text))
    expect(lines.length).toBe(22)
    expect(lines.every(({ text }) => text.length === 28)).toBe(true)
    for (const [index, line] of lines.slice(1).entries()) near(line.yMin - lines[index]!.yMin, 29.62, 0.05)
    const ink = inkOn(pdf, 2, { top: 0, bottom: 264 })
    near(ink.top, 37)
    near(ink.left, 28)
    near(ink.right, 210 - 26)
    near(ink.bottom, 297 - 35)
  })

  test('页码：单页居右、双页居左，各空一字，距版心下边缘 7 毫米', async () => {
    const pdf = await pdfOf(paperWith([p('国'.repeat(28 * 50))]))
    const one = inkOn(pdf, 1, { top: 264, bottom: 297 })
    const two = inkOn(pdf, 2, { top: 264, bottom: 297 })
    for (const { top } of [one, two]) near(top, 262 + 7, 2)
    near(one.right, 210 - 26 - 5, 1.5)
    near(two.left, 28 + 5, 1.5)
    expect(readPdf(pdf).text).toMatch(/—\s?1\s?—/)
  })

  test('发文机关标志上边缘距版心上边缘 35 毫米，首页有正文', async () => {
    const pdf = await pdfOf(paperWith([p('首页正文。')]))
    near(inkOn(pdf, 1).top, 37 + 35, 2)
    const words = readPdf(pdf).words(1)
    // 2号: nine characters of 22 pt.
    const title = words.find(({ text }) => text === '准予行政许可决定书')!
    near(title.xMax - title.xMin, 9 * 22, 2)
    expect(words.map(({ text }) => text).join('')).toContain('首页正文')
  })

  test('信函格式：标志上边缘距上页边 30 毫米，下双线距下页边 20 毫米，线宽 170 毫米，首页不显示页码', async () => {
    const pdf = await pdfOf(paperWith([p('通知。')], { layout: 'letter' }))
    near(inkOn(pdf, 1).top, 30, 2)
    const lower = inkOn(pdf, 1, { top: 268, bottom: 297 })
    near(lower.bottom, 297 - 20, 1)
    near(lower.right - lower.left, 170, 1)
    expect(readPdf(pdf).text).not.toMatch(/—\s?1\s?—/)
  })

  test('命令（令）格式：标志上边缘距版心上边缘 20 毫米，令号之后是正文，由人签署', async () => {
    const signer = { post: '局长', name: '张某' }
    const pdf = await pdfOf(
      paperWith([p('现公布办法。')], { layout: 'order', title: '昆明市科学技术局令', number: '第1号', signer }),
    )
    near(inkOn(pdf, 1).top, 37 + 20, 2)
    const { structure } = readPdf(pdf)
    const places = ['昆明市科学技术局令', '第1号', '现公布办法。', '局长', '张某', '2024年3月5日'].map((text) =>
      structure.indexOf(text),
    )
    expect(places.every((place) => place >= 0)).toBe(true)
    expect(places.toSorted((a, b) => a - b)).toEqual(places)
  })

  test('纪要格式：标志上边缘距版心上边缘 35 毫米，出席名单在正文之后，没有落款', async () => {
    const body = [p('会议议定以下事项。'), roll('出席', '张某、李某、王某')]
    const pdf = await pdfOf(paperWith(body, { layout: 'minutes', title: '局长办公会议纪要', number: '〔2024〕1号' }))
    near(inkOn(pdf, 1).top, 37 + 35, 2)
    const text = readPdf(pdf).text.replace(/\s/g, '')
    expect(text.indexOf('出席：张某、李某、王某')).toBeGreaterThan(text.indexOf('会议议定'))
    expect(text.split('昆明市科学技术局')).toHaveLength(2)
  })

  test('是带标签的 PDF/A，语言和题名齐全，字体全部嵌入，落款在正文之后', async () => {
    const { info, fonts, structure } = readPdf(
      await pdfOf(paperWith([p('正文。'), table(['序号', '品种'], [['1', '大鼠']])])),
    )
    expect(info).toMatchObject({
      Tagged: 'yes',
      Title: '准予行政许可决定书 昆科许〔2024〕1号',
      Author: '昆明市科学技术局',
      JavaScript: 'no',
    })
    expect(info['Keywords']).toContain('仿宋：字体替代，用Noto Serif SC')
    for (const font of fonts) expect(font).toMatch(/yes yes yes/)
    const places = ['准予行政许可决定书', '某医学研究院', '正文。', '大鼠', '2024年3月5日'].map((text) =>
      structure.indexOf(text),
    )
    expect(places.every((place) => place >= 0)).toBe(true)
    expect(places.toSorted((a, b) => a - b)).toEqual(places)
  })

  test('像程序的文字照原样印出，过长的一串不出版心，生僻字不成方框', async () => {
    const hostile = [
      '#eval("1+1") #[*粗*] $x^2$',
      '= 标题 <w:p> =cmd|calc',
      '`code` @ref // 注释 /* */',
      '喆堃昇赟珺犇玥𠮷',
    ]
    const pdf = await pdfOf(
      paperWith(
        [
          ...hostile.map(p),
          p('甲\u202e乙😀'),
          p('a'.repeat(10_000)),
          table(['品种'], [['b'.repeat(400)]]),
          p('#'.repeat(60)),
        ],
        {
          to: '#panic("x")',
          title: '$标题$',
        },
      ),
    )
    const { text } = readPdf(pdf)
    const bare = text.replace(/\s/g, '')
    expect(bare).toContain('甲〔U+202E〕乙〔U+1F600〕')
    for (const line of hostile) expect(bare).toContain(line.replace(/\s/g, ''))
    expect(bare).toContain('#panic("x")')
    for (let page = 1; page <= 4; page += 1) expect(inkOn(pdf, page, { top: 0, bottom: 262 }).right).toBeLessThan(185)
  })

  test('预览的每页有水印，写明没有封存', async () => {
    const text = paperText(paperWith([p('正文。')]))
    const preview = readPdf(await printPdf(press, { text, origin, preview: true })).text
    expect(preview).toContain('未签发')
    expect(preview).toContain('没有封存')
    expect(readPdf(await printPdf(press, { text, origin })).text).not.toContain('未签发')
  })

  const matters = mattersOf(kunmingScience).filter(({ documents }) => Object.keys(documents).length > 0)
  test.each(matters.map((matter) => [matter.id, matter] as const))(
    '%s 的每种文书都能印出，最后一页有落款',
    async (_id, matter) => {
      for (const paper of onePaperEach(matter)) {
        const pdf = await pdfOf(paper)
        const { info, text } = readPdf(pdf)
        expect(info['Title']).toContain(paper.title)
        expect(text.replace(/\s/g, '')).toContain(paper.issuer)
        expect(Number(info['Pages'])).toBeLessThanOrEqual(4)
      }
    },
  )
})
