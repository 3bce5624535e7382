import { randomUUID } from 'node:crypto'
import type { Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { confirmLink, issueLink } from '#app/sign-in/link.ts'
import type { SignedIn } from '#app/sign-in/told.ts'
import { rightChanges } from '#db/right-changes.view.ts'
import { dayOf, isInstant } from '#domain/calendar/day.ts'
import type { Role } from '#domain/engine/roles.ts'
import { providerAccount } from '#domain/matters/supervision/provider-account.ts'
import { accessPage } from '../../portal/pages/access.page.ts'
import { adminPage, type Told } from '../../portal/pages/admin.page.ts'
import { rightChangesPage } from '../../portal/pages/right-changes.page.ts'
import { fromOf, personOf, toSignIn } from '../sign-in/door.ts'
import { formOf } from '../sign-in/form-of.ts'
import { NotFound, present, type Web } from '../web.ts'

/** What of the administration each role sees or does. Nothing of it shows the business of the bureau. */
const duties = {
  issue: ['personnel'],
  confirm: ['head', 'securityAdministrator'],
  accounts: ['systemAdministrator', 'securityAdministrator'],
  locks: ['securityAdministrator'],
  log: ['auditAdministrator'],
  rights: ['auditAdministrator', 'securityAdministrator'],
} as const satisfies Readonly<Record<string, readonly Role[]>>
export type Duty = keyof typeof duties

export const dutiesOf = ({ posts }: Pick<SignedIn, 'posts'>): readonly Duty[] =>
  (Object.keys(duties) as Duty[]).filter((duty) => posts.some(({ role }) => duties[duty].some((one) => one === role)))

const isId = (text: string): boolean => /^[\p{L}\p{N}_-]{1,64}$/u.test(text)
const caseIdOf = (text: string | null): string => (text !== null && /^[0-9a-f]{32}$/.test(text) ? text : 'none')
const logLines = 100

/** 管理: people's ways in, for the three administrators, the personnel officer and the head. All forms, without script. */
export function adminRoutes(app: Hono, web: Web): void {
  const { signIn, house, acting, reader, profile } = web.bureau
  const small = bodyLimit({ maxSize: 16 * 1024, onError: (c) => c.text('内容过大', 413) })

  /** Who asks, where he has the duty. Whoever has none is not told that there is such a page. */
  function asking(c: Context, duty?: Duty): SignedIn | Response {
    const who = personOf(c)
    if (!who) return toSignIn(c)
    const own = dutiesOf(who)
    if (duty ? !own.includes(duty) : own.length === 0) throw new NotFound('没有这个网址的页面。')
    return who
  }

  async function show(c: Context, who: SignedIn, told: Told = {}): Promise<Response> {
    c.header('cache-control', 'private, no-store')
    const own = dutiesOf(who)
    const people = await signIn.people.all(dayOf(house.clock.now()))
    const body = adminPage({
      ...{ duties: own, told, names: new Map(people.map(({ id, name }) => [id, name])) },
      proposed: own.includes('confirm') ? await signIn.proposedLinks() : [],
      issuer: await signIn.provider.issuer(),
      bindings: own.includes('issue') || own.includes('confirm') ? await signIn.provider.bindings() : [],
      accounts: own.includes('accounts') ? await signIn.accounts() : [],
    })
    if (told.fault) c.status(422)
    return present(c, web, { title: '管理', crumbs: [{ label: '管理' }] }, body)
  }

  app.get('/admin', async (c) => {
    const who = asking(c)
    return who instanceof Response ? who : show(c, who)
  })

  app.post('/admin/links', small, async (c) => {
    const who = asking(c, 'issue')
    if (who instanceof Response) return who
    const person = ((await formOf(c)).get('person') ?? '').trim()
    const { linkHours: hours } = await signIn.rules()
    const listed = isId(person) ? await signIn.people.listed(person, dayOf(house.clock.now())) : undefined
    if (!listed) return show(c, who, { fault: '名册里没有这个编号的人员' })
    const issued = await issueLink({ house, people: signIn.people }, who.person, { person, hours })
    if (!issued.ok) return show(c, who, { fault: issued.message })
    return show(c, who, { issued: { ...issued, person, link: new URL(issued.path, c.req.url).href } })
  })

  app.post('/admin/links/confirm', small, async (c) => {
    const who = asking(c, 'confirm')
    if (who instanceof Response) return who
    const id = (await formOf(c)).get('link') ?? ''
    const outcome = await confirmLink(house, who.person, /^[0-9a-f]{32}$/.test(id) ? id : '')
    return show(c, who, outcome.ok ? { code: outcome.code } : { fault: outcome.message })
  })

  app.post('/admin/bindings', small, async (c) => {
    const who = asking(c, 'issue')
    if (who instanceof Response) return who
    const form = await formOf(c)
    const issuer = await signIn.provider.issuer()
    if (issuer === undefined) throw new NotFound('没有这个网址的页面。')
    const [person = '', subject = ''] = ['person', 'subject'].map((name) => (form.get(name) ?? '').trim())
    if (!isId(person) || !(await signIn.people.listed(person, dayOf(house.clock.now()))))
      return show(c, who, { fault: '名册里没有这个编号的人员' })
    const wish = { caseId: randomUUID().replaceAll('-', ''), form: { person, issuer, subject } }
    return bound(c, who, 'propose', wish)
  })
  const bound = async (c: Context, who: SignedIn, action: string, wish: { caseId: string; form?: object }) => {
    const outcome = await acting.act(who.person, { id: randomUUID(), matter: providerAccount.id, action, ...wish })
    return outcome.ok ? c.redirect('/admin', 303) : show(c, who, { fault: outcome.message })
  }
  app.post('/admin/bindings/confirm', small, async (c) => {
    const who = asking(c, 'confirm')
    if (who instanceof Response) return who
    return bound(c, who, 'confirm', { caseId: caseIdOf((await formOf(c)).get('binding')) })
  })
  app.post('/admin/bindings/release', small, async (c) => {
    const who = asking(c)
    if (who instanceof Response) return who
    return bound(c, who, 'release', { caseId: caseIdOf((await formOf(c)).get('binding')) })
  })

  const verbs = { unlock: 'unlock', end: 'endAll', second: 'removeSecond' } as const
  for (const [path, verb] of Object.entries(verbs))
    app.post(`/admin/accounts/${path}`, small, async (c) => {
      const who = asking(c, 'locks')
      if (who instanceof Response) return who
      const person = (await formOf(c)).get('person') ?? ''
      if (isId(person)) await signIn[verb](who.person, person, fromOf(c))
      return c.redirect('/admin', 303)
    })

  app.get('/admin/log', async (c) => {
    const who = asking(c, 'log')
    if (who instanceof Response) return who
    c.header('cache-control', 'private, no-store')
    const before = /^\d{1,15}$/.test(c.req.query('before') ?? '') ? Number(c.req.query('before')) : undefined
    const lines = await signIn.accesses(who.person, fromOf(c), logLines, before)
    const crumbs = [{ label: '管理', href: '/admin' }, { label: '访问日志' }]
    return present(c, web, { title: '访问日志', crumbs }, accessPage(lines, logLines))
  })

  app.get('/admin/rights', async (c) => {
    const who = asking(c, 'rights')
    if (who instanceof Response) return who
    c.header('cache-control', 'private, no-store')
    const asked = c.req.query('before')
    const before = asked !== undefined && isInstant(asked) ? asked : undefined
    const people = await signIn.people.all(dayOf(house.clock.now()))
    const body = rightChangesPage({
      changes: await rightChanges(reader, profile.id)(logLines, before),
      size: logLines,
      matterOf: ({ matter, version }) => house.matters.of({ matter, version }),
      names: new Map(people.map(({ id, name }) => [id, name])),
    })
    const crumbs = [{ label: '管理', href: '/admin' }, { label: '权限变动' }]
    return present(c, web, { title: '权限变动', crumbs }, body)
  })
}
