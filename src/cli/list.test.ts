import { afterAll, beforeAll, expect, it } from 'vitest'
import { bureauOf, commandLineOf, type Said } from '../../test/bureau.ts'
import { openOffice, type TestOffice } from '../../test/office.ts'

let office: TestOffice
let zhunsheng: (...argv: string[]) => Promise<Said>
beforeAll(async () => {
  office = await openOffice({ today: '2026-01-15' })
  zhunsheng = commandLineOf(bureauOf(office))
})
afterAll(() => office.close())

it.each(['matters', 'registers', 'persons', 'figures', 'rules'])(
  'given %s, then each has a line under its headings',
  async (what) => {
    const { code, out } = await zhunsheng('list', what)
    const lines = out.trimEnd().split('\n')
    expect([code, lines.length > 3]).toEqual([0, true])
    const rows = JSON.parse((await zhunsheng('list', what, '--json')).out)
    expect(rows).toHaveLength(lines.length - 1)
    if (process.env['SHOW']) console.log(lines.slice(0, 8).join('\n'))
  },
)

it('given the actions of a matter, then each says who does it, from which state and with which form', async () => {
  const { out } = await zhunsheng('list', 'actions', 'lab-animal-licence')
  if (process.env['SHOW']) console.log(out)
  expect(out).toContain('受理')
  expect(out).not.toMatch(/undefined|\[object/)
  expect((await zhunsheng('list', 'actions', 'lab-animal-licenc')).err).toContain('是不是“lab-animal-licence”？')
})

it('given days as people write them, then the same answer', async () => {
  const due = async (day: string) => (await zhunsheng('due', 'wd:20', day, '--json')).out
  for (const day of ['2024-1-16', '2024/1/16', '2024年1月16日', '20240116'])
    expect(await due(day)).toBe(await due('2024-01-16'))
})
