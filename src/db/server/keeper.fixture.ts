// A process of its own for the tests of crashes: opens the server of a data directory, writes rows for as long as it
// lives, and says each one only after PostgreSQL has acknowledged it.
import pg from 'pg'
import { openServer } from './open-server.ts'

const [dataDir, stateRoot, cacheRoot] = process.argv.slice(2)
const server = await openServer({
  dataDir: dataDir!,
  ...(stateRoot === undefined ? {} : { stateRoot }),
  ...(cacheRoot === undefined ? {} : { cacheRoot }),
})
let writing = true
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => (writing = false))

const client = new pg.Client(server.connection)
await client.connect()
await client.query('CREATE TABLE IF NOT EXISTS kept (n bigint GENERATED ALWAYS AS IDENTITY)')
while (writing) {
  const { rows } = await client.query<{ n: string }>('INSERT INTO kept DEFAULT VALUES RETURNING n')
  process.stdout.write(`${rows[0]!.n}\n`)
}
await client.end()
await server.stop()
process.stdout.write('stopped\n')
