import type { MiddlewareHandler } from 'hono'
import type { AccessLog } from '#app/access-log.ts'
import { type Holder, holderOf, type TokenStore } from '#app/tokens.ts'
import type { Instant } from '#domain/calendar/day.ts'
import { fromOf, personOf } from '../sign-in/door.ts'
import { failureLimit } from './failures.ts'
import { problem } from './problem.ts'

export type ApiEnv = {
  readonly Variables: { readonly person: string; readonly token: string | undefined; readonly address: string }
}

type Door = {
  readonly tokens: TokenStore
  readonly log: AccessLog
  readonly now: () => Instant
}

const realm = 'Bearer realm="zhunsheng"'
const spoilt = `${realm}, error="invalid_token"`

/**
 * Whoever calls names himself by a token (RFC 6750), or is signed in: pages of this site carry his session, and the
 * door before has seen to it that no other site's do.
 */
export function bearer({ tokens, log, now }: Door): MiddlewareHandler<ApiEnv> {
  const limit = failureLimit(now)
  const firstUse = oncePerDay(now)
  return async (c, next) => {
    const { address } = fromOf(c)
    const [, token] = /^Bearer +([\w.~+/-]+=*)$/i.exec(c.req.header('authorization') ?? '') ?? []
    if (token === undefined) {
      const who = c.req.header('authorization') === undefined ? personOf(c) : undefined
      if (who) {
        c.set('person', who.person)
        c.set('token', undefined)
        c.set('address', address)
        return next()
      }
      const message = '请先登录（/sign-in），或者在 Authorization 中出示令牌：Bearer zs_…'
      return problem(
        c,
        { status: 401, code: 'token.missing', message, signIn: '/sign-in' },
        { 'www-authenticate': realm },
      )
    }
    const holder = await holderOf(tokens, now(), token)
    if (holder === undefined) {
      // Asked after the token: twenty wrong ones lock out nobody who has a right one, behind a proxy least of all.
      const keys = [address, `${shownId(token) ?? ''} ${address}`]
      const wait = Math.max(...keys.map((key) => limit.wait(key)))
      if (wait > 0) {
        const message = `一分钟内出示的无效令牌过多，请 ${wait} 秒后再试`
        return problem(c, { status: 429, code: 'token.too-many', message }, { 'retry-after': String(wait) })
      }
      for (const key of keys) limit.failed(key)
      await log.note({ at: now(), event: 'token.failed', address, token: shownId(token) })
      const message = '令牌无效、已过期或者已撤销'
      return problem(c, { status: 401, code: 'token.invalid', message }, { 'www-authenticate': spoilt })
    }
    if (firstUse(holder, address)) await log.note({ at: now(), event: 'token.used', address, ...holder })
    c.set('person', holder.person)
    c.set('token', holder.token)
    c.set('address', address)
    return next()
  }
}

/** The part of a token that names it; what proves its holder is written nowhere. */
const shownId = (token: string): string | undefined => /^zs_([0-9a-f]{32})_/.exec(token)?.[1]

/** Every act carries its token; that a token came from an address at all is noted once a day. */
function oncePerDay(now: () => Instant) {
  let day: string | undefined
  const seen = new Set<string>()
  return ({ token }: Holder, address: string): boolean => {
    const today = now().slice(0, 10)
    if (today !== day) seen.clear()
    day = today
    const use = `${token} ${address}`
    return !seen.has(use) && seen.add(use) !== undefined
  }
}
