/** How a public source's value is written and how much chance it holds. */
export type SourceFormat = {
  readonly title: string
  /** The form of a value, for people. */
  readonly rule: string
  readonly accepts: (value: string) => boolean
  /** Bits of chance that a committed sheet may count on. */
  readonly bits: number
  /** Supplementary sources are never enough alone: a closing can be nudged, a beacon is run by others. */
  readonly supplementary: boolean
}

const decimal = /^(?:0|[1-9][0-9]*)$/

/** Numbers joined by `.`, each within the bounds and without leading zeros; undefined when malformed. */
function numbers(text: string, least: number, most: number): readonly number[] | undefined {
  const parts = text.split('.')
  const values = parts.map(Number)
  const sound = parts.every((part, i) => decimal.test(part) && values[i]! >= least && values[i]! <= most)
  return sound ? values : undefined
}

/** `count` different numbers of 1..`most`, ascending. */
const isSet = (text: string, count: number, most: number): boolean => {
  const values = numbers(text, 1, most)
  return values?.length === count && values.every((value, i) => i === 0 || values[i - 1]! < value)
}

const isTwoSets = (value: string, first: readonly [number, number], second: readonly [number, number]): boolean => {
  const parts = value.split('+')
  return parts.length === 2 && isSet(parts[0]!, ...first) && isSet(parts[1]!, ...second)
}

const areDigits = (value: string, count: number): boolean => numbers(value, 0, 9)?.length === count

/** Twenty dice hold 51.7 bits; the sheet does not say how many are rolled, so fewer are refused. */
const fewestDice = 20

function bitsOfSet(count: number, most: number): number {
  let bits = 0
  for (let i = 0; i < count; i++) bits += Math.log2(most - i) - Math.log2(i + 1)
  return bits
}

const formats: ReadonlyMap<string, SourceFormat> = new Map(
  Object.entries({
    kl8: {
      title: '福彩快乐8',
      rule: '1—80 中的 20 个数，升序，以“.”相连',
      accepts: (value) => isSet(value, 20, 80),
      bits: bitsOfSet(20, 80),
      supplementary: false,
    },
    ssq: {
      title: '福彩双色球',
      rule: '1—33 中的 6 个数升序，“+”，1—16 中的 1 个数',
      accepts: (value) => isTwoSets(value, [6, 33], [1, 16]),
      bits: bitsOfSet(6, 33) + bitsOfSet(1, 16),
      supplementary: false,
    },
    dlt: {
      title: '体彩大乐透',
      rule: '1—35 中的 5 个数升序，“+”，1—12 中的 2 个数升序',
      accepts: (value) => isTwoSets(value, [5, 35], [2, 12]),
      bits: bitsOfSet(5, 35) + bitsOfSet(2, 12),
      supplementary: false,
    },
    d5: {
      title: '排列5',
      rule: '5 个一位数，按开奖顺序，以“.”相连',
      accepts: (value) => areDigits(value, 5),
      bits: 5 * Math.log2(10),
      supplementary: false,
    },
    d3: {
      title: '福彩3D、排列3',
      rule: '3 个一位数，按开奖顺序，以“.”相连',
      accepts: (value) => areDigits(value, 3),
      bits: 3 * Math.log2(10),
      supplementary: false,
    },
    index: {
      title: '股票指数收盘值',
      rule: '恰有两位小数',
      accepts: (value) => /^(?:0|[1-9][0-9]*)\.[0-9]{2}$/.test(value),
      bits: 8,
      supplementary: true,
    },
    dice: {
      title: '当众掷骰',
      rule: `至少 ${fewestDice} 个 1—6 的数，按掷出顺序，以“.”相连`,
      accepts: (value) => (numbers(value, 1, 6)?.length ?? 0) >= fewestDice,
      bits: fewestDice * Math.log2(6),
      supplementary: false,
    },
    hex: {
      title: '公开随机信标',
      rule: '64 位小写十六进制',
      accepts: (value) => /^[0-9a-f]{64}$/.test(value),
      bits: 256,
      supplementary: true,
    },
  } satisfies Record<string, SourceFormat>),
)

/** The format of a code (`kl8`, `ssq`, `dlt`, `d5`, `d3`, `index`, `dice`, `hex`); undefined when there is none. */
export const sourceFormat = (code: string): SourceFormat | undefined => formats.get(code)

/** All codes, the recommended first. */
export const sourceCodes: readonly string[] = [...formats.keys()]
