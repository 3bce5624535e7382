import { expect, test } from 'vitest'
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
])('%s is no source, never a difference', (_, text) => {
  expect(new Set(verdicts(text, [licences, officers]))).toEqual(new Set(['no-source']))
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
    value: 20,
    unit: '件',
    qualifier: 'over',
    verdict: 'differs',
    figure: 'licences',
    expected: 31,
  })
})
