import { describe, expect, it } from 'vitest'
import { auditText } from '#domain/audit/match.ts'

const read = (text: string): string[] =>
  auditText(text, [], { year: 2024 }).claims.flatMap(({ qualifier, counted }) =>
    qualifier === 'zero' || qualifier === 'all' ? `${qualifier} ${counted}` : [],
  )

describe('nothing and everything, said without a number', () => {
  it.each([
    ['全年没有因房屋征收引发的群体性上访。', 'zero 因房屋征收引发的群体性上访'],
    ['到期的6份许可证无一逾期换发。', 'zero 逾期换发'],
    ['举报线索未查实一例。', 'zero 举报线索'],
    ['没有一起案件被撤销。', 'zero 案件被撤销'],
    ['监测断面68个，劣Ⅴ类断面为零。', 'zero 劣Ⅴ类断面'],
    ['本年度未制发规范性文件。', 'zero 规范性文件'],
    ['全年无人因执法过错被追责。', 'zero 因执法过错被追责'],
    ['复议案件一例未败诉。', 'zero 败诉'],
    ['安全事故没有发生过。', 'zero 安全事故'],
    ['全年实现零差评。', 'zero 差评'],
    ['全市无新增地方债务。', 'zero 新增地方债务'],
    ['全体执法人员都参加了法律知识考试。', 'all 参加了法律知识考试'],
    ['每一件处罚案件都有全过程记录。', 'all 有全过程记录'],
    ['立案的9件案件件件经法制审核。', 'all 经法制审核'],
    ['报送审查的合同无一例外经过合法性审核。', 'all 经过合法性审核'],
    ['所有案卷均已归档。', 'all 归档'],
    ['15件许可均在5日内办结。', 'all 在5日内办结'],
  ])('%s', (text, claim) => {
    expect(read(text)).toEqual([claim])
  })

  it.each([
    '实施供水管网均压改造。',
    '建立全员责任制。',
    '隐患未全部整改。',
    '隐患整改未获全部通过。',
    '坚持件件有着落、事事有回音。',
    '营造人人知法、处处守法的氛围。',
    '推广无人机巡查。',
    '力争实现零事故。',
    '没有规矩不成方圆。',
  ])('%s claims neither', (text) => {
    expect(read(text)).toEqual([])
  })
})
