import { describe, expect, test } from 'vitest'
import { auditText } from './match.ts'

const found = (text: string): string[] =>
  auditText(text, [], { year: 2024 }).findings.flatMap(({ code }) => (code.startsWith('missing') ? [] : code))
const working = (text: string): string => auditText(text, [], { year: 2024 }).findings.at(-1)!.message

describe('what does not add up is found, with the working', () => {
  test.each([
    ['受理投诉100件，办结98件，办结率97%。', 'rate-wrong', '98件 ÷ 100件 = 98.00%'],
    ['为136家企业兑现资金，金额合计820.5万元，户均7.03万元。', 'average-wrong', '820.5万元 ÷ 136家 = 6.03'],
    ['办理许可1582件，比上年增加214件，增幅16.64%。', 'growth-wrong', '214件 ÷ (1582件 − 214件) = 15.64%'],
    ['2024年受理案件151件，2023年为66件，同比增长128.78%。', 'growth-wrong', '= 128.79%'],
    ['上年办理许可150件，今年办理100件，同比增长33.33%。', 'growth-wrong', '增减方向相反'],
    ['办理案件100件，其中甲类60件、乙类50件。', 'parts-do-not-add', '60件 + 50件 = 110'],
    ['现有事项132项，包括许可8项、处罚96项、检查29项。', 'parts-do-not-add', '= 133'],
    ['新受理案件151件。其中甲类77件、乙类42件、丙类11件，合计151件。', 'parts-do-not-add', '= 130'],
    ['新受理案件151件。涉及部门的140件，占新受理数的92.71%。', 'share-wrong', '140件 ÷ 151件 = 92.72%'],
    ['检查318次（目标300次），完成率116%。', 'plan-wrong', '318次 ÷ 300次 = 106.00%'],
  ])('%s', (text, code, shown) => {
    expect(found(text)).toContain(code)
    expect(working(text)).toContain(shown)
  })
})

test.each([
  '受理投诉100件，办结98件，办结率98%。',
  '办理许可1582件，比上年增加214件，增幅15.64%。',
  '办理案件100件，其中甲类40件、乙类50件。',
  '承办建议18件、提案25件，其中主办件16件、会办件27件。',
  '适用普通程序处罚208件，组织听证6场，重大处罚法制审核42件，审核率100%。',
  '受理投诉约100件，办结98件，办结率97%。',
  '查处案件94宗，罚款23.6万元，同比增长8%。',
])('nothing is found across different things, nor in vague numbers: %s', (text) => {
  expect(found(text)).toEqual([])
})
