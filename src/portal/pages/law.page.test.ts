import { describe, expect, it } from 'vitest'
import { kunmingScience as profile } from '#bureaus/kunming-science/profile.ts'
import { catalogue } from '#domain/law/catalogue.ts'
import type { InstrumentRecord } from '#domain/law/instrument.ts'
import { lawIndex } from '../law-index.ts'
import { instrumentPage, lawsPage } from './law.page.ts'

const uses = lawIndex(profile.matters)
const wordsOf = (page: unknown): string => String(page).replace(/<[^>]+>/g, '')
const all: Readonly<Record<string, InstrumentRecord>> = catalogue
const page = (key: string): string => wordsOf(instrumentPage(key, all[key]!, uses))

describe('法律依据', () => {
  it('a bare house says that it holds no text, and how to get it', () => {
    expect(wordsOf(lawsPage(uses, new Set()))).toContain('尚未导入任何被引用文件的原文')
    expect(wordsOf(lawsPage(uses, new Set()))).toContain('zhunsheng law import')
  })
  it('with some texts it says how many, and marks those that are lacking', () => {
    const words = wordsOf(lawsPage(uses, new Set(['行政许可法'])))
    expect(words).toContain('已导入其中 1 部的原文')
    expect(words).not.toContain('尚未导入任何')
    expect(words).toMatch(/中华人民共和国行政许可法 引用 \d+ 条(?!，无原文)/)
    expect(words).toMatch(/中华人民共和国行政处罚法 引用 \d+ 条，无原文/)
  })
  it('rules of the house stand in a list of their own, with their reason', () => {
    const words = wordsOf(lawsPage(uses, new Set()))
    expect(words).toContain('[本系统规则]先锁定名录并公布指纹')
    expect(words).toContain('（双随机抽取）')
  })
})

describe('一部文件', () => {
  it('tells the day of commencement from those of amendment', () => {
    expect(page('行政许可法')).toMatch(/施行\s*自 2004-07-01 起\s*修正、修订\s*2019-04-23/)
    expect(page('行政诉讼法')).toMatch(/施行\s*自 1990-10-01 起[\s\S]*现条号自 2017-07-01 起/)
  })
  it('calls cited only what somebody cites', () => {
    for (const [key, record] of Object.entries(all)) {
      const [cited, others = ''] = page(key).split('目录中的其他条文')
      expect(others, key).not.toContain('引用 ')
      const numbers = Object.keys(record.articles).filter((no) => uses.article(key, no).length > 0)
      expect([...cited!.matchAll(/（引用 \d+ 处）/g)], key).toHaveLength(numbers.length)
    }
  })
  it('an earlier text is cited where acts of its days rest on it', () => {
    expect(uses.article('代表法(2015)', '42').map(({ matter }) => matter?.id)).toContain('deputy-suggestion')
  })
})
