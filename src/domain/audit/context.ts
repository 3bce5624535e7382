import type { Claim } from './claim.ts'
import { type Group, type Subject, saysRank } from './figure.ts'
import { excludes, type Mention, mentionsIn } from './lexicon.ts'
import { foldWidth } from './numerals.ts'
import { clauseAt, clauseBefore, paragraphAt } from './passages.ts'

/** A word beside the number weighs more than one elsewhere in its clause, sentence or paragraph. */
export const weight = { counted: 1, clause: 0.6, sentence: 0.35, paragraph: 0.2 } as const

/** A passage with the concepts that it speaks of, and whether a word stands in it. */
type Passage = {
  readonly text: string
  readonly mentions: readonly Mention[]
  readonly concepts: ReadonlySet<string>
  readonly holds: (word: string) => boolean
}
type Place = Passage & { readonly weight: number }

/** What stands around a claim, from near to far; folded. */
export type Context = {
  readonly places: readonly Place[]
  readonly before: string
  /** The words of the counted thing alone. */
  readonly thing: Place
}

/** Claims of one paragraph share it, and all figures ask it the same words: each passage is looked through once. */
const passages = new Map<string, Passage>()
const mostPassages = 500

function passageOf(text: string): Passage {
  const known = passages.get(text)
  if (known) return known
  const mentions = mentionsIn(text)
  const words = new Map<string, boolean>()
  const passage: Passage = {
    text,
    mentions,
    concepts: new Set(mentions.map(({ concept }) => concept.name)),
    holds(word) {
      const told = words.get(word)
      if (told !== undefined) return told
      const stands = text.includes(word)
      words.set(word, stands)
      return stands
    },
  }
  if (passages.size >= mostPassages) passages.clear()
  passages.set(text, passage)
  return passage
}

const placeOf = (text: string, share: number): Place => ({ ...passageOf(text), weight: share })

export function contextOf(claim: Claim, folded: string): Context {
  return {
    before: clauseBefore(folded, claim.offset),
    thing: placeOf(foldWidth(`${claim.of ?? ''}${claim.counted}`), weight.counted),
    places: [
      placeOf(foldWidth(`${claim.of ?? ''}${claim.counted}${claim.text}`), weight.counted),
      placeOf(clauseAt(folded, claim.offset), weight.clause),
      placeOf(foldWidth(claim.sentence), weight.sentence),
      placeOf(paragraphAt(folded, claim.offset), weight.paragraph),
    ],
  }
}

/** How near to the claim something of a group is said; 0: nowhere. */
export function nearness(group: Group, claim: Claim, { places }: Context): number {
  if (claim.kind === 'rank' && group.words.some(saysRank)) return weight.counted
  for (const place of places) {
    if (group.words.some(place.holds)) return place.weight
    if (group.concepts.some((name) => place.concepts.has(name))) return place.weight
  }
  return 0
}

/** Words that say nothing about the thing itself. */
const neutral =
  /全[国省市州区县局]|各[级类地]?|我[局市]|市科技局|本[局市]|昆明市?|开展|组织|举办|完成|进行|实施|办理|工作|活动|有关|相关|年度?|行政|其中|分别|累计|先后|共计?|合计|总共|总计|实有|拥有|达到?|经过|通过|统计|数量|人数|次数|件数|户数|情况|对于|针对|向|对|为|由|在|于|和|与|及|的|了|等|并|已|全部|均|都|该|这|集中|深入|持续|积极|依法|认真|面对面|一线|基层|随机|现有|在册|在岗|新增|干部|职工|单位|场次?|推送|专题|推出|发布|刊发|提供|现场|参加|参与|接受|期间|我省|名下|常年|巡回|完成|上[一]?年|去年|[0-9.,%‰()~、"“”'《》:-]/g

/** Words of the claim's thing that neither the lexicon nor the figure knows. */
function unknownWords({ thing: near }: Context, subject: Subject): string[] {
  let rest = ''
  let at = 0
  for (const mention of near.mentions) {
    rest += `${near.text.slice(at, mention.at)} `
    at = mention.at + mention.length
  }
  rest += near.text.slice(at)
  return rest
    .replace(neutral, ' ')
    .split(/\s+/)
    .filter((run) => run.length >= 2 && !subject.text.includes(run))
}

/** Whether nothing beside the number speaks of anything but the figure. */
export const isPure = (context: Context, subject: Subject): boolean =>
  unknownWords(context, subject).length === 0 &&
  context.thing.mentions.every(({ concept }) => subject.own.has(concept.name))

/** Concepts beside the number that the figure does not speak of: another act, another thing. */
export function strangers({ places }: Context, subject: Subject): string[] {
  const [near, clause] = places
  const names = (place: Place): string[] => place.mentions.map(({ concept }) => concept.name)
  const beside = names(near!).filter((name) => !subject.own.has(name) && excludes(name, subject.own))
  const setAside = names(clause!).filter((name) => subject.foreign.has(name))
  return [...new Set([...beside, ...setAside])]
}
