import { expect, test } from 'vitest'
import type { Day } from '../calendar/day.ts'
import { extractClaims } from './claims.ts'
import { findingsIn, statutoryParts } from './findings.ts'
import { passagesOf } from './passages.ts'

const whole = `关于2024年法治政府建设情况的报告
一、2024年主要举措和成效
（一）党的领导
局党组书记认真履行第一责任人职责，主持会议听取汇报。
二、存在的不足和原因
法治队伍力量不足，主要原因是编制少。
三、2025年工作安排
继续推进。
四、其他需要报告的事项
无。`
const codes = (text: string, laws?: { title: string; inForceFrom: Day }[]) =>
  findingsIn(extractClaims(text), passagesOf(text), { year: 2024, ...(laws && { laws }) }).map(({ code }) => code)
const inWhole = (sentence: string) => whole.replace('继续推进。', `继续推进。\n${sentence}`)

test('a report with all five parts is not objected to', () => {
  expect(codes(whole)).toEqual([])
  expect(statutoryParts(whole).every(({ present }) => present)).toBe(true)
})

test.each([
  ['二、存在的不足和原因\n法治队伍力量不足，主要原因是编制少。\n', '', 'missing-shortcomings'],
  ['，主要原因是编制少', '', 'missing-causes'],
  ['局党组书记认真履行第一责任人职责，主持会议听取汇报。', '', 'missing-leader-duty'],
  ['三、2025年工作安排\n', '', 'missing-plan'],
  ['一、2024年主要举措和成效', '一、概况', 'missing-measures'],
])('without “%s” %s%s is found', (part, instead, code) => {
  expect(codes(whole.replace(part, instead))).toEqual([code])
})

test('a promise for next year is no account of this year', () => {
  const text = whole
    .replace('局党组书记认真履行第一责任人职责，主持会议听取汇报。', '')
    .replace('继续推进。', '主要负责人严格履行第一责任人职责。')
  expect(codes(text)).toEqual(['missing-leader-duty'])
})

test('a family of lists has as many lists as its name says', () => {
  expect(codes(inWhole('完善“三张清单”，公布不予处罚清单2项、从轻处罚清单1项。'))).toEqual(['list-count-mismatch'])
  expect(codes(inWhole('完善“两张清单”，公布不予处罚清单2项、从轻处罚清单1项。'))).toEqual([])
  expect(codes(inWhole('完善“三张清单”。'))).toEqual([])
})

test('a law of more than 24 months is not new; an unknown law is not judged', () => {
  const laws = [
    { title: '甲法', inForceFrom: '2022-12-31' as Day },
    { title: '乙法', inForceFrom: '2023-01-01' as Day },
  ]
  expect(codes(inWhole('学习新出台的《中华人民共和国甲法》和《丙条例》。'), laws)).toEqual(['law-not-new'])
  expect(codes(inWhole('学习新颁布的《乙法》、《丙条例》。'), laws)).toEqual([])
  expect(codes(inWhole('学习《甲法》、《乙法》。'), laws)).toEqual([])
})

test('two inspectors for each unit are not questioned', () => {
  expect(codes(inWhole('随机抽取4个检查对象，抽取5名执法人员。'))).toEqual(['two-person-rule'])
  expect(codes(inWhole('随机抽取4个检查对象，抽取8名执法人员。'))).toEqual([])
})

test('one number in two units, and one thing with two numbers', () => {
  expect(codes(inWhole('核发生产许可证15个。\n15件生产许可证已公示。'))).toEqual(['units-differ'])
  expect(codes(inWhole('办理行政复议案件12件。\n全年办理行政复议案件13件。'))).toEqual(['numbers-disagree'])
  expect(codes(inWhole('2023年办理行政复议案件12件。\n2024年办理行政复议案件13件。'))).toEqual([])
})
