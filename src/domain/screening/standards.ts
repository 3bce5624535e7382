import type { Day } from '../calendar/day.ts'
import { article } from '../law/catalogue.ts'
import type { Basis, Citation } from '../law/citation.ts'
import { basisOn } from '../law/in-force.ts'
import type { Question } from './questions.ts'

export type Standard = {
  readonly id: string
  /** What is forbidden, in our words. */
  readonly title: string
  readonly basis: Basis
  readonly question: Question
  /** Nothing in the wording gives it away: only a reader finds it. */
  readonly byReaderOnly?: true
}

type ItemOf<A extends number> = readonly [article: A, item?: string]
type Row = readonly [
  id: string,
  title: string,
  measure: ItemOf<9 | 10 | 11 | 12 | 13 | 14 | 15 | 16 | 17 | 18 | 19 | 20 | 21 | 22 | 23 | 24>,
  question: Question,
  reader?: 'byReaderOnly',
]

const standard =
  (regulation: 8 | 9 | 10 | 11, item: string) =>
  ([id, title, [no, at], question, reader]: Row): Standard => ({
    id,
    title,
    basis: [article('公平竞争审查条例', regulation, item), article('公平竞争审查条例实施办法', no, at)],
    question,
    ...(reader && { byReaderOnly: true as const }),
  })

const group = (regulation: 8 | 9 | 10 | 11, item: string, rows: readonly Row[]): Standard[] =>
  rows.map(standard(regulation, item))

/**
 * The standards of review, one row for each item of 公平竞争审查条例实施办法 第九条至第二十四条. Items of the measures are cited
 * where they were read; where only the article is sure, the letter of the id alone tells the item.
 */
export const standards: readonly Standard[] = [
  ...group(8, '第一项', [
    ['A8.1a', '自设带准入性质的负面清单', [9], 'Q6'],
    ['A8.1b', '以备案、登记、证明、名录、认定、入会等作为经营的前置条件', [9], 'Q6'],
    ['A8.1c', '增设审批环节或者层层同意', [9], 'Q6'],
    ['A8.1d', '在国家清单之外禁止或者限制进入（数量、间距、所有制、业态等）', [9], 'Q6'],
    ['A8.1e', '没有依据的临时性准入管制', [9], 'Q6'],
  ]),
  ...group(8, '第二项', [
    ['A8.2a', '没有法律、行政法规、国务院依据而设置或者授予特许、独家经营', [10], 'Q6'],
    ['A8.2b', '不经招标、竞争性谈判等公平竞争方式确定经营者', [10], 'Q1'],
    ['A8.2c', '违法约定或者不经程序变更特许经营期限', [10], 'Q6'],
  ]),
  ...group(8, '第三项', [
    ['A8.3a', '明示或者暗示只能与特定经营者交易', [11, '第一项'], 'Q1'],
    ['A8.3b', '以所有制、注册地、组织形式等条件限定交易对象', [11], 'Q2'],
    ['A8.3c', '以项目库、名录库、备选库、资格库限定交易对象', [11], 'Q1'],
    ['A8.3d', '以奖惩引导与特定经营者交易', [11], 'Q1'],
  ]),
  ...group(8, '第四项', [
    ['A8.4a', '没有必要或者超过实际需要的准入条件', [12, '第一项'], 'Q5'],
    ['A8.4b', '按所有制、注册地、组织形式、规模设置歧视性条件', [12, '第二项'], 'Q2'],
    ['A8.4c', '为注销、停业、转让等退出违法设置障碍', [12], 'Q4'],
  ]),
  ...group(8, '第五项', [['A8.5', '其他限制或者变相限制准入、退出的内容', [24], 'Q7']]),
  ...group(9, '第一项', [
    ['A9.1a', '对外地、进口商品和要素另设检验、认证、备案等要求', [13], 'Q2'],
    ['A9.1b', '设置关卡或者以其他手段阻碍商品、要素进出', [13], 'Q2'],
    ['A9.1c', '限制迁移、减资，或者要求在本地经营若干年', [13], 'Q4'],
  ]),
  ...group(9, '第二项', [
    ['A9.2a', '强制、拒绝或者阻碍外地经营者在本地投资或者设立分支机构', [14], 'Q2'],
    ['A9.2b', '对外地经营者投资的规模、方式、产值、税收提出要求', [14], 'Q2'],
    ['A9.2c', '以在本地投资、注册、设立机构、纳税参保作为交易或者经营的条件', [14], 'Q2'],
    ['A9.2d', '其他强制或者排斥外地经营者投资的内容', [14, '第四项'], 'Q7', 'byReaderOnly'],
  ]),
  ...group(9, '第三项', [
    ['A9.3a', '禁止外地经营者参加采购、招标投标', [15], 'Q2'],
    ['A9.3b', '直接或者变相优先本地经营者、本地产品', [15, '第二项'], 'Q2'],
    ['A9.3c', '以本地业绩、奖项、纳税、社保、注册地、联合体等作为条件或者加分', [15, '第三项'], 'Q2'],
    ['A9.3d', '在影响投标的信用评价中使用本地纳税、经营年限等指标', [15, '第四项'], 'Q2'],
    ['A9.3e', '按经营者所在地适用不同的评审标准', [15], 'Q2'],
    ['A9.3f', '不合理的现场报名、购买文件或者时限', [15, '第六项'], 'Q5'],
  ]),
  ...group(9, '第四项', [
    ['A9.4a', '对外地、进口商品和要素歧视性收费', [16], 'Q2'],
    ['A9.4b', '对外地、进口商品和要素歧视性价格', [16], 'Q2'],
    ['A9.4c', '补贴限于本地经营者或者本地商品', [16], 'Q2'],
  ]),
  ...group(9, '第五项', [
    ['A9.5a', '对外地经营者另设资质、标准要求', [17], 'Q2'],
    ['A9.5b', '对外地经营者加大检查频次或者另列重点', [17], 'Q2'],
    ['A9.5c', '对外地经营者在规模、方式、税费、保证金等方面区别对待', [17], 'Q2'],
  ]),
  ...group(9, '第六项', [['A9.6', '其他限制商品、要素自由流动的内容', [24], 'Q7']]),
  ...group(10, '第一项', [
    ['A10.1a', '给予特定经营者税收减免、返还', [18], 'Q6'],
    ['A10.1b', '违法变换组织形式以获得税收优惠', [18], 'Q6'],
    ['A10.1c', '园区核定征收', [18], 'Q6'],
  ]),
  ...group(10, '第二项', [
    ['A10.2a', '直接确定受益者，或者以不明确、不合理的名录、企业库确定', [19, '第一项'], 'Q1'],
    ['A10.2b', '按所有制、组织形式给予不同奖补', [19], 'Q2'],
    ['A10.2c', '以迁入、在本地注册纳税或者纳入本地统计作为奖补条件', [19, '第三项'], 'Q2'],
    ['A10.2d', '奖补与缴纳的税收、非税收入或者地方贡献挂钩', [19], 'Q3'],
  ]),
  ...group(10, '第三项', [
    ['A10.3a', '给予特定经营者土地、能耗、数据、场地等要素优惠', [20], 'Q1'],
    ['A10.3b', '为特定经营者减免、缓征行政事业性收费、政府性基金', [20], 'Q6'],
    ['A10.3c', '为特定经营者减免、缓征、代缴社会保险费', [20], 'Q6'],
  ]),
  ...group(10, '第四项', [['A10.4', '其他影响生产经营成本的内容（限于名单的贴息、担保、排污等）', [24], 'Q1']]),
  ...group(11, '第一项', [
    ['A11.1a', '要求或者引导统一价格、划分市场', [21], 'Q7'],
    ['A11.1b', '组织经营者达成垄断协议', [21], 'Q7'],
    ['A11.1c', '要求披露、交流价格、成本、客户等敏感信息', [21], 'Q7'],
  ]),
  ...group(11, '第二项', [
    ['A11.2a', '对实行政府指导价、政府定价的项目给予特定经营者优惠价格', [22], 'Q6'],
    ['A11.2b', '对定价目录以外的项目制定价格', [22], 'Q6'],
    ['A11.2c', '不执行已经制定的价格，为特定经营者让利', [22], 'Q6'],
  ]),
  ...group(11, '第三项', [
    ['A11.3a', '公布建议价、指导价等影响市场调节价', [23], 'Q6'],
    ['A11.3b', '以手续费、佣金、折扣、涨跌幅等限制干预市场价格', [23], 'Q6'],
  ]),
  ...group(11, '第四项', [['A11.4', '其他影响生产经营行为的内容', [24], 'Q7', 'byReaderOnly']]),
]

const byId = new Map(standards.map((one) => [one.id, one]))

export function standardOf(id: string): Standard {
  const found = byId.get(id)
  if (!found) throw new Error(`E_STANDARD: ${id}`)
  return found
}

/** What the standard rests on that day; empty before there was such a rule. */
export const basisOfStandard = (id: string, day: Day): readonly Citation[] => basisOn(standardOf(id).basis, day)
