import { arabic, chinese, chineseSigns, readNumeral, splitScale } from './numerals.ts'
import { measure, plainUnit } from './units.ts'

/** How a written number is said to relate to the true one; absent: exactly. `several` has no number (数十件). */
export type Vague = 'over' | 'near' | 'about' | 'exceeds' | 'atLeast' | 'atMost' | 'below' | 'estimated' | 'several'

/** A number with its unit as it stands in folded text; `[at, end)` holds the words that qualify it. */
export type Quantity = {
  readonly at: number
  readonly end: number
  /** Where the numeral itself begins. */
  readonly numeral: number
  /** NaN for several. */
  readonly value: number
  readonly decimals: number
  readonly unit: string
  readonly isChinese: boolean
  readonly vague?: Vague
  /** 3至5个, 两三个: one of two bounds. */
  readonly bound?: 'low' | 'high'
  /** 下降一半, 翻一番: the change is said by the numeral itself. */
  readonly change?: 'decline' | 'multiple'
}

/** Words before a number; of those that fit the longest is meant, so 不超过 is never 超过. */
const before: readonly (readonly [string, Vague])[] = (
  [
    [
      'atMost',
      '不超过 未超过 没有超过 不得超过 不应超过 不能超过 不突破 未突破 不高于 未高于 不多于 不大于 不得高于 至多 最多 最多不超过 最高不超过 最长不超过 最高不得超过 最长不得超过 控制在 控制在了 压缩在 不逾 不得多于',
    ],
    [
      'atLeast',
      '不少于 不低于 不小于 至少 最少 不得少于 不得低于 不应少于 不应低于 应不少于 应不低于 不下 不下于 未低于 未少于 上',
    ],
    ['below', '不足 不到 低于 少于 小于 未达 未达到 未满 不满 尚不足 没有达到'],
    [
      'exceeds',
      '超过 超出 突破 超 逾 高于 多于 大于 已超过 已突破 超过了 突破了 高出 首次突破 破 预计突破 预计将突破 预计超过 预计将超过 有望突破 有望超过',
    ],
    ['near', '近 接近 将近 临近 已近'],
    ['about', '约 大约 大概 约为 约有 约合 平均约'],
    ['estimated', '预计 预计为 预计达 预计达到 预计将达 预计将达到 预计可达 有望达到 预期 预估'],
  ] as const
)
  .flatMap(([vague, words]) => words.split(' ').map((word) => [word, vague] as const))
  .sort(([a], [b]) => b.length - a.length)

/** By their last sign, which stands beside the number. */
const beforeBySign = Map.groupBy(before, ([word]) => word.charAt(word.length - 1))
const none: typeof before = []

/** 最近, 附近, 预约: the last sign of another word. */
const notBefore: Readonly<Record<string, RegExp>> = {
  近: /[最附临亲远相邻靠新]近$/,
  约: /[预签履公契制合节条大]约$/,
  超: /[赶反]超$/,
  破: /[侦告爆打攻残]破$/,
}

const after: readonly (readonly [RegExp, Vague])[] = [
  [/^(?:及|或|\(含\))?以上|^起(?=[,;。]|步)/, 'atLeast'],
  [/^(?:及|或)?以[内下]|^之内|^封顶/, 'atMost'],
  [/^左右|^上下/, 'about'],
]

/** The first signs of all of them. */
const startsAfter = '及或(以起之封左上'

/** What follows a number and qualifies it: 以上, 左右 … */
function vagueAfter(open: string, end: number): { readonly vague: Vague; readonly length: number } | undefined {
  if (!startsAfter.includes(open.charAt(end)) || end >= open.length) return undefined
  const rest = open.slice(end, end + 5)
  for (const [pattern, vague] of after) {
    const said = pattern.exec(rest)
    if (said) return { vague, length: said[0].length }
  }
  return undefined
}

/** 不低于低保标准的1.3倍: the word stands apart from its number. */
const remote: Readonly<Record<string, Vague>> = {
  不低于: 'atLeast',
  不少于: 'atLeast',
  不超过: 'atMost',
  不高于: 'atMost',
  超过: 'exceeds',
  高于: 'exceeds',
  低于: 'below',
  约占: 'about',
  至少: 'atLeast',
  最少: 'atLeast',
  至多: 'atMost',
  最多: 'atMost',
}

function vagueBefore(open: string, at: number): { readonly at: number; readonly vague?: Vague } {
  for (const [word, vague] of beforeBySign.get(open.charAt(at - 1)) ?? none) {
    if (!open.startsWith(word, at - word.length) || at < word.length) continue
    if (notBefore[word]?.test(open.slice(Math.max(0, at - 4), at))) continue
    // 上百家, 网上23家
    if (word === '上' && !/[百千万亿]/.test(open.charAt(at))) continue
    return { at: at - word.length, vague }
  }
  const lead = open.slice(Math.max(0, at - 18), at)
  if (!/[于过占少多]/.test(lead)) return { at }
  const apart =
    /(不低于|不少于|不超过|不高于|超过|高于|低于|约占)[^,;。、\d]{0,12}(?:的|(?<=约)占)$|(约占)[^,;。、\d]{0,10}$|([至最][少多])[^,;。、\d]{1,6}$/.exec(
      lead,
    )
  return apart ? { at, vague: remote[(apart[1] ?? apart[2] ?? apart[3])!]! } : { at }
}

const sticky = (source: string): RegExp => new RegExp(source, 'y')
const numeral = `(?:${arabic}|${chinese})`

const patterns = {
  percent: sticky(`百分之(${numeral})|(百分百)|(${numeral})\\s?([%‰])`),
  points: sticky(`(?:个百分点|百分点|个点)`),
  slash: sticky('(?<![\\d/.])([1-9])/([1-9]\\d?)(?![\\d/年月号人户亩])'),
  fraction: sticky(`(${numeral})分之(${numeral})`),
  tenths: sticky(
    '([一二两三四五六七八九\\d])成([一二三四五六七八九\\d半])?(?![\\d立果员功效本为熟长交都份就品套型人语批例因片不]|[一二三四五六七八九])',
  ),
  half: sticky('(?:一半|半数|过半(?!年))'),
  doubling: sticky('翻(?:了)?([一两二三])番'),
  several: sticky(
    `(?:数|几|好几)(?:十|百|千|十万|百万|千万|万|亿)(?:余|多)?(?:个)?(${measure})|成千上万(${measure})|成百上千(${measure})`,
  ),
  dozens: sticky(`([${'一二三四五六七八九'}]?[十百千万])几(${measure})`),
  pair: sticky(`([一两二三四五六七八])([二两三四五六七八九])([十百千万]?)(?:余|多)?(${measure})`),
  count: sticky(`(${numeral})(百万|千万|万亿|千(?!米|克|瓦)|万(?!元户)|亿)?(余|多|来)?(万|亿)?(\\+)?`),
  unit: sticky(measure),
  per: sticky('/(?:人|户|亩|家|村|年|月|日|天|次|立方米|平方米|吨|升|小时|公里|万人|千克|公斤)'),
  vagueUnit: sticky('(?:余|多)(?!数|种|次|样|项|为|方|元|年|家)'),
  to: sticky('(?:至|到|—{1,2}|-{1,2}|–|~{1,2}|－)'),
}

const exec = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at
  return pattern.exec(text)
}

type Core = Omit<Quantity, 'at' | 'numeral' | 'isChinese'>

function percentAt(open: string, at: number): Core | undefined {
  const m = exec(patterns.percent, open, at)
  if (!m) return undefined
  const read = m[2] ? { value: 100, decimals: 0 } : readNumeral((m[1] ?? m[3])!)
  if (!read) return undefined
  const end = at + m[0].length
  const points = m[1] && exec(patterns.points, open, end)
  return { ...read, unit: points ? '百分点' : (m[4] ?? '%'), end: end + (points ? points[0].length : 0) }
}

function fractionAt(open: string, at: number): Core | undefined {
  const slash = exec(patterns.slash, open, at)
  const m = slash ?? exec(patterns.fraction, open, at)
  if (!m || m[1] === '百') return undefined
  const [first, second] = [readNumeral(m[1]!), readNumeral(m[2]!)]
  const [part, whole] = slash ? [first, second] : [second, first]
  if (!whole?.value || !part || (slash && part.value >= whole.value)) return undefined
  const value = Math.round((part.value / whole.value) * 10_000) / 100
  return { value, decimals: Number.isInteger(value) ? 0 : 2, unit: '%', end: at + m[0].length }
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57

const tenth = (sign: string | undefined): number =>
  sign === undefined ? 0 : sign === '半' ? 5 : (readNumeral(sign)?.value ?? 0)

function wordsAt(open: string, at: number): Core | undefined {
  // A digit begins none of them but 3成.
  if (isDigit(open.charCodeAt(at)) && open.charAt(at + 1) !== '成') return undefined
  const tenths = /[\d.第一二三四五六七八九十百千万〇零年月]$/.test(open.slice(Math.max(0, at - 1), at))
    ? null
    : exec(patterns.tenths, open, at)
  if (tenths) {
    const value = tenth(tenths[1]) * 10 + tenth(tenths[2])
    return { value, decimals: 0, unit: '%', end: at + tenths[0].length, ...(tenths[2] ? {} : {}) }
  }
  const half = exec(patterns.half, open, at)
  if (half) {
    const isOver = half[0] === '过半'
    return { value: 50, decimals: 0, unit: '%', end: at + half[0].length, ...(isOver && { vague: 'exceeds' as const }) }
  }
  const doubling = exec(patterns.doubling, open, at)
  if (doubling) {
    const value = 2 ** readNumeral(doubling[1]!)!.value
    return { value, decimals: 0, unit: '倍', end: at + doubling[0].length, change: 'multiple' }
  }
  const several = exec(patterns.several, open, at)
  if (several) {
    const unit = plainUnit((several[1] ?? several[2] ?? several[3])!)
    return { value: Number.NaN, decimals: 0, unit, end: at + several[0].length, vague: 'several' }
  }
  const dozens = exec(patterns.dozens, open, at)
  if (dozens) {
    const read = splitScale(dozens[1]!)!
    const unit = `${read.scale}${plainUnit(dozens[2]!)}`
    return { value: read.value, decimals: 0, unit, end: at + dozens[0].length, vague: 'over' }
  }
  return undefined
}

const numeralSigns = `${chineseSigns}点`

/** A numeral that begins in the middle of another, or behind 第, is none. */
const startsNumeral = (open: string, at: number): boolean => {
  const previous = open.charAt(at - 1)
  if (isDigit(previous.charCodeAt(0)) || previous === '第' || previous === '·') return false
  if ((previous === '.' || previous === ',') && isDigit(open.charCodeAt(at - 2))) return false
  return isDigit(open.charCodeAt(at)) || previous === '' || !numeralSigns.includes(previous)
}

function countAt(open: string, at: number): Core | undefined {
  const m = exec(patterns.count, open, at)
  if (!m) return undefined
  const [, digits = '', scaleWord = '', vagueWord, scaleAfter = '', plus] = m
  const isChinese = !/^\d/.test(digits)
  // 百万元, 近万件, 千家 without a digit: the scale is the number.
  const bare = isChinese && /^[百千万亿]+$/.test(digits)
  const read = isChinese ? splitScale(bare ? `一${digits}` : digits) : { ...readNumeral(digits)!, scale: '' }
  if (!read) return undefined
  let end = at + m[0].length
  const word = exec(patterns.unit, open, end)
  if (word) end += word[0].length
  // 比2023年多11起 is a year and a change.
  const isYear = word?.[0] === '年' && read.value >= 1900
  const trailing = word && !isYear ? exec(patterns.vagueUnit, open, end) : null
  if (trailing) end += trailing[0].length
  const scale = `${read.scale}${scaleWord}${scaleAfter}`
  const per = word ? exec(patterns.per, open, end) : null
  if (per) end += per[0].length
  const unit = word ? `${plainUnit(word[0])}${per?.[0] ?? ''}` : ''
  if (isChinese && unit === '' && scale === '') return undefined
  const vague = vagueWord === '来' ? 'about' : vagueWord || trailing || plus ? 'over' : undefined
  if (bare && !vague && !vagueBefore(open, at).vague) return undefined
  return { value: read.value, decimals: read.decimals, unit: `${scale}${unit}`, end, ...(vague && { vague }) }
}

/** 三五个, 两三百家: two bounds in one word. */
function pairAt(open: string, at: number): readonly Core[] | undefined {
  const m = exec(patterns.pair, open, at)
  if (!m) return undefined
  const [low, high] = [readNumeral(m[1]!)!.value, readNumeral(m[2]!)!.value]
  if (high <= low || high - low > 2) return undefined
  const factor = m[3] ? readNumeral(`一${m[3]}`)!.value : 1
  const rest = { decimals: 0, unit: plainUnit(m[4]!), end: at + m[0].length }
  return [
    { ...rest, value: low * factor, bound: 'low' },
    { ...rest, value: high * factor, bound: 'high' },
  ]
}

function rangeFrom(open: string, at: number, low: Core): readonly Core[] | undefined {
  const to = exec(patterns.to, open, low.end)
  if (!to) return undefined
  const from = low.end + to[0].length
  const high = percentAt(open, from) ?? countAt(open, from)
  if (!high || (to[0] !== '至' && to[0] !== '到' && low.unit !== '' && low.unit !== high.unit)) return undefined
  if (/[\d.]/.test(open.charAt(at - 1)) || high.unit === '') return undefined
  const years = high.unit === '年' && high.value > 1900
  const unit = low.unit === '' || /^[万亿]$/.test(low.unit) ? high.unit : low.unit
  if (years || (low.unit !== '' && unit !== high.unit && !high.unit.endsWith(low.unit))) return undefined
  return [
    { ...low, unit, end: high.end, bound: 'low' },
    { ...high, end: high.end, bound: 'high' },
  ]
}

function coresAt(open: string, at: number): readonly Core[] {
  const single = percentAt(open, at) ?? fractionAt(open, at) ?? wordsAt(open, at)
  const pair = single ? undefined : pairAt(open, at)
  if (pair) return pair
  const core = single ?? countAt(open, at)
  if (!core) return []
  return rangeFrom(open, at, core) ?? [core]
}

const candidate = /[\d零〇一二两三四五六七八九十百千万亿廿卅数几好半过翻成]/g

/** Every number of the folded text whose names are masked, in reading order. Linear: no numeral is read twice. */
export function quantitiesIn(open: string): Quantity[] {
  const found: Quantity[] = []
  for (let next = 0; ; ) {
    candidate.lastIndex = next
    if (!candidate.test(open)) break
    next = candidate.lastIndex
    const at = next - 1
    if (!startsNumeral(open, at)) continue
    const cores = coresAt(open, at)
    if (cores.length === 0) continue
    const lead = vagueBefore(open, at)
    for (const core of cores) {
      const tail = core.bound ? undefined : vagueAfter(open, core.end)
      const length = tail?.length ?? 0
      const inner =
        /^(?:小时|天|日|工作日|自然日|分钟|个月|年)$/.test(core.unit) &&
        /^内(?!部|容|外)/.test(open.slice(core.end, core.end + 2))
      const vague =
        lead.vague && lead.vague !== 'estimated'
          ? lead.vague
          : (core.vague ?? tail?.vague ?? (inner ? 'atMost' : lead.vague))
      found.push({
        ...core,
        at: lead.at,
        numeral: at,
        end: core.end + (core.bound ? 0 : tail ? length : inner ? 1 : 0),
        isChinese: !/^\d/.test(open.slice(at, at + 1)),
        ...(vague && { vague }),
      })
    }
    next = Math.max(next, found.at(-1)!.end)
  }
  return found
}
