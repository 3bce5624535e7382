import type { BrowserContext, BrowserContextOptions } from 'playwright-core'
import { expect } from 'vitest'
import { issueToken } from '#app/tokens.ts'
import { serve } from '../../src/web/server.ts'
import { bureauOf } from '../bureau.ts'
import type { TestOffice } from '../office.ts'
import { openBrowser } from './browser.ts'

export type ServedDesk = {
  readonly port: number
  /** A browser that sends a token with all that it asks. */
  contextWith(token: string, options?: BrowserContextOptions): Promise<BrowserContext>
  close(): Promise<void>
}

/** An office as the web serves it, and a real browser before it; a fault that the server notes is one of the test. */
export async function serveDesk(office: TestOffice): Promise<ServedDesk> {
  const log = (line: string, error: unknown) => expect.unreachable(`${line} ${error}`)
  const [serving, browser] = await Promise.all([serve(bureauOf(office), 0, { log }), openBrowser()])
  return {
    port: serving.port,
    contextWith: (token, options) =>
      browser.newContext({
        ...options,
        baseURL: `http://127.0.0.1:${serving.port}`,
        extraHTTPHeaders: { authorization: `Bearer ${token}` },
      }),
    async close() {
      await browser.close()
      await serving.stop()
    },
  }
}

/** A token that is good for longer than any test goes forward. */
export async function tokenOf(office: TestOffice, person: string): Promise<string> {
  const issued = await issueToken(office.house, 'P-personnel', { person, days: 366 })
  if (!issued.ok) throw new Error(issued.message)
  return issued.token
}
