import { afterAll, beforeAll, expect, it } from 'vitest'
import { openOffice, type TestOffice } from '../../test/office.ts'
import { enforcementSql } from './actor.view.ts'
import { askedSql } from './append.sql.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice({ today: '2024-03-05' })
})
afterAll(() => office.close())

/** The plan of a statement about one person, as it is where facts are many. */
async function planOf(text: string): Promise<string> {
  const filled = text.replaceAll('$1', `'kunming-science'`)
  const stated = filled.replaceAll('$2', `'P-head'`).replaceAll('$3', `'{}'`)
  await office.rows('set enable_seqscan = off')
  const rows = await office.rows(`explain (costs off) ${stated}`)
  return rows.map((row) => row['QUERY PLAN']).join('\n')
}

it.each([
  ['his posts', askedSql],
  ['his certificates, their suspensions and his hours', enforcementSql],
])('given a person who acts, when %s are asked for, then by his key and not through everybody’s', async (_, text) => {
  expect(await planOf(text)).toMatch(/using fact_holder on fact/)
})
