import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { extractClaims } from './claims.ts'
import { figureWords } from './figure-words.fixture.ts'
import { auditText } from './match.ts'

const read = (text: string) =>
  extractClaims(text).map(({ value, unit, qualifier }) => [value, unit, ...(qualifier ? [qualifier] : [])].join(' '))

describe('what is claimed', () => {
  test.each<[string, string[]]>([
    ['全年办理行政许可二十三件，同比增长15%。', ['23 件', '15 %']],
    ['受理申请１，２３５件，其中办结1,200件。', ['1235 件', '1200 件']],
    ['投入150.71亿元，罚没款约二十万元，支出3.5万余元。', ['150.71 亿元', '20 万元 about', '3.5 万元 over']],
    ['服务企业三百余家、近1000人次，培训20多场次。', ['300 家 over', '1000 人次 near', '20 场次 over']],
    [
      '全市总量预计突破2400户，不少于30户，超过10家，10人以上。',
      ['2400 户 estimatedOver', '30 户 atLeast', '10 家 exceeds', '10 人 atLeast'],
    ],
    ['合格率百分之九十八，超过百分之百不可能。', ['98 %', '100 % exceeds']],
    ['三分之二的人员取得证件。', ['66.67 % about']],
    [
      '自2025年1月1日起施行，2025-03-06发布，二〇二五年五月六日印发。',
      ['2025-01-01 日期', '2025-03-06 日期', '2025-05-06 日期'],
    ],
    ['截至2024年12月31日，共有执法人员38位。', ['38 位']],
    [
      '连续3年参加，第十二批试点，首届论坛，首个国家实验室。',
      ['3 年 runLength', '12 批(序数) ordinal', '1 届(序数) ordinal', '1 个(序数) ordinal'],
    ],
    ['位列全省第三，居全国第12位，全州率先完成修订。', ['3 名 rank', '12 名 rank', '1 名(率先) rank']],
    ['人均法律知识培训21学时，户均补贴2000元。', ['21 学时/人 average', '2000 元/户 average']],
    ['许可事项均承诺并实现3个工作日办结。', ['3 工作日', '3 工作日 atMost']],
    ['案件均录入系统，全员培训，实现监管全覆盖。', ['100 % all', '100 % all', '100 % all']],
    ['每季度调度一次，每月通报。', ['4 次/年', '12 次/年']],
    ['不予处罚、从轻处罚清单各2项。', ['2 项', '2 项']],
    ['承诺时限压缩为3至5个工作日。', ['3 工作日 atLeast', '5 工作日 atMost']],
    ['针对《立法法》和《监督法》开展学习。', ['2 部']],
    ['采取讲座、竞赛、展览等多种方式宣传。', ['3 种 atLeast']],
    ['在“一网两微”开设专栏，落实“四张清单”。', ['3 渠道', '4 张']],
    ['全年零投诉，未发生行政复议被纠错案件。', ['0 件', '0 件']],
    ['办理行政复议案件一件，评查案卷30卷，其中新增8名。', ['1 件', '30 卷', '8 名']],
  ])('%s', (text, claims) => {
    expect(read(text)).toEqual(claims)
  })

  test('indicators that all rank first are one rank each, and a number of indicators', () => {
    const claims = extractClaims('完成产值88亿元、税收9亿元，两项指标均位居全市第一。')
    expect(claims.map(({ counted, kind }) => [kind, counted])).toEqual([
      ['number', '产值'],
      ['number', '税收'],
      ['number', '指标均位居全市第一'.slice(0, 2)],
      ['rank', '产值'],
      ['rank', '税收'],
    ])
  })
})

describe('what contains a numeral and claims nothing', () => {
  test.each([
    '落实行政执法“三项制度”和“双随机、一公开”，推进一件事一次办、“三重一大”、证照分离。',
    '严格执行中央八项规定，压实第一责任人职责，进一步统一一体推进，打造一支高素质队伍。',
    '根据《行政处罚法》第四十二条第一款、国发〔2024〕1号文件和“十四五”规划。',
    '一是加强学习；二是健全制度。',
    '1.学习领会。\n（二）加强领导\n三、下一步',
    '党的二十届三中全会和十四届全国人大三次会议精神。',
    '开通12345热线，电话0871-63135510，5G网络，12·4国家宪法日。',
    '2024年1月1日至12月31日的情况，2023年度计划，近三年，三年行动方案，第一季度。',
    '五华区、四川省的做法，千方百计，率先垂范，负责人平均，确保实现全覆盖。',
    '学习《关于加强三项建设的2024年意见（第3版）》。',
  ])('%s', (text) => {
    expect(read(text)).toEqual([])
  })
})

describe('where and when', () => {
  test('a claim stands at its offset, whatever the width of the signs', () => {
    const text = '一、情况\n（一）培训\n1．全年开展培训１７场次，人均２１学时。'
    for (const claim of extractClaims(text)) {
      expect(text.slice(claim.offset, claim.offset + claim.text.length)).toBe(claim.text)
      expect(claim.section).toBe('一(一)1')
    }
    expect(read(text)).toEqual(['17 场次', '21 学时/人 average'])
  })

  test.each([
    ['2023年研发投入150亿元，占比2%。', [{ year: 2023 }, { year: 2023 }]],
    ['对2023年度22件案卷进行评查。', [undefined]],
    ['上年办理10件，今年办理23件。', [{ previous: true }, undefined]],
    ['由上年的10件增至23件。', [{ previous: true }, undefined]],
    ['较上年增加12件。', [undefined]],
    ['截至2024年底，有效文件13件。', [{ year: 2024, asOf: '2024-12-31' }]],
    ['二、2025年工作打算\n开展培训30场次。', [{ year: 2025 }]],
  ])('%s', (text, periods) => {
    expect(extractClaims(text).map(({ period }) => period)).toEqual(periods)
  })
})

test('whatever is read, nothing is thrown and every claim stands where it says', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '全年',
      '办理',
      '3',
      '２',
      '二十',
      '万',
      '亿',
      '余',
      '件',
      '个',
      '项指标',
      '均',
      '排名第一',
      '、',
      '，',
      '。',
      '\n',
    ),
    fc.constantFrom(
      '《',
      '》',
      '“',
      '”',
      '（一）',
      '1.',
      '%',
      '百分之',
      '2024年',
      '12月',
      '31日',
      '至',
      '由',
      '增至',
      '各',
      '等',
    ),
    fc.string({ unit: 'binary', maxLength: 4 }),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join('')
      return auditText(text, [{ ...figureWords.F37!, id: 'F37', value: 15, kind: 'derived' }], {
        year: 2024,
      }).claims.every(
        (claim) => claim.text !== '' && text.slice(claim.offset, claim.offset + claim.text.length) === claim.text,
      )
    }),
    { numRuns: 300 },
  )
})
