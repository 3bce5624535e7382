import type { Hono } from 'hono'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { officerTraining } from '#domain/matters/enforcement/officer-training.ts'
import { bureauOf, commandLineOf } from '../../test/bureau.ts'
import { newCaseId, openOffice, type TestOffice } from '../../test/office.ts'
import { makeApp } from './server.ts'

let office: TestOffice
let app: Hono
beforeAll(async () => {
  office = await openOffice({ today: '2025-02-10' })
  app = makeApp(bureauOf(office), { log: (line) => expect.unreachable(line) })
  for (const heldOn of ['2024-02-20', '2024-03-05', '2024-08-01']) {
    const form = { ...(officerTraining.samples['row'] as object), heldOn, title: `培训 ${heldOn}` }
    const outcome = await office.as('keeper').does(officerTraining, 'record', { caseId: newCaseId(), form })
    expect(outcome).toMatchObject({ ok: true })
  }
})
afterAll(() => office.close())

const textOf = async (path: string) => (await app.request(path)).text()

it.each([
  ['', '3场次'],
  ['&months=1-3', '2场次'],
  ['&months=8', '1场次'],
  ['&months=4-6', '0场次'],
])(
  'given trainings in February, March and August, when the number is asked for “%s”, then it is %s',
  async (months, value) => {
    const text = await textOf(`/figures/training-sessions?year=2024${months}`)
    expect(text).toContain(`<span class="big">${value}</span>`)
  },
)
it('then what leads on from there keeps the months', async () => {
  const text = await textOf('/figures/training-sessions?year=2024&months=1-3')
  expect(text).toContain('/figures/training-sessions.csv?year=2024&amp;months=1-3')
  expect(await textOf('/figures/training-sessions.csv?year=2024&months=1-3')).not.toContain('2024-08-01')
})
it('given what is no month, then it is said', async () => {
  expect((await app.request('/figures/training-sessions?year=2024&months=13')).status).toBe(400)
  const said = await commandLineOf(bureauOf(office))('figure', 'training-sessions', '--year', '2024', '--months', '0')
  expect([said.code, said.err]).toEqual([2, expect.stringContaining('--months')])
})
it('the command line gives the same', async () => {
  const words = ['figure', 'training-sessions', '--year', '2024', '--months', '1-3', '--json'] as const
  const said = await commandLineOf(bureauOf(office))(...words)
  expect(JSON.parse(said.out)).toMatchObject({ year: 2024, months: '1-3', value: 2 })
})
