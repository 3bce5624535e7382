import type { Claim } from './claim.ts'
import type { Group, Subject } from './figure.ts'
import { excludes } from './lexicon.ts'
import type { Lookup, Passage } from './lookup.ts'
import { foldWidth } from './numerals.ts'
import { clauseMarks, stretchAround } from './passages.ts'

/** A word beside the number weighs more than one elsewhere in its clause, sentence or paragraph. */
export const weight = { counted: 1, clause: 0.6, sentence: 0.35, paragraph: 0.2 } as const
const weights = [weight.counted, weight.clause, weight.sentence, weight.paragraph] as const

/** What stands around a claim, from near to far; folded. */
export type Context = {
  /** Beside the number, its clause, its sentence, its paragraph. */
  readonly places: readonly [Passage, Passage, Passage, Passage]
  readonly before: string
  /** The words of the counted thing alone. */
  readonly thing: Passage
  /** Those of its words that the lexicon does not know and that say something. */
  readonly unknown: readonly string[]
}

/** So much of a clause before a number tells whose it is. */
const reach = 200
const mostPassages = 2000

/** Contexts of the claims of one text, asked in reading order: a clause, a sentence, a paragraph is read once for all its claims. */
export function contextsOf(folded: string, lookup: Lookup): (claim: Claim) => Context {
  const passages = new Map<string, Passage>()
  const unknowns = new Map<Passage, readonly string[]>()
  const passageOf = (text: string): Passage => {
    const known = passages.get(text)
    if (known) return known
    if (passages.size >= mostPassages) {
      passages.clear()
      unknowns.clear()
    }
    const passage = lookup.passage(text)
    passages.set(text, passage)
    return passage
  }
  const clauseAt = stretchReader(folded, clauseMarks, passageOf)
  const paragraphAt = stretchReader(folded, '\n', lookup.passage)
  const unknownOf = (thing: Passage): readonly string[] => {
    const known = unknowns.get(thing) ?? unknownWords(thing)
    unknowns.set(thing, known)
    return known
  }
  let sentence: { readonly at: number; readonly passage: Passage } | undefined
  return (claim) => {
    if (sentence?.at !== claim.sentenceAt)
      sentence = { at: claim.sentenceAt, passage: passageOf(foldWidth(claim.sentence)) }
    const clause = clauseAt(claim.offset)
    const thing = passageOf(`${claim.of ?? ''}${claim.counted}`)
    return {
      places: [
        passageOf(`${thing.text}${foldWidth(claim.text)}`),
        clause.passage,
        sentence.passage,
        paragraphAt(claim.offset).passage,
      ],
      before: folded.slice(Math.max(clause.from, claim.offset - reach), claim.offset),
      thing,
      unknown: unknownOf(thing),
    }
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

/** How near to the claim something of a group is said; 0: nowhere. */
export function nearness(group: Group, claim: Claim, { places }: Context): number {
  if (claim.kind === 'rank' && group.saysRank) return weight.counted
  for (let i = 0; i < places.length; i += 1) if (places[i]!.groups.has(group)) return weights[i]!
  return 0
}

/** The figures that something beside the number or in its clause may mean. */
export function meant(claim: Claim, { places: [near, clause] }: Context, lookup: Lookup): Subject[] {
  const fitting = lookup.fitting(claim)
  if (claim.kind === 'rank') return [...fitting]
  const subjects = [...near.subjects].filter((subject) => fitting.has(subject))
  for (const subject of clause.subjects) if (!near.subjects.has(subject) && fitting.has(subject)) subjects.push(subject)
  return subjects
}

/** Words that say nothing about the thing itself. */
const neutral =
  /全[国省市州区县局]|各[级类地]?|我[局市]|市科技局|本[局市]|昆明市?|开展|组织|举办|完成|进行|实施|办理|工作|活动|有关|相关|年度?|行政|其中|分别|累计|先后|共计?|合计|总共|总计|实有|拥有|达到?|经过|通过|统计|数量|人数|次数|件数|户数|情况|对于|针对|向|对|为|由|在|于|和|与|及|的|了|等|并|已|全部|均|都|该|这|集中|深入|持续|积极|依法|认真|面对面|一线|基层|随机|现有|在册|在岗|新增|干部|职工|单位|场次?|推送|专题|推出|发布|刊发|提供|现场|参加|参与|接受|期间|我省|名下|常年|巡回|完成|上[一]?年|去年|[0-9.,%‰()~、"“”'《》:-]/g

function unknownWords({ text, mentions }: Passage): string[] {
  let rest = ''
  let at = 0
  for (const mention of mentions) {
    rest += `${text.slice(at, mention.at)} `
    at = mention.at + mention.length
  }
  rest += text.slice(at)
  return rest
    .replace(neutral, ' ')
    .split(/\s+/)
    .filter((run) => run.length >= 2)
}

/** Whether nothing beside the number speaks of anything but the figure. */
export const isPure = ({ thing, unknown }: Context, subject: Subject): boolean =>
  unknown.every((word) => subject.text.includes(word)) &&
  thing.mentions.every(({ concept }) => subject.own.has(concept.name))

/** Concepts beside the number that the figure does not speak of: another act, another thing. */
export function strangers({ places: [near, clause] }: Context, subject: Subject): string[] {
  const names = (passage: Passage): string[] => passage.mentions.map(({ concept }) => concept.name)
  const beside = names(near).filter((name) => !subject.own.has(name) && excludes(name, subject.own))
  const setAside = subject.foreign.size === 0 ? [] : names(clause).filter((name) => subject.foreign.has(name))
  return [...new Set([...beside, ...setAside])]
}
