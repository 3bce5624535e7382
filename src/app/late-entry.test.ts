import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clockLight } from '#domain/calendar/clock-light.ts'
import { type Instant, toDay } from '#domain/calendar/day.ts'
import { chinaCalendar } from '#domain/calendar/working-calendar.ts'
import { clocksOf } from '#domain/engine/clocks-of.ts'
import { labAnimalLicenceSamples as samples } from '#domain/matters/services/lab-animal-licence.samples.ts'
import { labAnimalLicence } from '#domain/matters/services/lab-animal-licence.ts'
import { lateEntry } from '#domain/matters/supervision/late-entry.ts'
import { anApplication } from '../../test/licence.ts'
import { newCaseId, openOffice, type TestOffice } from '../../test/office.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice({ today: '2024-05-27' })
})
// Verifies every fold, fact and journal chain that the tests left behind.
afterAll(() => office.close())

const { paper } = lateEntry.samples['entry'] as { paper: object }
const late = (caseId: string, action: string, form: object, happenedAt: string) => ({
  ...{ matter: labAnimalLicence.id, caseId, action, form, happenedAt },
  ...{ why: '窗口系统停用三日', paper },
})

/** An application of Monday 27 May 2024: its notice may be given until Monday 3 June. */
async function submitted() {
  office.setClock('2024-05-27')
  const caseId = newCaseId()
  const outcome = await office
    .as('applicant')
    .does(labAnimalLicence, 'apply', { caseId, variant: 'issue', form: anApplication() })
  if (!outcome.ok) throw new Error(outcome.message)
  return caseId
}
const enter = (entry: object, by = 'P-receptionist') =>
  office.as('receptionist', by).does(lateEntry, 'enter', { caseId: newCaseId(), form: entry })

describe('补录', () => {
  it('given an act of an earlier day, when it is sent as an ordinary one, then it is refused and told how', async () => {
    const caseId = await submitted()
    office.setClock('2024-05-30')
    const outcome = await office.as('receptionist').does(labAnimalLicence, 'accept', {
      caseId,
      form: samples.commitment,
      happenedAt: '2024-05-28T02:00:00Z' as Instant,
    })
    expect(outcome).toMatchObject({ code: 'late.entry', message: expect.stringContaining('补录') })
  })

  it('given no limit has run out since, then one person enters it with reason and paper, and both days stand', async () => {
    const caseId = await submitted()
    office.setClock('2024-05-30')
    const outcome = await enter(late(caseId, 'correct', samples.correction, '2024-05-28T02:00:00Z'))
    expect(outcome).toMatchObject({ ok: true, state: 'entered' })
    const [entry] = await office.rows(
      'select actor, effects, happened_at, recorded_at from entry where case_id = $1 and n = 2',
      [caseId],
    )
    expect(entry).toMatchObject({
      actor: 'P-receptionist',
      effects: { late: { caseId: outcome.ok ? outcome.caseId : '', seconded: false } },
    })
    const [row] = await office.rows('select fold from case_ where id = $1', [caseId])
    expect(row!['fold']).toMatchObject({ acts: { correct: { on: '2024-05-28', enteredOn: '2024-05-30' } } })
  })

  it('given a limit has run out since, then nobody enters it alone; another confirms it', async () => {
    const caseId = await submitted()
    office.setClock('2024-06-20')
    const entry = late(caseId, 'accept', samples.commitment, '2024-05-28T02:00:00Z')
    expect(await enter(entry)).toMatchObject({
      code: 'late.seconded',
      message: expect.stringContaining('补正告知 2024-06-03'),
    })
    const proposal = newCaseId()
    await office.appoint('head', 'P-receptionist')
    await office.as('receptionist').does(lateEntry, 'propose', { caseId: proposal, form: entry })
    expect(await office.as('head', 'P-receptionist').does(lateEntry, 'confirm', { caseId: proposal })).toMatchObject({
      code: 'case.same-doer',
    })
    expect(await office.as('head').does(lateEntry, 'confirm', { caseId: proposal })).toMatchObject({ ok: true })
    const [row] = await office.rows('select n, state, fold from case_ where id = $1', [caseId])
    expect(row).toMatchObject({ n: 2, state: 'accepted' })
    const clocks = (row!['fold'] as { clocks: { type: string; enteredOn?: string }[] }).clocks
    expect(clocks.filter(({ type }) => type === 'stop')).toEqual([expect.objectContaining({ enteredOn: '2024-06-20' })])
    // Whoever looks sees both days.
    const [notice] = clocksOf(labAnimalLicence, row!['fold'] as never, chinaCalendar)
    expect(clockLight(chinaCalendar, notice!.view, toDay('2024-07-01'), notice!.enteredOn)).toMatchObject({
      light: 'amber',
      label: '按办理日计未超期（5月28日办理）；6月20日补录，补录时期限已经届满',
    })
  })

  it('given a person without the post on that day, or an act that was not open then, then it is refused as it would have been', async () => {
    const caseId = await submitted()
    office.setClock('2024-05-30')
    const entry = late(caseId, 'accept', samples.commitment, '2024-05-28T02:00:00Z')
    await office.appoint('publisher', 'P-publisher')
    const foreign = await office.as('publisher').does(lateEntry, 'enter', { caseId: newCaseId(), form: entry })
    expect(foreign).toMatchObject({ code: 'right.missing' })
    const early = await enter(late(caseId, 'accept', samples.commitment, '2024-05-24T02:00:00Z'))
    expect(early).toMatchObject({ code: 'case.before-last' })
    const [row] = await office.rows('select n from case_ where id = $1', [caseId])
    expect(row).toEqual({ n: 1 })
  })
})
