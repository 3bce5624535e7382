import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { kunmingScience } from '#bureaus/kunming-science/profile.ts'
import { mattersOf } from '#domain/bureau/profile.ts'
import { toDay } from '#domain/calendar/day.ts'
import { paperText } from '#domain/documents/paper.ts'
import { onePaperEach } from '../../../../test/contracts/papers.ts'
import { temporaryFolder } from '../../../../test/folder.ts'
import { hasPoppler, readPdf } from '../../../../test/pdf.ts'
import { hasSoffice } from '../../../../test/soffice.ts'
import { openPress } from '../press/press.ts'
import { printPdf } from '../print-pdf.ts'
import { reportPdf } from '../print-report.ts'
import type { ReportPaper } from '../report-paper.ts'
import { documentDocx } from './document-docx.ts'
import { reportDocx } from './report-docx.ts'

const report: ReportPaper = {
  title: '某某市科学技术局2024年度法治政府建设情况报告',
  to: '中共某某市委、某某市人民政府',
  blocks: [
    { type: 'heading', level: 2, text: '一、主要举措和成效' },
    { type: 'heading', level: 3, text: '（一）加强党的领导' },
    ...Array.from({ length: 40 }, () => ({
      type: 'p' as const,
      text: '全年举行集体学法12次，办理许可93件。'.repeat(3),
    })),
    { type: 'p', text: '<w:p>照原样</w:p> =cmd|calc \u0000\u202e' },
  ],
  issuer: '某某市科学技术局',
  on: toDay('2025-03-06'),
  draft: null,
  appendix: {
    title: '数据来源',
    head: ['编号', '数据', '报告中', '类别', '记录', '口径'],
    rows: [['F01', '学法', '12次', '计数', '12', '一次']],
  },
}

const partOf = (docx: Uint8Array, name: string): string => strFromU8(unzipSync(docx)[name]!)

describe('报告的 DOCX', () => {
  test('页边距、行距和网格合 GB/T 9704，标题是真正的标题样式，页码奇右偶左', async () => {
    const docx = await reportDocx(report)
    const body = partOf(docx, 'word/document.xml')
    expect(body).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/)
    expect(body).toContain('<w:docGrid w:type="lines" w:linePitch="579"/>')
    for (const style of ['Heading1', 'Heading2', 'Heading3']) expect(body).toContain(`<w:pStyle w:val="${style}"/>`)
    const styles = partOf(docx, 'word/styles.xml')
    expect(styles).toContain('w:eastAsia="仿宋"')
    expect(styles).toContain('<w:outlineLvl w:val="1"/>')
    expect(styles).toContain('<w:autoSpaceDE w:val="0"/>')
    expect(partOf(docx, 'word/settings.xml')).toContain('<w:evenAndOddHeaders')
  })

  test('像标记的文字照原样写出，控制字符写成代码', async () => {
    const body = partOf(await reportDocx(report), 'word/document.xml')
    expect(body).toContain('&lt;w:p&gt;照原样&lt;/w:p&gt; =cmd|calc 〔U+0000〕〔U+202E〕')
  })

  test('再写一次，字节相同，换一个进程、换一个时区也相同', async () => {
    const docx = await reportDocx(report)
    expect(Buffer.from(await reportDocx(report))).toEqual(Buffer.from(docx))
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'report.json'), JSON.stringify(report))
    const script = `
      import { readFileSync, writeFileSync } from 'node:fs'
      import { reportDocx } from './report-docx.ts'
      writeFileSync(${JSON.stringify(join(folder, 'other.docx'))}, await reportDocx(JSON.parse(readFileSync(${JSON.stringify(join(folder, 'report.json'))}, 'utf8'))))`
    execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: import.meta.dirname,
      env: { ...process.env, TZ: 'America/New_York' },
    })
    expect(readFileSync(join(folder, 'other.docx'))).toEqual(Buffer.from(docx))
  })
})

test('每种文书都能写成 DOCX，有题名、文号和落款', async () => {
  for (const matter of mattersOf(kunmingScience).filter(({ documents }) => Object.keys(documents).length > 0)) {
    for (const paper of onePaperEach(matter)) {
      const body = partOf(await documentDocx(paperText(paper)), 'word/document.xml')
      for (const text of [paper.title, paper.number ?? paper.title, paper.issuer]) expect(body).toContain(text)
    }
  }
})

test('数据的口径可以作脚注：正文有号，注文在脚注里，没有脚注的报告不变', async () => {
  const text = '全年办理许可93件，学法12次。'
  const notes = [
    { after: 9, text: '许可：一件已决办件' },
    { after: 14, text: '学法：一次集体学法 <w:p>' },
  ]
  const docx = await reportDocx({ ...report, blocks: [{ type: 'p', text, notes }] })
  expect(partOf(docx, 'word/document.xml').match(/<w:footnoteReference /g)).toHaveLength(2)
  const foot = partOf(docx, 'word/footnotes.xml')
  expect(foot).toContain('许可：一件已决办件')
  expect(foot).toContain('&lt;w:p&gt;')
  expect(partOf(await reportDocx(report), 'word/document.xml')).not.toContain('footnoteReference')
  if (!hasPoppler) return
  const press = openPress()
  const printed = readPdf(await reportPdf(press, { ...report, blocks: [{ type: 'p', text, notes }] })).text
  await press.close()
  expect(printed.replace(/\s/g, '')).toContain('许可：一件已决办件')
})

const hasOffice = hasSoffice('writer')
describe.skipIf(!hasPoppler)('报告的 PDF（须装有 poppler）', () => {
  test('有主送、落款、成文日期和页码；草稿每页有字样', async () => {
    const press = openPress()
    const final = readPdf(await reportPdf(press, report))
    for (const text of ['中共某某市委、某某市人民政府：', '2025年3月6日', '数据来源'])
      expect(final.text).toContain(text)
    expect(final.text).toMatch(/—\s?1\s?—/)
    expect(final.text).not.toContain('草稿')
    expect(readPdf(await reportPdf(press, { ...report, draft: '草稿' })).text).toMatch(/草\s*(?:—\d+—\s*)?[\s\S]*稿/)
    await press.close()
  })
})

describe.skipIf(!hasPoppler || !hasOffice)('用 LibreOffice 打开 DOCX（须装有 poppler 和 LibreOffice）', () => {
  /** Pages of the DOCX files as LibreOffice lays them out, in their order. */
  const pagesOf = (files: readonly Uint8Array[]): number[] => {
    const folder = temporaryFolder()
    const names = files.map((_, index) => `${index}.docx`)
    for (const [index, file] of files.entries()) writeFileSync(join(folder, names[index]!), file)
    const profile = `-env:UserInstallation=file://${folder}/profile`
    const paths = names.map((name) => join(folder, name))
    execFileSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...paths], {
      stdio: 'ignore',
    })
    return names.map((name) => pages(readFileSync(join(folder, name.replace('docx', 'pdf')))))
  }
  const pages = (pdf: Uint8Array) => Number(readPdf(pdf).info['Pages'])

  test('每种文书的页数与 PDF 相同；正文恰好写满一页的，字体替代可使其多出一页，至多二十分之一', async () => {
    const matters = mattersOf(kunmingScience).filter(({ documents }) => Object.keys(documents).length > 0)
    const papers = matters.flatMap(onePaperEach)
    const texts = papers.map(paperText)
    const press = openPress()
    const printed: number[] = []
    for (const text of texts)
      printed.push(pages(await printPdf(press, { text, origin: 'zhunsheng.local/test/journal' })))
    await press.close()
    const opened = pagesOf(await Promise.all(texts.map(documentDocx)))
    const differing = papers.flatMap(({ kind }, index) => {
      const difference = opened[index]! - printed[index]!
      return difference ? [{ kind, difference }] : []
    })
    expect(differing.filter(({ difference }) => Math.abs(difference) > 1)).toEqual([])
    expect(differing.length, JSON.stringify(differing)).toBeLessThanOrEqual(papers.length / 20)
  })

  test('报告的页数与 PDF 相差不过一页', async () => {
    const press = openPress()
    const printed = pages(await reportPdf(press, report))
    await press.close()
    expect(Math.abs(pagesOf([await reportDocx(report)])[0]! - printed)).toBeLessThanOrEqual(1)
  })
})
