import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { article } from './catalogue.ts'
import { systemRule } from './citation.ts'
import { articleNumber, chineseNumeral, numeralValue, printBasis, printCitation } from './cite.ts'
import { litigation, reconsideration, reconsiderationFirst, remedySentence } from './remedies.ts'

describe('Chinese numerals', () => {
  it.each([
    [1, '一'],
    [10, '十'],
    [11, '十一'],
    [20, '二十'],
    [100, '一百'],
    [101, '一百零一'],
    [110, '一百一十'],
    [203, '二百零三'],
    [1010, '一千零一十'],
    [1259, '一千二百五十九'],
    [2000, '二千'],
  ])('%i is %s', (n, text) => {
    expect(chineseNumeral(n)).toBe(text)
  })

  it('can be read back, every one', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 9999 }), (n) => numeralValue(chineseNumeral(n)) === n))
  })

  it.each([0, -1, 1.5, 10000])('refuses %d', (n) => {
    expect(() => chineseNumeral(n)).toThrow(RangeError)
  })
})

describe('article numbers', () => {
  it.each([
    ['第三十二条', '32'],
    ['第九条之一', '9之一'],
    ['第1259条', '1259'],
    ['第一百零四条', '104'],
  ])('%s is %s', (text, no) => {
    expect(articleNumber(text)).toBe(no)
  })

  it.each(['三十二', '第条', '第零条', '第三十二条第一款'])('%s is none', (text) => {
    expect(articleNumber(text)).toBeUndefined()
  })
})

describe('printing a citation', () => {
  it.each([
    [article('行政许可法', 32, '第一款第四项'), '《中华人民共和国行政许可法》第三十二条第一款第四项'],
    [article('民法典', 1259), '《中华人民共和国民法典》第一千二百五十九条'],
    [article('云科规〔2025〕9号', 3), '《云南省实验动物许可证管理办法》（云科规〔2025〕9号）第三条'],
    [
      article('国发〔2019〕18号', '(九)'),
      '《国务院关于加强和规范事中事后监管的指导意见》（国发〔2019〕18号）第（九）项',
    ],
    [article('云发改财金〔2023〕416号', '全文'), '云发改财金〔2023〕416号[未核对]'],
    [article('昆明市实验动物许可证管理办法', '全文'), '《昆明市实验动物许可证管理办法》[未核对]'],
    [article('统计法', 27), '《中华人民共和国统计法》第二十七条[未核对]'],
    [article('GB/T 9704-2012', '7.2.5'), '《党政机关公文格式》（GB/T 9704-2012）7.2.5'],
    [article('行政诉讼法解释', 128), '《最高人民法院关于适用〈中华人民共和国行政诉讼法〉的解释》第一百二十八条'],
    [{ instrument: '某地办法', article: '9之一' }, '《某地办法》第九条之一'],
  ])('%j', (citation, text) => {
    expect(printCitation(citation)).toBe(text)
  })

  it('prints a rule that no article gives as what it is, with its reason', () => {
    const own = systemRule('先锁定名录，后产生随机数', '锁定之前无人能够知道随机数')
    expect(printCitation(own)).toBe('[本系统规则]先锁定名录，后产生随机数（理由：锁定之前无人能够知道随机数）')
    expect(printCitation({ ...own, rule: 'bureau' })).toMatch(/^\[本局规则\]/)
    expect(printBasis([own, article('行政许可法', 42)])).toContain('、《中华人民共和国行政许可法》第四十二条')
  })

  it('joins a basis', () => {
    expect(printBasis([article('行政许可法', 42), article('行政许可法', 82)])).toBe(
      '《中华人民共和国行政许可法》第四十二条、《中华人民共和国行政许可法》第八十二条',
    )
  })
})

describe('remedies', () => {
  const organs = { reconsiderationOrgan: '昆明市人民政府', court: '有管辖权的人民法院' }

  it('offer reconsideration or suit, to the organs of the profile', () => {
    expect(remedySentence([reconsideration, litigation], organs)).toBe(
      '如不服本决定，可以自知道或者应当知道本决定之日起六十日内向昆明市人民政府申请行政复议，也可以自知道或者应当知道本决定之日起六个月内向有管辖权的人民法院提起行政诉讼。',
    )
  })

  it('never offer a direct suit where reconsideration comes first', () => {
    const sentence = remedySentence([reconsiderationFirst, litigation], organs)
    expect(sentence).toContain('应当先')
    expect(sentence).not.toContain('六个月')
    expect(sentence).toContain('收到行政复议决定书之日起十五日内')
  })
})
