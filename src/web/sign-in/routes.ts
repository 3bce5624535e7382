import type { Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Stage } from '#app/sign-in/ports.ts'
import { callbackPath, outage } from '#app/sign-in/provider.ts'
import type { Shown } from '#app/sign-in/second-factor.ts'
import { fault, type Opened, type SignedIn, type Told } from '#app/sign-in/told.ts'
import { dayOf } from '#domain/calendar/day.ts'
import { passwordRuleText } from '#domain/sign-in/password.ts'
import { invitePage } from '../../portal/pages/invite.page.ts'
import { mePage } from '../../portal/pages/me.page.ts'
import { recoveryPage, secondPage, switchOnPage } from '../../portal/pages/second-factor.page.ts'
import { type DemoOffice, signInPage, signOutPage, unboundPage } from '../../portal/pages/sign-in.page.ts'
import { dutiesOf } from '../admin/routes.ts'
import { gate } from '../gate.ts'
import { present, type Web } from '../web.ts'
import { cookieName, fromOf, isSecure, toSignIn } from './door.ts'
import { formOf } from './form-of.ts'
import { localPath } from './local-path.ts'
import { noticeRoutes } from './notice-routes.ts'
import { passkeyRoutes, placeOf as siteOf } from './passkey-routes.ts'
import { isLoopback } from './same-origin.ts'

/** Where work begins. */
const home = '/desk'

type Options = {
  /** Served as a demonstration, to this machine alone. */
  readonly demoSignIn: boolean
}

const longestForm = 16 * 1024
const isPerson = (text: string): boolean => /^[\p{L}\p{N}_-]{1,64}$/u.test(text)
const statusOf = {
  wrong: 401,
  'too-many': 429,
  password: 422,
  link: 410,
  unbound: 403,
  outage: 503,
} as const satisfies Record<Told['code'], number>

/** Signing in and out, one-time links, and what a person keeps of himself. All forms, all without script. */
export function signInRoutes(app: Hono, web: Web, { demoSignIn }: Options): void {
  const { signIn, house, profile } = web.bureau
  // Each takes 19 MiB and a tenth of a second of a processor.
  const hashing = gate(2, 60)
  const small = bodyLimit({ maxSize: longestForm, onError: (c) => c.text('内容过大', 413) })

  const isDemo = async (c: Context): Promise<boolean> =>
    demoSignIn && isLoopback(new URL(c.req.url).hostname) && (await web.matters.standing()).demo

  /** Where somebody goes on: into the house, or to what he still has to do before. */
  const placeOf = (stage: Stage, next: string): string =>
    stage === 'in' ? next || home : stage === 'second' ? withNext('/sign-in/second', next) : '/me'

  const setSession = (c: Context, { token }: Opened): void =>
    setCookie(c, cookieName(c), token, { path: '/', httpOnly: true, sameSite: 'Lax', secure: isSecure(c) })
  const entered = (c: Context, opened: Opened, next: string): Response => {
    setSession(c, opened)
    return c.redirect(next, 303)
  }
  const show = (
    c: Context,
    title: string,
    body: Parameters<typeof present>[3],
    status?: 401 | 403 | 410 | 422 | 429 | 503,
  ) => {
    c.header('cache-control', 'private, no-store')
    if (status) c.status(status)
    if (status === 429) c.header('retry-after', '600')
    return present(c, web, { title, crumbs: [{ label: title }] }, body)
  }

  async function demoOffices(): Promise<readonly DemoOffice[]> {
    const people = await signIn.people.all(dayOf(house.clock.now()))
    const inside = profile.offices.map(({ id, title }) => ({
      title,
      people: people.filter(({ posts }) => posts.some(({ office }) => office === id)),
      office: id,
    }))
    const known = new Set(profile.offices.map(({ id }) => id))
    const outside = people.filter(({ posts }) => posts.some(({ office }) => !known.has(office))).slice(0, 5)
    return [...inside, { title: '申请单位', office: undefined, people: outside }]
      .filter((office) => office.people.length > 0)
      .map(({ title, office, people: here }) => ({
        title,
        people: here.map(({ id, name, posts }) => ({
          ...{ id, name },
          roles: [
            ...new Set(posts.filter((held) => office === undefined || held.office === office).map((p) => p.role)),
          ],
        })),
      }))
  }

  const signInForm = async (c: Context, next: string, told?: Told, person?: string) => {
    const demo = (await isDemo(c)) ? await demoOffices() : []
    return show(
      c,
      '登录',
      signInPage({ next, person, provider: await signIn.provider.title(), fault: told?.message, demo }),
      told && statusOf[told.code],
    )
  }

  app.get('/sign-in', async (c) => {
    const next = localPath(c.req.query('next'), '')
    const who = c.get('signedIn')
    return who ? c.redirect(placeOf(who.stage, next), 303) : signInForm(c, next)
  })

  app.post('/sign-in', small, async (c) => {
    const form = await formOf(c)
    const next = localPath(form.get('next') ?? '', '')
    const typed = (form.get('person') ?? '').trim()
    const person = isPerson(typed) ? typed : ''
    const password = form.get('password') ?? ''
    const outcome = await hashing(() => signIn.signIn(person, password, fromOf(c)))
    if (!outcome.ok) return signInForm(c, next, outcome, person)
    await endFormer(c)
    return entered(c, outcome, placeOf(outcome.stage, next))
  })

  app.post('/sign-in/demo', small, async (c) => {
    if (!(await isDemo(c))) return c.notFound()
    const form = await formOf(c)
    const person = form.get('person') ?? ''
    const outcome = await signIn.enterDemo(isPerson(person) ? person : '', fromOf(c))
    const next = localPath(form.get('next') ?? '', '')
    if (!outcome.ok) return signInForm(c, next, outcome)
    await endFormer(c)
    return entered(c, outcome, next || home)
  })

  /** Whoever signs in anew on the same browser leaves nothing of the former session. */
  const endFormer = async (c: Context): Promise<void> => {
    const former = c.get('signedIn')
    if (former) await signIn.signOut(former, fromOf(c))
  }

  // A link, no form: the policy of our pages lets no form lead to another site.
  app.get('/sign-in/provider', async (c) => {
    const next = localPath(c.req.query('next'), '')
    const leaving = await signIn.provider.leave(siteOf(c).origin, next)
    if (!leaving) return signInForm(c, next, outage)
    // Lax: the answer comes by a link from the provider's site.
    setCookie(c, providerTicket(c), leaving.ticket, {
      ...{ path: '/', httpOnly: true, sameSite: 'Lax', secure: isSecure(c), maxAge: 600 },
    })
    c.header('cache-control', 'no-store')
    return c.redirect(leaving.to, 303)
  })
  app.get(callbackPath, async (c) => {
    const ticket = getCookie(c, providerTicket(c)) ?? ''
    deleteCookie(c, providerTicket(c), { path: '/', secure: isSecure(c) })
    const { pathname, search } = new URL(c.req.url)
    const outcome = await signIn.enterByProvider(ticket, new URL(pathname + search, siteOf(c).origin), fromOf(c))
    if (outcome.ok) {
      await endFormer(c)
      return entered(c, outcome, placeOf(outcome.stage, localPath(outcome.next, '')))
    }
    return outcome.identity ? show(c, '身份没有绑定', unboundPage(outcome.identity), 403) : signInForm(c, '', outcome)
  })

  app.get('/sign-out', async (c) =>
    c.get('signedIn') ? show(c, '退出登录', signOutPage()) : c.redirect('/sign-in', 303),
  )
  app.post('/sign-out', small, async (c) => {
    await endFormer(c)
    deleteCookie(c, cookieName(c), { path: '/', secure: isSecure(c) })
    return c.redirect('/sign-in', 303)
  })

  const inviteForm = async (c: Context, link: string, told?: Told) => {
    const person = await signIn.invited(link)
    const rule = passwordRuleText({ least: (await signIn.rules()).passwordLeast })
    const status = told ? statusOf[told.code] : person ? undefined : 410
    return show(c, '设置密码', invitePage({ person, rule, fault: told?.message }), status)
  }
  app.get('/invite/:link', (c) => inviteForm(c, c.req.param('link')))
  app.post('/invite/:link', small, async (c) => {
    const form = await formOf(c)
    const link = c.req.param('link')
    const password = form.get('password') ?? ''
    if (password !== form.get('again')) return inviteForm(c, link, unlike)
    const outcome = await hashing(() => signIn.accept(link, { password, code: form.get('code') ?? '' }, fromOf(c)))
    if (!outcome.ok) return inviteForm(c, link, outcome)
    await endFormer(c)
    return entered(c, outcome, placeOf(outcome.stage, ''))
  })

  const secondForm = async (c: Context, next: string, told?: Told) =>
    show(c, '验证码', secondPage({ next, fault: told?.message }), told && statusOf[told.code])
  app.get('/sign-in/second', async (c) => {
    const who = c.get('signedIn')
    const next = localPath(c.req.query('next'), '')
    if (!who) return c.redirect('/sign-in', 303)
    return who.stage === 'second' ? secondForm(c, next) : c.redirect(placeOf(who.stage, next), 303)
  })
  app.post('/sign-in/second', small, async (c) => {
    const who = c.get('signedIn')
    if (who?.stage !== 'second') return c.redirect('/sign-in', 303)
    const form = await formOf(c)
    const next = localPath(form.get('next') ?? '', '')
    const outcome = await signIn.prove(who, form.get('code') ?? '', fromOf(c))
    return outcome.ok ? entered(c, outcome, placeOf(outcome.stage, next)) : secondForm(c, next, outcome)
  })

  const me = async (c: Context, told?: Told) => {
    const who = knownTo(c)
    if (who instanceof Response) return who
    const sessions = await signIn.sessionsOf(who.person)
    const rules = await signIn.rules()
    const rule = passwordRuleText({ least: rules.passwordLeast })
    const second = await signIn.second.state(who.person)
    const body = mePage({
      second,
      passkeys: await signIn.passkeys.of(who.person),
      who,
      administers: dutiesOf(who).length > 0,
      notices: who.stage === 'in' && isStaff(who) ? await web.bureau.notices.addresses.state(who.person) : undefined,
      sessions,
      rule,
      rules,
      offices: profile.offices,
      fault: told?.message,
    })
    return show(c, '我的登录', body, told && statusOf[told.code])
  }
  app.get('/me', (c) => me(c))
  app.post('/me/password', small, async (c) => {
    const who = knownTo(c)
    if (who instanceof Response) return who
    const form = await formOf(c)
    const wanted = form.get('password') ?? ''
    if (wanted !== form.get('again')) return me(c, unlike)
    const outcome = await hashing(() => signIn.changePassword(who, form.get('present') ?? '', wanted, fromOf(c)))
    return outcome.ok ? entered(c, outcome, placeOf(outcome.stage, '/me')) : me(c, outcome)
  })
  const beginning = async (c: Context, who: SignedIn, shown: Shown | undefined, told?: Told) =>
    shown
      ? show(
          c,
          '启用验证码',
          switchOnPage({ ...shown, person: who.person, fault: told?.message }),
          told && statusOf[told.code],
        )
      : c.redirect('/me', 303)
  app.post('/me/second', small, async (c) => {
    const who = knownTo(c)
    if (who instanceof Response) return who
    return beginning(c, who, who.way === 'demo' ? undefined : await signIn.second.begin(who.person))
  })
  app.post('/me/second/on', small, async (c) => {
    const who = knownTo(c)
    if (who instanceof Response) return who
    const outcome = await signIn.switchOn(who, (await formOf(c)).get('code') ?? '', fromOf(c))
    if ('ok' in outcome) return beginning(c, who, await signIn.second.begun(who.person), outcome)
    setSession(c, outcome.opened)
    return show(c, '备用码', recoveryPage(outcome.codes))
  })
  app.post('/me/second/off', small, async (c) => {
    const who = knownTo(c)
    if (who instanceof Response) return who
    const told = await signIn.switchOff(who, (await formOf(c)).get('code') ?? '', fromOf(c))
    return told ? me(c, told) : c.redirect('/me', 303)
  })
  app.post('/me/second/recovery', small, async (c) => {
    const who = knownTo(c)
    if (who instanceof Response) return who
    const outcome = await signIn.newRecovery(who, (await formOf(c)).get('code') ?? '', fromOf(c))
    return 'ok' in outcome ? me(c, outcome) : show(c, '备用码', recoveryPage(outcome))
  })
  const told = (c: Context, message: string | undefined) =>
    message === undefined ? c.redirect('/me', 303) : me(c, fault('password', message))
  noticeRoutes(app, { addresses: web.bureau.notices.addresses, knownTo, isStaff, told })
  passkeyRoutes(app, {
    ...{ signIn, knownTo, localPath },
    async entered(c, opened, next) {
      await endFormer(c)
      setSession(c, opened)
      return placeOf(opened.stage, next)
    },
  })
  app.post('/me/sessions', small, async (c) => {
    const who = knownTo(c)
    if (who instanceof Response) return who
    const digest = (await formOf(c)).get('session') ?? ''
    if (/^[0-9a-f]{64}$/.test(digest)) await signIn.endSession(who.person, digest, fromOf(c))
    return c.redirect('/me', 303)
  })
}

/** Who asks, where nothing is missing but what he can do at his own page. */
function knownTo(c: Context): SignedIn | Response {
  const who = c.get('signedIn')
  if (!who) return toSignIn(c)
  return who.stage === 'second' ? c.redirect('/sign-in/second', 303) : who
}

/** Applicants are told by what is served on them. */
const isStaff = ({ posts }: SignedIn): boolean => posts.some(({ role }) => role !== 'applicant')

const withNext = (path: string, next: string): string => (next ? `${path}?next=${encodeURIComponent(next)}` : path)

const providerTicket = (c: Context): string => (isSecure(c) ? '__Host-zs-provider' : 'zs-provider')
const unlike = fault('password', '两次输入的新密码不一样')
