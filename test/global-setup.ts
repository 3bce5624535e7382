import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { makePools } from '#db/connect.ts'
import { prepareJobs } from '#db/jobs/prepare.ts'
import { migrate } from '#db/migrate.ts'
import { type Connection, openServer, type Server } from '#db/server/open-server.ts'
import { throwawaySettings } from '#db/server/settings.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The socket at which a test asks for the database server of this run. */
    databaseBroker: string
  }
}

/** What a test is told: how to connect as superuser, or why there is no server. */
export type BrokerAnswer = { readonly admin: Connection } | { readonly error: string }

/**
 * One database server for the whole test run, started when the first test asks for it (tests of the pure domain never
 * do), with the migrated database that tests clone. It forgets safety for speed; tests of crashes start their own.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'zhunsheng-test-'))
  await chmod(folder, 0o755) // root hands the server to another user, who must be able to enter
  process.env['ZHUNSHENG_TEST_FOLDER'] = folder
  let starting: Promise<Server> | undefined

  const broker = createServer((socket) => {
    socket.on('error', () => undefined)
    starting ??= startTemplate(join(folder, 'data'))
    starting.then(
      ({ admin }) => socket.end(JSON.stringify({ admin } as BrokerAnswer)),
      (error) => socket.end(JSON.stringify({ error: String(error.stack ?? error) } satisfies BrokerAnswer)),
    )
  })
  const path = join(folder, 'broker')
  await new Promise<void>((resolve) => broker.listen(path, resolve))
  project.provide('databaseBroker', path)

  return async () => {
    broker.close()
    await starting?.then((server) => server.stop()).catch(() => undefined)
    await rm(folder, { recursive: true, force: true })
  }
}

async function startTemplate(dataDir: string): Promise<Server> {
  const server = await openServer({ dataDir, settings: { ...throwawaySettings, max_connections: '200' } })
  const template = makePools(server.connection, server.connection, async () => undefined)
  try {
    await migrate(template.ownerPool())
    await prepareJobs(template.ownerPool())
  } catch (error) {
    await server.stop()
    throw error
  } finally {
    await template.close()
  }
  return server
}
