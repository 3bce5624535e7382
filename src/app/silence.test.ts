import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newestOnRecord } from '#db/silence.ts'
import { exampleRegister } from '#domain/matters/example-register.fixture.ts'
import { bureauOf, commandLineOf } from '../../test/bureau.ts'
import { newCaseId, openOffice, type TestOffice } from '../../test/office.ts'
import { handleCommand } from './handle-command.ts'
import { longestSilence, watchSilence } from './silence.ts'

const agency = 'kunming-science'
let office: TestOffice
beforeAll(async () => {
  office = await openOffice({ today: '2024-03-05', matters: [exampleRegister] })
})
afterAll(() => office.close())

const newest = () => newestOnRecord(office.bureau.reader, agency)
const house = () => ({ ...office.house, doubt: watchSilence(newest) })
const draft = (at = house()) =>
  handleCommand(at, 'P-keeper', {
    ...{ id: newCaseId(), matter: exampleRegister.id, caseId: newCaseId(), action: 'draft' },
    form: { ...(exampleRegister.samples['row'] as object), number: newCaseId() },
  })
const entries = async () => (await office.rows('select count(*)::int as n from entry'))[0]!['n'] as number

describe('S-13 走快的时钟', () => {
  it('given a clock that runs 400 days ahead, then nothing is recorded, and the sentence says what to do', async () => {
    await office
      .as('keeper')
      .does(exampleRegister, 'draft', { caseId: newCaseId(), form: exampleRegister.samples['row'] })
    const before = await entries()
    office.setClock('2025-04-09')
    expect(await draft()).toMatchObject({
      ...{ ok: false, code: 'clock.ahead' },
      message: expect.stringMatching(/2025-04-09.*2024-03-05.*400 天.*journal resume/),
    })
    expect(await entries()).toBe(before)
  })
  it('given a jump while the program runs, then the same; given the clock put right, then work goes on', async () => {
    office.setClock('2024-03-06')
    const running = house()
    expect(await draft(running)).toMatchObject({ ok: true })
    office.setClock('2026-03-06')
    expect(await draft(running)).toMatchObject({ code: 'clock.ahead' })
    office.setClock('2024-03-06')
    expect(await draft(running)).toMatchObject({ ok: true })
  })
  it('given a silence of sixty days, then it is taken; a day more is doubted', async () => {
    office.setClock('2024-05-05')
    const near = watchSilence(async () => '2024-03-06T01:00:00Z' as never)
    expect(longestSilence).toBe(60)
    expect(await near(office.house.clock.now())).toBeUndefined()
    office.setClock('2024-05-06')
    const far = watchSilence(async () => '2024-03-06T01:00:00Z' as never)
    expect(await far(office.house.clock.now())).toMatchObject({ code: 'clock.ahead' })
  })
  it('given a real silence, then only somebody in charge resumes, with a reason that stays on record', async () => {
    office.setClock('2024-09-02')
    const zhunsheng = commandLineOf(bureauOf(office))
    const resume = (person: string) => zhunsheng('journal', 'resume', '--basis', '机构改革停办半年', '--as', person)
    expect((await resume('P-keeper')).err).toContain('审批负责人')
    expect(await draft()).toMatchObject({ code: 'clock.ahead' })
    expect(await resume('P-head')).toMatchObject({ code: 0 })
    expect(await draft()).toMatchObject({ ok: true })
    const notes = await office.rows(`select person_id, detail from access_log where event = 'clock.confirmed'`)
    expect(notes).toEqual([{ person_id: 'P-head', detail: '机构改革停办半年' }])
  })
})
