import type { Claim } from './claim.ts'
import type { Group, Subject } from './figure.ts'
import { type Mention, mentionsIn } from './lexicon.ts'
import { trieOf, walk } from './trie.ts'
import { unitShift } from './units.ts'

/** A piece of text with what it speaks of: concepts, and of each figure the groups of words. */
export type Passage = {
  readonly text: string
  readonly mentions: readonly Mention[]
  readonly groups: ReadonlySet<Group>
  /** Figures of which a group is named. */
  readonly subjects: ReadonlySet<Subject>
}

/** All figures of an audit by word, concept and unit: a text is looked through once for all of them. */
export type Lookup = {
  readonly subjects: readonly Subject[]
  passage(text: string): Passage
  /** Figures that can be numbers of the claim's kind at all: nature, unit. */
  fitting(claim: Claim): ReadonlySet<Subject>
}

type Naming = { readonly subject: Subject; readonly group: Group }

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

export function lookupOf(subjects: readonly Subject[]): Lookup {
  const byWord = new Map<string, Naming[]>()
  const byConcept = new Map<string, Naming[]>()
  for (const subject of subjects) {
    for (const group of subject.groups) {
      for (const word of group.words) push(byWord, word, { subject, group })
      for (const name of group.concepts) push(byConcept, name, { subject, group })
    }
  }
  const trie = trieOf(byWord)
  const fits = new Map<string, Map<string, ReadonlySet<Subject>>>()
  return {
    subjects,
    passage(text) {
      const mentions = mentionsIn(text)
      const groups = new Set<Group>()
      const named = new Set<Subject>()
      const name = (namings: readonly Naming[] | undefined): void => {
        for (const { subject, group } of namings ?? []) {
          groups.add(group)
          named.add(subject)
        }
      }
      for (const { concept } of mentions) name(byConcept.get(concept.name))
      for (let at = 0; at < text.length; at += 1) walk(trie, text, at, name)
      return { text, mentions, groups, subjects: named }
    },
    fitting(claim) {
      const nature =
        claim.value === null ? 'none' : claim.kind === 'date' || claim.kind === 'rank' ? claim.kind : 'count'
      const byUnit = fits.get(nature) ?? new Map<string, ReadonlySet<Subject>>()
      fits.set(nature, byUnit)
      const known = byUnit.get(claim.unit)
      if (known) return known
      const fitting = new Set(subjects.filter((subject) => comparable(claim, subject)))
      byUnit.set(claim.unit, fitting)
      return fitting
    },
  }
}

/** Whether claim and figure can be numbers of the same kind at all: nature, unit. */
function comparable(claim: Claim, { figure, isRank, isDate }: Subject): boolean {
  if (claim.value === null || isDate !== (claim.kind === 'date')) return false
  if (claim.kind === 'date') return figure.unit === claim.unit
  if (isRank !== (claim.kind === 'rank')) return false
  if (claim.unit === '') return !/[%/]|序数/.test(figure.unit)
  return unitShift(figure.unit, claim.unit) !== undefined
}
