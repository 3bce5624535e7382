import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeFolder } from '../../test/folder.ts'
import { connect } from './connect.ts'
import { checkServer } from './external.ts'
import { type Connection, openServer, type Server } from './server/open-server.ts'
import { throwawaySettings } from './server/settings.ts'

// A server that is reached by URL: ours, in a folder whose path is too long for a socket.
let server: Server
const { folder, remove } = makeFolder()

beforeAll(async () => {
  server = await openServer({ dataDir: join(folder, 'long'.repeat(25)), settings: throwawaySettings })
  await asAdmin(
    `CREATE ROLE bureau LOGIN PASSWORD 'secret'`,
    'CREATE DATABASE bureau OWNER bureau',
    "CREATE DATABASE latin ENCODING 'LATIN1' LOCALE_PROVIDER libc LOCALE 'C' TEMPLATE template0 OWNER bureau",
  )
})
afterAll(async () => {
  await server.stop()
  remove()
})

async function asAdmin(...statements: string[]): Promise<void> {
  const client = new pg.Client(server.admin)
  await client.connect()
  for (const sql of statements) await client.query(sql)
  await client.end()
}

const url = ({ user, password, port, database }: Connection) =>
  `postgres://${user}:${password}@127.0.0.1:${port}/${database}`
const bureau = (database = 'bureau', password = 'secret') =>
  url({ ...server.admin!, user: 'bureau', password, database })
const refused = (databaseUrl: string) =>
  connect({ databaseUrl, dataDir: '/nowhere' }).then(
    () => undefined,
    (error) => error,
  )

const whoAmI = "SELECT current_user::text AS me, current_setting('TimeZone') AS zone"

test('our own server is used as application role and as owner', async () => {
  const database = await connect({ dataDir: join(folder, 'own') })
  const app = database.pool({ max: 2 })
  expect((await app.query(whoAmI)).rows).toEqual([{ me: 'zhunsheng_app', zone: 'UTC' }])
  const owner = database.ownerPool()
  await owner.query('CREATE TABLE entry (n int); GRANT SELECT, INSERT ON entry TO zhunsheng_app')
  await app.query('INSERT INTO entry VALUES (1)')
  await expect(app.query('UPDATE entry SET n = 2')).rejects.toThrow('permission denied')
  await expect(app.query('DELETE FROM entry')).rejects.toThrow('permission denied')
  await expect(app.query('CREATE TABLE mine ()')).rejects.toThrow('permission denied')
  await database.close()
  await expect(app.query('SELECT 1')).rejects.toThrow()
})

test('a user who may not prepare the application role is told what the administrator has to do', async () => {
  expect(await refused(bureau())).toMatchObject({
    code: 'database.role-not-allowed',
    message: expect.stringContaining('GRANT zhunsheng_app TO "bureau";'),
  })
})

test('with that done, every connection acts as the application role', async () => {
  await asAdmin('GRANT zhunsheng_app TO "bureau"')
  const database = await connect({ databaseUrl: bureau(), dataDir: '/nowhere' })
  expect((await database.pool().query(whoAmI)).rows).toEqual([{ me: 'zhunsheng_app', zone: 'UTC' }])
  expect((await database.ownerPool().query(whoAmI)).rows).toEqual([{ me: 'bureau', zone: 'UTC' }])
  await database.close()
})

test('given the server cuts a connection at work between two queries, then its next query fails and the process lives on', async () => {
  const database = await connect({ databaseUrl: bureau(), dataDir: '/nowhere' })
  const pool = database.pool({ max: 1 })
  const client = await pool.connect()
  const { pid } = (await client.query('select pg_backend_pid() as pid')).rows[0]
  const cut = new Promise((resolve) => client.once('end', resolve))
  await asAdmin(`select pg_terminate_backend(${pid})`)
  await cut
  await expect(client.query('select 1')).rejects.toThrow()
  client.release(true)
  expect((await pool.query(whoAmI)).rows[0].me).toBe('zhunsheng_app')
  await database.close()
})

test('a user who may make roles makes the application role', async () => {
  await asAdmin('ALTER ROLE zhunsheng_app RENAME TO put_aside', `CREATE ROLE maker LOGIN CREATEROLE PASSWORD 'secret'`)
  try {
    const databaseUrl = url({ ...server.admin!, user: 'maker', password: 'secret' })
    const database = await connect({ databaseUrl, dataDir: '/nowhere' })
    expect((await database.pool().query(whoAmI)).rows[0].me).toBe('zhunsheng_app')
    await database.close()
  } finally {
    await asAdmin('DROP ROLE zhunsheng_app', 'ALTER ROLE put_aside RENAME TO zhunsheng_app')
  }
})

test('a wrong address, password, database or encoding is said in one sentence without the password', async () => {
  const port = server.admin!.port
  const cases = [
    ['mysql://a:secret@b/c', 'database.bad-url'],
    ['postgres://a:secret@b:port/c', 'database.bad-url'],
    ['postgres://bureau:secret@127.0.0.1:1/bureau', 'database.unreachable'],
    [bureau('bureau', 'secret-but-wrong'), 'database.refused'],
    [bureau('no_such_database'), 'database.refused'],
    [bureau('latin'), 'database.encoding'],
  ] as const
  for (const [databaseUrl, code] of cases) {
    const error = await refused(databaseUrl)
    expect(error).toMatchObject({ name: 'StartupError', code })
    expect(error.message).not.toContain('secret')
  }
  expect((await refused(bureau('no_such_database'))).message).toContain(`127.0.0.1:${port}/no_such_database`)
})

test('a server older than PostgreSQL 14 or one that only reads is refused', () => {
  const facts = { number: 140_000, version: '14.0', encoding: 'UTF8', readOnly: false, user: 'u', hasAppRole: true }
  expect(() => checkServer(facts, 's')).not.toThrow()
  expect(() => checkServer({ ...facts, number: 130_022, version: '13.22' }, 's')).toThrow('版本是 PostgreSQL 13.22')
  expect(() => checkServer({ ...facts, readOnly: true }, 's')).toThrow('只读')
})
