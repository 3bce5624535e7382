import { loadDemo } from '#app/demo/load-demo.ts'
import { attachmentFolder } from '#app/files/attachments.ts'
import type { House } from '#app/house.ts'
import { workOff } from '#app/jobs/worker.ts'
import { textShelf } from '#app/texts/text-shelf.ts'
import { kunmingDemo } from '#bureaus/kunming-science/demo/index.ts'
import type { TestOffice } from './office.ts'

/** Loads a small part of the demonstration year: some whole cases of every kind, and what they need. */
export async function loadDemoSlice(office: TestOffice, attachmentsFolder: string, perMatter = 3): Promise<number> {
  const acts = [...kunmingDemo().acts]
  // Asked for when an officer acts, and by draws.
  const asked = ['enforcement-officer', 'officer-training', 'inspection-plan', 'inspection-result']
  // They name one another by their numbers.
  const bound = [
    ...['normative-document', 'document-clean-up', 'meeting', 'fair-competition-review', 'legality-check'],
    ...['decision-catalogue', 'major-decision', 'public-participation'],
  ]
  const whole = new Set(['founding', 'person', 'appointment', ...asked, ...bound])
  // What the system opens after an act has its case only where that act is in the slice.
  const mayCome = ({ matter }: (typeof acts)[number]) => matter !== 'commitment-check' && matter !== 'resolution-task'
  const cases = Map.groupBy(acts.filter(mayCome), ({ caseId }) => caseId)
  const counted = new Map<string, number>()
  const chosen = new Set<string>()
  for (const [caseId, [first]] of cases) {
    const before = counted.get(first!.matter) ?? 0
    counted.set(first!.matter, before + 1)
    if (whole.has(first!.matter) || before < perMatter) choose(caseId)
  }
  /** With a case comes what its acts name. */
  function choose(caseId: string): void {
    const own = cases.get(caseId)
    if (!own || chosen.has(caseId)) return
    chosen.add(caseId)
    for (const [named] of JSON.stringify(own).matchAll(/\b[0-9a-f]{32}\b/g)) choose(named)
  }
  const slice = acts.filter((act) => mayCome(act) && chosen.has(act.caseId))
  const shelf = { attachments: attachmentFolder(attachmentsFolder), files: office.bureau.files }
  const work = (house: House) => workOff(house, office.bureau.jobs.store)
  // The words of texts lie where their files do.
  const house = { ...office.house, texts: textShelf(shelf.attachments) }
  return loadDemo({ house, shelf, seal: (at) => office.seal(at), work }, slice)
}
