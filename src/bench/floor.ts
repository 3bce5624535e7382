import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import type { Append } from '#app/ports.ts'
import { journalSql } from '#db/append.sql.ts'
import { beginSql, commitSql } from '#db/commit.ts'
import { caseRow, entryRow, factRow, lineRow } from '#db/rows.ts'

type Statement = { readonly name: string; readonly text: string; readonly columns: readonly string[] }

function insert(table: string, columns: readonly string[]): Statement {
  const places = columns.map((_, index) => `$${index + 1}`).join(', ')
  return { name: `floor-${table}`, text: `insert into ${table} (${columns.join(', ')}) values (${places})`, columns }
}

const caseColumns = [
  'agency_id',
  'id',
  'matter',
  'version',
  'variant',
  'n',
  'state',
  'title',
  'number',
  'applicant',
  'opened_on',
  'last_at',
  'fold',
  'live',
  'leaf',
]
const entryColumns = [
  'agency_id',
  'case_id',
  'n',
  'command_id',
  'matter',
  'version',
  'variant',
  'action',
  'actor',
  'granted',
  'happened_at',
  'recorded_at',
  'form',
  'reasons',
  'effects',
]
const lineColumns = ['agency_id', 'case_id', 'matter', 'version', 'state', 'on_day', 'cells']
const statements = {
  case: insert('case_', caseColumns),
  entry: insert('entry', entryColumns),
  line: insert('listed', lineColumns),
  seal: insert('seal', ['agency_id', 'case_id', 'n', 'salts']),
  fact: insert('fact', [
    'agency_id',
    'case_id',
    'measure',
    'on_day',
    'until_day',
    'value',
    'key',
    'grp',
    'twin',
    'recorded_from',
  ]),
}

/**
 * The floor of `act`: the same rows by plain prepared INSERTs and the same journal append, in one transaction, with
 * nothing decided, read or sealed. Without the journal it is the floor of the journal itself.
 */
export function floorOf(
  pool: Pool,
  agency: string,
  appends: readonly Append[],
  journaled = true,
): (index: number) => Promise<void> {
  return async (index) => {
    const { entry, after, sealed, facts, lines } = appends[index % appends.length]!
    const caseId = randomUUID().replaceAll('-', '')
    const client = await pool.connect()
    try {
      const run = (statement: Statement, row: Record<string, unknown>) =>
        client.query({
          name: statement.name,
          text: statement.text,
          values: statement.columns.map((column) => plain(row[column])),
        })
      await client.query(journaled ? beginSql : 'begin')
      await run(statements.case, { ...caseRow(after, sealed), agency_id: agency, id: caseId })
      const row = { ...entryRow(entry, sealed.salts), agency_id: agency, case_id: caseId, command_id: randomUUID() }
      await run(statements.entry, row)
      await run(statements.seal, row)
      await run(statements.line, {
        ...lineRow(after, { ...lines, open: undefined }),
        agency_id: agency,
        case_id: caseId,
      })
      for (const fact of facts.added) {
        const row = { ...factRow(caseId, fact), agency_id: agency, recorded_from: entry.recordedAt }
        await run(statements.fact, row)
      }
      const journal = journaled
        ? `${journalSql(agency, [{ text: sealed.text, caseId, n: 1 }])}; ${commitSql}`
        : 'commit'
      await client.query(journal)
    } finally {
      client.release()
    }
  }
}

const plain = (value: unknown): unknown =>
  value === undefined
    ? null
    : value !== null && typeof value === 'object' && !Array.isArray(value)
      ? JSON.stringify(value)
      : value
