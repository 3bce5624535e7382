import { createHash } from 'node:crypto'
import type { Pool } from 'pg'
import { PgBoss, type QueueOptions } from 'pg-boss'
import type { JobRunner, Work } from '#app/jobs/ports.ts'
import { executorOn, jobSchema, quiet } from './prepare.ts'

export type RunnerOptions = {
  /** Seconds before the second try; every further pause is about twice as long, an hour at most. */
  readonly firstPause?: number
  /** Tries after the first: with a pause of ten seconds first, the last is made after about a day and a half. */
  readonly retries?: number
  /** Seconds after which what a process has taken and not answered comes back: it is dead, or as good as dead. */
  readonly patience?: number
}

const hour = 3600

/**
 * Runs an agency's work on pg-boss. Every process that starts takes part; what one of them takes, no other does, and
 * what a process that dies has taken comes back after its time.
 * @param pool connections as the application's role, with moments as the driver gives them
 */
export function jobRunner(pool: Pool, agency: string, options: RunnerOptions = {}): JobRunner {
  const { firstPause = 10, retries = 40, patience = 120 } = options
  const watch = Math.min(patience, 60)
  const [clocks, follow] = [`clocks.${agency}`, `follow.${agency}`]
  return {
    async start(work: Work) {
      const boss = new PgBoss({
        ...{ db: executorOn(pool), schema: jobSchema, migrate: false, createSchema: false },
        ...{ superviseIntervalSeconds: watch, monitorIntervalSeconds: watch, ...quiet },
      })
      boss.on('error', (error) => work.trouble(error.message))
      await boss.start()
      await openQueue(boss, clocks, { retryLimit: 0, expireInSeconds: 600, deleteAfterSeconds: hour })
      await openQueue(boss, follow, {
        ...{ retryLimit: retries, retryDelay: firstPause, retryBackoff: true },
        ...{ expireInSeconds: patience, deleteAfterSeconds: hour },
      })
      await boss.work(clocks, async () => work.everyMinute())
      await boss.work(
        follow,
        { batchSize: 50, perJobResults: true, includeMetadata: true, burstWhenBatchFull: true },
        async (jobs) => {
          const results = []
          // One after another, each answered for itself: one that fails does not take the others with it.
          for (const { id, data, retryCount, retryLimit } of jobs) {
            const done = await work.follow((data as { key: string }).key, retryCount >= retryLimit)
            results.push({ id, status: done ? ('completed' as const) : ('failed' as const) })
          }
          return results
        },
      )
      await boss.schedule(clocks, '* * * * *', null, { tz: 'Asia/Shanghai' })
      return {
        async send(rows) {
          await boss.insert(
            follow,
            rows.map(({ key, round }) => ({
              ...{ id: idOf(`${agency} ${key} ${round}`), data: { key }, retryDelayMax: hour },
            })),
          )
        },
        stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
      }
    },
  }
}

/** A queue as this version of the program wants it, whichever version made it. */
async function openQueue(boss: PgBoss, name: string, options: QueueOptions): Promise<void> {
  await boss.createQueue(name, options)
  await boss.updateQueue(name, options)
}

/** The same work has the same job id: sent twice, it is there once. */
const idOf = (name: string): string => {
  const hex = createHash('sha256').update(name).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-')
}
