import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { expect, test } from 'vitest'
import { prepareDataDirectories } from '../../../test/data-directory.ts'
import { temporaryFolder } from '../../../test/folder.ts'
import { keptRows, startKeeper } from '../../../test/keeper.ts'
import { isRoot } from './account.ts'
import { openServer, type Server, type ServerOptions } from './open-server.ts'

const usedDataDirectory = prepareDataDirectories()

async function withServer<T>(options: ServerOptions, use: (server: Server) => Promise<T>): Promise<T> {
  const server = await openServer(options)
  try {
    return await use(server)
  } finally {
    await server.stop()
  }
}

async function ask(connection: pg.ClientConfig, sql: string): Promise<Record<string, unknown>> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    return (await client.query(sql)).rows[0]
  } finally {
    await client.end()
  }
}

const logOf = (dataDir: string) => readFileSync(join(dataDir, 'postgres.log'), 'utf8')

test('a first start makes the database, a second start finds it', async () => {
  const dataDir = join(temporaryFolder(), '数据')
  await withServer({ dataDir }, async ({ connection }) => {
    expect(
      await ask(
        connection,
        `SELECT current_user::text AS user, pg_catalog.current_database()::text AS database,
                current_setting('fsync') AS fsync, current_setting('data_checksums') AS checksums,
                current_setting('server_encoding') AS encoding, current_setting('TimeZone') AS zone,
                current_setting('listen_addresses') AS listens,
                (SELECT datlocprovider::text || ' ' || datlocale FROM pg_database WHERE datname = current_database()) AS locale,
                (SELECT rolsuper OR rolcreaterole OR rolcreatedb FROM pg_roles WHERE rolname = current_user) AS mighty`,
      ),
    ).toEqual({
      user: 'zhunsheng_owner',
      database: 'zhunsheng',
      fsync: 'on',
      checksums: 'on',
      encoding: 'UTF8',
      zone: 'UTC',
      listens: '',
      locale: 'b C.UTF-8',
      mighty: false,
    })
    await ask(connection, 'CREATE TABLE stays ()')
  })
  const started = performance.now()
  await withServer({ dataDir }, async ({ connection }) => {
    expect(performance.now() - started).toBeLessThan(5_000)
    expect(await ask(connection, "SELECT to_regclass('stays')::text AS found")).toEqual({ found: 'stays' })
  })
  expect(logOf(dataDir)).not.toContain('interrupted')
  expect(existsSync(join(dataDir, 'zhunsheng.running.json'))).toBe(false)
})

test('where the path is too long for a socket, the server asks for a password on 127.0.0.1 alone', async () => {
  const dataDir = join(temporaryFolder(), '目'.repeat(40))
  await withServer({ dataDir }, async ({ connection, admin }) => {
    expect(connection.host).toBe('127.0.0.1')
    const listens =
      "SELECT current_setting('listen_addresses') AS at, current_setting('unix_socket_directories') AS sockets"
    expect(await ask(admin!, listens)).toEqual({ at: '127.0.0.1', sockets: '' })
    await expect(ask({ ...connection, password: 'guess' }, 'SELECT 1')).rejects.toThrow(
      'password authentication failed',
    )
    expect(statSync(join(dataDir, 'postgres/zhunsheng.password')).mode & 0o777).toBe(0o600)
    expect(statSync(join(dataDir, 'zhunsheng.running.json')).mode & 0o777).toBe(0o600)
  })
})

test('Ctrl-C, which reaches the whole process group, still ends in a clean shutdown', async () => {
  const dataDir = usedDataDirectory()
  const keeper = startKeeper(dataDir)
  await keeper.writes(5)
  expect(await keeper.end('SIGINT', 'group')).toBe(0)
  expect(keeper.acknowledged.at(-1)).toBe('stopped')
  expect(logOf(dataDir)).toContain('database system is shut down')
  expect(existsSync(join(dataDir, 'postgres/postmaster.pid'))).toBe(false)
})

test('a second process is refused with the number of the first, or joins it when it asks to', async () => {
  const dataDir = usedDataDirectory()
  const keeper = startKeeper(dataDir)
  await keeper.writes(5)
  await expect(openServer({ dataDir })).rejects.toMatchObject({
    code: 'data.in-use',
    message: expect.stringContaining(`进程号 ${keeper.process.pid}`),
  })
  await withServer({ dataDir, join: true }, async ({ connection }) => {
    expect(existsSync(join(dataDir, 'zhunsheng.running.json'))).toBe(true)
    expect((await keptRows(connection)).length).toBeGreaterThanOrEqual(5)
  })
  await keeper.writes(5) // the one who joined did not take the server away
  expect(await keeper.end('SIGTERM')).toBe(0)
})

test('one who joined may finish before the server of a short command stops', async () => {
  const dataDir = usedDataDirectory()
  const first = await openServer({ dataDir, join: true })
  const second = await openServer({ dataDir, join: true })
  const client = new pg.Client(second.connection)
  await client.connect()
  const working = client.query('SELECT pg_sleep(0.3), 42 AS answer')
  const stopped = first.stop()
  expect((await working).rows[0].answer).toBe(42)
  await client.end()
  await stopped
  expect(existsSync(join(dataDir, 'postgres/postmaster.pid'))).toBe(false)
})

test('data of another major version are refused and left alone', async () => {
  const dataDir = usedDataDirectory()
  const version = join(dataDir, 'postgres/PG_VERSION')
  writeFileSync(version, '15\n')
  await expect(openServer({ dataDir })).rejects.toMatchObject({
    code: 'data.other-version',
    message: expect.stringMatching(/PostgreSQL 15 .*PostgreSQL 18/),
  })
  expect(readFileSync(version, 'utf8')).toBe('15\n')
  // The same for a data directory that is a cluster of PostgreSQL's own.
  await expect(openServer({ dataDir: join(dataDir, 'postgres') })).rejects.toMatchObject({ code: 'data.other-version' })
})

test('a database folder without its version is never written over', async () => {
  const dataDir = temporaryFolder()
  mkdirSync(join(dataDir, 'postgres/base'), { recursive: true })
  await expect(openServer({ dataDir })).rejects.toMatchObject({ code: 'data.incomplete' })
})

test('a data directory that cannot be one is refused in one sentence', async () => {
  const file = join(temporaryFolder(), 'file')
  writeFileSync(file, '')
  for (const dataDir of [file, join(file, 'data')]) {
    await expect(openServer({ dataDir })).rejects.toMatchObject({
      code: 'data.unusable',
      message: expect.stringMatching(/^数据目录 .*不能使用：.*不是目录。.*。$/),
    })
  }
})

// Root may write anywhere, so this can only be seen as an ordinary user.
test.skipIf(isRoot())('a data directory without the right to write is refused (needs an ordinary user)', async () => {
  const folder = temporaryFolder(0o500)
  for (const dataDir of [folder, join(folder, 'data')]) {
    await expect(openServer({ dataDir })).rejects.toMatchObject({ code: 'data.unusable' })
  }
})

test.skipIf(process.platform !== 'linux')(
  'a folder that nobody can make there is refused, not tried for ever',
  async () => {
    const nowhere = { code: 'data.unusable', message: expect.stringContaining('那里不能建立目录') }
    await expect(openServer({ dataDir: '/proc/zhunsheng/data' })).rejects.toMatchObject(nowhere)
  },
)

test('a copied data directory is a database of its own', async () => {
  const [original, copy] = [usedDataDirectory(), temporaryFolder()]
  await withServer({ dataDir: original }, ({ connection }) => ask(connection, 'CREATE TABLE stays ()'))
  cpSync(original, copy, { recursive: true }) // by root: everything now belongs to root
  chmodSync(join(copy, 'postgres'), 0o755)
  await withServer({ dataDir: original }, () =>
    withServer({ dataDir: copy }, async ({ connection }) => {
      expect(await ask(connection, "SELECT to_regclass('stays')::text AS found")).toEqual({ found: 'stays' })
    }),
  )
})

test('asking again within the process that holds a directory does not give the directory away', async () => {
  const dataDir = usedDataDirectory()
  await withServer({ dataDir }, async () => {
    await withServer({ dataDir, join: true }, async () => undefined)
    const other = startKeeper(dataDir)
    expect(await other.end(0)).toBe(1)
    expect(other.complaint()).toContain('data.in-use')
  })
})
