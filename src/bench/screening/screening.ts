import { toDay } from '#domain/calendar/day.ts'
import { screenDraft } from '#domain/screening/draft.ts'
import { report } from '../measure.ts'
import { type Annotated, heldOutCorpus, tunedCorpus } from './corpus.ts'
import { score } from './score.ts'

/** Precision and recall on clauses that the rules were mended on and on those that they were not; and a thousand clauses. */
export async function benchScreening(): Promise<void> {
  print('screening.tuned', tunedCorpus())
  print('screening.held-out', heldOutCorpus())
  const texts = [...tunedCorpus(), ...heldOutCorpus()].map(({ text }) => text)
  const draft = Array.from({ length: 1000 }, (_, index) => texts[index % texts.length]).join('\n')
  const before = process.cpuUsage()
  const { clauses } = screenDraft(draft, toDay('2026-01-01'))
  const { user, system } = process.cpuUsage(before)
  report('screening.clauses', clauses.length, 'clauses')
  report('screening.cpu', (user + system) / 1e6, 's')
}

function print(name: string, corpus: readonly Annotated[]): void {
  const { clauses, ...shares } = score(corpus)
  report(`${name}.clauses`, clauses, 'clauses')
  for (const [what, share] of Object.entries(shares)) report(`${name}.${what}`, share, 'share')
}
