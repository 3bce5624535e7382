import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textClauses } from './clauses.ts'
import { compareTexts } from './compare.ts'
import { pieces } from './pieces.ts'

const first = [
  '昆明市某事项管理办法（演示）',
  '第一章　总则',
  '第一条　为规范某事项，制定本办法。',
  '第二条　本办法所称某事项，是指依照本办法认定的平台。',
  '申报单位应当提交下列材料：',
  '（一）申请表；',
  '（二）近三年财务报表。',
  '第三条　补助资金不超过一百万元，按年度安排。',
  '第四条　本办法自印发之日起施行。',
].join('\n')

const numerals = '一二三四五六七八九'
const written = (n: number): string =>
  n < 10 ? numerals[n - 1]! : `${numerals[Math.floor(n / 10) - 1] ?? ''}十${n % 10 ? numerals[(n % 10) - 1] : ''}`

describe('文本的条款', () => {
  it('given chapters, articles, paragraphs and items, then each knows its level and where it stands', () => {
    expect(textClauses(first).map(({ level, path }) => `${level} ${path}`)).toEqual([
      '段 ',
      '章 第一章',
      '条 第一章 第一条',
      '条 第一章 第二条',
      '款 第一章 第二条',
      '项 第一章 第二条 （一）',
      '项 第一章 第二条 （二）',
      '条 第一章 第三条',
      '条 第一章 第四条',
    ])
  })
  it('given a text without articles, then its paragraphs are its clauses', () =>
    expect(textClauses('有关事项通知如下。\n请各单位执行。').map(({ level }) => level)).toEqual(['段', '段']))
})

describe('两稿比较', () => {
  it('given a changed sum, then what went and what came is marked within the clause', () => {
    const { changes, counts } = compareTexts(first, first.replace('一百万元', '八十万元'))
    expect(counts).toEqual({ same: 8, changed: 1, moved: 0, removed: 0, added: 0 })
    expect(changes.find(({ type }) => type === 'changed')).toMatchObject({
      pieces: [
        { type: 'kept', text: '第三条　补助资金不超过' },
        { type: 'out', text: '一百' },
        { type: 'in', text: '八十' },
        { type: 'kept', text: '万元，按年度安排。' },
      ],
    })
  })
  it('given an article put in before others, then those that only got another number are the same', () => {
    const more = first
      .replace('第四条', '第五条')
      .replace('第三条　补助', '第三条　申报受理后十日内公示结果，接受监督。\n第四条　补助')
    expect(compareTexts(first, more).counts).toEqual({ same: 9, changed: 0, moved: 0, removed: 0, added: 1 })
  })
  it('given an article that stands elsewhere, then it has moved, and is neither taken out nor put in', () => {
    const lines = first.split('\n')
    const moved = [...lines.slice(0, 2), lines[7]!, ...lines.slice(2, 7), lines[8]!].join('\n')
    const { counts, changes } = compareTexts(first, moved)
    expect(counts).toEqual({ same: 8, changed: 0, moved: 1, removed: 0, added: 0 })
    expect(changes.find(({ type }) => type === 'moved')).toMatchObject({ before: { n: 8 }, after: { n: 3 } })
  })
  it('given a clause taken out, then it stands where it stood', () => {
    const { changes } = compareTexts(first, first.replace('（一）申请表；\n', ''))
    expect(changes.map(({ type }) => type)).toEqual([
      ...['same', 'same', 'same', 'same', 'same', 'removed', 'same', 'same', 'same'],
    ])
  })
  it('given any two texts, then the pieces of each clause give back both, and no clause is lost or doubled', () => {
    const words = fc.array(fc.constantFrom('单位', '应当', '不得', '提交', '材料', '10', '日内', '。', '公示'), {
      maxLength: 12,
    })
    const text = fc
      .array(
        words.map((list) => list.join('')),
        { maxLength: 12 },
      )
      .map((list) => list.join('\n'))
    fc.assert(
      fc.property(text, text, (before, after) => {
        const { changes } = compareTexts(before, after)
        const olds = changes.flatMap((one) => ('before' in one ? one.before.n : []))
        const news = changes.flatMap((one) => ('after' in one ? one.after.n : []))
        expect(olds.toSorted((a, b) => a - b)).toEqual(textClauses(before).map(({ n }) => n))
        expect(news).toEqual(textClauses(after).map(({ n }) => n))
      }),
    )
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const list = pieces(before, after)
        const without = (type: string) => list.flatMap((one) => (one.type === type ? [] : one.text)).join('')
        expect([without('in'), without('out')]).toEqual([before, after])
      }),
    )
  })
  it('given two texts of two hundred articles, a part changed and a part moved, then every article is found', () => {
    const article = (n: number, more = '') =>
      `第${written(n)}条　${`第${n}类申报单位应当在规定期限内提交材料${n * 7}份`.repeat(4)}${more}。`
    const old = Array.from({ length: 99 }, (_, at) => [
      article(at + 1),
      `另有规定的，从第${at}项规定，并说明理由${at * 3}。`,
    ]).flat()
    const now = old.map((line, at) => (at % 9 === 0 ? line.replace('提交', '报送') : line))
    const shuffled = [...now.slice(20), ...now.slice(0, 20)]
    const { counts } = compareTexts(old.join('\n'), shuffled.join('\n'))
    expect(counts).toMatchObject({ removed: 0, added: 0 })
    expect(counts.moved).toBe(20)
  })
})
