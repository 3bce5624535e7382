import { randomUUID } from 'node:crypto'
import { labAnimalLicenceSamples as samples } from '#domain/matters/services/lab-animal-licence.samples.ts'
import { permitSamples } from '#domain/matters/services/lab-animal-permit.samples.ts'
import { labAnimalPermit } from '#domain/matters/services/lab-animal-permit.ts'
import { newCaseId, type TestOffice } from './office.ts'

/** An application for a facility of its own: two open ones for the same facility are refused. */
export const anApplication = () => ({ ...samples.application, facilityAddress: `某市某区演示路${randomUUID()}` })

let running = 0

/** A licence that the applicant of the samples holds already; answers its number. */
export async function aLicence(office: TestOffice): Promise<string> {
  running += 1
  const number = `SYXK(滇)K2021-${String(running).padStart(4, '0')}`
  const form = { ...permitSamples.permit, number }
  const outcome = await office
    .as('receptionist')
    .does(labAnimalPermit, 'register', { caseId: newCaseId(), form, reasons: '存量许可证入库' })
  if (!outcome.ok) throw new Error(outcome.message)
  return number
}
