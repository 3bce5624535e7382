/** Numerals of Chinese official prose: Arabic with 千分位, full or half width, and Chinese with 万 and 亿. */

/** Full-width signs and digits become half-width, character for character, so that every offset stays. */
export const foldWidth = (text: string): string =>
  text.replace(/[\uff01-\uff5e\u3000]/g, (sign) =>
    sign === '\u3000' ? ' ' : String.fromCharCode(sign.charCodeAt(0) - 0xfee0),
  )

/** Sources of patterns, to be built into larger ones. They expect folded text. */
export const arabic = String.raw`(?<![\d.])(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?`
export const chinese = '[〇零一二两三四五六七八九十百千万亿]+'

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

/** One group below 万: 三百零五, 十五, 二十. */
function readGroup(text: string): number | undefined {
  let total = 0
  let pending: number | undefined
  let smallest = 10_000
  for (const sign of text) {
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

/** 二十三 → 23, 三万五千 → 35000, 二〇二五 → 2025. Undefined when the signs are no numeral (三五, 万亿万). */
export function readChinese(text: string): number | undefined {
  if (text === '') return undefined
  if (/^[〇零一二三四五六七八九]{2,}$/.test(text)) {
    // Digit by digit only where the writer clearly did so: 二〇二五, 一二三四; 三五 means “three or five”.
    return text.length >= 4 ? Number([...text].map((sign) => digits[sign]).join('')) : undefined
  }
  const match = /^(?:([^万亿]+)亿)?(?:([^万亿]+)万)?([^万亿]*)$/.exec(text)
  if (!match) return undefined
  const groups = [match[1], match[2], match[3]].map((group) => (group ? readGroup(group) : 0))
  const [hundredMillions, tenThousands, rest] = groups
  if (hundredMillions === undefined || tenThousands === undefined || rest === undefined) return undefined
  return hundredMillions * 100_000_000 + tenThousands * 10_000 + rest
}

export type Numeral = { readonly value: number; readonly decimals: number }

/** Reads either writing; decimals as printed (66 → 0, 1.92 → 2). */
export function readNumeral(text: string): Numeral | undefined {
  const folded = foldWidth(text)
  if (/^[\d,]+(\.\d+)?$/.test(folded)) {
    const plain = folded.replaceAll(',', '')
    return { value: Number(plain), decimals: plain.split('.')[1]?.length ?? 0 }
  }
  const value = readChinese(folded)
  return value === undefined ? undefined : { value, decimals: 0 }
}
