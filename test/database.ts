import { randomUUID } from 'node:crypto'
import { createConnection } from 'node:net'
import { text } from 'node:stream/consumers'
import pg from 'pg'
import { inject } from 'vitest'
import { type Database, makePools } from '#db/connect.ts'
import type { Connection } from '#db/server/open-server.ts'
import { appRole, databaseName, ownerRole } from '#db/server/roles.ts'
import type { BrokerAnswer } from './global-setup.ts'

export type TestDatabase = Database & {
  /** As the application role. */
  readonly config: pg.PoolConfig
  /** As the owner of the tables. */
  readonly ownerConfig: pg.PoolConfig
  /** Ends the pools and removes the database; fails when a test left a connection open. The same as `close`. */
  drop(): Promise<void>
}

/**
 * A database of the test's own, with every migration applied: a clone of the run's template, or, with `empty`, one
 * without any table.
 */
export async function createTestDatabase(options: { empty?: boolean } = {}): Promise<TestDatabase> {
  const admin = await askForServer()
  const database = `test_${randomUUID().replaceAll('-', '')}`
  const template = options.empty === true ? 'template0' : databaseName
  await asAdmin(admin, `CREATE DATABASE ${database} TEMPLATE ${template} OWNER ${ownerRole} STRATEGY file_copy`)
  const config = { ...admin, database, user: appRole }
  const ownerConfig = { ...admin, database, user: ownerRole }
  const pools = makePools(config, ownerConfig, () => asAdmin(admin, `DROP DATABASE ${database}`))
  return { ...pools, config, ownerConfig, drop: pools.close }
}

async function askForServer(): Promise<Connection> {
  const answer = JSON.parse(await text(createConnection(inject('databaseBroker')))) as BrokerAnswer
  if ('error' in answer) throw new Error(answer.error)
  return answer.admin
}

async function asAdmin(admin: Connection, sql: string): Promise<void> {
  const client = new pg.Client(admin)
  await client.connect()
  await client.query(sql).finally(() => client.end())
}
