import type { Quantity } from './quantity.ts'

/** 一 before a measure word is an article (一个、一支) unless it ends its clause or is said to be all there is. */
function isArticle(open: string, { numeral, end, value, unit, isChinese }: Quantity): boolean {
  if (!isChinese || value !== 1 || /[%倍]/.test(unit)) return false
  const before = open.slice(Math.max(0, numeral - 12), numeral)
  if (/(?:共|仅|各|合计|累计|只有|增加|减少|达|为)$/.test(before)) return false
  const endsClause = /^\s*(?:[,;。!?)]|$)/.test(open.slice(end, end + 2))
  return (
    !endsClause ||
    /[、:]$|(?:每|逐|这|那|某|另|第|唯|是|成|做|当)[^,;。]{0,6}$/.test(before) ||
    /^[、]/.test(open.slice(end, end + 1))
  )
}

/** 50周岁以下干部, 其中5万元以上案件17起: the number says which ones are meant, and claims nothing. */
function isThreshold(open: string, { at, end, unit }: Quantity): boolean {
  if (!/以[上下内]$/.test(open.slice(at, end))) return false
  const after = open.slice(end, end + 14)
  if (/岁$/.test(unit)) return /^的?[一-龥]/.test(after)
  const opensClause = at === 0 || /(?:[,;。、:]|其中|对)$/.test(open.slice(Math.max(0, at - 2), at))
  return opensClause && /^的?[一-龥]{2,10}\d/.test(after)
}

/** Numerals that are labels, articles or parts of names after all. */
export function isCount(open: string, quantity: Quantity): boolean {
  const { at, numeral, end, value, unit, isChinese } = quantity
  const after = open.slice(end, end + 4)
  const before = open.slice(Math.max(0, numeral - 8), numeral)
  if (isArticle(open, quantity) || isThreshold(open, quantity)) return false
  const isYear = value >= 1900 && value <= 2100 && !quantity.vague
  if (isYear && (unit === '年' || (unit === '' && !/[:为达]$/.test(before)))) return false
  if (
    unit === '' &&
    (/^\s*[年月日号时分秒:/_-]|^[.]\d/.test(after) || /(?:编号|代码|邮编|电话|QQ|[-/:_.])$/.test(before))
  )
    return false
  if (unit === '' && /^[A-Za-z一-龥]/.test(after)) return false
  // 每月调度一次 is the frequency, said by 每月 already.
  if (isChinese && value === 1 && unit === '次' && /(?:每|逐)[^,;。]{0,6}$/.test(before)) return false
  if (isChinese && unit === '年' && !/(?:用|期|限|为|满|达|共|近|约|了)$/.test(open.slice(Math.max(0, at - 2), at)))
    return false
  if (
    isChinese &&
    /^(?:类|级|轮|节|门|届|分|间|口|面|点|条|头|把|部|本|通|期|队|组)$/.test(unit) &&
    /^[一-龥]/.test(after) &&
    value < 4 &&
    !/^(?:大|法|地|规|措|意|建|典|执|宣|教)/.test(after)
  )
    return unit === '条' || unit === '部' || unit === '期' ? /[一-龥]$/.test(before) && value > 1 : false
  if (/^两个$|^三个$/.test(open.slice(numeral, end)) && /^(?:100%|百分之百|“)/.test(open.slice(end, end + 4)))
    return false
  if (
    unit === '%' &&
    value === 100 &&
    isChinese &&
    /^(?:用心|满意度?的|努力|投入|真心|的)/.test(open.slice(end, end + 4))
  )
    return false
  // 一个更大的数的残段：1.2.3, 3,4,5
  return !/\d[.,]$/.test(before)
}
