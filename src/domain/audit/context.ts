import type { Claim } from './claim.ts'
import { pieceOf, type Surroundings, type Told, toldBy } from './explain.ts'
import type { Group, Subject } from './figure.ts'
import { excludes } from './lexicon.ts'
import type { Lookup, Passage } from './lookup.ts'
import { matchesIn } from './matches.ts'
import { foldWidth } from './numerals.ts'
import { clauseMarks, stretchAround } from './passages.ts'

/** A word beside the number weighs more than one elsewhere in its clause, sentence or paragraph. */
export const weight = { counted: 1, clause: 0.6, sentence: 0.35, paragraph: 0.2 } as const

/** What stands around a claim, from near to far; folded. */
export type Context = {
  /** Beside the number, its clause. */
  readonly places: readonly [Passage, Passage]
  /** Its sentence and its paragraph are looked through only where what is nearer does not tell. */
  readonly sentence: () => Passage
  readonly paragraph: () => Passage
  readonly before: string
  /** It says of itself nothing but a number, the first of its sentence. */
  readonly isElliptic: boolean
  readonly told: () => Told
}

/** So much of a clause before a number tells whose it is. */
const reach = 200
const mostPassages = 2000

/** Contexts of the claims of one text, asked in reading order: a clause, a sentence, a paragraph is read once for all its claims. */
export function contextsOf(folded: string, lookup: Lookup, claims: readonly Claim[]): (index: number) => Context {
  const passages = new Map<string, Passage>()
  const passageOf = (text: string): Passage => {
    const known = passages.get(text)
    if (known) return known
    if (passages.size >= mostPassages) passages.clear()
    const passage = lookup.passage(text)
    passages.set(text, passage)
    return passage
  }
  const clauseAt = stretchReader(folded, clauseMarks, passageOf)
  const paragraphAt = stretchReader(folded, '\n', lookup.passage)
  let read: { readonly at: number; readonly passage: Passage } | undefined
  const sentenceOf = (claim: Claim): Passage => {
    if (read?.at !== claim.sentenceAt) read = { at: claim.sentenceAt, passage: passageOf(foldWidth(claim.sentence)) }
    return read.passage
  }
  return (index) => {
    const claim = claims[index]!
    const clause = clauseAt(claim.offset)
    let told: Told | undefined
    let around: Surroundings | undefined
    const aroundIt = (): Surroundings => {
      around ??= surroundingsOf(folded, claims, index, clause)
      return around
    }
    const thing = `${claim.of ?? ''}${claim.counted}`
    return {
      // Of 15件 the words are all in the thing; 率先, 第五期 are words themselves.
      places: [passageOf(isWritten(claim) ? thing : `${thing}${foldWidth(claim.text)}`), clause.passage],
      sentence: () => sentenceOf(claim),
      paragraph: () => paragraphAt(claim.offset).passage,
      before: folded.slice(Math.max(clause.from, claim.offset - reach), claim.offset),
      told: () => {
        told ??= toldBy(aroundIt())
        return told
      },
      isElliptic: isElliptic(claims, index, aroundIt),
    }
  }
}

const isWritten = ({ kind }: Claim): boolean => kind === 'number' || kind === 'percent'

function isFirstOf(claims: readonly Claim[], index: number): boolean {
  const { sentenceAt } = claims[index]!
  for (
    let before = index - 1;
    before >= 0 && index - before < mostAround && claims[before]!.sentenceAt === sentenceAt;
    before -= 1
  )
    if (isWritten(claims[before]!)) return false
  return true
}

/** Claims farther away than this, before or behind, are not looked at. */
const mostAround = 12

/** What parts the members of a list. */
const listMark = /[、和与及]/g

function surroundingsOf(folded: string, claims: readonly Claim[], index: number, clause: Read): Surroundings {
  const claim = claims[index]!
  const end = claim.offset + claim.text.length
  const sentenceEnd = claim.sentenceAt + claim.sentence.length
  let before = index - 1
  while (
    before >= 0 &&
    index - before < mostAround &&
    (!isWritten(claims[before]!) || claims[before]!.offset + claims[before]!.text.length > claim.offset)
  )
    before -= 1
  let after = index + 1
  while (
    after < claims.length &&
    after - index < mostAround &&
    (!isWritten(claims[after]!) || claims[after]!.offset < end)
  )
    after += 1
  const previous = claims[before]
  const next = claims[after]
  const previousEnd = previous ? previous.offset + previous.text.length : 0
  const [from, to] = [clause.from, Math.max(end, clause.to)]
  let own = folded.slice(Math.max(from, claim.offset - reach), claim.offset)
  let head = ''
  if (previous && previousEnd > from) {
    let first = before
    while (first > 0 && before - first < mostAround && claims[first - 1]!.offset >= from) first -= 1
    head = folded.slice(Math.max(from, claims[first]!.offset - reach), claims[first]!.offset)
    own = folded.slice(previousEnd, claim.offset)
    const marks = matchesIn(own, listMark)
    if (marks.length > 0) own = own.slice(marks.at(-1)!.index + 1)
  }
  const nextAt = next && next.offset < to ? next.offset : to
  let behind = folded.slice(end, Math.min(nextAt, end + reach))
  if (nextAt < to) {
    const mark = matchesIn(behind, listMark).at(-1)
    if (mark) behind = behind.slice(0, mark.index)
  }
  const stop = Math.min(next?.offset ?? folded.length, sentenceEnd, to + reach)
  return {
    head,
    own: `${own}\n${behind}`,
    following: nextAt < to ? '' : folded.slice(to, Math.max(to, stop)).split(/[;。]/)[0]!,
    leading: folded
      .slice(Math.max(claim.sentenceAt, from - reach), from)
      .split(/[;。]/)
      .at(-1)!,
  }
}

type Read = { readonly from: number; readonly to: number; readonly passage: Passage }

/** Reads the stretch between marks around an offset, and keeps it for the next that lies in it. */
function stretchReader(folded: string, marks: string, passageOf: Lookup['passage']): (at: number) => Read {
  let last: Read | undefined
  return (at) => {
    if (last && last.from <= at && at < last.to) return last
    const { from, to } = stretchAround(folded, at, marks)
    last = { from, to, passage: passageOf(folded.slice(from, to)) }
    return last
  }
}

/** Whether something of a group stands beside the number or in its clause. */
export const isBeside = (group: Group, claim: Claim, { places: [near, clause] }: Context): boolean =>
  (claim.kind === 'rank' && group.saysRank) || near.groups.has(group) || clause.groups.has(group)

/** How near to the claim something of a group is said; 0: nowhere. */
export function nearness(group: Group, claim: Claim, { places, sentence, paragraph }: Context): number {
  if ((claim.kind === 'rank' && group.saysRank) || places[0].groups.has(group)) return weight.counted
  if (places[1].groups.has(group)) return weight.clause
  if (sentence().groups.has(group)) return weight.sentence
  return paragraph().groups.has(group) ? weight.paragraph : 0
}

/** Whether a claim says of itself nothing but a number, so that the clause before it tells what it counts. */
function isElliptic(claims: readonly Claim[], index: number, around: () => Surroundings): boolean {
  if (claims[index]!.relation !== undefined || !isFirstOf(claims, index)) return false
  const { leading, own } = around()
  return leading !== '' && pieceOf(own).mentions.every(({ concept }) => concept.isGeneral)
}

/** The figures that something beside the number or in its clause may mean. */
export function meant(claim: Claim, context: Context, lookup: Lookup): Subject[] {
  const [near, clause] = context.places
  const fitting = lookup.fitting(claim)
  if (claim.kind === 'rank') return [...fitting]
  const subjects = [...near.subjects].filter((subject) => fitting.has(subject))
  for (const subject of clause.subjects) if (!near.subjects.has(subject) && fitting.has(subject)) subjects.push(subject)
  if (context.isElliptic)
    for (const subject of context.sentence().subjects)
      if (!subjects.includes(subject) && fitting.has(subject)) subjects.push(subject)
  return subjects
}

/** Concepts beside the number that the figure does not speak of: another act, another thing. */
export function strangers({ places: [near, clause] }: Context, subject: Subject): string[] {
  const names = (passage: Passage): string[] => passage.mentions.map(({ concept }) => concept.name)
  const beside = names(near).filter((name) => !subject.own.has(name) && excludes(name, subject.own))
  const setAside = subject.foreign.size === 0 ? [] : names(clause).filter((name) => subject.foreign.has(name))
  return [...new Set([...beside, ...setAside])]
}
