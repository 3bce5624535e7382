import type { Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Addresses } from '#app/notices/addresses.ts'
import type { SignedIn } from '#app/sign-in/told.ts'
import { formOf } from './form-of.ts'

type Parts = {
  readonly addresses: Addresses
  readonly knownTo: (c: Context) => SignedIn | Response
  readonly isStaff: (who: SignedIn) => boolean
  /** Back to one's own page, with what was wrong where something was. */
  readonly told: (c: Context, message: string | undefined) => Response | Promise<Response>
}

/** 邮件提醒: a person's own address, by forms without script. */
export function noticeRoutes(app: Hono, { addresses, knownTo, isStaff, told }: Parts): void {
  const small = bodyLimit({ maxSize: 4096, onError: (c) => c.text('内容过大', 413) })
  const does = (
    path: string,
    act: (person: string, form: URLSearchParams) => Promise<string | undefined | undefined>,
  ) =>
    app.post(path, small, async (c) => {
      const who = knownTo(c)
      if (who instanceof Response) return who
      if (who.stage !== 'in' || !isStaff(who)) return c.redirect('/me', 303)
      return told(c, await act(who.person, await formOf(c)))
    })
  does('/me/notices', (person, form) => addresses.ask(person, form.get('address') ?? ''))
  does('/me/notices/confirm', (person, form) => addresses.confirm(person, form.get('code') ?? ''))
  does('/me/notices/off', async (person) => {
    await addresses.remove(person)
    return undefined
  })
}
