import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { prepareExternal } from './external.ts'
import { openServer, type ServerOptions } from './server/open-server.ts'
import { appRole } from './server/roles.ts'

export type ConnectOptions = Pick<ServerOptions, 'dataDir' | 'log' | 'join' | 'onLost'> & {
  /** A PostgreSQL server that somebody else runs; absent: our own on `dataDir`. */
  readonly databaseUrl?: string | undefined
}

/** Makes a pool of connections. They all end with `close`. */
export type PoolFactory = (
  options?: Pick<
    pg.PoolConfig,
    'max' | 'application_name' | 'types' | 'options' | 'statement_timeout' | 'connectionTimeoutMillis'
  >,
) => pg.Pool

export type Database = {
  /** As the application role, which holds only the rights that migrations grant. */
  readonly pool: PoolFactory
  /** As the owner of the tables: for migrations alone. */
  readonly ownerPool: PoolFactory
  /** Ends every pool made here and stops the server, if it is ours. May be called again. */
  close(): Promise<void>
}

/** How long `close` waits for work in progress before the connections are cut. */
const closePatience = 10_000

/** Opens the database: the server of `databaseUrl`, or else our own. Throws `StartupError` where a person has to act. */
export async function connect(options: ConnectOptions): Promise<Database> {
  const { databaseUrl, ...serverOptions } = options
  if (databaseUrl !== undefined && databaseUrl !== '') {
    await prepareExternal(databaseUrl)
    const owner: pg.PoolConfig = { connectionString: databaseUrl }
    const session = (sql: string) => (client: pg.ClientBase) => client.query(sql).then(() => undefined)
    const utc = "SET TimeZone = 'UTC'"
    return makePools(
      // The pool waits for this promise before it hands the connection out.
      { ...owner, onConnect: session(`${utc}; SET ROLE ${appRole}`) },
      { ...owner, onConnect: session(utc) },
      async () => undefined,
    )
  }
  const server = await openServer(serverOptions)
  return makePools({ ...server.connection, user: appRole }, server.connection, server.stop)
}

/** Pools over two ways to connect to one database; `stop` is called once after they have ended. */
export function makePools(app: pg.PoolConfig, owner: pg.PoolConfig, stop: () => Promise<void>): Database {
  const pools: pg.Pool[] = []
  const factory =
    (config: pg.PoolConfig): PoolFactory =>
    (options) => {
      const pool = new pg.Pool({ application_name: 'zhunsheng', ...config, ...options })
      // An idle connection that breaks is replaced by the pool, and one at work fails at its next query; without a
      // listener either would end the process.
      pool.on('error', () => undefined)
      pool.on('connect', (client) => void client.on('error', () => undefined))
      pools.push(pool)
      return pool
    }
  let closing: Promise<void> | undefined
  const close = async () => {
    const ended = Promise.allSettled(pools.filter((pool) => !pool.ending).map((pool) => pool.end()))
    const timer = new AbortController()
    await Promise.race([ended, sleep(closePatience, undefined, { signal: timer.signal }).catch(() => undefined)])
    timer.abort()
    await stop()
  }
  return {
    pool: factory(app),
    ownerPool: factory(owner),
    close: () => {
      closing ??= close()
      return closing
    },
  }
}
