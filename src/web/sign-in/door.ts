import type { HttpBindings } from '@hono/node-server'
import type { Context, MiddlewareHandler } from 'hono'
import { getCookie } from 'hono/cookie'
import type { SignIn } from '#app/sign-in/sign-in.ts'
import type { From, SignedIn } from '#app/sign-in/told.ts'
import { isAdministrator } from '#domain/people/separation.ts'
import { problem } from '../api/problem.ts'
import { isSameOrigin, isUnsafe } from './same-origin.ts'

declare module 'hono' {
  interface ContextVariableMap {
    signedIn?: SignedIn
  }
}

/** Under TLS the name itself binds the cookie to this host: no neighbour's can stand in for it. */
export const cookieNames = { secure: '__Host-zs', plain: 'zs-session' } as const

/** A proxy on the way may have taken the TLS off. Believing one that says so makes a cookie stricter, never laxer. */
export const isSecure = (c: Context): boolean =>
  new URL(c.req.url).protocol === 'https:' || c.req.header('x-forwarded-proto') === 'https'

export const cookieName = (c: Context): string => (isSecure(c) ? cookieNames.secure : cookieNames.plain)

/** The other end of the connection. What a proxy says of those behind it anybody could say, so it is not asked. */
export const fromOf = (c: Context): From => ({
  address: (c.env as Partial<HttpBindings> | undefined)?.incoming?.socket?.remoteAddress ?? '',
  agent: c.req.header('user-agent') ?? '',
})

const ours = /^\/(sign-in|sign-out|invite|me|admin)(\/|$)/
const withoutPerson = /^\/(assets\/|healthz$)/

/**
 * Knows who a request comes from by its session. A request that writes in a person's name, or signs him in, has to come
 * from a page of this site: SameSite alone leaves out neighbours under the same domain.
 */
export const signInDoor =
  (signIn: SignIn): MiddlewareHandler =>
  async (c, next) => {
    const token = getCookie(c, cookieName(c))
    const bySession = token !== undefined && c.req.header('authorization') === undefined
    if (isUnsafe(c) && (bySession || ours.test(c.req.path)) && !isSameOrigin(c)) {
      const message = '这个请求不是从本站的页面发出的，没有办理。请回到本站重新操作。'
      return c.req.path.startsWith('/api/')
        ? problem(c, { status: 403, code: 'origin.foreign', message })
        : c.text(message, 403)
    }
    if (!bySession || withoutPerson.test(c.req.path)) return next()
    const who = await signIn.who(token)
    if (who) c.set('signedIn', who)
    await next()
    // What is shown to one person is kept by no cache between.
    if (who) c.header('cache-control', 'private, no-store')
  }

/** The signed-in person of a request; nobody, while he still has to choose a new password. */
export function personOf(c: Context): SignedIn | undefined {
  const who = c.get('signedIn')
  return who?.stage === 'in' ? who : undefined
}

/** The signed-in person, where he does the bureau's business: no applicant, and none of the three administrators. */
export function staffOf(c: Context): SignedIn | undefined {
  const who = personOf(c)
  return who?.posts.some(({ role }) => role !== 'applicant' && !isAdministrator(role)) ? who : undefined
}

/** Where a page that is for signed-in people sends anybody else; afterwards he comes back. */
export const toSignIn = (c: Context): Response => {
  const { pathname, search } = new URL(c.req.url)
  return c.redirect(`/sign-in?next=${encodeURIComponent(pathname + search)}`, 303)
}
