import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

// A data directory remembers which profile its bureau has: no command guesses it, and one that only reads makes nothing.

const fileIn = (dataDir: string): string => join(dataDir, 'bureau.json')

/** The profile of the bureau that lies in a data directory; undefined where none does. */
export async function profileIn(dataDir: string): Promise<string | undefined> {
  const text = await readFile(fileIn(dataDir), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined
    throw error
  })
  return text === undefined ? undefined : (JSON.parse(text) as { profile: string }).profile
}

export async function rememberProfile(dataDir: string, profile: string): Promise<void> {
  await mkdir(dataDir, { recursive: true })
  await writeFile(fileIn(dataDir), `${JSON.stringify({ profile })}\n`, { mode: 0o600 })
}
