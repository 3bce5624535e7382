import { type Span, yearOfSpan } from './figure.ts'

const names: Readonly<Record<string, string>> = {
  '1-3': '第一季度',
  '4-6': '第二季度',
  '7-9': '第三季度',
  '10-12': '第四季度',
  '1-6': '上半年',
  '7-12': '下半年',
}

/** Months as addresses and options carry them: `3`, `1-6`; undefined for the whole year, null where it is neither. */
export function readMonths(text: string | undefined): readonly [number, number] | undefined | null {
  if (text === undefined || text === '') return undefined
  const [, first, last = first] = /^(1[0-2]|[1-9])(?:-(1[0-2]|[1-9]))?$/.exec(text) ?? []
  if (first === undefined || Number(first) > Number(last)) return null
  return [Number(first), Number(last)]
}

/** A year, or of it the months; all twelve are the year. */
export const spanOf = (year: number, months: readonly [number, number] | undefined): Span =>
  months === undefined || (months[0] === 1 && months[1] === 12) ? year : { year, months }

export const monthsText = (span: Span): string | undefined =>
  typeof span === 'number' ? undefined : [...new Set(span.months)].join('-')

/** 2024年、2024年第一季度、2024年3月、2024年2—5月. */
export function spanWords(span: Span): string {
  const year = `${yearOfSpan(span)}年`
  if (typeof span === 'number') return year
  const [first, last] = span.months
  return `${year}${names[`${first}-${last}`] ?? (first === last ? `${first}月` : `${first}—${last}月`)}`
}
