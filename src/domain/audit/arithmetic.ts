import type { Claim } from './claim.ts'
import { foldWidth } from './numerals.ts'
import { isSameUnit, unitParts } from './units.ts'

type Finding = { readonly code: string; readonly message: string; readonly offset: number }

/** A claim whose number is exact, on its own scale. */
type Number_ = { readonly claim: Claim; readonly size: number; readonly index: number }

const isPercent = ({ unit }: Claim): boolean => unit === '%'
const isExact = (claim: Claim): boolean =>
  typeof claim.value === 'number' &&
  (claim.qualifier === undefined || claim.qualifier === 'average') &&
  claim.mood === 'done'

const plain = (value: number): string => String(Number(value.toFixed(6)))
/** Half of the last decimal that is printed. */
const halves = Array.from({ length: 17 }, (_, decimals) => 0.5 * 10 ** -decimals)

/** Whether a number, rounded as the other is printed, is the other. */
const rounds = (exact: number, { value, decimals = 0 }: Claim): boolean =>
  Math.abs(exact - Number(value)) <= (halves[decimals] ?? 0.5 * 10 ** -decimals) + 1e-9
const shown = (exact: number, { decimals = 0 }: Claim): string => exact.toFixed(Math.max(decimals, 2))

const derived = /^(?:growth|decline|points-|delta-|multiple|share|per|range|rank|from|target)/
const isBase = ({ claim }: Number_): boolean =>
  !isPercent(claim) && (claim.relation === undefined || !derived.test(claim.relation)) && claim.kind === 'number'

/** One sentence with its numbers; `before`: the numbers of its paragraph and part that stand before it. */
type Page = { readonly text: string; readonly numbers: readonly Number_[]; readonly all: readonly Claim[] }

function numbersOf(claims: readonly Claim[], from: number): Number_[] {
  return claims.flatMap((claim, place) =>
    isExact(claim)
      ? {
          claim,
          size: Number(claim.value) * 10 ** (isPercent(claim) ? 0 : unitParts(claim.unit).exponent),
          index: from + place,
        }
      : [],
  )
}

/** 其中甲77件、乙42件,合计151件: the parts against the whole, or against the sum that is written. */
function partsAgainstWhole({ numbers, all, text }: Page): Finding[] {
  const parts = numbers.filter(({ claim }) => claim.relation === 'part' && !isPercent(claim))
  return [...Map.groupBy(parts, ({ claim }) => claim.partner)].flatMap(([place, group]): Finding[] => {
    const first = group[0]!
    const same = group.filter(({ claim }) => isSameUnit(claim.unit, first.claim.unit))
    const after = numbers.filter(({ claim, index }) => index > first.index && isSameUnit(claim.unit, first.claim.unit))
    const stated = after.find(({ claim }) => /(?:合计|总计|共计)$/.test(leadOf(text, claim)))
    const added = same.filter((one) => one !== stated)
    if (added.length < 2) return []
    const whole = place === undefined ? wholeBefore(all, first) : all[place]
    const said = stated?.claim ?? (whole && isExact(whole) ? whole : undefined)
    if (!said) return []
    const sum = added.reduce((total, one) => total + one.size, 0)
    const mustEqual = stated !== undefined || /(?:包括|分为|分别为)/.test(text)
    const size = stated ? stated.size : wholeOfList(numbers, all, said)
    if (mustEqual ? Math.abs(sum - size) <= 1e-6 * size : sum <= size * 1.000001) return []
    const working = `${added.map(({ claim }) => claim.text).join(' + ')} = ${plain(sum)}`
    return [
      {
        code: 'parts-do-not-add',
        message: `分项与总数不合：${working}，而文中${stated ? '合计' : '总数'}为${said.text}（${said.counted}）。`,
        offset: said.offset,
      },
    ]
  })
}

/** What a sentence that begins with 其中 speaks of: the last count of its unit before it. */
const wholeBefore = (all: readonly Claim[], { index, claim }: Number_): Claim | undefined =>
  all.slice(Math.max(0, index - 12), index).findLast((one) => !one.relation && isSameUnit(one.unit, claim.unit))

/** 建议18件、提案25件,其中……: the parts may be of both. */
function wholeOfList(numbers: readonly Number_[], all: readonly Claim[], whole: Claim): number {
  const place = all.indexOf(whole, Math.max(0, numbers[0]!.index - 12))
  const before = numbers.filter(
    (one) =>
      isBase(one) && one.claim.relation !== 'part' && place >= one.index && isSameUnit(one.claim.unit, whole.unit),
  )
  return before.length ? before.reduce((total, one) => total + one.size, 0) : sizeOf(whole)
}

const leadOf = (text: string, claim: Claim): string =>
  text.slice(Math.max(0, claim.offset - claim.sentenceAt - 8), claim.offset - claim.sentenceAt)

/** 140件,占新受理数的92.71%: the part over the whole that is named, or of which it is a part. */
function shareOfWhole({ numbers, all, text }: Page): Finding[] {
  return numbers.flatMap(({ claim }): Finding[] => {
    if (claim.relation !== 'share' || !isPercent(claim) || claim.partner === undefined) return []
    const part = all[claim.partner]
    if (!part || !isExact(part) || isPercent(part)) return []
    const named = /占([^,;。占]{2,12}?)(?:总数|总量|数|总额)?的$/.exec(
      text.slice(0, claim.offset - claim.sentenceAt),
    )?.[1]
    const whole =
      (named === undefined ? undefined : lastNamed(all, claim.partner, named, part.unit)) ??
      (part.relation === 'part' && part.partner !== undefined ? all[part.partner] : undefined)
    if (!whole || whole === part || !isExact(whole) || !isSameUnit(whole.unit, part.unit)) return []
    return ratioFinding('share-wrong', part, whole, claim, '占比')
  })
}

/** The claim before `place` that counts the named thing, of the newest year that is told. */
function lastNamed(all: readonly Claim[], place: number, name: string, unit: string): Claim | undefined {
  const named = all
    .slice(Math.max(0, place - 40), place)
    .filter((claim) => isSameUnit(claim.unit, unit) && isExact(claim) && claim.counted.includes(name))
  const newest = Math.max(...named.map((claim) => claim.period?.year ?? Number.POSITIVE_INFINITY))
  return named.findLast((claim) => (claim.period?.year ?? Number.POSITIVE_INFINITY) === newest)
}

const sizeOf = (claim: Claim): number => Number(claim.value) * 10 ** unitParts(claim.unit).exponent

function ratioFinding(code: string, part: Claim, whole: Claim, said: Claim, what: string): Finding[] {
  const exact = (sizeOf(part) / sizeOf(whole)) * 100
  if (!Number.isFinite(exact) || rounds(exact, said)) return []
  return [
    {
      code,
      message: `${what}算不出来：${part.text} ÷ ${whole.text} = ${shown(exact, said)}%，文中作${said.text}。`,
      offset: said.offset,
    },
  ]
}

/** So many claims before a rate may explain it. */
const nearby = 100

/** 受理100件,办结98件,办结率97%: the rate over the numbers of its own sentence. */
function rates({ numbers, all }: Page): Finding[] {
  return numbers.flatMap(({ claim, index }): Finding[] => {
    const stem = /([一-龥]{2})率$/.exec(claim.counted)?.[1]
    if (!isPercent(claim) || claim.relation !== undefined || stem === undefined) return []
    const bases = numbers.filter((one) => one.index < index && isBase(one))
    const part = bases.findLast((one) => one.claim.counted.includes(stem))
    // 法制审核42件,审核率100%: only what is said by its verb is a part of the number before it.
    if (!part || part.claim.counted.length > stem.length + 3) return []
    const wholes = bases.filter(
      (one) => one.index < part.index && isSameUnit(one.claim.unit, part.claim.unit) && one.size >= part.size,
    )
    if (wholes.length === 0 || wholes.some((one) => rounds((part.size / one.size) * 100, claim))) return []
    const whole = wholes.at(-1)!
    const elsewhere = numbersOf(all.slice(Math.max(0, index - nearby), index), 0).findLast(
      (one) =>
        isBase(one) && isSameUnit(one.claim.unit, part.claim.unit) && rounds((part.size / one.size) * 100, claim),
    )
    const note = elsewhere ? `（${claim.text}是除以${elsewhere.claim.text}得出的，口径须说明）` : ''
    return ratioFinding('rate-wrong', part.claim, whole.claim, claim, claim.counted).map((finding) => ({
      ...finding,
      message: finding.message.replace(/。$/, `${note}。`),
    }))
  })
}

/** 151件,上年66件,增长128.78%; 由66件增至151件; 1582件,增加214件,增幅15.64%. */
function growth({ numbers }: Page): Finding[] {
  return numbers.flatMap(({ claim, index }): Finding[] => {
    const isGrowth = claim.relation === 'growth' || claim.relation === 'decline'
    if (!isGrowth || !isPercent(claim)) return []
    const sign = claim.relation === 'growth' ? 1 : -1
    const bases = numbers.filter((one) => one.index < index && !isPercent(one.claim)).slice(-3)
    const pair = growthPair(bases)
    if (!pair) return []
    const [now, then, working] = pair
    const exact = ((now - then) / then) * 100 * sign
    if (!Number.isFinite(exact) || rounds(exact, claim)) return []
    const what = exact < 0 ? '增减方向相反' : '增减幅度算不出来'
    return [
      {
        code: 'growth-wrong',
        message: `${what}：${working} = ${shown(exact * sign, claim)}%，文中作${claim.relation === 'growth' ? '增长' : '下降'}${claim.text}。`,
        offset: claim.offset,
      },
    ]
  })
}

/** The present number, the one it is compared with, and how the change is reckoned. */
function growthPair(bases: readonly Number_[]): readonly [number, number, string] | undefined {
  const [a, b] = bases.slice(-2)
  if (!a || !b || !isSameUnit(a.claim.unit, b.claim.unit)) return undefined
  if (b.claim.relation === 'delta-up' || b.claim.relation === 'delta-down') {
    const then = b.claim.relation === 'delta-up' ? a.size - b.size : a.size + b.size
    return [
      a.size,
      then,
      `${b.claim.text} ÷ (${a.claim.text} ${b.claim.relation === 'delta-up' ? '−' : '+'} ${b.claim.text})`,
    ]
  }
  const earlier = ({ claim }: Number_): boolean => claim.period?.previous === true || claim.relation === 'from'
  const isEarlier = (one: Number_, other: Number_): boolean =>
    earlier(one) || (one.claim.period?.year !== undefined && other.claim.period?.year === one.claim.period.year + 1)
  const [now, then] = isEarlier(a, b) ? [b, a] : isEarlier(b, a) ? [a, b] : []
  if (!now || !then) return undefined
  return [now.size, then.size, `(${now.claim.text} − ${then.claim.text}) ÷ ${then.claim.text}`]
}

/** 目标300次,完成318次,完成率106%. */
function planAgainstResult({ numbers, text }: Page): Finding[] {
  return numbers.flatMap(({ claim, index }): Finding[] => {
    const said = text.slice(0, claim.offset - claim.sentenceAt)
    if (!isPercent(claim) || !/(?:完成率|完成(?:年度)?(?:计划|目标|任务)[^,;。]{0,8}的)(?:达到?|为)?$/.test(said))
      return []
    const target = numbers.findLast((one) => one.index < index && one.claim.relation === 'target')
    const result = numbers.findLast(
      (one) =>
        one.index < index && isBase(one) && target !== undefined && isSameUnit(one.claim.unit, target.claim.unit),
    )
    return target && result ? ratioFinding('plan-wrong', result.claim, target.claim, claim, '完成率') : []
  })
}

/** 136家,820.5万元,户均6.03万元 */
function averages({ numbers }: Page): Finding[] {
  return numbers.flatMap(({ claim, index }): Finding[] => {
    const [unit, per] = claim.unit.split('/')
    if (claim.relation !== 'per' || !per || !unit) return []
    const bases = numbers.filter((one) => one.index < index && isBase(one))
    const totals = bases.filter((one) => isSameUnit(one.claim.unit, unit))
    const counts = bases.filter((one) => isSameUnit(one.claim.unit, per))
    const [total, count] = [totals.at(-1), counts.at(-1)]
    if (totals.length !== 1 || counts.length !== 1 || !total || !count) return []
    const exact = total.size / count.size / 10 ** unitParts(unit).exponent
    if (!Number.isFinite(exact) || rounds(exact, claim)) return []
    return [
      {
        code: 'average-wrong',
        message: `平均数算不出来：${total.claim.text} ÷ ${count.claim.text} = ${shown(exact, claim)}${unit}，文中作${claim.text}。`,
        offset: claim.offset,
      },
    ]
  })
}

const readers = [partsAgainstWhole, shareOfWhole, rates, growth, planAgainstResult, averages]

/** No sentence has more: what has is a list, and is not reckoned with. */
const mostNumbers = 80

/** What does not add up, with the working; never across different sentences unless the text itself names the whole. */
export function arithmeticFindings(all: readonly Claim[]): Finding[] {
  const findings: Finding[] = []
  for (let from = 0; from < all.length; ) {
    const at = all[from]!.sentenceAt
    let to = from
    while (to < all.length && all[to]!.sentenceAt === at) to += 1
    if (to - from > 1 && to - from <= mostNumbers) {
      const text = foldWidth(all[from]!.sentence)
      const page: Page = { text, numbers: numbersOf(all.slice(from, to), from), all }
      findings.push(...readers.flatMap((read) => read(page)))
    }
    from = to
  }
  return findings
}
