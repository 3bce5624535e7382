import { createRequire } from 'node:module'
import { maskNames } from '#domain/audit/names.ts'
import { foldWidth } from '#domain/audit/numerals.ts'
import { quantitiesIn } from '#domain/audit/quantity.ts'
import type { Read } from './score.ts'

type Result = {
  readonly start: number
  readonly end: number
  readonly typeName: string
  readonly resolution: { readonly value?: string } | null
}
type Recognizer = (query: string, culture: string) => readonly Result[]
type Peer = { readonly recognizeNumber: Recognizer; readonly recognizePercentage: Recognizer }

/**
 * Microsoft's Recognizers-Text for Chinese, helped as far as that is fair: it reads numbers and percentages of text whose
 * names are hidden by our own masks, and the unit is taken by our own list behind the number that it found.
 */
export function peerReader(): (text: string) => readonly Read[] {
  const peer = createRequire(import.meta.url)('@microsoft/recognizers-text-number') as Peer
  return (text) => {
    const folded = maskNames(foldWidth(text)).replaceAll('□', '某')
    const percents = peer.recognizePercentage(folded, 'zh-cn')
    const numbers = peer
      .recognizeNumber(folded, 'zh-cn')
      .filter((number) => !percents.some((percent) => number.start < percent.end && percent.start <= number.start))
    return [
      ...percents.flatMap(({ resolution }) => read(resolution?.value?.replace('%', ''), '%')),
      ...numbers.flatMap(({ start, end, resolution }) => read(resolution?.value, unitAfter(folded, start, end))),
    ]
  }
}

const read = (value: string | undefined, unit: string): Read[] =>
  value === undefined || !Number.isFinite(Number(value)) ? [] : [{ value: Number(value), unit }]

/** The measure word behind a number, by our list: a 1 is put for the number, which the peer has read with its 万 and 亿. */
const unitAfter = (text: string, _start: number, end: number): string =>
  quantitiesIn(`1${text.slice(end + 1, end + 12)}`)[0]?.unit ?? ''
