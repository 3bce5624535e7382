import pg from 'pg'
import { appRole } from './server/roles.ts'
import { errorCode, startupError } from './server/startup-error.ts'

/** The oldest major version of PostgreSQL that the migrations are written for. */
export const minimumVersion = 14

/** What we ask of a server that somebody else runs. */
export type ServerFacts = {
  /** `server_version_num`, for example 180004. */
  readonly number: number
  /** `server_version`, for people. */
  readonly version: string
  readonly encoding: string
  readonly readOnly: boolean
  readonly user: string
  readonly hasAppRole: boolean
}

/** `host:port/database` of a URL, fit for the screen: never its password. */
export function describeUrl(databaseUrl: string): string {
  try {
    const url = new URL(databaseUrl)
    return `${url.hostname}${url.port === '' ? '' : `:${url.port}`}${url.pathname}`
  } catch {
    return 'DATABASE_URL'
  }
}

/** Throws `StartupError` unless a server with these facts can hold 准绳's data. */
export function checkServer(facts: ServerFacts, server: string): void {
  if (facts.number < minimumVersion * 10_000) {
    throw startupError('database.too-old', { found: facts.version, needed: minimumVersion })
  }
  if (facts.encoding !== 'UTF8') throw startupError('database.encoding', { found: facts.encoding })
  if (facts.readOnly) throw startupError('database.read-only', { server })
}

/** Checks the server behind `databaseUrl` and sees to it that its user may act as the application role. */
export async function prepareExternal(databaseUrl: string): Promise<void> {
  const server = describeUrl(databaseUrl)
  const client = await openClient(databaseUrl, server)
  try {
    const facts = await readFacts(client)
    checkServer(facts, server)
    await ensureAppRole(client, facts)
  } finally {
    await client.end()
  }
}

async function openClient(databaseUrl: string, server: string): Promise<pg.Client> {
  if (!/^postgres(ql)?:\/\//.test(databaseUrl) || !URL.canParse(databaseUrl)) throw startupError('database.bad-url', {})
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return client
  } catch (error) {
    const code = errorCode(error)
    // SQLSTATE 28 and 3D: wrong user, password or database. The server is there but does not want us.
    const refused = code !== undefined && /^(28|3D)\w{3}$/.test(code)
    const detail = code ?? (error instanceof Error ? error.message : String(error))
    throw startupError(refused ? 'database.refused' : 'database.unreachable', { server, detail }, error)
  }
}

async function readFacts(client: pg.Client): Promise<ServerFacts> {
  const { rows } = await client.query<ServerFacts>(
    `SELECT current_setting('server_version_num')::int AS number,
            current_setting('server_version') AS version,
            current_setting('server_encoding') AS encoding,
            pg_is_in_recovery() OR current_setting('default_transaction_read_only') = 'on' AS "readOnly",
            current_user::text AS user,
            EXISTS (SELECT FROM pg_roles WHERE rolname = $1) AS "hasAppRole"`,
    [appRole],
  )
  return rows[0]!
}

async function ensureAppRole(client: pg.Client, facts: ServerFacts): Promise<void> {
  const user = pg.escapeIdentifier(facts.user)
  const create = `CREATE ROLE ${appRole}`
  const grant = `GRANT ${appRole} TO ${user}`
  const refuse = (statements: string[], cause: unknown) =>
    startupError(
      'database.role-not-allowed',
      { user: facts.user, role: appRole, statements: statements.map((text) => `${text};`).join(' ') },
      cause,
    )
  if (!facts.hasAppRole) {
    try {
      await client.query(create)
    } catch (error) {
      // Another process of ours may have made it this very moment (42710, 23505).
      if (!['42710', '23505'].includes(errorCode(error) ?? '')) throw refuse([create, grant], error)
    }
  }
  if (await canBecome(client, appRole)) return
  try {
    await client.query(grant)
  } catch (error) {
    throw refuse([grant], error)
  }
  if (!(await canBecome(client, appRole))) throw refuse([`${grant} WITH SET TRUE`], undefined)
}

/** Tried rather than looked up: the rules for SET ROLE changed in PostgreSQL 16. */
async function canBecome(client: pg.Client, role: string): Promise<boolean> {
  try {
    await client.query(`SET ROLE ${role}`)
    await client.query('RESET ROLE')
    return true
  } catch (error) {
    if (errorCode(error) === '42501') return false
    throw error
  }
}
