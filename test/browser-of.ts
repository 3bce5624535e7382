import type { Hono } from 'hono'
import { confirmLink, issueLink } from '#app/sign-in/link.ts'
import type { Bureau } from '../src/bureau.ts'

export type Page = {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly to: string | null
}

export const origin = 'http://localhost'

/** A browser as far as forms go: it keeps cookies, says where it comes from, and follows nothing by itself. */
export function browserOf(app: Hono, base: string = origin) {
  const cookies = new Map<string, string>()
  const keep = (headers: Headers) => {
    for (const line of headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!
      if (/max-age=0/i.test(line)) cookies.delete(name!)
      else cookies.set(name!, value!)
    }
  }
  const ask = async (path: string, { headers, ...init }: RequestInit & { headers?: Record<string, string> } = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await app.request(`${base}${path}`, {
      ...init,
      headers: { ...(cookie && { cookie }), ...headers },
    })
    keep(response.headers)
    const { status } = response
    return { status, headers: response.headers, text: await response.text(), to: response.headers.get('location') }
  }
  return {
    cookies,
    get: (path: string, headers: Record<string, string> = {}): Promise<Page> => ask(path, { headers }),
    post: (path: string, form: Record<string, string>, headers: Record<string, string> = {}): Promise<Page> =>
      ask(path, { method: 'POST', headers: { origin: base, ...headers }, body: new URLSearchParams(form) }),
    send: (path: string, body: string, headers: Record<string, string>): Promise<Page> =>
      ask(path, { method: 'POST', headers, body }),
  }
}
export type Browser = ReturnType<typeof browserOf>

type Invite = { readonly path: string; readonly code: string }

/** A fresh one-time link of a person, confirmed by the head where it has to be. */
export async function inviting({ house, signIn }: Bureau, person: string, hours = 72): Promise<Invite> {
  const issued = await issueLink({ house, people: signIn.people }, 'P-personnel', { person, hours })
  if (!issued.ok) throw new Error(issued.message)
  if (!issued.isProposed) return { path: issued.path, code: '' }
  const confirmed = await confirmLink(house, 'P-head', issued.id)
  if (!confirmed.ok) throw new Error(confirmed.message)
  return { path: issued.path, code: confirmed.code }
}

/** The path of a fresh one-time link of a person. */
export const inviteOf = async (bureau: Bureau, person: string, hours?: number): Promise<string> =>
  (await inviting(bureau, person, hours)).path

/** Has the person set a password by a link, and answers the browser that is signed in. */
export async function settle(app: Hono, bureau: Bureau, person: string, password: string): Promise<Browser> {
  const browser = browserOf(app)
  const { path, code } = await inviting(bureau, person)
  const { status, text } = await browser.post(path, { password, again: password, code })
  if (status !== 303) throw new Error(text)
  return browser
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
/** What an authenticator keeps of the text that it was told (RFC 4648). */
export function fromBase32(text: string): Buffer {
  const bits = [...text.replaceAll(' ', '')].map((sign) => letters.indexOf(sign).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}
