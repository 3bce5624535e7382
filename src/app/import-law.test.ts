import { describe, expect, it } from 'vitest'
import { toDay } from '#domain/calendar/day.ts'
import type { LawText } from '#domain/law/check-catalogue.ts'
import type { Instruments } from '#domain/law/instrument.ts'
import { importLaws, importLawTexts } from './import-law.ts'

const records = {
  某法: {
    title: '中华人民共和国某法',
    issuer: '某机关',
    kind: 'law',
    inForceFrom: '2021-01-01',
    text: 'held',
    textDate: '2020-05-28',
    verified: true,
    articles: { 1: { summary: '一。' }, 3: { summary: '三。' } },
  },
} as const satisfies Instruments

const first = {
  name: '总则.md',
  markdown: '# 中华人民共和国某法\n\n# 总则\n\n2020年5月28日 通过\n\n<!-- INFO END -->\n\n第一条 一。\n',
}
const second = {
  name: '分则.md',
  markdown: '# 中华人民共和国某法\n\n# 分则\n\n2020年5月28日 通过\n\n<!-- INFO END -->\n\n第二条 二。\n',
}

describe('importing statute texts', () => {
  it('joins the files of one code and reports a cited article that none of them has', () => {
    const { rows, check } = importLaws(records, [first, second])
    expect(rows).toEqual([
      { instrument: '某法', version: '2020-05-28', article: '1', text: '一。' },
      { instrument: '某法', version: '2020-05-28', article: '2', text: '二。' },
    ])
    expect(check.missing).toEqual([{ instrument: '某法', article: '3', version: '2020-05-28' }])
  })

  it('leaves out a text that the catalogue does not know, and says so', () => {
    const { rows, files } = importLaws(records, [{ name: '他法.md', markdown: '# 他法\n\n第一条 一。\n' }])
    expect(rows).toEqual([])
    expect(files[0]?.warnings).toEqual(['目录中没有这部文件，未导入'])
  })

  it('keeps a later version apart and asks to check the numbering', () => {
    const later = { name: '某法(2030-01-01).md', markdown: '# 中华人民共和国某法\n\n第一条 新。\n' }
    const { rows, files } = importLaws(records, [first, later])
    expect(rows.map(({ version, text }) => [version, text])).toEqual([
      ['2020-05-28', '一。'],
      ['2030-01-01', '新。'],
    ])
    expect(files[1]?.warnings).toEqual(['目录中没有2030-01-01的文本，请核对条号'])
  })

  it('hands all rows to the store', async () => {
    const saved: LawText[] = []
    const store = {
      saveTexts: async (rows: readonly LawText[]) => {
        saved.push(...rows)
      },
      heldTexts: async () => [...earlier, ...saved],
    }
    const cited = [
      { where: '某事项·受理', citation: { instrument: '某法', article: '1', at: '第一款' } },
      { where: '某事项·审查', citation: { instrument: '某法', article: '1', at: '第二款' } },
      { where: '某事项·登记', citation: { instrument: '他法', article: '7' } },
    ]
    const earlier = [{ instrument: '另法', version: '2010-01-01', article: '1', text: '旧。' }]
    const result = await importLawTexts(records, [first], store, { cited, today: toDay('2024-03-05') })
    expect(result.citations.withoutPlace).toMatchObject([{ at: '第二款', where: ['某事项·审查'] }])
    expect(result.citations.withoutText).toEqual([{ instrument: '他法', citations: 1 }])
    expect(saved).toEqual(result.rows)
    expect(saved).toHaveLength(1)
  })
})
