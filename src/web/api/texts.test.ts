import { unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { comparedDocx } from '#app/texts/compare-docx.ts'
import type { Instant } from '#domain/calendar/day.ts'
import { compareTexts } from '#domain/texts/compare.ts'
import { comparePage } from '../../portal/pages/compare.page.ts'

const before =
  '第一条　为规范平台管理，制定本办法。\n第二条　补助不超过一百万元。\n第三条　各单位遵照执行。\n第四条　本办法自印发之日起施行。'
const after =
  '第一条　为规范平台管理，制定本办法。\n第二条　补助不超过八十万元。\n第三条　结果应当公示十日。\n第四条　各单位遵照执行。\n第五条　本办法自印发之日起施行。'

const bodyOf = async (one: string, other: string): Promise<string> => {
  const comparison = compareTexts(one, other)
  const at = '2024-07-01T01:00:00Z' as Instant
  const parts = unzipSync(await comparedDocx({ title: '办法', comparison, by: '起草人', at }))
  const xml = Buffer.from(parts['word/document.xml']!).toString('utf8')
  return xml.slice(xml.indexOf('<w:body>'))
}
/** What Word keeps when all changes are accepted, or rejected: paragraphs without their last, which is the title. */
const kept = (xml: string, without: 'ins' | 'del'): string[] =>
  [...xml.matchAll(/<w:p>.*?<\/w:p>|<w:p [^>]*>.*?<\/w:p>/g)]
    .map(([p]) => p.replaceAll(new RegExp(`<w:${without} .*?</w:${without}>`, 'g'), ''))
    .map((p) => [...p.matchAll(/<w:(?:t|delText)(?: [^>]*)?>([^<]*)</g)].map(([, text]) => text).join(''))
    .filter((text) => text !== '')
    .slice(1)

it('given two versions, then the DOCX has tracked changes: accepted they give the later text, rejected the earlier one', async () => {
  for (const [one, other] of [
    [before, after],
    [after, before],
    [before, before.split('\n').reverse().join('\n')],
  ] as const) {
    const xml = await bodyOf(one, other)
    expect(kept(xml, 'del')).toEqual(other.split('\n'))
    expect(kept(xml, 'ins')).toEqual(one.split('\n'))
    expect(xml).toContain('w:author="起草人"')
  }
})

it('given a page of two versions, then marks are escaped, and 清稿 is the later text', () => {
  const comparison = compareTexts(before, `${after}\n<script>alert(1)</script>`)
  const version = { no: 1, name: '草案.docx', on: '2024-07-01' }
  const page = String(comparePage({ title: '办法', before: version, after: { ...version, no: 2 }, comparison }))
  expect(page).toContain('<del>一百</del><ins>八十</ins>')
  expect(page).not.toContain('<script>')
  const clean = page.slice(page.indexOf('清稿</h2>'))
  expect([...clean.matchAll(/<p>(.*?)<\/p>/g)].map(([, text]) => text).slice(0, 5)).toEqual(after.split('\n'))
})
