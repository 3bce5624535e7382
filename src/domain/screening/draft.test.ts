import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toDay } from '../calendar/day.ts'
import { unansweredHits } from './answers.ts'
import { clausesOf } from './clauses.ts'
import { screenDraft } from './draft.ts'
import { maskInnocent } from './innocent.ts'
import { plainOf } from './plain.ts'
import { isFlagged, screenClause } from './screen.ts'
import { standards } from './standards.ts'

const today = toDay('2026-01-01')
const standardsIn = (text: string): string[] => screenClause(text).map(({ standard }) => standard)

describe('条款的划分', () => {
  it('given articles, items, tables and lines that were wrapped by hand, then each is one clause', () => {
    const wrapped = '第二条 申报单位应当在规定的时间内向区科技局提出申请并附送符合要求的全部材料，\n逾期不予受理。'
    const text = `若干措施\n\n${wrapped}\n（一）第一档\n（二）第二档\n项目\t金额\n研发\t10万元`
    expect(clausesOf(text).map((clause) => clause.text)).toEqual([
      '若干措施',
      wrapped.replace('\n', ''),
      '（一）第一档',
      '（二）第二档',
      '项目\t金额',
      '研发\t10万元',
    ])
  })

  it('given a sentence that forbids what follows, then its items are not held against the draft', () => {
    const items = '（一）要求投标人在本地设立分支机构；\n（二）以本地业绩加分。'
    expect(screenDraft(`招标人不得有下列行为：\n${items}`, today).flagged).toBe(false)
    expect(screenDraft(`投标人应当符合下列条件：\n（一）在本地设立分支机构；`, today).flagged).toBe(true)
    expect(screenDraft(`招标人不得有下列行为：\n${items}\n第二条 投标人须在本地设立分支机构。`, today).flagged).toBe(
      true,
    )
  })
})

describe('一份稿子的初筛', () => {
  it('given a hit, then it comes with its standard, its words, its question and the law of the day', () => {
    const [hit] = screenDraft('获奖企业五年内不得迁出本市。', today).clauses[0]!.hits
    expect(hit).toMatchObject({ standard: 'A9.1c', severity: 'H', pattern: '五年内不得迁出' })
    expect(hit!.question).toMatch(/^Q4：/)
    expect(hit!.basis).toHaveLength(2)
  })

  it('given a day before any of the standards, then nothing is called up', () => {
    expect(screenDraft('获奖企业五年内不得迁出本市。', toDay('2021-06-28')).flagged).toBe(false)
  })

  it('given quotation marks, full-width signs and blanks within, then the reading is the same', () => {
    expect(standardsIn('五 年内“不得　迁出”')).toEqual(['A9.1c'])
    expect(standardsIn('投标人获得本市优质工程奖的，加２分。')).toEqual(['A9.3c'])
  })

  it('given the examples of the trade, then grave ones are grave and those with a national rule are silent', () => {
    expect(standardsIn('对新认定的高新技术产品，3年内增值税地方留成部分全额奖励给企业')).toContain('A10.2d')
    expect(isFlagged(screenClause('科技创新券仅限购买本市科技服务机构提供的检测服务'))).toBe(true)
    expect(isFlagged(screenClause('重点支持龙头企业牵头组建创新联合体，给予最高500万元支持'))).toBe(true)
    expect(standardsIn('按照国家有关规定享受研发费用加计扣除')).toEqual([])
    expect(standardsIn('同等条件下优先支持科技型中小企业承担项目')).toEqual([])
    expect(standardsIn('对牵头承担国家重点研发计划项目的单位，按国拨经费的10%给予配套支持，单项最高200万元')).toEqual(
      [],
    )
  })
})

describe('没有回答的疑似问题', () => {
  const screened = screenDraft('获奖企业五年内不得迁出本市。\n支持龙头企业，给予补助。', today)
  const clause = screened.clauses[0]!.text

  it('given a grave hit without answer, then it stands open; those of less weight do not', () => {
    expect(unansweredHits(screened, [])).toEqual([{ n: 1, standard: 'A9.1c', pattern: '五年内不得迁出' }])
  })
  it('given an answer, then it is closed; an empty one or one to another wording answers nothing', () => {
    const answer = (to: string, said: string) => [{ standard: 'A9.1c', clause: to, answer: said }]
    expect(unansweredHits(screened, answer(clause, '已删去'))).toEqual([])
    expect(unansweredHits(screened, answer(clause, ' '))).toHaveLength(1)
    expect(unansweredHits(screened, answer('别的文字', '已删去'))).toHaveLength(1)
  })
})

describe('任何文字', () => {
  const pieces = fc.constantFrom(
    ...'本市,外地,企业,须,不得,优先,奖励,在,注册,迁出,未经,备案,的,，,。,；,5%,名录,指定,公司,税,（,\n,限制,取消'.split(
      ',',
    ),
  )
  const text = fc.oneof(
    fc.array(pieces, { maxLength: 60 }).map((all) => all.join('')),
    fc.string({ unit: 'binary' }),
  )

  it('when it is screened, then hits name standards, once each, in words of the text', () => {
    fc.assert(
      fc.property(text, (given) => {
        const hits = screenClause(given)
        const plain = maskInnocent(plainOf(given))
        expect(plain).toHaveLength(plainOf(given).length)
        for (const { standard, pattern } of hits) {
          expect(standards.some(({ id }) => id === standard)).toBe(true)
          expect(plain).toContain(pattern)
        }
        expect(new Set(hits.map(({ standard }) => standard)).size).toBe(hits.length)
      }),
    )
  })

  it('when it is divided, then nothing of it is lost but blanks and rules', () => {
    const kept = (given: string) => given.replace(/[\s|:=-]/g, '')
    fc.assert(
      fc.property(text, (given) => {
        expect(
          kept(
            clausesOf(given)
              .map((clause) => clause.text)
              .join(''),
          ),
        ).toBe(kept(given))
      }),
    )
  })

  it.each([
    ['of one word', '本市'],
    ['without any mark', '外地企业须在本市优先奖励'],
    ['of prohibitions', '不得以任何形式在文件中要求'],
    ['of half-rules', '未经备案的，不得'],
    ['of numbers', '9'],
    ['of names', '某某投资发展有限'],
  ])('when a text %s is four times as long, then it takes about four times the time', (_, piece) => {
    const time = (times: number): number => {
      const given = piece.repeat(times)
      screenClause(given)
      const before = process.cpuUsage()
      for (let run = 0; run < 3; run += 1) screenClause(given)
      const { user, system } = process.cpuUsage(before)
      return user + system
    }
    time(200)
    expect(time(8000) / time(2000)).toBeLessThan(10)
  })
})
