import { cp, mkdir, stat } from 'node:fs/promises'
import { dirname, isAbsolute, join, normalize } from 'node:path'
import { readTimestampSettings } from '#app/journal/timestamps/timestamp-settings.ts'

const fixed = ['bureau.json', 'journal', 'attachments', 'witnesses.json', 'timestamp.json'] as const

export const isThere = async (path: string): Promise<boolean> => (await stat(path).catch(() => null)) !== null

/**
 * What a backup holds besides the tables, below the data directory: the published log, the evidence, and the settings
 * with the certificates that they name. Keys and sealed numbers stay out of it.
 */
export async function besidesIn(dataDir: string): Promise<readonly string[]> {
  const settings = await readTimestampSettings({ timestamp: join(dataDir, 'timestamp.json') }).catch(() => null)
  const certificate = settings?.ca && normalize(settings.ca.file)
  const isBelow = certificate && !isAbsolute(certificate) && !certificate.startsWith('..')
  return isBelow ? [...fixed, certificate] : fixed
}

/** Copies one of them, where it is; what lies there already stays. */
export async function copyBeside(from: string, to: string, name: string): Promise<void> {
  if (!(await isThere(join(from, name)))) return
  await mkdir(dirname(join(to, name)), { recursive: true })
  await cp(join(from, name), join(to, name), { recursive: true, force: false })
}
