import { describe, expect, test } from 'vitest'
import { yearInTitle } from './author.ts'
import { type AuditFigure, auditText } from './match.ts'

const figure = (id: string, value: number | string, unit: string, words: string[], period = '2024'): AuditFigure => ({
  id,
  value,
  unit,
  words,
  period,
  kind: 'derived',
})
const licences = figure('licences', 23, '件', ['行政许可', '办理'])
const growth = figure('growth', '15.02', '%', ['行政许可', '增长'])
const spent = figure('spent', 15071000000, '元', ['研发投入'])
const officers = figure('officers', 38, '人', ['执法人员', '持证'], '2024-12-31')

const verdicts = (text: string, figures: readonly AuditFigure[]) =>
  auditText(text, figures, { year: 2024 }).claims.map(({ verdict, figure: id, expected }) =>
    [verdict, id, expected].filter((part) => part !== undefined).join(' '),
  )

test('a written-out number and a growth agree with their figures', () => {
  expect(verdicts('全年办理行政许可二十三件，行政许可量同比增长15%。', [licences, growth])).toEqual([
    'agrees licences',
    'agrees growth',
  ])
})

test('a difference shows what was expected, in the unit of the text', () => {
  expect(verdicts('全年办理行政许可25件。研发投入达到150.81亿元。', [licences, spent])).toEqual([
    'differs licences 23',
    'differs spent 150.71',
  ])
})

test('a vague number is held against the exact value, not against its own words', () => {
  const talks = figure('talks', 139, '场次', ['宣讲'])
  expect(verdicts('开展宣讲140余场次。', [talks])).toEqual(['differs talks 139'])
  expect(verdicts('开展宣讲130余场次。', [talks])).toEqual(['agrees talks'])
  expect(verdicts('开展宣讲140余场次。', [{ ...talks, value: 140, printed: '140', qualifier: 'over' }])).toEqual([
    'differs talks 140',
  ])
})

test.each([
  ['another unit', '办理行政许可相关培训30场次。'],
  ['another year', '2022年办理行政许可30件。'],
  ['next year', '二、2025年工作打算\n办理行政许可30件。'],
  ['an amount of change', '办理行政许可较上年增加30件。'],
  ['words that do not overlap', '办理行政复议30件。'],
  ['another measure word', '适用行政许可办理清单30项。'],
  ['a wider circle', '全市持证执法人员3200名。'],
  ['a rule, not a count', '检查时须有两名以上执法人员在场。'],
])('%s is never a difference, nor confirmed', (_, text) => {
  for (const verdict of verdicts(text, [licences, officers]))
    expect(verdict).toMatch(/^(?:no-source|unclear|no-record)/)
})

test.each([
  ['blanks and a line break', '市科技局全年办理 行政许可 2 5\n件。', 'differs licences 23'],
  ['the same in typeset form', '全年办理行政许可 23 件。', 'agrees licences'],
  ['a number after the one of last year', '办理行政许可由上年的20件增至25件。', 'differs licences 23'],
])('%s', (_, text, verdict) => {
  expect(verdicts(text, [licences])).toContain(verdict)
})

test('a claim keeps the words and the place that it has in the text', () => {
  const text = '2024 年办理 行政许可 2 3 件。'
  const [claim] = auditText(text, [licences], { year: 2024 }).claims
  expect(claim).toMatchObject({ text: '2 3 件', offset: text.indexOf('2 3'), verdict: 'agrees' })
})

test.each([
  ['场 and 场次', '组织执法人员培训18场。', ['differs trainings 17']],
  ['家 and 户', '上报高企952家。', ['differs filed 925']],
  ['per mille', '高企占全省66‰。', ['differs share 660']],
  ['tenths', '高企占全省近七成。', ['agrees share']],
  ['tenths that are not', '高企占全省八成。', ['differs share 66']],
  ['an ordinal with 个', '举办第二个“企业家日”活动。', ['differs edition 1']],
  ['a place among peers', '全省第二个完成《创新条例》修订。', ['differs order 1']],
  ['first among peers', '全省首个完成《创新条例》修订。', ['agrees order']],
  ['a numeral behind 同', '登记技术合同一万三千三百一十一项。', ['agrees contracts']],
])('the same thing in other words: %s', (_, text, expected) => {
  const figures = [
    figure('trainings', 17, '场次', ['培训', '执法人员']),
    figure('filed', 925, '户', ['高企', '上报']),
    figure('share', 66, '%', ['高企', '占全省']),
    figure('edition', 1, '届(序数)', ['企业家日']),
    figure('order', 1, '名(率先)', ['创新条例', '修订', '率先']),
    figure('contracts', 13311, '项', ['技术合同', '登记']),
  ]
  expect(verdicts(text, figures)).toEqual(expected)
})

test.each([
  ['a word of the figure is missing', '发放实验动物从业人员上岗证260个。'],
  ['a wider circle than the own', '全省核发实验动物许可证260个。'],
])('%s: no difference', (_, text) => {
  const issued = { ...figure('issued', 15, '个', ['实验动物', '许可证', '核发|发放']), section: '题头' }
  expect(verdicts(text, [issued])[0]).toMatch(/^(?:no-source|unclear)/)
})

describe("another bureau's report", () => {
  const bureau = { title: '昆明市科学技术局', shortTitle: '市科技局', region: '昆明市' }
  const read = (title: string) =>
    auditText(`${title}\n一、主要举措和成效\n办理行政许可25件。`, [licences], { year: 2024, bureau })

  test.each(['市水务局关于2024年法治政府建设情况的报告', '曲靖市科技局2024年法治政府建设工作报告'])('%s', (title) => {
    const { claims, findings } = read(title)
    expect(claims.map(({ verdict }) => verdict)).toEqual(['no-source'])
    expect(findings[0]).toMatchObject({ code: 'other-bureau', offset: 0 })
  })

  test.each([
    '昆明市科学技术局关于2024年法治政府建设情况的报告',
    '市科技局2024年度法治政府建设报告',
    '云南省昆明市科技局关于法治政府建设的报告',
    '我局关于2024年法治政府建设情况的报告',
    '关于2024年法治政府建设情况的报告',
  ])('is not %s', (title) => {
    expect(read(title).claims.map(({ verdict }) => verdict)).toEqual(['differs'])
  })

  test.each([
    ['市水务局关于2024年法治政府建设情况的报告\n2025年2月1日', 2024],
    ['2025-03-06\n市科技局2024年度报告', 2024],
    ['办理行政许可25件。', undefined],
  ])('its title names the year: %s', (text, year) => {
    expect(yearInTitle(text)).toBe(year)
  })
})

test('two figures may stand at one place, each once', () => {
  const promised = figure('promised', 3, '工作日', ['承诺', '办结'])
  const actual = figure('actual', 2, '工作日', ['实现', '办结'])
  const slow = { ...actual, value: 4 }
  expect(verdicts('均承诺并且实现3个工作日办结。', [promised, actual])).toEqual(['agrees promised', 'agrees actual'])
  expect(verdicts('均承诺并且实现3个工作日办结。', [promised, slow])).toEqual(['agrees promised', 'differs actual 4'])
})

test('均 is refused when one record is missing', () => {
  const entered = figure('entered', '93.3', '%', ['行政许可', '录入'])
  expect(verdicts('行政许可事项均按要求录入平台。', [entered])).toEqual(['differs entered 93.3'])
})

test('a claim has exactly the fields of the contract', () => {
  const [claim] = auditText('办理行政许可20余件。', [{ ...licences, value: 31 }], { year: 2024 }).claims
  expect(claim).toEqual({
    text: '20余件',
    offset: 6,
    length: 4,
    value: 20,
    unit: '件',
    qualifier: 'over',
    counted: '办理行政许可',
    of: null,
    scope: null,
    period: null,
    comparison: null,
    polarity: 'positive',
    mood: 'done',
    verdict: 'differs',
    figure: 'licences',
    expected: 31,
    reason: null,
  })
})
