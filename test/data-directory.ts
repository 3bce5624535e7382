import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll } from 'vitest'
import { openServer } from '#db/server/open-server.ts'
import { makeFolder, temporaryFolder } from './folder.ts'

/**
 * To be called once in a test file: gives a function that makes data directories which an earlier start has used
 * (copies of one that is made only once, since making a database takes longest).
 */
export function prepareDataDirectories(): () => string {
  let used = ''
  beforeAll(async () => {
    const { folder, remove } = makeFolder()
    used = folder
    await (await openServer({ dataDir: used })).stop()
    return remove
  })
  return () => {
    const dataDir = join(temporaryFolder(), 'data')
    cpSync(used, dataDir, { recursive: true })
    return dataDir
  }
}
