import type { Claim, Draft, Period, Rule } from './claim.ts'
import { maskNames } from './not-counts.ts'
import { foldWidth } from './numerals.ts'
import { type Passage, passagesOf } from './passages.ts'
import { impliedRules } from './rules-implied.ts'
import { lastRules, numberRules } from './rules-numbers.ts'

export type { Claim, ClaimKind } from './claim.ts'

/** In this order: a rule hides what it takes from the rules after it. */
const rules: readonly Rule[] = [...numberRules.slice(0, 3), ...impliedRules, ...numberRules.slice(3), ...lastRules]

const hide = (text: string, at: number, length: number): string =>
  text.slice(0, at) + '□'.repeat(length) + text.slice(at + length)

function draftsOf(source: string, folded: string, masked: string): Draft[] {
  let open = masked
  const drafts: Draft[] = []
  for (const rule of rules) {
    const found = rule.find({ source, folded, open })
    drafts.push(...found)
    for (const draft of found) if (!draft.shares) open = hide(open, draft.at, draft.text.length)
  }
  return drafts.sort((a, b) => a.at - b.at)
}

/** No sentence spells out more of them. */
const mostIndicators = 20

/** 两项指标……均排名第一: one rank for each of the last N numbers before it, and the count itself stays. */
function spreadIndicators(drafts: readonly Draft[], folded: string): Draft[] {
  return drafts.flatMap((draft, index) => {
    if (!draft.eachIndicator) return draft
    const before = drafts.slice(0, index).filter((other) => other.kind === 'number' || other.kind === 'percent')
    const many = before.at(-1)
    if (!many || !/^\s*指标/.test(folded.slice(many.at + many.text.length))) return draft
    const length = Number(many.value)
    if (!Number.isInteger(length) || length > mostIndicators) return draft
    const indicators = before.slice(0, -1).slice(-length)
    return Array.from({ length }, (_, i) => {
      const indicator = indicators[i]
      return indicator ? { ...draft, counted: countedBy(indicator, drafts, folded) } : draft
    })
  })
}

/** The noun after the measure word (13件规范性文件), or before it where the number ends its clause (合同13311项). */
function countedBy(draft: Draft, drafts: readonly Draft[], folded: string): string {
  const end = draft.at + draft.text.length
  const next = drafts.find((other) => other.at >= end)?.at ?? folded.length
  const after = folded
    .slice(end, next)
    .split(/[,;。:、]/)[0]!
    .trim()
  if (after !== '' && !change.test(after)) return after
  const previous = drafts.filter((other) => !other.shares && other.at + other.text.length <= draft.at).at(-1)
  const from = previous ? previous.at + previous.text.length : 0
  const before = bare(folded.slice(from, draft.at))
  return change.test(before) ? bare(folded.slice(0, draft.at)) : before
}

/** 由10件增至23件: what stands between the two numbers names no thing. */
const change = /^(?:增|上升|提高|提升|下?降|减|压)[^,;。]{0,3}[至到为]/

const bare = (text: string): string =>
  (text.split(/[,;。]/).at(-1) ?? '').replace(/^\s*(?:\([一二三四五六七八九十\d]+\)|\d{1,2}\.|[、和及]+)|\s+/g, '')

/** The year that a sentence names before the claim; 对2023年度……案卷 dates the object, not the act. */
function periodOf(draft: Draft, folded: string, passage: Passage): Period | undefined {
  if (draft.kind === 'date') return undefined
  const before = folded.slice(0, draft.at)
  const partYear = /((?:19|20)\d{2})年/.exec(passage.part)?.[1]
  const own = partYear === undefined ? undefined : Number(partYear)
  let year: number | undefined
  let previous = false
  for (const m of before.matchAll(yearWords)) {
    if (m.groups!.object) continue
    if (m.groups!.year) year = Number(m.groups!.year)
    previous = m.groups!.last !== undefined
    if (m.groups!.now || m.groups!.change || previous) year = undefined
  }
  if (draft.previous && year === undefined) previous = true
  year ??= own === undefined ? undefined : previous ? own - 1 : own
  const asOf = /截[至止]到?((?:19|20)\d{2})年(?:底|末|12月31日|12月底)/.exec(before)?.[1]
  if (year === undefined && !previous && !asOf) return undefined
  return {
    ...(year !== undefined && { year }),
    ...(asOf && { asOf: `${asOf}-12-31` }),
    ...(year === undefined && previous && { previous }),
  }
}

/** Year labels in reading order; 较上年 compares, and after 增至 the number is of this year again. */
const yearWords =
  /(?<object>(?:对|针对|就|将)(?:19|20)\d{2}年)|(?<year>(?:19|20)\d{2})年|(?<last>(?<![较比同])(?:上一?年|去年))|(?<now>今年|全年|本年)|(?<change>(?:增|升|高|降|减|压|缩)[^,;。]{0,2}[至到](?=\d|$))/g

/** Every quantitative claim of a text, in reading order: written numbers and those that are only implied. */
export function extractClaims(text: string): Claim[] {
  const folded = foldWidth(text)
  const masked = maskNames(folded)
  return passagesOf(text).flatMap((passage) => {
    const span = [passage.offset, passage.offset + passage.text.length] as const
    const sentence = folded.slice(...span)
    const drafts = draftsOf(passage.text, sentence, masked.slice(...span))
    return spreadIndicators(drafts, sentence).map((draft): Claim => {
      const period = periodOf(draft, sentence, passage)
      return {
        text: draft.text,
        offset: passage.offset + draft.at,
        sentence: passage.text.trim(),
        section: passage.section,
        value: draft.value,
        unit: draft.unit,
        ...(draft.qualifier && { qualifier: draft.qualifier }),
        ...(draft.decimals !== undefined && { decimals: draft.decimals }),
        counted: draft.counted ?? countedBy(draft, drafts, sentence),
        ...(period && { period }),
        kind: draft.kind,
      }
    })
  })
}
