import type { Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Asked, Place } from '#app/sign-in/passkeys.ts'
import type { SignIn } from '#app/sign-in/sign-in.ts'
import type { Opened, SignedIn } from '#app/sign-in/told.ts'
import { gate } from '../gate.ts'
import { fromOf, isSecure, toSignIn } from './door.ts'
import { formOf } from './form-of.ts'

type Doors = {
  readonly signIn: SignIn
  /** Who asks, at his own page. */
  readonly knownTo: (c: Context) => SignedIn | Response
  /** Puts the new session into the browser and says where it goes on. */
  readonly entered: (c: Context, opened: Opened, next: string) => Promise<string>
  readonly localPath: (wanted: string | undefined, otherwise: string) => string
}

const longest = 32 * 1024
const ticketName = (c: Context): string => (isSecure(c) ? '__Host-zs-ask' : 'zs-ask')

/** The site as the browser sees it. A proxy may have taken the TLS off. */
export const placeOf = (c: Context): Place => {
  const { host, hostname } = new URL(c.req.url)
  return { host: hostname, origin: `${isSecure(c) ? 'https' : 'http'}://${host}` }
}

type Asking = { readonly name: string; readonly present: string; readonly next: string; readonly answer: unknown }

/** What the script sends; of anything else there is nothing. */
async function askingOf(c: Context): Promise<Asking> {
  const isJson = /^application\/json *(;|$)/i.test(c.req.header('content-type') ?? '')
  const body: unknown = isJson ? await c.req.json().catch(() => undefined) : undefined
  const fields = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>
  const text = (name: string): string => (typeof fields[name] === 'string' ? fields[name] : '')
  return { name: text('name'), present: text('present'), next: text('next'), answer: fields['answer'] }
}

/** Passkeys: the only way in that needs a script. What it sends comes from pages of this site, like every other form. */
export function passkeyRoutes(app: Hono, { signIn, knownTo, entered, localPath }: Doors): void {
  const small = bodyLimit({ maxSize: longest, onError: (c) => c.json({ message: '内容过大' }, 413) })
  const hashing = gate(2, 60)

  const asked = (c: Context, { ticket, options }: Asked): Response => {
    const secure = isSecure(c)
    setCookie(c, ticketName(c), ticket, { path: '/', httpOnly: true, sameSite: 'Strict', secure, maxAge: 300 })
    return c.json(options)
  }
  const ticketOf = (c: Context): string => {
    const ticket = getCookie(c, ticketName(c)) ?? ''
    deleteCookie(c, ticketName(c), { path: '/', secure: isSecure(c) })
    return ticket
  }

  app.post('/sign-in/passkey/ask', small, async (c) => asked(c, await signIn.passkeys.ask(placeOf(c))))
  app.post('/sign-in/passkey', small, async (c) => {
    const { answer, next } = await askingOf(c)
    const outcome = await signIn.enterByPasskey(ticketOf(c), answer, placeOf(c), fromOf(c))
    if (!outcome.ok) return c.json({ message: outcome.message }, outcome.code === 'too-many' ? 429 : 401)
    return c.json({ to: await entered(c, outcome, localPath(next, '')) })
  })

  app.post('/me/passkeys/ask', small, async (c) => {
    const who = knownTo(c)
    if (who instanceof Response) return c.json({ message: '请先登录。' }, 401)
    const { present } = await askingOf(c)
    const outcome = await hashing(() => signIn.askPasskey(who, present, placeOf(c), fromOf(c)))
    return 'ok' in outcome ? c.json({ message: outcome.message }, 422) : asked(c, outcome)
  })
  app.post('/me/passkeys', small, async (c) => {
    const who = knownTo(c)
    if (who instanceof Response) return c.json({ message: '请先登录。' }, 401)
    const { name, answer } = await askingOf(c)
    const told = await signIn.keepPasskey(who, { name, ticket: ticketOf(c), answer }, placeOf(c), fromOf(c))
    if ('message' in told) return c.json({ message: told.message }, 422)
    return c.json({ to: told.opened ? await entered(c, told.opened, '/me') : '/me' })
  })
  app.post('/me/passkeys/remove', small, async (c) => {
    const who = knownTo(c)
    if (who instanceof Response) return who.status === 303 ? who : toSignIn(c)
    await signIn.removePasskey(who, (await formOf(c)).get('passkey') ?? '', fromOf(c))
    return c.redirect('/me', 303)
  })
}
