import type { MiddlewareHandler } from 'hono'

const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** No script in pages, nothing from other hosts, no framing: pages need none of it. */
export const securityHeaders: MiddlewareHandler = async (c, next) => {
  await next()
  const set = (name: string, value: string) => c.res.headers.set(name, value)
  // A single-file page carries its script and names the script's own hash.
  if (!c.res.headers.has('content-security-policy')) set('content-security-policy', policy)
  set('x-content-type-options', 'nosniff')
  set('x-frame-options', 'DENY')
  set('referrer-policy', 'same-origin')
  set('cross-origin-opener-policy', 'same-origin')
  set('cross-origin-resource-policy', 'same-origin')
  set('permissions-policy', 'camera=(), geolocation=(), microphone=()')
  if (!c.res.headers.has('cache-control')) set('cache-control', 'no-cache')
}
