import type { Claim, Draft } from './claim.ts'
import { type Clauses, clausesOf } from './clauses.ts'
import { isCount } from './count.ts'
import { draftOf } from './draft.ts'
import { moodOf, objectYearOf, periodOf, polarityOf, scopeOf, timesIn } from './frame.ts'
import { maskNames } from './names.ts'
import { foldWidth } from './numerals.ts'
import { type Passage, passagesOf } from './passages.ts'
import { quantitiesIn } from './quantity.ts'
import { rules } from './rules.ts'
import { type Statement, statementsIn } from './sentence.ts'
import { tableClaims } from './table.ts'

export type { Claim, ClaimKind } from './claim.ts'

/** The text with the places of some drafts hidden. */
function hide(text: string, drafts: readonly Draft[]): string {
  let hidden = text
  for (const { at, text: said } of drafts) {
    const to = at + said.length
    hidden = `${hidden.slice(0, at)}${'□'.repeat(said.length)}${hidden.slice(to)}`
  }
  return hidden
}

/** One bit for each rule that some sign may wake: a sentence is looked through once, not once for each rule. */
const bitsOf = new Uint32Array(0x10000)
const gated = rules.map((rule, index) => {
  const bits = 1 << index
  for (const sign of rule.signs) bitsOf[sign.charCodeAt(0)]! |= bits
  return { rule, bits }
})

function bitsIn(text: string): number {
  let bits = 0
  for (let at = 0; at < text.length; at += 1) bits |= bitsOf[text.charCodeAt(at)]!
  return bits
}

function draftsOf(source: string, folded: string, masked: string): { drafts: Draft[]; open: string } {
  let open = masked
  const drafts: Draft[] = []
  const present = bitsIn(folded)
  for (const { rule, bits } of gated) {
    if ((present & bits) === 0) continue
    const found = rule.find({ source, folded, open })
    drafts.push(...found)
    const taken = found.filter((draft) => !draft.shares)
    if (taken.length > 0) open = hide(open, taken)
  }
  return { drafts, open }
}

/** No sentence spells out more of them. */
const mostIndicators = 20

/** 两项指标……均排名第一: one rank for each of the last N numbers before it, and the count itself stays. */
function spreadIndicators<D extends Draft>(drafts: readonly D[], folded: string): readonly D[] {
  if (!drafts.some(({ eachIndicator }) => eachIndicator)) return drafts
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
      return indicator?.counted ? { ...draft, counted: indicator.counted } : draft
    })
  })
}

/** 分别在一、二、三季度完成: each number of the enumeration has its quarter. */
const quarters = /分别(?:在|于|为)?((?:[一二三四](?:季度)?[、和]?){2,4})(?:季度)/

function quartersOf(folded: string, count: number): readonly string[] | undefined {
  const m = quarters.exec(folded)
  const named = m?.[1]?.match(/[一二三四]/g)
  return named && named.length === count ? named.map((sign) => `Q${'零一二三四'.indexOf(sign)}`) : undefined
}

/** What a clause says of all its numbers. */
type Tone = Pick<Claim, 'polarity' | 'mood'>

function toneReader(folded: string, passage: Passage, clauses: Clauses): (at: number) => Tone {
  const hasPlan = /^\s*(?:下一步|下步|\d{4}年[,，]?(?:我局|我们)?将|接下来)/.test(folded)
  const known = new Map<number, Tone>()
  return (at) => {
    const [from, to] = [clauses.startOf(at), clauses.endOf(at)]
    const tone = known.get(from) ?? {
      polarity: polarityOf(folded.slice(from, to), folded.slice(to, to + 8)),
      mood: moodOf(folded.slice(from, to), passage, hasPlan),
    }
    known.set(from, tone)
    return tone
  }
}

/** So much of a clause before a number says whose it is. */
const reach = 120

/** A record that is still being made. */
type Open<T> = { -readonly [K in keyof T]: T[K] }

type Found = Draft & { readonly statement?: Statement }

/** What a sentence says does not depend on where it stands: offsets count from its beginning, partners from its first claim. */
function claimsOfPassage(passage: Passage, folded: string, masked: string, carried: string): readonly Open<Claim>[] {
  const { drafts: implied, open } = draftsOf(passage.text, folded, masked)
  const quantities = quantitiesIn(open).filter((quantity) => isCount(open, quantity))
  const statements = statementsIn(folded, quantities)
  const counted = statements.map((statement) => draftOf(statement, { source: passage.text, folded, open }))
  if (implied.length + counted.length === 0) return []
  const drafts = spreadIndicators<Found>([...implied, ...counted].sort(inOrder), folded)
  const places = new Map(drafts.map((draft, place) => [draft.statement, place]))
  const inQuarters = quartersOf(folded, counted.length)
  const inYears = yearsOf(folded, counted.length)
  const clauses = clausesOf(folded)
  const toneAt = toneReader(folded, passage, clauses)
  const times = timesIn(folded)
  const sentence = passage.text.trim()
  let subject = carried
  return drafts.map(({ statement, at, text, shares: _, eachIndicator: __, counted: thing, ...rest }): Open<Claim> => {
    const lead = folded.slice(Math.max(clauses.startOf(at), at - reach), at)
    const period = rest.kind === 'date' ? undefined : periodOf(times, at, passage)
    const quarter = statement && inQuarters?.[statements.indexOf(statement)]
    const year = statement && inYears?.[statements.indexOf(statement)]
    const partner = statement?.partner === undefined ? undefined : places.get(statements[statement.partner])
    const own = thing ?? countedNear(lead, text, folded.slice(at + text.length, at + text.length + 40), rest.kind)
    if (own !== '') subject = own
    const objectYear = objectYearOf(lead)
    const scope = scopeOf(rest.kind === 'rank' ? lead + text : lead)
    // Built field by field: a spread for each that may be absent costs more than reading the sentence.
    const claim: Open<Claim> = {
      ...rest,
      text,
      offset: at,
      sentence,
      sentenceAt: 0,
      section: '',
      counted: own || subject,
      ...toneAt(at),
    }
    if (statement?.of !== undefined) claim.of = statement.of
    if (scope) claim.scope = scope
    if (period || quarter) claim.period = { ...period, ...(quarter && { part: quarter }), ...(year && { year }) }
    if (partner !== undefined) claim.partner = partner
    if (objectYear !== undefined) claim.objectYear = objectYear
    return claim
  })
}

/** 2022年、2023年分别办理30件、42件: each number has its year. */
const yearLists = /((?:(?:19|20)\d{2}年[、和]?){2,6})分别/

function yearsOf(folded: string, count: number): readonly number[] | undefined {
  const years = yearLists.exec(folded)?.[1]?.match(/\d{4}/g)
  return years?.length === count ? years.map(Number) : undefined
}

const inOrder = (a: Draft, b: Draft): number => a.at - b.at

/** For ranks and the like: the subject of the clause, or what follows. */
function countedNear(lead: string, text: string, rest: string, kind: Draft['kind']): string {
  const clause = /^在.{0,30}[中内]$/.test(lead.trim()) ? '' : lead.trim()
  const after = /^[^,;。:、]{0,30}/.exec(rest)![0].trim()
  if (kind === 'ordinal' || kind === 'date') return after || clause
  if (kind === 'rank' && !/[位名居列]/.test(text)) return after || clause
  return clause.replace(/^(?:\([一二三四五六七八九十\d]+\)|\d{1,2}\.|[、和及]+)/, '') || after
}

type Reading = {
  readonly masked: string
  readonly part: string
  readonly carried: string
  readonly claims: readonly Open<Claim>[]
  /** Where its claims stand since they were placed. */
  at?: { readonly offset: number; readonly first: number }
}

/** Reports repeat sentences, and tables of them are read line by line: what was read last is kept. */
const mostKept = 1000

function reader(): (passage: Passage, folded: string, masked: string, carried: string) => Reading {
  const known = new Map<string, Reading>()
  return (passage, folded, masked, carried) => {
    const { text, part } = passage
    const last = known.get(text)
    if (last && last.masked === masked && last.part === part && last.carried === carried) return last
    const claims = claimsOfPassage(passage, folded, masked, carried)
    if (known.size >= mostKept) known.clear()
    const reading: Reading = { masked, part, carried, claims }
    known.set(text, reading)
    return reading
  }
}

/**
 * The claims of a sentence at its place in the text, the first of them having so many before it. A sentence that is read
 * for the first time gives its own claims, one that repeats gives copies: most never do.
 */
function placed(reading: Reading, { offset, section }: Passage, first: number): readonly Claim[] {
  const { claims, at } = reading
  if (at === undefined) {
    for (const claim of claims) {
      claim.offset += offset
      claim.sentenceAt = offset
      claim.section = section
      if (claim.partner !== undefined) claim.partner += first
    }
    reading.at = { offset, first }
    return claims
  }
  return claims.map((claim) => ({
    ...claim,
    offset: claim.offset - at.offset + offset,
    sentenceAt: offset,
    section,
    ...(claim.partner !== undefined && { partner: claim.partner - at.first + first }),
  }))
}

/**
 * Every quantitative claim of a text, in reading order: written numbers and those that are only implied.
 * `onRead` is told the share of the text that has been read, from 0 to 1, about a hundred times.
 */
export function extractClaims(
  text: string,
  onRead?: (share: number) => void,
  folded = foldWidth(text),
  passages: readonly Passage[] = passagesOf(text),
): Claim[] {
  const masked = maskNames(folded)
  const claims: Claim[] = []
  const table = tableClaims(text, folded, masked)
  const read = reader()
  let line = -1
  let next = 0
  for (const passage of passages) {
    const [from, to] = [passage.offset, passage.offset + passage.text.length]
    if (onRead && to > next) {
      onRead(from / text.length)
      next = to + text.length / 100
    }
    const cells = table.get(passage.line)
    if (cells) {
      if (!cells.taken) claims.push(...cells.claims)
      cells.taken = true
      continue
    }
    const carried = passage.line === line ? (claims.at(-1)?.counted ?? '') : ''
    line = passage.line
    const first = claims.length
    const reading = read(passage, folded.slice(from, to), masked.slice(from, to), carried)
    for (const claim of placed(reading, passage, first)) claims.push(claim)
  }
  return claims
}
