import type { Relation } from './claim.ts'
import type { Quantity } from './quantity.ts'
import type { Stretch } from './stretch.ts'

const up =
  '提速|增长|增加|上升|提高|提升|扩大|上涨|攀升|递增|净增|前进|前移|上移|跃升|晋升|上调|增幅|增速|涨幅|增长率|上浮|增收|延长|(?<!新)增|升|涨'
const down =
  '下降率|减少率|下降|降低|减少|回落|缩短|压缩|压减|下滑|缩减|降幅|减幅|压降|降价|后退|后移|精简|下调|下浮|负增长|(?<=[较比][^,;。]{1,12})提前|减轻|缩小|(?<!削)减|降'
const filler = '(?:了|约|近|达到?|为|超过?|幅度?|将近|逾|分别|量|又|均|各)*'
const upAtEnd = new RegExp(`(?:${up})${filler}$`)
const downAtEnd = new RegExp(`(?:${down})${filler}$`)
const toAtEnd =
  /(?:增|升|提高|提升|增长|增加|扩大|上升|扩展|扩容|拓展|发展|壮大|上涨|延长|调整|推进|降|减|下降|减少|降低|缩短|压缩|压减|精简|回落|缩减|缩|压|下调|优化|更新|扩)(?:至|到|为|成)了?(?:平均|每[人户月年]){0,2}$/
const changesAfter =
  /^[^,;。]{0,6}(?:压减|压缩|缩短|减少|精简|提升|提高|增加|拓展|扩展|扩大|降|减|缩|增|升|扩)(?:至|到|为)/
const fromAtEnd = /(?:由|从)[^,;。:]{0,12}?(?:的|原)?(?:约)?$/
const base = /同比|环比|较|比(?!例|重|对|率|赛|较|武|拼)|与[^,;。]{1,12}相比|上一?年同期|去年同期/

/** The words that open the comparison: what stands before them is the thing compared. */
export const comparison =
  /(?:(?:与|同|和)?(?:上一?年|去年|上季度|上月|往年|20\d{2}年)(?:同期)?相比|同比|环比|[较比](?:上一?年|去年|同期|上季度|上月|往年|年初|年度|计划|目标|法定|原|整改前|改革前|以往|全国|全省|20\d{2})[^,;。:]{0,10}?|[较比][^,;。:、]{1,10}?)?(?:分别|再|又|平均)?(?=(?:增长|增加|上升|提高|提升|扩大|上涨|攀升|递增|净增|前进|增幅|增速|涨幅|翻|下降|降低|减少|回落|缩短|压缩|压减|下滑|缩减|降幅|减幅|压降|降价|后退|后移|下调|上调|负增长|提前|多|少|增|升|减|降|高|低|涨))/

/** 提升到2024年的35%: the year between the word and its number is the period's matter. */
const plainLead = (before: string): string => before.replace(/(?:(?:19|20)\d{2}年度?|今年|本年度?|目前|现在)的?$/, '')

/** What a number is to its neighbours, by the words before it and its unit. */
export function relationOf(
  quantity: Quantity,
  stretch: Stretch,
  next: Stretch | undefined,
  sentence: string,
): Relation | undefined {
  const { unit, bound, change } = quantity
  const before = plainLead(stretch.before)
  if (bound) return bound === 'low' ? 'range-low' : 'range-high'
  if (toAtEnd.test(before)) return 'to'
  if (fromAtEnd.test(before) && next && toAtEnd.test(plainLead(next.before)) && next.mark === '') return 'from'
  // 从3个工作日压减到当日办结: the other end is no number.
  if (fromAtEnd.test(before) && changesAfter.test(stretch.after)) return 'from'
  if (isShare(quantity, before)) return 'share'
  if (change === 'multiple' || /倍$/.test(unit)) return 'multiple'
  if (downAtEnd.test(before) && compares(quantity, before)) return named(unit, 'down')
  if (upAtEnd.test(before) && compares(quantity, before)) return named(unit, 'up')
  if (unit === '百分点' && /(?:高于|高出|超出)[^,;。]{1,16}$/.test(before)) return 'points-up'
  if (unit === '百分点' && /低于[^,;。]{1,16}$/.test(before)) return 'points-down'
  if (/[较比][^,;。]{0,16}(?:多|高|快)(?:出|了)?$/.test(before)) return named(unit, 'up')
  if (/[较比][^,;。]{0,16}(?:少|低|慢)(?:了)?$/.test(before)) return named(unit, 'down')
  if (/[多增升高]了?$/.test(before) && /相比|同比|同期/.test(sentence.slice(0, quantity.at))) return named(unit, 'up')
  if (/[少减降低]了?$/.test(before) && /相比|同比|同期/.test(sentence.slice(0, quantity.at))) return named(unit, 'down')
  // 压缩会议三分之一: the change is of a share of the thing itself.
  if (
    /[%‰]$/.test(unit) &&
    /^(?:[^,;。]{0,8})?(?:压缩|压减|减少|精简|缩短|削减|下降|降低|(?<=^|[平户人件]均)减)[^率比]{1,12}$/.test(before)
  )
    return 'decline'
  if (/^(?:其中)?[^,;。]{0,14}(?:目标|目标值|任务数?|计划数?|计划|年度计划|目标任务)(?:为|是|数为|定为)?$/.test(before))
    return 'target'
  if (
    /^(?:年初|今年|本年|全年|年内|原)?计划(?!生育)/.test(before) &&
    /实际|完成(?:率|计划|年)/.test(sentence.slice(quantity.end))
  )
    return 'target'
  if (/各(?:新?增|自|有|建成|设立|配备)?$/.test(before)) return 'each'
  if (
    /(?:人|户|件|家|亩|次|案|校|村)均[^,;。]{0,14}$|平均每[^,;。]{0,14}$|每[人户件家]平均[^,;。]{0,8}$|每[^,;。]{1,9}$/.test(
      before,
    )
  )
    return 'per'
  return undefined
}

const isShare = ({ unit }: Quantity, before: string): boolean =>
  /[%‰]$/.test(unit) &&
  (before === '其中' || /占(?!比重?)[^,;。]{0,16}$/.test(before) || /(?:占比|比重)[^,;。]{0,6}$/.test(before)) &&
  !upAtEnd.test(before) &&
  !downAtEnd.test(before)

/** 增加12件 is a change beside a base of comparison or as a clause of its own; 新增12件 is a count. */
function compares({ unit }: Quantity, before: string): boolean {
  if (/[%‰]$|百分点$/.test(unit)) return true
  if (base.test(before)) return true
  return /^(?:[^,;。]{0,12})?(?:净增|前进|前移|后退|后移|增加|减少|下降|上升|缩短|压缩|压减|增长|提前|提高|提升)了?$/.test(
    before,
  )
}

function named(unit: string, way: 'up' | 'down'): Relation {
  if (unit === '百分点') return way === 'up' ? 'points-up' : 'points-down'
  if (/[%‰]$/.test(unit)) return way === 'up' ? 'growth' : 'decline'
  return way === 'up' ? 'delta-up' : 'delta-down'
}
