/**
 * How a printed number relates to the exact value behind it: 余, 近, 约, 超过, 以上, rounding, 均 …
 * One grammar, used both ways: to check a printed number and to propose one. The vague value is never stored.
 */
export type Qualifier =
  | 'exact' //         (无)、共、合计        n = v
  | 'over' //          v余、v多             v < n < v + u(v)
  | 'near' //          近v                  0.9v ≤ n < v
  | 'about' //         约v                  0.95v ≤ n ≤ 1.05v
  | 'exceeds' //       超过v、突破v          n > v: 民法典第一千二百五十九条，“超过”不包括本数
  | 'estimatedOver' // 预计突破v             forecast > v
  | 'atLeast' //       v以上、不少于v        n ≥ v: 同条，“以上”包括本数
  | 'atMost' //        v以内、不超过v        n ≤ v
  | 'below' //         不足v、低于v          n < v
  | 'rounded' //       v%、v亿元            四舍五入(n) = v
  | 'average' //       人均v                四舍五入(n) = v
  | 'all' //           均、全部、全员、全市    n = v = 100 %
  | 'rank' //          排名第v、率先          n = v
  | 'ordinal' //       第v期、首届            n = v
  | 'runLength' //     连续v年               n ≥ v

/** An exact value: a number or a decimal string such as `150.7123`. */
export type Exact = number | string

type Decimal = { readonly units: bigint; readonly scale: number }

const power = (exponent: number): bigint => 10n ** BigInt(exponent)

/** @throws RangeError when the value is not a finite decimal */
function decimal(value: Exact): Decimal {
  const match = /^([+-]?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(String(value).trim())
  if (!match) throw new RangeError(`E_DECIMAL: ${value}`)
  const [, sign, whole = '', fraction = '', exponent = '0'] = match
  const scale = fraction.length - Number(exponent)
  let units = BigInt(whole + fraction) * (sign === '-' ? -1n : 1n)
  if (scale < 0) return { units: units * power(-scale), scale: 0 }
  let kept = scale
  for (; kept > 0 && units % 10n === 0n; kept -= 1) units /= 10n
  return { units, scale: kept }
}

function compare(a: Decimal, b: Decimal): number {
  const scale = Math.max(a.scale, b.scale)
  const difference = a.units * power(scale - a.scale) - b.units * power(scale - b.scale)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

const times = (a: Decimal, factor: bigint): Decimal => ({ units: a.units * factor, scale: a.scale })

/** 四舍五入: a half goes away from zero, on the decimal digits and never on the binary fraction. */
function round(value: Decimal, decimals: number): Decimal {
  if (value.scale <= decimals) return { units: value.units * power(decimals - value.scale), scale: decimals }
  const step = power(value.scale - decimals)
  const size = value.units < 0n ? -value.units : value.units
  const rounded = (size + step / 2n) / step
  return { units: value.units < 0n ? -rounded : rounded, scale: decimals }
}

function text({ units, scale }: Decimal): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0')
  const body = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`
  return units < 0n ? `-${body}` : body
}

/** u(v): the place of the last digit that is not zero, counted on the digits as printed (140 → 10, 1.5 → 0.1). */
function lastPlace(value: Decimal): Decimal {
  let { units, scale } = value
  let place = 1n
  while (units !== 0n && units % 10n === 0n) {
    units /= 10n
    if (scale > 0) scale -= 1
    else place *= 10n
  }
  return { units: place, scale }
}

const sum = (a: Decimal, b: Decimal): Decimal => {
  const scale = Math.max(a.scale, b.scale)
  return { units: a.units * power(scale - a.scale) + b.units * power(scale - b.scale), scale }
}

/** True when both are the same decimal number: `15` and `15.0` are. */
export const sameNumber = (a: Exact, b: Exact): boolean => compare(decimal(a), decimal(b)) === 0

/** The value times 10^exponent, exactly: 15071000000 元, −8 → 150.71 亿元. */
export function shiftDecimal(value: Exact, exponent: number): string {
  const { units, scale } = decimal(value)
  const moved = scale - exponent
  return text(moved < 0 ? { units: units * power(-moved), scale: 0 } : { units, scale: moved })
}

/** 四舍五入 to so many decimals, as it is printed: 830/38 = 21.842…, 0 → 22. */
export const roundHalfUp = (value: Exact, decimals: number): string => text(round(decimal(value), decimals))

/**
 * Whether the printed number is true of the exact value.
 * @param printedDecimals digits after the point as printed: 1.92 → 2
 * @throws RangeError when a value is not a decimal number
 */
export function holds(qualifier: Qualifier, printedValue: Exact, printedDecimals: number, exact: Exact): boolean {
  const v = decimal(printedValue)
  const n = decimal(exact)
  const order = compare(n, v)
  switch (qualifier) {
    case 'over':
      return order > 0 && v.units > 0n && compare(n, sum(v, lastPlace(v))) < 0
    case 'near':
      return order < 0 && compare(times(n, 10n), times(v, 9n)) >= 0
    case 'about':
      return compare(times(n, 100n), times(v, 95n)) >= 0 && compare(times(n, 100n), times(v, 105n)) <= 0
    case 'exceeds':
    case 'estimatedOver':
      return order > 0
    case 'atLeast':
    case 'runLength':
      return order >= 0
    case 'atMost':
      return order <= 0
    case 'below':
      return order < 0
    case 'rounded':
    case 'average':
      return compare(round(n, printedDecimals), v) === 0
    case 'all':
      return order === 0 && compare(v, decimal(100)) === 0
    case 'exact':
    case 'rank':
    case 'ordinal':
      return order === 0
  }
}

/** How a figure wishes to be printed. `word` replaces the usual word of the qualifier: 超过 for 突破, 多 for 余. */
export type Style = Qualifier | { readonly qualifier: Qualifier; readonly decimals?: number; readonly word?: string }

/** `text` stands before the unit (“140余”+“场次”); `value` is the printed number as a decimal string. */
export type Proposal = {
  readonly text: string
  readonly qualifier: Qualifier
  readonly value: string
  readonly decimals: number
}

function apart(a: Decimal, b: Decimal): Decimal {
  const { units, scale } = sum(a, times(b, -1n))
  return { units: units < 0n ? -units : units, scale }
}

/** Numbers of one or two leading digits, below (`up` false) or above the value. */
function roundFigures(n: Decimal, up: boolean): Decimal[] {
  const whole = n.units / power(n.scale)
  const length = whole.toString().length
  return [1, 2].flatMap((kept) => {
    if (whole <= 0n || length <= kept) return []
    const step = power(length - kept)
    return [{ units: (whole / step + (up ? 1n : 0n)) * step, scale: 0 }]
  })
}

/** 143 → 140, 205 → 200, 150.7 → 150: the last digit that is not zero is dropped. */
function dropLastDigit(n: Decimal): Decimal[] {
  const whole: Decimal = { units: n.units / power(n.scale), scale: 0 }
  const place = lastPlace(whole).units * 10n
  const dropped = { units: (whole.units / place) * place, scale: 0 }
  return compare(whole, n) < 0 && whole.units % 10n === 0n ? [whole] : [dropped]
}

const words: Partial<Record<Qualifier, { readonly before?: string; readonly after?: string }>> = {
  over: { after: '余' },
  near: { before: '近' },
  about: { before: '约' },
  exceeds: { before: '突破' },
  estimatedOver: { before: '预计突破' },
  atLeast: { before: '不少于' },
  atMost: { before: '不超过' },
  below: { before: '不足' },
}

function candidates(qualifier: Qualifier, n: Decimal): Decimal[] {
  switch (qualifier) {
    case 'over':
      return dropLastDigit(n)
    case 'exceeds':
    case 'estimatedOver':
    case 'atLeast':
      return roundFigures(n, false).reverse()
    case 'near':
    case 'atMost':
    case 'below':
      return roundFigures(n, true)
    case 'about':
      return [...roundFigures(n, false), ...roundFigures(n, true)].sort((a, b) => compare(apart(a, n), apart(b, n)))
    default:
      return []
  }
}

/**
 * What to print for an exact value in the wished style: 143 → 140余, 997 → 近1000, 2419 → 突破2400.
 * Never strengthens: where the wished words would say nothing truer than the number itself
 * (140, or no round number that holds) the number is printed as it is.
 * @throws RangeError when the value is not a decimal number
 */
export function propose(exact: Exact, style: Style): Proposal {
  const { qualifier, decimals, word } =
    typeof style === 'string' ? { qualifier: style, decimals: undefined, word: undefined } : style
  const n = decimal(exact)
  const plain = text(n)
  if (qualifier === 'rounded' || qualifier === 'average') {
    const kept = decimals ?? 0
    const value = text(round(n, kept))
    return { text: value, qualifier, value, decimals: kept }
  }
  const alreadyRound = n.scale === 0 && n.units % 10n === 0n
  if (!alreadyRound) {
    for (const candidate of candidates(qualifier, n)) {
      const value = text(candidate)
      const said = words[qualifier]
      if (!said || !holds(qualifier, value, 0, exact)) continue
      const before = said.before === undefined ? '' : (word ?? said.before)
      const after = said.after === undefined ? '' : (word ?? said.after)
      return { text: `${before}${value}${after}`, qualifier, value, decimals: 0 }
    }
  }
  return { text: plain, qualifier: 'exact', value: plain, decimals: n.scale }
}
