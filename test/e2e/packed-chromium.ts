import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import chromium from '@sparticuz/chromium'

const cache = join(import.meta.dirname, '../../node_modules/.cache')

/**
 * The Chromium from the package registry, unpacked once beside its package. Several test workers may want it at the same
 * time: each unpacks for itself and the first to finish gives it its place, so that none starts half a file.
 */
export async function packedChromium(): Promise<string> {
  const folder = join(cache, 'chromium')
  const path = join(folder, 'chromium')
  if (existsSync(path)) return path
  await mkdir(cache, { recursive: true })
  const own = await mkdtemp(`${folder}.`)
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = own
  try {
    await chromium.executablePath()
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
  await rename(own, folder).catch(() => rm(own, { recursive: true, force: true }))
  return path
}
