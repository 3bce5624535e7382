import { describe, expect, test } from 'vitest'
import { lintProse } from './lint-draft.ts'

const codes = (prose: string, lastYear?: string) =>
  lintProse(prose, { year: 2024, ...(lastYear !== undefined && { lastYear }) }).map(({ code }) => code)

describe('the prose of an own draft', () => {
  test.each([
    '2024年共核发实验动物行政许可证{{F18}}个。',
    '## （一）加强领导\n1.学习践行。全年开展宣讲{{F50|over}}场次，{{ F51 }}个县(市)区全部覆盖。',
    '2023年度案卷{{F40}}件，2025年打算。落实“三项制度”，依据《条例》第十二条和云政发〔2024〕1号。',
    '许可事项{{F37}}件均完成录入。全省{{F20|rank}}率先完成修订。',
  ])('%s has no fault', (prose) => {
    expect(codes(prose)).toEqual([])
  })

  test.each([
    ['共核发许可证15个。', 'typed-number'],
    ['共核发许可证十五个。', 'typed-number'],
    ['共核发许可证１５个。', 'typed-number'],
    ['2022年的情况。', 'typed-number'],
    ['得分 98。', 'typed-number'],
    ['自2025年1月1日施行。', 'typed-number'],
    ['案件均录入平台。', 'all-without-figure'],
    ['对全部专项进行监控。', 'all-without-figure'],
    ['全省率先完成修订。', 'rank-without-figure'],
    ['举办首届论坛。', 'rank-without-figure'],
    ['按季度进行监控。', 'implied-without-figure'],
  ])('%s is a %s', (prose, code) => {
    expect(codes(prose)).toEqual([code])
  })

  test('a figure in another clause proves nothing here', () => {
    expect(codes('办理{{F37}}件，案件均录入平台。')).toEqual(['all-without-figure'])
  })

  test('a fault stands at its place in the draft', () => {
    const prose = '办理{{F37}}件，另有15个。'
    const [fault] = lintProse(prose, { year: 2024 })
    expect(prose.slice(fault!.offset)).toBe('15个。')
  })

  test('a sentence copied from last year is found, short ones and new ones are not', () => {
    const last = '1.持续强化监督。定期开展廉政教育和职业道德培训,提高法治观念。特此报告。'
    expect(codes('2.定期开展廉政教育和职业道德培训，提高法治观念。特此报告。', last)).toEqual(['same-as-last-year'])
    expect(codes('每周开展廉政教育和职业道德培训，提高法治观念。', last)).toEqual([])
  })
})
