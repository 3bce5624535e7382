import { existsSync } from 'node:fs'
import chromium from '@sparticuz/chromium'
import { type Browser, chromium as playwright } from 'playwright-core'

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

// Not the package's own arguments: they put all in one process, which ends with the first page, and drop web security.
const packed = ['--disable-gpu', '--no-zygote']

/** A real Chromium: the one that `CHROMIUM` names, the system's, or the one from the package registry. */
export async function openBrowser(): Promise<Browser> {
  const own = [process.env['CHROMIUM'], ...installed].find((path) => path !== undefined && existsSync(path))
  // A sandbox needs rights that root in a container does not have.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return own
    ? playwright.launch({ executablePath: own, args: sandbox })
    : playwright.launch({ executablePath: await chromium.executablePath(), args: [...packed, ...sandbox] })
}
