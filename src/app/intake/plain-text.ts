import { Unreadable } from './unreadable.ts'

const decode = (bytes: Uint8Array, encoding: string): string | undefined => {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return text.includes('\0') ? undefined : text
  } catch {
    return undefined
  }
}

/** Signs that stand in any page of prose, in the writing of the mainland and in the other one. */
const common = { simplified: /[的一是在年和了有为会行政法务]/g, traditional: /[的一是在年和了有為會行政法務]/g }
const share = (text: string, signs: RegExp): number => (text.match(signs)?.length ?? 0) / Math.max(1, text.length)

/** UTF-16 without its mark: every other byte of digits and line ends is zero, or the signs are those of prose. */
function unmarked(bytes: Uint8Array, gb: string | undefined): string | undefined {
  if (bytes.length % 2 !== 0) return undefined
  const read = (['utf-16le', 'utf-16be'] as const).map((encoding) => decode(bytes, encoding) ?? '')
  const [best] = read.sort((a, b) => share(b, common.simplified) - share(a, common.simplified))
  return best && share(best, common.simplified) > 2 * share(gb ?? '', common.simplified) + 0.02 ? best : undefined
}

/**
 * The text of a file as offices keep it: UTF-8, UTF-16, or GBK. Big5, which GB 18030 reads as other
 * signs, is named.
 * @throws Unreadable when the bytes are no text
 */
export function plainText(bytes: Uint8Array, name: string): string {
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff && 'utf-16be'
  const unicode = decode(bytes, utf16 || 'utf-8')
  if (unicode !== undefined) return unicode
  const gb = utf16 ? undefined : decode(bytes, 'gb18030')
  const wide = utf16 ? undefined : unmarked(bytes, gb)
  if (wide !== undefined) return wide
  const big5 = utf16 ? undefined : decode(bytes, 'big5')
  if (big5 !== undefined && share(big5, common.traditional) > 2 * share(gb ?? '', common.simplified) + 0.02)
    throw new Unreadable('file.big5', `${name} 用的是 Big5 编码，请另存为 UTF-8 后再核对。`)
  if (gb !== undefined) return gb
  throw new Unreadable('file.no-text', `${name} 不是文本文件，读不出文字。`)
}
