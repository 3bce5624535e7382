import type { Pool } from 'pg'
import { getConstructionPlans, PgBoss } from 'pg-boss'
import { inTransaction } from '../in-transaction.ts'
import { appRole } from '../server/roles.ts'

/** The jobs' own schema, beside that of the records: no guard of the journal looks into it, and no backup holds it. */
export const jobSchema = 'zhunsheng_jobs'

/** The shape that this version of pg-boss wants, as its own plan for an empty database ends with it. */
const wantedVersion = (): number =>
  Number(/\.version\(version\) VALUES \('(\d+)'\)/.exec(getConstructionPlans(jobSchema))![1])

/**
 * Makes the schema of the jobs, or brings it to the shape of this version, and lets the application's role use it: that
 * role may make no tables. Two processes that start together do it once.
 * @param owner a pool as the owner of the tables
 */
export async function prepareJobs(owner: Pool): Promise<void> {
  if ((await versionIn(owner)) === wantedVersion()) return
  const boss = new PgBoss({ db: executorOn(owner), schema: jobSchema, supervise: false, schedule: false, ...quiet })
  boss.on('error', () => undefined)
  await boss.start()
  await boss.stop({ graceful: false })
  await inTransaction(owner, async (client) => {
    await client.query(`grant usage on schema ${jobSchema} to ${appRole}`)
    await client.query(`grant select, insert, update, delete on all tables in schema ${jobSchema} to ${appRole}`)
    await client.query(`grant execute on all functions in schema ${jobSchema} to ${appRole}`)
  })
}

async function versionIn(owner: Pool): Promise<number | undefined> {
  const { rows } = await owner.query<{ there: boolean }>(
    `select to_regclass('${jobSchema}.version') is not null as there`,
  )
  if (!rows[0]!.there) return undefined
  const { rows: found } = await owner.query<{ version: number }>(`select version from ${jobSchema}.version`)
  return found[0]?.version
}

/** What pg-boss would do beside its work and what needs the owner's rights, or a table a day. */
export const quiet = {
  registerInstance: false,
  persistQueueStats: false,
  persistWarnings: false,
  monitorVacuum: false,
  reindex: false,
} as const

export const executorOn = (pool: Pool) => ({
  executeSql: (text: string, values?: unknown[]) => pool.query(text, values),
})
