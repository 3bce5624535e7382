import { type Claim, extractClaims } from './claims.ts'
import { maskNames } from './names.ts'
import { foldWidth } from './numerals.ts'
import { clauseAt, passagesOf } from './passages.ts'

export type DraftFault = { readonly code: string; readonly message: string; readonly offset: number }

/** `{{F18}}`, `{{figure-id|style}}` */
const token = /\{\{\s*[\w.:-]+\s*(?:\|[^{}]*)?\}\}/g
/** Stands for a token in the prose: no digit, no numeral, no mark. */
const filler = '\ufffc'

/** 2024年, 2023年度: plain labels of the report's year and its neighbours. */
const isYearLabel = (digits: string, after: string, year: number): boolean =>
  /^年/.test(after) && Math.abs(Number(digits) - year) <= 1 && /^\d{4}$/.test(digits)

const compact = (sentence: string): string =>
  foldWidth(sentence)
    .replace(/^[\s#>*]*(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|\d{1,2}[.、])?/, '')
    .replace(/\s+/g, '')

/** Shorter sentences (headings, 特此报告) may return every year. */
const worthComparing = 12

/**
 * Faults in the prose of an own draft, where every number must be a figure token.
 * @param options.lastYear last year's prose, with its tokens, for sentences that were only copied
 */
export function lintProse(
  markdown: string,
  options: { readonly year: number; readonly lastYear?: string },
): DraftFault[] {
  const prose = markdown.replace(token, (found) => filler.repeat(found.length))
  const faults = [...typedNumbers(prose, options.year), ...copiedSentences(markdown, options.lastYear)]
  return faults.sort((a, b) => a.offset - b.offset)
}

const messages = {
  all: '“全部”“均”一类说法须由比例指标证明为百分之百，请在本句放入指标。',
  rank: '“首个”“率先”“排名”一类说法须有指标和来源，请在本句放入指标。',
  implied: '这里不写数字也说明了数目或频次，请在本句放入指标。',
  number: '数字须来自指标，不能直接录入；请改用指标标记。',
} as const

function faultKind({ kind, text }: Claim): keyof typeof messages {
  if (kind === 'all' || kind === 'rank') return kind
  if (kind === 'ordinal' && text.startsWith('首')) return 'rank'
  return kind === 'name' || kind === 'implied' ? 'implied' : 'number'
}

function typedNumbers(prose: string, year: number): DraftFault[] {
  const folded = foldWidth(prose)
  const faults = new Map<number, DraftFault>()
  const covered: [number, number][] = []
  for (const claim of extractClaims(prose)) {
    const kind = faultKind(claim)
    // A word is proven by the figure beside it; a typed number never is.
    const around = kind === 'implied' ? claim.sentence : clauseAt(folded, claim.offset)
    if (kind !== 'number' && around.includes(filler)) continue
    const code = kind === 'number' ? 'typed-number' : `${kind}-without-figure`
    faults.set(claim.offset, { code, message: `“${claim.text}”：${messages[kind]}`, offset: claim.offset })
    covered.push([claim.offset, claim.offset + claim.text.length])
  }
  for (const match of maskNames(folded).matchAll(/\d+(?:[.,]\d+)*/g)) {
    const at = match.index
    if (covered.some(([from, to]) => at >= from && at < to)) continue
    if (isYearLabel(match[0], folded.slice(at + match[0].length), year)) continue
    faults.set(at, { code: 'typed-number', message: `“${match[0]}”：${messages.number}`, offset: at })
  }
  return [...faults.values()]
}

function copiedSentences(markdown: string, lastYear: string | undefined): DraftFault[] {
  if (lastYear === undefined) return []
  const old = new Set(passagesOf(lastYear).map(({ text }) => compact(text)))
  return passagesOf(markdown)
    .filter(({ text }) => compact(text).length >= worthComparing && old.has(compact(text)))
    .map(({ text, offset }) => ({
      code: 'same-as-last-year',
      message: `“${text.trim().slice(0, 20)}……”与上一年度报告一字不差，请写本年度的情况。`,
      offset,
    }))
}
