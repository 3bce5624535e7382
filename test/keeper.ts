import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import pg from 'pg'
import { onTestFinished } from 'vitest'
import type { Connection } from '#db/server/open-server.ts'

const script = join(import.meta.dirname, '../src/db/server/keeper.fixture.ts')

/** A process that holds a data directory and writes rows into its database; see `keeper.fixture.ts`. */
export type Keeper = {
  readonly process: ChildProcess
  /** The rows that it was told are safe. */
  readonly acknowledged: string[]
  /** Waits until it has written a few more rows. */
  writes(rows: number): Promise<void>
  /** Sends a signal (0: none), to its whole process group like a terminal when `group`, and waits for its end. */
  end(signal: NodeJS.Signals | 0, group?: 'group'): Promise<number | null>
  /** What it printed on its error output. */
  complaint(): string
}

export function startKeeper(dataDir: string, options: { script?: string; args?: string[] } = {}): Keeper {
  const child = spawn(process.execPath, [options.script ?? script, dataDir, ...(options.args ?? [])], {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const ended = once(child, 'close')
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await ended
  })
  const acknowledged: string[] = []
  let complaint = ''
  let rest = ''
  child.stderr.on('data', (chunk) => (complaint += chunk))
  child.stdout.on('data', (chunk) => {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop()!
    acknowledged.push(...lines)
  })
  return {
    process: child,
    acknowledged,
    async writes(rows) {
      const wanted = acknowledged.length + rows
      while (acknowledged.length < wanted) {
        if (child.exitCode !== null) throw new Error(`the process has ended: ${complaint}`)
        await Promise.race([once(child.stdout, 'data'), ended])
      }
    },
    async end(signal, group) {
      process.kill(group === undefined ? child.pid! : -child.pid!, signal)
      await ended
      return child.exitCode
    },
    complaint: () => complaint,
  }
}

/** The rows that a keeper left behind. */
export async function keptRows(connection: Connection): Promise<string[]> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    const exists = await client.query("SELECT to_regclass('kept') AS found")
    if (exists.rows[0].found === null) return []
    const { rows } = await client.query<{ n: string }>('SELECT n FROM kept ORDER BY n')
    return rows.map((row) => row.n)
  } finally {
    await client.end()
  }
}
