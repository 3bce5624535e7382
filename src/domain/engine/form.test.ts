import { expect, it } from 'vitest'
import { inspectionPlan } from '../matters/enforcement/inspection-plan.ts'
import { technologyContract } from '../matters/services/technology-contract.ts'
import { unknownFields } from './form.ts'
import { actorOf, openDesk } from './testing.ts'

const row = technologyContract.samples['row'] as Record<string, unknown>

it('given a misspelt optional field, then the act is refused and the field named; nothing is dropped silently', () => {
  const form = { ...row, canceledOn: '2024-06-10' }
  expect(
    openDesk(technologyContract).on('2025-01-06').does(actorOf('contractRegistrar'), 'record', { form }),
  ).toMatchObject({
    ok: false,
    message: expect.stringContaining('canceledOn'),
    fields: [{ path: 'canceledOn' }],
  })
})

it('given a misspelt field in a line of a table, then its place is named', () => {
  const plan = inspectionPlan.samples['row'] as { lines: readonly object[] }
  const wrong = { ...plan, lines: [...plan.lines, { ...plan.lines[0], capp: 2 }] }
  expect(unknownFields(inspectionPlan.forms.row, wrong)).toEqual(['lines.1.capp'])
})

it.each(['__proto__', 'constructor', 'toString'])('%s is a field like any other that no form has', (name) => {
  const given = JSON.parse(`{"${name}": 1}`) as unknown
  expect(unknownFields(technologyContract.forms.row, given)).toEqual([name])
})
