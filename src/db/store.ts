import type { Pool, PoolClient, QueryResult } from 'pg'
import { followKey } from '#app/jobs/follow.ts'
import { type Answered, type Append, RecordsLost, type Store, type Transaction } from '#app/ports.ts'
import { type Day, dayOf } from '#domain/calendar/day.ts'
import { factName, type NumberedFact } from '#domain/engine/fact.ts'
import type { Actor } from '#domain/engine/may.ts'
import type { Appointment } from '#domain/engine/roles.ts'
import { appointmentsIn, type RightFact } from '#domain/people/rights.ts'
import { enforcementOf, enforcementSql } from './actor.view.ts'
import {
  appendSql,
  askedSql,
  closeFactsSql,
  effectsSql,
  journalSql,
  loadSql,
  lostSql,
  othersSql,
  standingSql,
  stockSql,
} from './append.sql.ts'
import { beginSql, commitSql } from './commit.ts'
import { type CaseRow, caseOf, caseRow, clockRow, entryRow, factRow, lineRow } from './rows.ts'
import { settingRows, settingsSql } from './settings.view.ts'
import { wordingRows, wordingsSql } from './wordings.view.ts'

const uniqueViolation = '23505'
const deadlock = '40P01'
/** Posts that the domain did not see join, because another act gave one of them at the same moment. */
const joinedPosts = 'ZS005'
const again: readonly unknown[] = [uniqueViolation, deadlock, joinedPosts]
const attempts = 5

/** The store of one agency over PostgreSQL. */
export function openStore(pool: Pool, agency: string): Store {
  return {
    agency,
    transaction: (work) => retried(() => inTransaction(pool, agency, work)),
    trial: (work) => retried(() => inTransaction(pool, agency, work, 'rollback')),
    async lost(caseIds) {
      const { rows } = await pool.query(lostSql, [agency, caseIds])
      return new Set(rows.map(({ case_id }) => case_id as string))
    },
  }
}

/** Of a bureau without any record whoever makes it holds the one right to do so: two at once meet on the first entry. */
const founderOf = (person: string): Appointment => ({
  id: 'founder',
  person,
  office: 'founder',
  role: 'founder',
  from: '1949-10-01',
})

async function retried<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      // Two writers met on one case or one command id: the second looks again and gets its answer from decide.
      const { code, table } = error as { code?: string; table?: string }
      if (code === uniqueViolation && table === 'journal') throw new RecordsLost()
      if (attempt >= attempts || !again.includes(code)) throw error
    }
  }
}

async function inTransaction<T>(
  pool: Pool,
  agency: string,
  work: (tx: Transaction) => Promise<T>,
  end: string = commitSql,
): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query(beginSql)
    let isOpen = true
    const committed = () => {
      isOpen = false
    }
    const result = await work(transactionOn(client, agency, committed))
    if (isOpen) await client.query(end)
    client.release()
    return result
  } catch (error) {
    try {
      await client.query('rollback')
      client.release()
    } catch {
      client.release(true)
    }
    throw error
  }
}

function transactionOn(client: PoolClient, agency: string, committed: () => void): Transaction {
  const run = (name: string, text: string, values: unknown[]) => client.query({ name, text, values })
  const isUnfounded = async (): Promise<boolean> => {
    const { rows } = await run('unfounded', 'select not exists (select from entry where agency_id = $1) as is', [
      agency,
    ])
    return rows[0].is
  }
  // What is decided is written at the end: until then they say the same to every act, and to a trial, of a transaction.
  let settings: ReturnType<Transaction['settings']> | undefined
  let wordings: ReturnType<Transaction['wordings']> | undefined
  return {
    async load(caseIds) {
      const { rows } = await run('load', loadSql, [agency, caseIds])
      return new Map(
        (rows as CaseRow[]).map((row) => [row.id, { current: caseOf(row), live: row.live, leaf: row.leaf }]),
      )
    },
    async asked(person, commandIds) {
      const { rows } = await run('asked', askedSql, [agency, person, commandIds])
      const { rights, answered } = rows[0] as { rights: RightFact[]; answered: Answered[] }
      const held = appointmentsIn(person, rights)
      const appointments = held.length === 0 && (await isUnfounded()) ? [founderOf(person)] : held
      const actor: Actor = { person, appointments, certificates: [] }
      return { actor, answered: new Map(answered.map((answer) => [answer.commandId, answer])) }
    },
    async others(ids, hosts, mode) {
      const { rows } = await run(`others-${mode}`, othersSql(mode), [agency, ids, hosts])
      return (rows as CaseRow[]).map(caseOf)
    },
    async standing(measures, keys) {
      const { rows } = await run('standing', standingSql, [agency, measures, keys])
      return rows
    },
    async stock(measures) {
      const { rows } = await run('stock', stockSql, [agency, measures])
      return rows
    },
    async enforcementOf(person) {
      const { rows } = await run('enforcement', enforcementSql, [agency, person])
      return enforcementOf(rows)
    },
    settings() {
      settings ??= run('settings', settingsSql, [agency]).then(({ rows }) => settingRows(rows as never))
      return settings
    },
    wordings() {
      wordings ??= run('wordings', wordingsSql, [agency]).then(({ rows }) => wordingRows(rows as never))
      return wordings
    },
    async filesOf(person, sha256s) {
      const { rows } = await run(
        'files',
        'select sha256, size, type from attachment where agency_id = $1 and person_id = $2 and sha256 = any($3::text[])',
        [agency, person, sha256s],
      )
      return rows
    },
    async nextNumber(series, year) {
      const { rows } = await run(
        'number',
        `insert into number_series (agency_id, series, year, last) values ($1, $2, $3, 1)
         on conflict (agency_id, series, year) do update set last = number_series.last + 1 returning last`,
        [agency, series, year],
      )
      return rows[0].last
    },
    async attempt(work, isKept) {
      await client.query('savepoint attempt')
      const outcome = await work()
      await client.query(isKept(outcome) ? 'release savepoint attempt' : 'rollback to savepoint attempt')
      return outcome
    },
    async rivals(matter, abouts) {
      const { rows } = await run(
        'rivals',
        `select id, number, exclusive from case_
         where agency_id = $1 and matter = $2 and exclusive = any($3::text[])`,
        [agency, matter, abouts],
      )
      return new Map(rows.map(({ exclusive, id, number }) => [exclusive, { id, number: number ?? undefined }]))
    },
    async append(appends) {
      await writeRecords(run, agency, appends)
      await writeEffects(run, agency, appends)
      const leaves = appends.map(({ entry, sealed }) => ({ text: sealed.text, caseId: entry.caseId, n: entry.n }))
      const results: unknown = await client.query(`${journalSql(agency, leaves)}; ${commitSql}`)
      committed()
      return (results as QueryResult[])[0]!.rows[0].first
    },
  }
}

type Run = (name: string, text: string, values: unknown[]) => Promise<unknown>

async function writeRecords(run: Run, agency: string, appends: readonly Append[]): Promise<void> {
  const last = new Map(appends.map((append) => [append.entry.caseId, append]))
  const { added, removed } = netFacts(appends)
  if (removed.length) await run('close-facts', closeFactsSql, [agency, JSON.stringify(removed)])
  await run('append', appendSql, [
    agency,
    JSON.stringify([...last.values()].map(({ after, sealed }) => caseRow(after, sealed))),
    JSON.stringify(appends.map(({ entry, sealed }) => entryRow(entry, sealed.salts))),
    JSON.stringify(added),
    JSON.stringify([...last.values()].map(({ after, entry }) => lineRow(after, lastLines(appends, entry.caseId)))),
  ])
}

/** How a case stands in lists after a batch: what everybody sees is as the last act that touched it left it. */
function lastLines(appends: readonly Append[], caseId: string): Append['lines'] {
  const all = appends.filter(({ entry }) => entry.caseId === caseId).map(({ lines }) => lines)
  return { own: all.at(-1)!.own, open: all.findLast(({ open }) => open !== 'same')?.open ?? 'same' }
}

/** The facts of a batch taken together: one that came and went within it was never recorded at any moment. */
function netFacts(appends: readonly Append[]) {
  const added = new Map<string, ReturnType<typeof factRow> & { recorded_from: string }>()
  const removed: (ReturnType<typeof factRow> & { at: string })[] = []
  for (const { entry, facts } of appends) {
    const name = (fact: NumberedFact) => `${entry.caseId}\t${factName(fact)}`
    for (const fact of facts.removed) {
      if (!added.delete(name(fact))) removed.push({ ...factRow(entry.caseId, fact), at: entry.recordedAt })
    }
    for (const fact of facts.added) {
      added.set(name(fact), { ...factRow(entry.caseId, fact), recorded_from: entry.recordedAt })
    }
  }
  return { added: [...added.values()], removed }
}

async function writeEffects(run: Run, agency: string, appends: readonly Append[]): Promise<void> {
  const active = appends.filter(
    ({ entry, follows }) => entry.clocks.length || entry.documents.length || entry.publishes.length || follows.length,
  )
  if (active.length === 0) return
  const clocks = active.flatMap(({ entry, clocks }) => clocks.map((clock) => clockRow(entry.caseId, clock)))
  const latest = new Map(clocks.map((clock) => [`${clock.case_id}/${clock.name}/${clock.promise}`, clock]))
  const on = (moment: string): Day => dayOf(moment as never)
  const each = <T>(rows: (append: Append) => readonly T[]) => JSON.stringify(active.flatMap(rows))
  await run('effects', effectsSql, [
    agency,
    JSON.stringify([...latest.values()]),
    each(({ entry }) =>
      entry.clocks.map((change, seq) => ({ case_id: entry.caseId, n: entry.n, seq, clock: change.clock, change })),
    ),
    each(documentRows),
    each(({ entry }) =>
      entry.publishes.map((what) => ({ case_id: entry.caseId, n: entry.n, what, published_on: on(entry.happenedAt) })),
    ),
    each(outboxRows),
  ])
}

const documentRows = ({ entry, papers }: Append) =>
  entry.documents.map(({ kind, number, sha256, open }, index) => ({
    case_id: entry.caseId,
    n: entry.n,
    kind,
    number,
    sha256,
    body: papers[index]!.text,
    open_sha256: open,
    open_body: papers[index]!.open,
  }))

/** What follows from an entry waits beside it, from the same moment on: neither is there without the other. */
const outboxRows = ({ entry: { caseId, n, recordedAt }, follows }: Append) =>
  follows.map((follow) => ({
    ...{ key: followKey(caseId, n, follow), case_id: caseId, n, topic: 'follow' },
    ...{ payload: { follow }, created_at: recordedAt },
  }))
