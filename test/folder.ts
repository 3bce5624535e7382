import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A folder for one test, removed after it. Others may enter it unless `mode` says otherwise. */
export function temporaryFolder(mode = 0o755): string {
  const { folder, remove } = makeFolder(mode)
  onTestFinished(remove)
  return folder
}

/** Where the folders of this run lie; what a test forgets is removed with it, at the end of the run. */
const ofRun = process.env['ZHUNSHENG_TEST_FOLDER'] ?? tmpdir()

/** A folder that lives until `remove`. */
export function makeFolder(mode = 0o755): { folder: string; remove: () => void } {
  const folder = realpathSync(mkdtempSync(join(ofRun, 'zhunsheng-')))
  chmodSync(folder, mode)
  const remove = () => {
    chmodSync(folder, 0o700)
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
  return { folder, remove }
}
