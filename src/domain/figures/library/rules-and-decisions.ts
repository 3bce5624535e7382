import type { HouseFigure as Figure } from './house.ts'
import type { BureauWords } from './words.ts'

export function ruleFigures({ regulation, region }: BureauWords): Figure[] {
  // Writers leave out the region in their own regulation's name.
  const ownName = regulation.replace(region.name, '')
  return [
    {
      id: 'regulation-order',
      title: `《${regulation}》修订完成的先后`,
      chapter: 'rule-making',
      definition: '同类地方性法规修订在全省比较单位中公布的先后次序，次序及其来源由立法项目记录载明',
      unit: '名(率先)',
      kind: 'declared',
      value: { op: 'latest', of: { measure: 'legislation.completion-order', group: regulation, window: 'year' } },
      print: { style: 'rank', qualifier: 'rankFirst' },
      words: [ownName, '修订', '率先'],
    },
    {
      id: 'regulation-effective',
      title: `《${regulation}》施行日期`,
      chapter: 'rule-making',
      definition: '年度内公布的修订文本载明的施行日期',
      unit: '日期',
      kind: 'derived',
      value: { op: 'date', of: { measure: 'legislation.effective', group: regulation, window: 'year' } },
      print: { style: 'date', qualifier: 'date' },
      words: ['施行', ownName],
    },
    ...documentFigures(),
  ]
}

/** Figures of 行政规范性文件: the same for every bureau that keeps the register. */
export const documentFigures = (): Figure[] => [
  {
    id: 'special-clean-ups',
    title: '专项清理次数',
    chapter: 'rule-making',
    definition: '年度内办结的规范性文件专项清理次数（全面清理另计）',
    unit: '次',
    kind: 'derived',
    value: { op: 'count', of: { measure: 'document-clean-up.finished', group: '专项清理', window: 'year' } },
    print: { qualifier: 'exact' },
    words: ['专项清理'],
  },
  {
    id: 'documents-in-database',
    title: '数据库中现行有效行政规范性文件',
    chapter: 'rule-making',
    definition: '年末现行有效且已录入数据库的行政规范性文件件数',
    unit: '件',
    kind: 'derived',
    value: {
      op: 'count',
      of: { measure: 'normative-document.in-database', group: '行政规范性文件', window: 'year-end' },
    },
    print: { qualifier: 'exact' },
    words: ['规范性文件', '现行有效', '录入|数据库'],
  },
  {
    id: 'policies-in-database',
    title: '数据库中其他政策文件',
    chapter: 'rule-making',
    definition: '年末现行有效且已录入数据库的其他政策文件件数',
    unit: '件',
    kind: 'derived',
    value: {
      op: 'count',
      of: { measure: 'normative-document.in-database', group: '其他政策文件', window: 'year-end' },
    },
    print: { qualifier: 'exact' },
    words: ['其他政策文件', '录入|数据库'],
  },
  {
    id: 'documents-filed',
    title: '新制定并备案的行政规范性文件',
    chapter: 'rule-making',
    definition: '年度内印发且已报送备案的行政规范性文件件数',
    unit: '件',
    kind: 'derived',
    value: { op: 'count', of: { measure: 'normative-document.filed', window: 'year' } },
    print: { qualifier: 'exact' },
    words: ['规范性文件', '备案', '制定'],
  },
  {
    id: 'documents-filed-in-force-share',
    title: '当年备案文件年末在库有效的比例',
    chapter: 'rule-making',
    definition: '年度内印发并备案的行政规范性文件中，年末现行有效且已录入数据库者所占百分比',
    unit: '%',
    kind: 'derived',
    value: {
      op: 'share',
      having: { measure: 'normative-document.in-database', group: '行政规范性文件', window: 'year-end' },
      of: { measure: 'normative-document.filed', window: 'year' },
    },
    print: { decimals: 1, qualifier: 'rounded1' },
    words: ['规范性文件', '备案', '在库有效'],
  },
]

export const decisionFigures = (): Figure[] => [
  {
    id: 'counsel-replies',
    title: '法律顾问咨询答复意见',
    chapter: 'decisions',
    definition: '年度内法律顾问书面答复的咨询次数，一件答复计一次；公职律师的答复另计',
    unit: '次',
    kind: 'derived',
    value: { op: 'count', of: { measure: 'legal-opinion.replied', window: 'year' } },
    print: { qualifier: 'exact' },
    words: ['法律顾问', '答复|咨询意见', '咨询'],
  },
]
