import { existsSync } from 'node:fs'
import { mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import chromium from '@sparticuz/chromium'

/**
 * The Chromium from the package registry, unpacked once for each user of the machine. Several test workers may want it
 * at the same time: each unpacks for itself and the first to finish gives it its place, so that none starts half a file.
 */
export async function packedChromium(): Promise<string> {
  const folder = join(tmpdir(), `zhunsheng-chromium-${process.getuid?.() ?? 'user'}`)
  const path = join(folder, 'chromium')
  if (existsSync(path)) return path
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
