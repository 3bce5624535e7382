import { kunmingScience } from '#bureaus/kunming-science/profile.ts'
import { letterheadOf, type Profile } from '#domain/bureau/profile.ts'
import { chinaCalendar } from '#domain/calendar/working-calendar.ts'
import { issuePapers } from '#domain/documents/issue-papers.ts'
import { type Paper, paperOf } from '#domain/documents/paper.ts'
import type { Case, Entry } from '#domain/engine/case.ts'
import { evolve } from '#domain/engine/evolve.ts'
import type { Matter } from '#domain/engine/matter.ts'
import { sampleTexts } from '#domain/matters/rule-making/normative-making.samples.ts'
import { entriesOf, longWalks } from './walk.ts'

export type Sample = { readonly kind: string; readonly entry: Entry; readonly text: string; readonly open: string }

/** Every document that long walks of a matter issue, with the numbers that signing would have given; and what was refused. */
export function papersOf(
  matter: Matter,
  profile: Profile = kunmingScience,
): { readonly samples: readonly Sample[]; readonly refused: readonly string[] } {
  const samples: Sample[] = []
  const refused: string[] = []
  for (const steps of longWalks(matter)) {
    let current: Case | null = null
    for (const [index, entry] of entriesOf(steps).entries()) {
      const signed = {
        ...entry,
        documents: entry.documents.map(({ kind }) => numbered(profile, matter, kind, index + 1)),
      }
      current = evolve(matter, current, signed)
      const issued = issuePapers(
        { matter, entry: signed, after: current, texts: sampleTexts },
        letterheadOf(profile),
        chinaCalendar,
      )
      if (issued.ok) samples.push(...issued.papers.map((paper) => ({ ...paper, entry: signed })))
      else refused.push(issued.message)
    }
  }
  return { samples, refused }
}

function numbered(profile: Profile, matter: Matter, kind: string, running: number) {
  const series = matter.documents[kind]?.series
  return series
    ? { kind, number: profile.numberOf(typeof series === 'string' ? series : '系列', 2024, running) }
    : { kind }
}

/** One document of each kind, the last that the walks made: the fullest cases come late. */
export const onePaperEach = (matter: Matter): Paper[] => {
  const byKind = new Map(papersOf(matter).samples.map(({ kind, text }) => [kind, text]))
  return [...byKind.values()].map(paperOf)
}
