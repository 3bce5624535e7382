import type { PoolClient, QueryResult } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../test/database.ts'
import { beginSql, commitSql } from './commit.ts'

let database: TestDatabase
let client: PoolClient
beforeAll(async () => {
  database = await createTestDatabase()
  client = await database.ownerPool({ max: 1 }).connect()
  await client.query('create table noted (n integer)')
})
afterAll(async () => {
  client.release()
  await database.drop()
})

/** The last result of several statements sent at once. */
const last = (result: unknown): QueryResult => (result as QueryResult[]).at(-1)!

describe('提交', () => {
  test('when it is answered, then everything up to it is on the disk', async () => {
    await client.query('set synchronous_commit = on')
    for (let n = 0; n < 30; n++) {
      await client.query(beginSql)
      await client.query('insert into noted values ($1)', [n])
      const { pg_logical_emit_message: at } = last(await client.query(commitSql)).rows[0]
      const { rows } = await client.query('select pg_current_wal_flush_lsn() >= $1::pg_lsn as safe', [at])
      expect(rows).toEqual([{ safe: true }])
    }
    expect((await client.query('select count(*)::int as count from noted')).rows).toEqual([{ count: 30 }])
  })
  test('when the transaction has failed, then nothing of it remains and the session goes on', async () => {
    await client.query(beginSql)
    await client.query('insert into noted values (100)')
    await expect(client.query('insert into nowhere values (1)')).rejects.toThrow()
    await client.query('rollback')
    expect((await client.query('select count(*)::int as count from noted where n = 100')).rows).toEqual([{ count: 0 }])
  })
  test('the wait for the disk is back in force after the transaction', async () => {
    await client.query(beginSql)
    await client.query(commitSql)
    expect((await client.query('show synchronous_commit')).rows).toEqual([{ synchronous_commit: 'on' }])
  })
})
