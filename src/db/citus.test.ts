import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openOffice, type TestOffice } from '../../test/office.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice({ today: '2024-03-05' })
})
afterAll(() => office.close())

const script = readFileSync(join(import.meta.dirname, '../../docs/how-to/citus.sql'), 'utf8')
/** The statements that a query of the script writes, without the extension that would carry them out. */
async function written(start: string): Promise<string[]> {
  const query = script.slice(script.indexOf(start), script.indexOf('\\gexec', script.indexOf(start)))
  return (await office.rows(query)).map(({ format }) => format as string)
}

it('the script for many nodes distributes every table of bureaus, once, and what others refer to before them', async () => {
  const statements = await written('with recursive holds')
  const tables = statements.map((one) => /create_distributed_table\('([^']+)'/.exec(one)![1]!)
  const holding = await office.rows(`
    select table_schema || '.' || table_name as name from information_schema.columns
    join information_schema.tables using (table_schema, table_name)
    where column_name = 'agency_id' and table_type = 'BASE TABLE'`)
  const named = tables.map((name) => (name.includes('.') ? name : `public.${name}`))
  expect([...named].sort()).toEqual(holding.map(({ name }) => name).sort())
  expect(statements[0]).toBe(`select create_distributed_table('agency', 'agency_id')`)
  const refers = await office.rows(`
    select conrelid::regclass::text as child, confrelid::regclass::text as parent
    from pg_constraint where contype = 'f' and conrelid <> confrelid`)
  for (const { child, parent } of refers)
    if (tables.includes(parent as string))
      expect(tables.indexOf(parent as string), `${child} → ${parent}`).toBeLessThan(tables.indexOf(child as string))
})

it('and sends each function that writes as the owner to where the rows of its bureau are', async () => {
  const statements = await written("select format('select create_distributed_function")
  for (const name of ['journal_append', 'journal_publish', 'journal_hold', 'redact_contents'])
    expect(
      statements.filter((one) => one.includes(`'${name}(`)),
      name,
    ).toHaveLength(1)
  for (const one of statements) expect(one).toContain("'agency', colocate_with := 'log_head'")
})
