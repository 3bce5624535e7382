import { randomUUID } from 'node:crypto'
import { handleCommand, handleCommands } from '#app/handle-command.ts'
import { technologyContract } from '#domain/matters/services/technology-contract.ts'
import { deputySuggestion } from '#domain/matters/supervision/deputy-suggestion.ts'
import { makeApp } from '../web/server.ts'
import { benchBureau } from './bench-bureau.ts'
import { contractRow } from './contracts.ts'
import { percentile, report, seconds } from './measure.ts'

type Bench = Awaited<ReturnType<typeof benchBureau>>

const contracts = 13_000
const batch = 500
const rounds = 20
const caseId = (): string => randomUUID().replaceAll('-', '')

/** What an entry weighs in the database, table by table, and how soon pages answer after an act. */
export async function benchEntries(): Promise<void> {
  const bureau = await benchBureau(['contractRegistrar', 'keeper'])
  try {
    for (let from = 0; from < contracts; from += batch) {
      const commands = Array.from({ length: batch }, (_, index) => contract(from + index))
      const outcomes = await handleCommands(bureau.house, 'bench-contractRegistrar', commands)
      for (const outcome of outcomes) if (!outcome.ok) throw new Error(outcome.message)
    }
    await measureBytes(bureau)
    await measurePages(bureau)
  } finally {
    await bureau.remove()
  }
}

const contract = (n: number) => ({
  ...{ id: `bench-${n}`, matter: technologyContract.id, caseId: caseId(), action: 'record' },
  form: contractRow(n),
})

const opinion = () => ({
  ...{ id: randomUUID(), matter: deputySuggestion.id, caseId: caseId(), action: 'record' },
  form: { ...(deputySuggestion.samples['row'] as object), number: randomUUID() },
})

/** Against the bytes of what was filled in, as text. */
async function measureBytes({ database, profile }: Bench): Promise<void> {
  const owner = database.ownerPool({ max: 1 })
  await owner.query('vacuum analyze')
  const { rows } = await owner.query<{ name: string; heap: string; indexes: string }>(
    `select relname as name, pg_table_size(oid) as heap, pg_indexes_size(oid) as indexes from pg_class
     where relkind = 'r' and relnamespace = 'public'::regnamespace and reltuples > 1000
     order by pg_total_relation_size(oid) desc`,
  )
  const filled = await owner.query<{ bytes: string; entries: string }>(
    'select sum(octet_length(form::text)) as bytes, count(*) as entries from entry where agency_id = $1',
    [profile.id],
  )
  const { bytes, entries } = filled.rows[0]!
  const each = (total: string | number) => Number(total) / Number(entries)
  const all = rows.reduce((sum, { heap, indexes }) => sum + Number(heap) + Number(indexes), 0)
  report('bytes.per-entry', each(all), 'B', each(bytes))
  for (const { name, heap, indexes } of rows) {
    report(`bytes.per-entry.${name}`, each(heap), 'B')
    report(`bytes.per-entry.${name}.indexes`, each(indexes), 'B')
  }
  const widths = await owner.query<{ column: string; bytes: number }>(
    `select tablename || '.' || attname as column, avg_width as bytes from pg_stats
     where schemaname = 'public' and tablename in ('case_', 'entry', 'seal', 'journal', 'listed') and avg_width > 60
     order by avg_width desc`,
  )
  for (const { column, bytes: width } of widths.rows) report(`bytes.per-entry.${column}`, width, 'B')
  await owner.end()
}

/** Against the same page when nothing has been recorded since. */
async function measurePages(bureau: Bench): Promise<void> {
  const app = makeApp(bureau)
  const open = async (path: string): Promise<void> => {
    const { status } = await app.request(path)
    if (status !== 200) throw new Error(`${path}: ${status}`)
  }
  let next = contracts
  const acts = {
    elsewhere: () => handleCommand(bureau.house, 'bench-keeper', opinion()),
    own: () => handleCommand(bureau.house, 'bench-contractRegistrar', contract(next++)),
  }
  for (const [name, path] of [
    ['figure', '/figures/contracts-registered?year=2024'],
    ['report', '/reports/2024'],
  ] as const) {
    await open(path)
    const kept: number[] = []
    for (let n = 0; n < rounds; n += 1) kept.push(await seconds(() => open(path)))
    const baseline = percentile(kept, 0.5) * 1000
    for (const [which, act] of Object.entries(acts)) {
      const times: number[] = []
      for (let n = 0; n < rounds; n += 1) {
        const outcome = await act()
        if (!outcome.ok) throw new Error(outcome.message)
        times.push(await seconds(() => open(path)))
      }
      report(`${name}.after-write.${which}`, percentile(times, 0.5) * 1000, 'ms', baseline)
    }
  }
}
