/** Numerals of Chinese official prose: Arabic with 千分位, full or half width, and Chinese with 万, 亿 and 点. */

/** Full-width signs and digits become half-width, character for character, so that every offset stays. */
export function foldWidth(text: string): string {
  let folded = ''
  let from = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code < 0x3000 || (code > 0x3000 && code < 0xff01) || code > 0xff5e) continue
    folded += text.slice(from, at) + (code === 0x3000 ? ' ' : halfWidth[code - 0xff01]!)
    from = at + 1
  }
  return from === 0 ? text : folded + text.slice(from)
}

const halfWidth = Array.from({ length: 0xff5e - 0xff00 }, (_, index) => String.fromCharCode(0x21 + index))

/** Sources of patterns, to be built into larger ones. They expect folded text. Bounded: no real number is longer. */
export const arabic = String.raw`(?<![\d.])(?:\d{1,3}(?:,\d{3}){1,5}(?!\d)|\d{1,16}(?!\d))(?:\.\d{1,16}(?!\d))?`
export const chineseSigns = '〇零一二两三四五六七八九十百千万亿廿卅'
export const chinese = `[${chineseSigns}]{1,20}(?:点[〇零一二三四五六七八九]{1,8})?[万亿]{0,2}`

const digits: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
const places: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }

/** One group below 万: 三百零五, 十五, 二十, 廿三. */
function readGroup(text: string): number | undefined {
  let total = 0
  let pending: number | undefined
  let smallest = 10_000
  for (const sign of text.replaceAll('廿', '二十').replaceAll('卅', '三十')) {
    const place = places[sign]
    const digit = digits[sign]
    if (place !== undefined) {
      if (place >= smallest) return undefined
      total += (pending ?? 1) * place
      pending = undefined
      smallest = place
    } else if (digit === 0) {
      if (pending !== undefined) return undefined
    } else {
      if (pending !== undefined) return undefined
      pending = digit
    }
  }
  return total + (pending ?? 0)
}

const oneByOne = (text: string): string => [...text].map((sign) => digits[sign]).join('')

/** 二十三 → 23, 三万五千 → 35000, 二〇二五 → 2025. Undefined when the signs are no numeral (三五, 万亿万). */
export function readChinese(text: string): number | undefined {
  if (text === '') return undefined
  const fraction = /^(.+)点([〇零一二三四五六七八九]+)([万亿]*)$/.exec(text)
  if (fraction) {
    const whole = readChinese(fraction[1]!)
    const scale = fraction[3] === '' ? 1 : readChinese(`一${fraction[3]}`)
    if (whole === undefined || scale === undefined) return undefined
    return Number(`${whole}.${oneByOne(fraction[2]!)}`) * scale
  }
  if (/^[〇零一二三四五六七八九]{2,}$/.test(text)) {
    // Digit by digit only where the writer clearly did so: 二〇二五, 一二三四; 三五 means “three or five”.
    return text.length >= 4 ? Number(oneByOne(text)) : undefined
  }
  const match = /^(?:([^万亿]+)亿)?(?:([^万亿]+)万)?([^万亿]*)$/.exec(text)
  if (!match) return undefined
  const groups = [match[1], match[2], match[3]].map((group) => (group ? readGroup(group) : 0))
  const [hundredMillions, tenThousands, rest] = groups
  if (hundredMillions === undefined || tenThousands === undefined || rest === undefined) return undefined
  return hundredMillions * 100_000_000 + tenThousands * 10_000 + rest
}

export type Numeral = { readonly value: number; readonly decimals: number }

/** Reads either writing; decimals as printed (66 → 0, 1.92 → 2, 九十六点五 → 1). */
export function readNumeral(text: string): Numeral | undefined {
  const folded = foldWidth(text)
  if (/^[\d,]+(\.\d+)?$/.test(folded)) {
    const plain = folded.replaceAll(',', '')
    return { value: Number(plain), decimals: plain.split('.')[1]?.length ?? 0 }
  }
  const value = readChinese(folded)
  if (value === undefined) return undefined
  return { value, decimals: /点([^万亿]+)$/.exec(folded)?.[1]?.length ?? 0 }
}

/** A numeral and the 万 or 亿 that stays with its unit: 一点二亿 is 1.2 and 亿, 两万 is 2 and 万, 三万五千 is 35000. */
export function splitScale(text: string): (Numeral & { readonly scale: string }) | undefined {
  const scale = /[^万亿]((?:万|亿){1,2})$/.exec(text)?.[1] ?? ''
  const read = readNumeral(scale === '' ? text : text.slice(0, -scale.length))
  if (!read || (scale !== '' && /[万亿]/.test(text.slice(0, -scale.length)))) {
    const whole = readNumeral(text)
    return whole && { ...whole, scale: '' }
  }
  return { ...read, scale }
}
