import type { Context } from 'hono'

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])
export const isUnsafe = (c: Context): boolean => !safe.has(c.req.method)

/**
 * True when a request was made by a page of this site. Browsers say so themselves: by Sec-Fetch-Site where the
 * connection is trustworthy, by Origin on everything that writes. Whoever says neither is no browser and has tokens.
 */
export function isSameOrigin(c: Context): boolean {
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined && site !== 'same-origin') return false
  const origin = c.req.header('origin')
  if (origin === undefined) return site === 'same-origin'
  // A proxy in front speaks TLS and hands the name on: the name is compared, not the scheme.
  return URL.canParse(origin) && new URL(origin).host === new URL(c.req.url).host
}

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/
/** True for names and addresses that only this machine can reach. */
export const isLoopback = (host: string): boolean => loopback.test(host)
