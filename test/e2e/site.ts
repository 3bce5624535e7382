import { createHash } from 'node:crypto'
import { keepFile } from '#app/files/keep-file.ts'
import type { Attachment } from '#domain/engine/register.ts'
import type { Role } from '#domain/engine/roles.ts'
import { exampleRegister } from '#domain/matters/example-register.fixture.ts'
import { workPlan } from '#domain/matters/leadership/work-plan.ts'
import { mediaItem } from '#domain/matters/legal-education/media-item.ts'
import { headReception } from '#domain/matters/services/head-reception.ts'
import { labAnimalLicenceSamples as samples } from '#domain/matters/services/lab-animal-licence.samples.ts'
import { labAnimalLicence } from '#domain/matters/services/lab-animal-licence.ts'
import { technologyContract } from '#domain/matters/services/technology-contract.ts'
import type { Bureau } from '../../src/bureau.ts'
import { bureauOf } from '../bureau.ts'
import { anApplication } from '../licence.ts'
import { newCaseId, openOffice, type TestOffice } from '../office.ts'
import { publishing, release } from '../publishing.ts'

export type TestSite = {
  readonly bureau: Bureau
  readonly office: TestOffice
  readonly licence: string
  readonly opinion: string
  readonly reception: string
  readonly contracts: readonly string[]
  /** Published items; the first has the trap for its title. */
  readonly items: readonly string[]
  /** A published plan with its text; and one that nobody has published. */
  readonly plan: string
  readonly planText: Attachment
  readonly draftPlan: string
  readonly minutes: Attachment
  /** The licence's application, which the applicant handed in. */
  readonly material: Attachment
  close(): Promise<void>
}

/** A title that must never act as markup or as a formula. */
export const trap = '=HYPERLINK("x")<script>alert(1)</script>'
export const contractCount = 53

/** A bureau with one licence from application to publication and a few registers, all through the ordinary path. */
export async function openSite(): Promise<TestSite> {
  const office = await openOffice({ today: '2024-03-04', matters: [exampleRegister] })
  const bureau = bureauOf(office)
  const file = async (person: string, role: Role, name: string, text: string): Promise<Attachment> => {
    await office.appoint(role, person)
    return keepFile(bureau, office.house.clock.now(), { person, name, bytes: new TextEncoder().encode(text) })
  }
  const material = await file('P-applicant', 'applicant', '申请书.txt', '申请人的材料')
  const planText = await file('P-keeper', 'keeper', '工作计划.txt', '演示数据：工作计划')
  const minutes = await file('P-keeper', 'keeper', '接诉记录.txt', '演示数据：接诉记录')

  const licence = await grantLicence(office, material)
  const opinion = newCaseId()
  await done(
    office.as('keeper').does(exampleRegister, 'record', { caseId: opinion, form: exampleRegister.samples['row'] }),
  )
  const reception = newCaseId()
  office.setClock('2024-06-20')
  const reply = { ...(exampleRegister.samples['reply'] as object), opinion: minutes }
  await done(office.as('keeper').does(exampleRegister, 'reply', { caseId: opinion, form: reply }))
  await done(
    office.as('keeper').does(headReception, 'record', {
      caseId: reception,
      form: { ...(headReception.samples['row'] as object), record: minutes },
    }),
  )
  const contracts: string[] = []
  for (let i = 1; i <= contractCount; i += 1) {
    const caseId = newCaseId()
    contracts.push(caseId)
    const number = `2024530100${String(i).padStart(6, '0')}`
    const form = { ...(technologyContract.samples['row'] as object), number, name: `演示合同${i}` }
    await done(office.as('contractRegistrar').does(technologyContract, 'record', { caseId, form }))
  }
  const items: string[] = []
  for (const title of [trap, '演示作品二', '演示作品三']) {
    const caseId = newCaseId()
    const contentHash = createHash('sha256').update(title).digest('hex')
    items.push(caseId)
    const form = { ...(mediaItem.samples['row'] as object), title, contentHash }
    await done(office.as('keeper').does(mediaItem, 'record', { caseId, form }))
    await done(office.as('publisher').does(publishing(mediaItem), 'release', { caseId, form: release }))
  }
  const [plan, draftPlan] = [newCaseId(), newCaseId()]
  for (const [caseId, title] of [
    [plan, '演示·公开的工作计划'],
    [draftPlan, '演示·没有公开的工作计划'],
  ] as const) {
    const form = { ...(workPlan.samples['row'] as object), title, document: planText }
    await done(office.as('keeper').does(workPlan, 'record', { caseId, form }))
  }
  await done(office.as('publisher').does(publishing(workPlan), 'release', { caseId: plan, form: release }))
  const close = async () => {
    await office.close()
  }
  return {
    bureau,
    office,
    licence,
    opinion,
    reception,
    contracts,
    items,
    plan,
    planText,
    draftPlan,
    minutes,
    material,
    close,
  }
}

async function done(outcome: Promise<{ readonly ok: boolean; readonly message?: string }>): Promise<void> {
  const { ok, message } = await outcome
  if (!ok) throw new Error(message)
}

async function grantLicence(office: TestOffice, material: Attachment): Promise<string> {
  const caseId = newCaseId()
  const form = { ...anApplication(), materials: [material] }
  await office.certify('P-caseOfficer')
  await done(office.as('applicant').does(labAnimalLicence, 'apply', { caseId, variant: 'issue', form }))
  office.setClock('2024-03-05')
  await done(office.as('receptionist').does(labAnimalLicence, 'accept', { caseId, form: samples.commitment }))
  await done(office.as('caseOfficer').does(labAnimalLicence, 'review', { caseId, form: samples.review }))
  await done(office.as('legalReviewer').does(labAnimalLicence, 'vet', { caseId, form: samples.vetting }))
  await done(office.as('head').does(labAnimalLicence, 'grant', { caseId, form: samples.certificate }))
  await done(office.as('publisher').does(labAnimalLicence, 'publish', { caseId, form: samples.publicity }))
  return caseId
}
