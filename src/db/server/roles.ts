import pg from 'pg'
import type { Connection } from './lock.ts'

/** Owns the database and its tables; runs the migrations. */
export const ownerRole = 'zhunsheng_owner'

/** What the application works as: only the rights that migrations grant it. */
export const appRole = 'zhunsheng_app'

export const databaseName = 'zhunsheng'

/**
 * Makes the two roles and the database where they are missing, so that a first start that was cut short anywhere is
 * completed by the next. `admin` connects as superuser to the database `postgres`; its password, if it has one, is
 * given to the roles too.
 */
export async function ensureDatabase(admin: Connection): Promise<void> {
  const client = new pg.Client(admin)
  await client.connect()
  try {
    const found = await client.query<{ roles: string[]; limit: number | null; password: boolean }>(
      `SELECT ARRAY(SELECT rolname::text FROM pg_roles WHERE rolname IN ($1, $2)) AS roles,
              (SELECT datconnlimit FROM pg_database WHERE datname = $3) AS limit`,
      [ownerRole, appRole, databaseName],
    )
    const { roles, limit } = found.rows[0]!
    for (const role of [ownerRole, appRole]) {
      if (!roles.includes(role)) await client.query(`CREATE ROLE ${role} LOGIN`)
    }
    if (roles.length < 2) await client.query(`GRANT ${appRole} TO ${ownerRole}`)
    // A role keeps the password of its making; it is set again so that a moved directory never locks us out.
    if (admin.password !== undefined) {
      for (const role of [ownerRole, appRole]) {
        await client.query(`ALTER ROLE ${role} PASSWORD ${client.escapeLiteral(admin.password)}`)
      }
    }
    if (limit === invalid) await client.query(`DROP DATABASE ${databaseName}`)
    if (limit === null || limit === invalid) await client.query(`CREATE DATABASE ${databaseName} OWNER ${ownerRole}`)
  } finally {
    await client.end()
  }
}

/** `datconnlimit` of a database whose removal was cut short. */
const invalid = -2
