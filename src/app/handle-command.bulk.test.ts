import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { factSource } from '#db/fact-source.ts'
import { openReader } from '#db/schema.ts'
import { toDay } from '#domain/calendar/day.ts'
import type { Command } from '#domain/engine/command.ts'
import type { FactQuestion } from '#domain/figures/evaluate.ts'
import { technologyContract } from '#domain/matters/services/technology-contract.ts'
import { newCaseId, openOffice, type TestOffice } from '../../test/office.ts'
import { handleCommand, handleCommands } from './handle-command.ts'

let together: TestOffice
let apart: TestOffice
beforeAll(async () => {
  ;[together, apart] = await Promise.all([openOffice({ today: '2024-03-20' }), openOffice({ today: '2024-03-20' })])
  // Whoever has acted once is appointed.
  for (const office of [together, apart])
    await office.as('contractRegistrar').does(technologyContract, 'void', { caseId: newCaseId() })
})
afterAll(() => Promise.all([together.close(), apart.close()]))

const person = 'P-contractRegistrar'
const sample = technologyContract.samples['row'] as Record<string, unknown>
const year: FactQuestion = {
  measures: ['technology-contract.registered'],
  period: { from: toDay('2024-01-01'), to: toDay('2025-01-01') },
  overlapping: false,
}

let serial = 0
const command = (caseId: string, action: string, changes: Record<string, unknown> = {}): Command => {
  serial += 1
  const form = { ...sample, number: String(2024530100000000 + serial), ...changes }
  const reasons = action === 'correct' || action === 'void' ? { reasons: '更正' } : {}
  const id = `command-${serial}`
  return { id, matter: technologyContract.id, caseId, action, ...(action === 'void' ? {} : { form }), ...reasons }
}

/** Everything that the two ways must leave alike; keys of the journal's salts differ by chance. */
const recordsOf = async (office: TestOffice) => ({
  cases: await office.rows('select id, n, state, title, fold from case_ order by id'),
  entries: await office.rows('select case_id, n, command_id, action, form, reasons from entry order by case_id, n'),
  facts: await office.rows(
    `select case_id, measure, on_day, value, twin from fact where recorded_until = 'infinity'
     order by 1, 2, 3, 4, 5`,
  ),
})

async function bothWays(commands: readonly Command[]) {
  const bulk = await handleCommands(together.house, person, commands)
  const single = []
  for (const one of commands) single.push(await handleCommand(apart.house, person, one))
  const told = (outcome: object) => ({ ...outcome, receipt: undefined })
  expect(bulk.map(told)).toEqual(single.map(told))
  expect(await together.faults()).toEqual([])
  expect(await recordsOf(together)).toEqual(await recordsOf(apart))
  return bulk
}

describe('一批命令与逐条办理结果相同', () => {
  it('given five hundred rows, some refused, some twice, then each is answered for itself', async () => {
    const commands = Array.from({ length: 500 }, (_, index) => {
      if (index % 50 === 7) return command(newCaseId(), 'record', { seller: '' })
      if (index % 50 === 8) return command(newCaseId(), 'record', { technologyAmount: '9999999999.00' })
      if (index % 50 === 9) return command(newCaseId(), 'correct')
      return command(newCaseId(), 'record')
    })
    commands[499] = commands[0]!
    const outcomes = await bothWays(commands)
    expect(outcomes.filter((outcome) => !outcome.ok)).toHaveLength(30)
    expect(outcomes[499]).toMatchObject({ ok: true, repeated: true, caseId: commands[0]!.caseId })
  })
  it('given a batch in which cases are recorded, corrected and voided, then only what stands at its end counts', async () => {
    const caseId = newCaseId()
    const [kept, voided] = [newCaseId(), newCaseId()]
    await bothWays([
      command(caseId, 'record', { totalAmount: '4000000.00' }),
      command(kept, 'record'),
      command(caseId, 'correct', { totalAmount: '4100000.00' }),
      command(voided, 'record'),
      command(voided, 'void'),
      command(caseId, 'correct', { totalAmount: '4000000.00' }),
    ])
  })
  it('given any order of acts on a few cases, split into any batches, then the records are the same', async () => {
    const acts = fc.array(
      fc.record({
        on: fc.nat(2),
        action: fc.constantFrom('draft', 'record', 'correct', 'void'),
        amount: fc.constantFrom('4000000.00', '4100000.00'),
      }),
      { minLength: 1, maxLength: 12 },
    )
    await fc.assert(
      fc.asyncProperty(acts, async (plan) => {
        const cases = [newCaseId(), newCaseId(), newCaseId()]
        await bothWays(plan.map(({ on, action, amount }) => command(cases[on]!, action, { totalAmount: amount })))
      }),
      { numRuns: 15 },
    )
  })
})

describe('数据可以按当时的样子再问', () => {
  const ask = (office: TestOffice, asOf?: string) => {
    const source = factSource(openReader(office.database.pool({ max: 1 })), office.house.store.agency)
    const question = asOf ? { ...year, asOf: asOf as never } : year
    return source.ask(question, { op: 'sum' }).then(({ value }) => value)
  }
  it('given a correction, then the old amount stands until it, the new from it on', async () => {
    const office = await openOffice({ today: '2024-03-20' })
    const caseId = newCaseId()
    const registrar = office.as('contractRegistrar')
    await registrar.does(technologyContract, 'record', { caseId, form: { ...sample, totalAmount: '4000000.00' } })
    office.setClock('2024-06-03')
    const form = { ...sample, totalAmount: '4100000.00' }
    await registrar.does(technologyContract, 'correct', { caseId, form, reasons: '金额录错' })
    office.setClock('2024-09-02')
    await registrar.does(technologyContract, 'void', { caseId, reasons: '重复登记' })
    expect(await ask(office, '2024-03-19T00:00:00Z')).toBe('0')
    expect(await ask(office, '2024-06-01T00:00:00Z')).toBe('4000000.00')
    expect(await ask(office, '2024-06-03T00:59:59Z')).toBe('4000000.00')
    expect(await ask(office, '2024-06-03T01:00:00Z')).toBe('4100000.00')
    expect(await ask(office, '2024-09-02T00:59:59Z')).toBe('4100000.00')
    expect(await ask(office)).toBe('0')
    const history = await office.rows('select count(*) from fact where case_id = $1', [caseId])
    expect(history).toEqual([{ count: 3 }])
    await office.close()
  })
})
