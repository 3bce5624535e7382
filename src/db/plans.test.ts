import { afterAll, beforeAll, expect, it } from 'vitest'
import { technologyContract } from '#domain/matters/services/technology-contract.ts'
import { openOffice, type TestOffice } from '../../test/office.ts'
import { enforcementSql } from './actor.view.ts'
import { askedSql, loadSql, othersSql } from './append.sql.ts'
import { askingSql, doneSql } from './desk.view.ts'
import { openReader } from './schema.ts'
import { publishedSql } from './search.view.ts'

const ofContracts = {
  ...{ matter: technologyContract, states: ['draft'] },
  sight: { states: ['draft'], applicants: [], actor: 'P-head' },
}
let office: TestOffice
beforeAll(async () => {
  office = await openOffice({ today: '2024-03-05' })
})
afterAll(() => office.close())

/** The plan of a statement about one person or one case, as it is where facts are many. */
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

/** The same where the bureau has thousands of cases, contracts that are registered; afterwards it has them no more. */
async function planAmongMany(text: string, { counted = false } = {}): Promise<string> {
  await office.rows('begin; alter table case_ disable trigger user')
  await office.rows(`insert into case_ (agency_id, id, matter, version, n, state, title, opened_on, last_at, fold, live, leaf)
    select agency_id, md5(i::text), '${technologyContract.id}', '${technologyContract.inForceFrom}', n, 'recorded', title, opened_on, last_at, fold, live, leaf
    from (select * from case_ limit 1) one, generate_series(1, 5000) i`)
  if (counted) await office.rows('analyze case_')
  const plan = await planOf(text)
  await office.rows('rollback')
  return plan
}

it.each([
  ['the cases of a command', loadSql, ['case__pkey']],
  ['the cases that it asks', othersSql('share'), ['case__pkey', 'case_number', 'case_host']],
])(
  'given %s, then they are found by their own indexes, not among all cases of the bureau',
  async (_, text, indexes) => {
    const plan = await planAmongMany(text.replaceAll('$2', `'{a}'`).replaceAll('$3', `'{b}'`))
    for (const index of indexes) expect(plan).toContain(index)
    expect(plan).not.toMatch(/Filter:.*\bid = ANY/)
  },
)

it('given much that was published, when the newest is asked for, then it is read by its day and not all of it', async () => {
  const reader = openReader(office.database.pool({ max: 1 }))
  const { sql: text } = publishedSql('kunming-science', 20).compile(reader)
  expect(await planOf(text.replaceAll('$2', '20'))).toMatch(/using publication_newest on publication/)
})

/** A statement as it is compiled, with its parameters filled in. */
function filledIn({
  sql: text,
  parameters,
}: {
  readonly sql: string
  readonly parameters: readonly unknown[]
}): string {
  const literal = (value: unknown): string =>
    Array.isArray(value)
      ? `array[${value.map(literal).join(',')}]`
      : typeof value === 'number'
        ? `${value}`
        : `'${value}'`
  return text.replaceAll(/\$(\d+)/g, (_, n: string) => literal(parameters[Number(n) - 1]))
}

it.each([
  ['the cases that ask something of a person', askingSql('kunming-science', [ofContracts], 300), 'case_state on case_'],
  ['what he did last', doneSql('kunming-science', 'P-head', 30), 'entry_actor on entry'],
] as const)(
  'given many cases that are done, when Today asks for %s, then they are not gone through',
  async (_, query, index) => {
    const plan = await planAmongMany(filledIn(query.compile(openReader(office.database.pool({ max: 1 })))), {
      counted: true,
    })
    expect(plan).toContain(index)
  },
)
