import { loadDemo } from '#app/demo/load-demo.ts'
import { attachmentFolder } from '#app/files/attachments.ts'
import type { House } from '#app/house.ts'
import { workOff } from '#app/jobs/worker.ts'
import { textShelf } from '#app/texts/text-shelf.ts'
import { kunmingDemo } from '#bureaus/kunming-science/demo/index.ts'
import type { TestOffice } from './office.ts'

/** Loads a small part of the demonstration year: some whole cases of every kind, and what they need. */
export async function loadDemoSlice(office: TestOffice, attachmentsFolder: string, perMatter = 3): Promise<number> {
  const { acts } = kunmingDemo()
  // Asked for when an officer acts, and by draws.
  const asked = ['enforcement-officer', 'officer-training', 'inspection-plan', 'inspection-result']
  // They name one another.
  const bound = [
    ...['normative-document', 'document-clean-up', 'meeting', 'fair-competition-review', 'legality-check'],
    ...['decision-catalogue', 'major-decision', 'public-participation'],
  ]
  const whole = new Set(['founding', 'person', 'appointment', ...asked, ...bound])
  const chosen = new Map<string, Set<string>>()
  const slice = [...acts].filter(({ matter, caseId }) => {
    // What the system opens after an act has its case only where that act is in the slice.
    if (matter === 'commitment-check' || matter === 'resolution-task') return false
    const cases = chosen.get(matter) ?? new Set()
    chosen.set(matter, cases)
    if (whole.has(matter) || cases.has(caseId) || cases.size < perMatter) return cases.add(caseId)
    return false
  })
  const shelf = { attachments: attachmentFolder(attachmentsFolder), files: office.bureau.files }
  const work = (house: House) => workOff(house, office.bureau.jobs.store)
  // The words of texts lie where their files do.
  const house = { ...office.house, texts: textShelf(shelf.attachments) }
  return loadDemo({ house, shelf, seal: (at) => office.seal(at), work }, slice)
}
