import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { expect } from 'vitest'
import { issueToken } from '#app/tokens.ts'
import { serve } from '../../src/web/server.ts'
import { bureauOf } from '../bureau.ts'
import type { TestOffice } from '../office.ts'
import { openBrowser, patient } from './browser.ts'

export type ServedDesk = {
  readonly port: number
  /** A browser that sends a token with all that it asks. */
  contextWith(token: string, options?: BrowserContextOptions): Promise<BrowserContext>
  /** Sits down at it with a token; what the browser complains of, and what leaves the host, is a fault. */
  at<T>(token: string, look: (page: Page) => Promise<T>, options?: BrowserContextOptions): Promise<T>
  close(): Promise<void>
}

const wide = { viewport: { width: 1280, height: 900 } }

/** An office as the web serves it, and a real browser before it; a fault that the server notes is one of the test. */
export async function serveDesk(office: TestOffice): Promise<ServedDesk> {
  const log = (line: string, error: unknown) => expect.unreachable(`${line} ${error}`)
  const [serving, browser] = await Promise.all([serve(bureauOf(office), 0, { log }), openBrowser()])
  const contextWith: ServedDesk['contextWith'] = (token, options) =>
    browser.newContext({
      ...options,
      baseURL: `http://127.0.0.1:${serving.port}`,
      extraHTTPHeaders: { authorization: `Bearer ${token}` },
    })
  return {
    port: serving.port,
    contextWith,
    async at(token, look, options = wide) {
      const context = await contextWith(token, options)
      const page = patient(await context.newPage())
      const faults: string[] = []
      // An answer that says no is itself noted by the browser.
      page.on('console', (line) => {
        if (line.type() === 'error' && !/status of 4\d\d/.test(line.text())) faults.push(line.text())
      })
      page.on('pageerror', (error) => faults.push(error.message))
      page.on('request', (request) => {
        if (new URL(request.url()).port !== String(serving.port)) faults.push(request.url())
      })
      try {
        const found = await look(page)
        expect(faults).toEqual([])
        return found
      } finally {
        await context.close()
      }
    },
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
