import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseLaw } from './text-parser.ts'

const folder = new URL('../../../../shared/laws/', import.meta.url)
const held = existsSync(folder)
if (!held) console.warn('跳过：没有 ../shared/laws，未读取法律原文')

const sample = `# 某某条例

2001年1月2日 某机关公布

2003年4月5日 修订

2004年1月1日 施行

<!-- INFO END -->

## 第一章 总 则

第一条 为了试读，制定本条例。

第二条 依照第一条办理。

第一条第二款的规定另行解释。

（一）甲；

第九条之一 补一条。
`

describe('reading a statute text', () => {
  it('takes title, date of the text and articles with their paragraphs', () => {
    const law = parseLaw('某某条例.md', sample)
    expect(law.title).toBe('某某条例')
    expect(law.date).toBe('2003-04-05')
    expect(law.articles.map(({ no }) => no)).toEqual(['1', '2', '9之一'])
    expect(law.articles[1]?.paragraphs).toEqual(['依照第一条办理。', '第一条第二款的规定另行解释。', '（一）甲；'])
    expect(law.warnings).toEqual(['第2条之后缺号，接第9条'])
  })

  it('prefers the date in the file name', () => {
    expect(parseLaw('某某条例(2005-06-07).md', sample).date).toBe('2005-06-07')
  })

  it('keeps a line that repeats an earlier number inside the article, and says so', () => {
    const law = parseLaw('x.md', '# 甲\n\n第一条 一。\n\n第二条 二。\n\n第一条 又一。\n')
    expect(law.articles.map(({ no }) => no)).toEqual(['1', '2'])
    expect(law.articles[1]?.text).toBe('二。\n第一条 又一。')
    expect(law.warnings).toHaveLength(1)
  })

  it('reads 一、二、三 where a document has no articles', () => {
    const law = parseLaw('通知.md', '# 通知\n\n<!-- INFO END -->\n\n导语。\n\n一、甲。\n\n二、乙。\n')
    expect(law.articles).toEqual([
      { no: '一', text: '甲。', paragraphs: ['甲。'] },
      { no: '二', text: '乙。', paragraphs: ['乙。'] },
    ])
  })

  it('warns of a text without articles and title', () => {
    expect(parseLaw('空.md', '无').warnings).toEqual(['没有读到任何条文', '没有标题'])
  })
})

describe.skipIf(!held)('the statute texts at hand', () => {
  const files = held ? readdirSync(folder) : []

  it('are sixty-one', () => {
    expect(files).toHaveLength(61)
  })

  it.each(files)('%s is read whole, numbered without a gap', (name) => {
    const markdown = readFileSync(new URL(name, folder), 'utf8')
    const law = parseLaw(name, markdown)
    expect(law.warnings).toEqual([])
    expect(law.date).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    expect(law.articles.length).toBeGreaterThan(5)
    const first = Number(law.articles[0]?.no)
    if (Number.isNaN(first)) expect(law.articles[0]?.no).toBe('一')
    else expect(law.articles.map(({ no }) => Number(no))).toEqual(law.articles.map((_, index) => first + index))
    for (const { no, text } of law.articles) expect(text, no).not.toBe('')
    // Every article that the file opens is there: none was swallowed by the one before it.
    const opened = markdown
      .split('\n')
      .filter((line) => /^[\s\u3000]*第[零〇一二三四五六七八九十百千]+条[\s\u3000]/.test(line))
    if (opened.length > 0) expect(law.articles).toHaveLength(opened.length)
  })
})
