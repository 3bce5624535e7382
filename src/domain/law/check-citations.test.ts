import { describe, expect, it } from 'vitest'
import { toDay } from '../calendar/day.ts'
import { article, catalogue } from './catalogue.ts'
import { checkCitations } from './check-citations.ts'
import { systemRule } from './citation.ts'

const today = toDay('2026-03-01')
const text = (version: string, body: string, no = '32') => ({
  instrument: '行政许可法',
  version,
  article: no,
  text: body,
})
const held = [text('2019-04-23', '收到申请：\n（一）告知；\n（二）决定。')]

describe('the citations of the house against the texts that it holds', () => {
  it('names a paragraph or item that the article does not have, with all who cite it', () => {
    const cited = [
      { where: '许可·受理', citation: article('行政许可法', 32, '第二款') },
      { where: '许可·补正', citation: article('行政许可法', 32, '第二款') },
      { where: '许可·告知', citation: article('行政许可法', 32, '第一款第二项') },
    ]
    expect(checkCitations(catalogue, cited, held, today).withoutPlace).toEqual([
      { instrument: '行政许可法', article: '32', at: '第二款', where: ['许可·受理', '许可·补正'] },
    ])
  })

  it('names cited instruments without any text, and says nothing of rules of the house', () => {
    const cited = [
      { where: '甲', citation: article('行政处罚法', 42) },
      { where: '乙', citation: article('行政处罚法', 43) },
      { where: '丙', citation: systemRule('只更正不删除', '可以追溯') },
    ]
    expect(checkCitations(catalogue, cited, held, today)).toEqual({
      withoutText: [{ instrument: '行政处罚法', citations: 2 }],
      withoutPlace: [],
      changed: [],
      notInForce: [],
    })
  })

  it('names an article that a younger text changes or no longer has', () => {
    const cited = [
      { where: '甲', citation: article('行政许可法', 32) },
      { where: '乙', citation: article('行政许可法', 42) },
      { where: '丙', citation: article('行政许可法', 44) },
    ]
    const texts = [
      ...held,
      text('2019-04-23', '二十日', '42'),
      text('2019-04-23', '十日', '44'),
      text('2030-01-01', '十五日', '42'),
      text('2030-01-01', '十日', '44'),
    ]
    expect(checkCitations(catalogue, cited, texts, today).changed).toEqual([
      { instrument: '行政许可法', article: '32', where: ['甲'], version: '2030-01-01', gone: true },
      { instrument: '行政许可法', article: '42', where: ['乙'], version: '2030-01-01', gone: false },
    ])
  })

  it('names what is not in force today, and what stands in its place', () => {
    const cited = [
      { where: '甲', citation: article('代表法(2015)', 42) },
      { where: '乙', citation: article('国办发〔2023〕27号', '全文') },
      { where: '丙', citation: article('行政许可法', 45) },
    ]
    expect(checkCitations(catalogue, cited, held, today).notInForce).toEqual([
      { instrument: '代表法(2015)', article: '42', where: ['甲'], now: { instrument: '代表法', article: '51' } },
      { instrument: '国办发〔2023〕27号', article: '全文', where: ['乙'] },
    ])
  })
})
