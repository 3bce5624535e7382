import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exampleRegister } from '#domain/matters/example-register.fixture.ts'
import { labAnimalLicenceSamples as samples } from '#domain/matters/services/lab-animal-licence.samples.ts'
import { labAnimalLicence } from '#domain/matters/services/lab-animal-licence.ts'
import { anApplication } from '../../test/licence.ts'
import { newCaseId, openOffice, type TestOffice } from '../../test/office.ts'
import type { Outcome } from './handle-command.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice({ today: '2024-03-05', matters: [exampleRegister] })
  await office.certify('P-caseOfficer')
})
// Verifies every fold, fact and journal chain that the races left behind.
afterAll(() => office.close())

const writers = 16
const together = <T>(work: (writer: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: writers }, (_, writer) => work(writer)))

const formOf = (number: string) => ({ ...(exampleRegister.samples['row'] as object), number })
const record = (caseId: string, id: string = randomUUID(), number = caseId) =>
  office.as('keeper').does(exampleRegister, 'record', { id, caseId, form: formOf(number) })
const correct = (caseId: string, wish: { id?: string; seen?: number } = {}) =>
  office.as('keeper').does(exampleRegister, 'correct', { caseId, form: formOf(caseId), reasons: '更正', ...wish })

const answers = (outcomes: readonly Outcome[]) => outcomes.flatMap((outcome) => (outcome.ok ? [outcome.n] : []))
const refusalsOf = (outcomes: readonly Outcome[]) => outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.code]))

describe('同一件上的十六个写者', () => {
  it('given no claim about what was seen, then each gets an n of its own and none is lost', async () => {
    const caseId = newCaseId()
    await record(caseId)
    const outcomes = await together(() => correct(caseId))
    expect(refusalsOf(outcomes)).toEqual([])
    expect(answers(outcomes).sort((a, b) => a - b)).toEqual(Array.from({ length: writers }, (_, index) => index + 2))
    expect(await office.faults()).toEqual([])
  })
  it('given all saw the same entry, then exactly one writes and the others conflict', async () => {
    const caseId = newCaseId()
    await record(caseId)
    const outcomes = await together(() => correct(caseId, { seen: 1 }))
    expect(answers(outcomes)).toEqual([2])
    expect(new Set(refusalsOf(outcomes))).toEqual(new Set(['case.stale']))
    expect(await office.faults()).toEqual([])
  })
  it('given each looks again after a conflict, then in the end all have written', async () => {
    const caseId = newCaseId()
    await record(caseId)
    await together(async () => {
      for (let seen = 1; ; seen += 1) if ((await correct(caseId, { seen })).ok) return
    })
    const [row] = await office.rows('select n from case_ where id = $1', [caseId])
    expect(row).toEqual({ n: writers + 1 })
  })
})

describe('同一命令同时到达', () => {
  it('given it opens a case, then it is carried out once and all get the first answer', async () => {
    const [caseId, id] = [newCaseId(), randomUUID()]
    const outcomes = await together(() => record(caseId, id))
    expect(answers(outcomes)).toEqual(Array(writers).fill(1))
    expect(outcomes.filter((outcome) => outcome.ok && !outcome.repeated)).toHaveLength(1)
  })
  it('given it moves a case on, then none is told that the case is in a wrong state', async () => {
    const caseId = newCaseId()
    await office.as('applicant').does(labAnimalLicence, 'apply', { caseId, variant: 'issue', form: anApplication() })
    const id = randomUUID()
    const wish = { id, caseId, seen: 1, form: samples.commitment }
    const outcomes = await together(() => office.as('receptionist').does(labAnimalLicence, 'accept', wish))
    expect(refusalsOf(outcomes)).toEqual([])
    expect(answers(outcomes)).toEqual(Array(writers).fill(2))
    expect(outcomes.filter((outcome) => outcome.ok && !outcome.repeated)).toHaveLength(1)
  })
})

describe('同时立件', () => {
  it('given one case id and sixteen commands, then one opens it and the others are refused', async () => {
    const caseId = newCaseId()
    const outcomes = await together(() => record(caseId))
    expect(answers(outcomes)).toEqual([1])
    expect(new Set(refusalsOf(outcomes))).toEqual(new Set(['case.wrong-state']))
  })
  it('given one case id and two matters, then the second is told that it exists', async () => {
    const caseId = newCaseId()
    const outcomes = await Promise.all([
      record(caseId),
      office.as('applicant').does(labAnimalLicence, 'apply', { caseId, variant: 'issue', form: anApplication() }),
    ])
    expect(answers(outcomes)).toEqual([1])
    expect(refusalsOf(outcomes)).toEqual(['case.exists'])
  })
})

describe('文号', () => {
  const vetted = async (permitType: '生产' | '使用') => {
    const caseId = newCaseId()
    const form = { ...anApplication(), permitType }
    await office.as('applicant').does(labAnimalLicence, 'apply', { caseId, variant: 'issue', form })
    await office.as('receptionist').does(labAnimalLicence, 'accept', { caseId, form: samples.commitment })
    await office.as('caseOfficer').does(labAnimalLicence, 'review', { caseId, form: samples.review })
    await office.as('legalReviewer').does(labAnimalLicence, 'vet', { caseId, form: samples.vetting })
    return caseId
  }
  const grant = (caseId: string) =>
    office.as('head').does(labAnimalLicence, 'grant', { caseId, form: samples.certificate })
  const numbersOf = async (kind: string) =>
    (await office.rows('select number from document where kind = $1', [kind])).map((row) => String(row['number']))
  const running = (numbers: readonly string[]) =>
    numbers.map((number) => Number(/(\d+)号?$/.exec(number)![1])).sort((a, b) => a - b)
  const from1 = (length: number) => Array.from({ length }, (_, index) => index + 1)

  it('given sixteen grants at once, then the series has no gap and no number twice', async () => {
    const cases = await together((writer) => vetted(writer % 2 ? '使用' : '生产'))
    const outcomes = await Promise.all(cases.map(grant))
    expect(refusalsOf(outcomes)).toEqual([])
    const licences = await numbersOf('licence')
    expect(running(licences.filter((number) => number.startsWith('SYXK')))).toEqual(from1(writers / 2))
    expect(running(licences.filter((number) => number.startsWith('SCXK')))).toEqual(from1(writers / 2))
    expect(running(await numbersOf('grant'))).toEqual(from1(writers))
  })
  it('given a transaction that fails after the number was given, then the next one gets that number', async () => {
    const caseId = await vetted('使用')
    const { store } = office.house
    const failing = store.transaction(async (tx) => {
      expect(await tx.nextNumber('许可决定', 2024)).toBe(writers + 1)
      throw new Error('power cut')
    })
    await expect(failing).rejects.toThrow('power cut')
    const outcome = await grant(caseId)
    expect(outcome).toMatchObject({ ok: true, number: 'SYXK(滇)K2024-0009' })
    expect(running(await numbersOf('grant'))).toEqual(from1(writers + 1))
  })
  it('given a late entry of another year, then that year has a series of its own', async () => {
    office.setClock('2025-01-06')
    const caseId = await vetted('使用')
    expect(await grant(caseId)).toMatchObject({ number: 'SYXK(滇)K2025-0001' })
  })
})

describe('同一编号的行', () => {
  it('given sixteen clerks enter one number at once, then one row stands and the others are told of it', async () => {
    const number = newCaseId()
    const outcomes = await together(() => record(newCaseId(), randomUUID(), number))
    expect(answers(outcomes)).toEqual([1])
    expect(new Set(refusalsOf(outcomes))).toEqual(new Set(['case.rival']))
    expect(
      await office.rows('select n from case_ where matter = $1 and exclusive = $2', [exampleRegister.id, number]),
    ).toEqual([{ n: 1 }])
  })
  it('given the row is void, then its number is free; given it is answered, it is not', async () => {
    const [first, second, third] = [newCaseId(), newCaseId(), newCaseId()]
    await record(first)
    await office.as('keeper').does(exampleRegister, 'void', { caseId: first, reasons: '误录' })
    expect(await record(second, randomUUID(), first)).toMatchObject({ ok: true })
    expect(await record(third, randomUUID(), first)).toMatchObject({ ok: false, code: 'case.rival' })
  })
})
