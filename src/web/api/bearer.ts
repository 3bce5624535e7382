import type { HttpBindings } from '@hono/node-server'
import type { Context, MiddlewareHandler } from 'hono'
import { holderOf, type TokenStore } from '#app/tokens.ts'
import type { Instant } from '#domain/calendar/day.ts'
import { failureLimit } from './failures.ts'
import { problem } from './problem.ts'

export type ApiEnv = { readonly Variables: { readonly person: string } }

const realm = 'Bearer realm="zhunsheng"'
const spoilt = `${realm}, error="invalid_token"`

/** Whoever calls names himself by a token (RFC 6750). There is no cookie, so no other site can act in his name. */
export function bearer(tokens: TokenStore, now: () => Instant): MiddlewareHandler<ApiEnv> {
  const limit = failureLimit(now)
  return async (c, next) => {
    const address = addressOf(c)
    const wait = limit.wait(address)
    if (wait > 0) {
      const message = `这一地址在一分钟内出示的无效令牌过多，请 ${wait} 秒后再试`
      return problem(c, { status: 429, code: 'token.too-many', message }, { 'retry-after': String(wait) })
    }
    const [, token] = /^Bearer +([\w.~+/-]+=*)$/i.exec(c.req.header('authorization') ?? '') ?? []
    if (token === undefined) {
      const message = '请在 Authorization 中出示令牌：Bearer zs_…'
      return problem(c, { status: 401, code: 'token.missing', message }, { 'www-authenticate': realm })
    }
    const person = await holderOf(tokens, now(), token)
    if (person === undefined) {
      limit.failed(address)
      const message = '令牌无效、已过期或者已撤销'
      return problem(c, { status: 401, code: 'token.invalid', message }, { 'www-authenticate': spoilt })
    }
    c.set('person', person)
    return next()
  }
}

/** The other end of the connection. What a proxy says of those behind it anybody could say, so it is not asked. */
const addressOf = (c: Context): string =>
  (c.env as Partial<HttpBindings> | undefined)?.incoming?.socket?.remoteAddress ?? ''
