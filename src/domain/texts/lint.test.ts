import { describe, expect, it } from 'vitest'
import { toDay } from '../calendar/day.ts'
import { lintText, unansweredFindings } from './lint.ts'

const end = '第九条　本办法自2024年9月1日起施行，有效期五年。'
const read = (clause: string, more: { title?: string; longest?: number } = {}) =>
  lintText({ title: '科技创新平台管理办法', text: `${clause}\n${end}`, day: toDay('2024-07-10'), ...more })
const rulesOf = (...told: Parameters<typeof read>) => read(...told).map(({ rule }) => rule)

describe('起草规范检查', () => {
  it.each([
    ['L1', '第二条　未经备案不得开展技术转移服务。', '第二条　申报材料经审核后公示，不得泄露。'],
    ['L1', '第二条　列入推荐目录后方可申报。', '第二条　推荐目录供申报单位参考。'],
    ['L2', '第二条　逾期不改的，处以五千元以下罚款。', '第二条　罚没收入全额上缴国库。'],
    [
      'L2',
      '第二条　情节严重的，吊销平台资质。',
      '第二条　违反规定的，依照《科学技术进步法》第一百一十条处理，处以罚款。',
    ],
    ['L3', '第二条　申报单位缴纳项目保证金。', '第二条　受理申报不得收取任何费用。'],
    ['L3', '第二条　可以扣押有关设备。', '第二条　不得查封、扣押与案件无关的财物。'],
    ['L4', '第二条　申报单位应当另行提交三年的审计报告。', '第二条　科技主管部门应当在五日内提交评审结果。'],
    ['L4', '第二条　三年内不得申报各类项目。', '第二条　申报单位可以参加答辩。'],
    ['L5', '第二条　由社区出具无违法证明。', '第二条　不得要求申报单位提供证明。'],
    ['L5', '第二条　材料须加盖单位公章。', '第二条　实践证明有效的做法，可以推广。'],
    ['L6', '第二条　本办法由我局解释并决定。', '第二条　本办法由市科技局负责解释。'],
    ['L6', '第二条　对评审结果的异议不予受理。', '第二条　对评审结果有异议的，可以在公示期内提出。'],
    ['L7', '第二条　在我局指定的检测机构检测。', '第二条　不得指定中介服务机构。'],
    ['L7', '第二条　须经协会出具评价报告。', '第二条　申报单位自行选择有资质的机构。'],
  ])('given words of %s, then they are found, and what only looks like them is not: %s', (rule, breaks, innocent) => {
    expect(rulesOf(breaks)).toContain(rule)
    expect(rulesOf(innocent)).toEqual([])
  })
  it('given no validity, or one above the longest, then L9; given one within it, then nothing', () => {
    const text = '第一条　本办法自2024年9月1日起施行。'
    const drafted = { title: '科技创新平台管理办法', day: toDay('2024-07-10') }
    expect(lintText({ ...drafted, text }).map(({ rule }) => rule)).toEqual(['L9'])
    expect(rulesOf('第二条　鼓励共享。', { longest: 60 })).toEqual([])
    expect(rulesOf('第二条　鼓励共享。', { longest: 24 })).toEqual(['L9'])
    expect(lintText({ ...drafted, text: `${text}有效期至2026年8月31日。` })).toEqual([])
  })
  it('given a first day that has passed, then L10; given one that lies ahead, then nothing', () => {
    expect(rulesOf('第二条　本办法自2024年7月1日起执行。')).toEqual(['L10'])
    expect(rulesOf('第二条　本办法自2024年7月10日起执行。')).toEqual([])
  })
  it('given the name 条例, then no answer helps; an unusual one is asked about; a note in brackets is no name', () => {
    const named = (title: string) => read('第二条　鼓励共享。', { title }).map(({ rule, blocks }) => [rule, blocks])
    expect(named('科技创新平台条例')).toEqual([['L12', true]])
    expect(named('科技创新平台制度')).toEqual([['L12', false]])
    expect(named('科技创新平台管理办法（试行）')).toEqual([])
  })
  it('given an answer, then it holds for these words alone', () => {
    const clause = '第二条　材料须加盖单位公章。'
    const findings = read(clause)
    expect(unansweredFindings(findings, [{ rule: 'L5', clause, answer: '依据某条例' }])).toEqual([])
    expect(unansweredFindings(findings, [{ rule: 'L5', clause, answer: ' ' }])).toHaveLength(1)
    expect(unansweredFindings(read('第二条　材料须加盖公章。'), [{ rule: 'L5', clause, answer: '依据' }])).toHaveLength(
      1,
    )
  })
  it('given a finding, then it says where, why and by which article', () => {
    const [one] = read('第二条　材料须加盖单位公章。')
    expect(one).toMatchObject({ place: '第二条', words: '加盖单位公章', question: expect.stringContaining('法定依据') })
    expect(one?.basis).toMatchObject([{ instrument: '优化营商环境条例', article: '44' }])
  })
})
