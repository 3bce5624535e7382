import type { Chapter } from '../../engine/matter.ts'
import type { HouseFigure, HouseLeaf } from './house.ts'

export const counted = (
  id: string,
  chapter: Chapter,
  [title, unit]: readonly [title: string, unit: string],
  definition: string,
  of: HouseLeaf,
  words: readonly string[],
): HouseFigure => ({
  id,
  title,
  chapter,
  definition,
  unit,
  kind: 'derived',
  value: { op: 'count', of },
  print: { qualifier: 'exact' },
  words,
})

/** Figures that no sentence of the outline says yet and that readers and offices ask for: plain counts of what is on record. */
export const furtherFigures = (): HouseFigure[] => [
  counted(
    'plan-tasks-done',
    'leadership',
    ['办结的年度计划任务数', '项'],
    '列入本年度计划、年度内办结并经其他处室核验的任务',
    { measure: 'plan-task.done', group: '{year}', window: 'year' },
    ['计划任务', '办结|完成'],
  ),
  counted(
    'licences-in-force',
    'services',
    ['年末有效的实验动物许可证个数', '个'],
    '年末在有效期内、未被撤销的实验动物许可证',
    { measure: 'licence.in-force', window: 'year-end' },
    ['实验动物', '许可证', '有效'],
  ),
  {
    ...counted(
      'contracts-technology-amount',
      'services',
      ['技术交易额', '亿元'],
      '年度内认定登记的技术合同的技术交易额之和，折合亿元',
      { measure: 'technology-contract.technology-amount', window: 'year' },
      ['技术交易额', '技术合同'],
    ),
    value: { op: 'sum', of: { measure: 'technology-contract.technology-amount', window: 'year' }, scale: -8 },
    print: { decimals: 2, qualifier: 'rounded2' },
  },
  counted(
    'legality-checks',
    'rule-making',
    ['合法性审查（审核）次数', '次'],
    '年度内出具意见的合法性审查、审核，不论结论',
    { measure: 'legality-check.concluded', window: 'year' },
    ['合法性审查|合法性审核'],
  ),
  counted(
    'fair-competition-reviews',
    'rule-making',
    ['公平竞争审查次数', '次'],
    '年度内作出结论的公平竞争审查，不论结论',
    { measure: 'fair-competition-review.concluded', window: 'year' },
    ['公平竞争审查'],
  ),
  counted(
    'counsel-engaged',
    'decisions',
    ['当年聘任的法律顾问和任用的公职律师人数', '人'],
    '年度内聘任的法律顾问、任用的公职律师',
    { measure: 'legal-counsel.recorded', window: 'year' },
    ['法律顾问|公职律师', '聘任|任用'],
  ),
  counted(
    'suggestions-content',
    'supervision',
    ['代表满意和基本满意的建议件数', '件'],
    '年度内答复的人大代表建议中，代表意见为满意、基本满意的',
    { measure: 'deputy-suggestion.rated', group: ['满意', '基本满意'], window: 'year' },
    ['代表建议', '满意'],
  ),
  counted(
    'draws-committed',
    'enforcement',
    ['锁定的随机抽取次数', '次'],
    '年度内锁定名单和程序的随机抽取，含以后作废的',
    { measure: 'random-inspection.committed', window: 'year' },
    ['随机抽取', '锁定'],
  ),
  counted(
    'draws-voided',
    'enforcement',
    ['作废的随机抽取次数', '次'],
    '年度内作废的随机抽取',
    { measure: 'random-inspection.voided', window: 'year' },
    ['随机抽取', '作废'],
  ),
  counted(
    'draws-substituted',
    'enforcement',
    ['随机抽取的替换次数', '次'],
    '年度内对抽取的对象或者人员作出的替换',
    { measure: 'random-inspection.substituted', window: 'year' },
    ['随机抽取', '替换'],
  ),
]
