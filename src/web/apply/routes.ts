import type { Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { longestFile } from '#app/files/keep-file.ts'
import { accessLog } from '#db/access-log.ts'
import { applicantCases } from '#db/applicant-cases.view.ts'
import { caseView } from '#db/case.view.ts'
import { draftStore } from '#db/drafts.ts'
import { settingsOf } from '#db/settings.view.ts'
import { dayOf } from '#domain/calendar/day.ts'
import { clockLines, pressing } from '#domain/desk/clock-lines.ts'
import { nextAct } from '#domain/desk/next-act.ts'
import { stagesOf } from '#domain/desk/stages.ts'
import { choicesOf, isOpen } from '#domain/engine/choices.ts'
import { actionLabel } from '#domain/engine/evolve.ts'
import { fieldsOf } from '#domain/engine/form.ts'
import { asList, type Matter } from '#domain/engine/matter.ts'
import type { Actor } from '#domain/engine/may.ts'
import { runsOn } from '#domain/engine/roles.ts'
import { isOpenIn } from '#domain/engine/sight.ts'
import { settingOn } from '#domain/settings/settings.ts'
import { askedFor, guidePage, guidesPage, openings } from '../../portal/apply/guide.page.ts'
import { minePage, progressPage } from '../../portal/apply/mine.page.ts'
import { variantPage } from '../../portal/apply/step.page.ts'
import { momentText } from '../../portal/words.ts'
import { stateTitle } from '../api/case-json.ts'
import { makeDesk } from '../api/desk.ts'
import { Problem } from '../api/problem.ts'
import { fromOf, personOf, staffOf, toSignIn } from '../sign-in/door.ts'
import { NotFound, present, type Web } from '../web.ts'
import { type Act, formCourse, sourceText } from './form-course.ts'

const anyWay = '-'
const mostBytes = 3 * longestFile
const simple: ReadonlySet<string> = new Set(['text', 'choice', 'yesNo'])

/** For those who ask the bureau for something: guides for everybody, and their own cases for whoever is signed in. */
export function applyRoutes(app: Hono, web: Web): void {
  const { bureau, site } = web
  const { house, reader, profile } = bureau
  const staff = { ...web, cases: caseView(reader, profile.id) }
  const desk = makeDesk(staff, accessLog(reader, profile.id))
  const drafts = draftStore(reader, profile.id)
  const casesOf = applicantCases(reader, profile.id)
  const course = formCourse(web, drafts)
  const large = bodyLimit({ maxSize: mostBytes, onError: (c) => c.text('一次上传的文件过大，请分几次上传', 413) })
  const today = () => dayOf(house.clock.now())
  const asked = () => askedFor(site.matters.newest)

  const known = (id: string): Matter => {
    const matter = asked().find((one) => one.id === id)
    if (!matter) throw new NotFound(`没有编号为“${id}”的办事指南。`)
    return house.matters.on(id, today()) ?? matter
  }

  app.get('/guides', (c) =>
    present(c, web, { title: '办事指南', crumbs: [{ label: '办事指南' }] }, guidesPage(asked())),
  )
  app.get('/guides/:matter', async (c) => {
    const matter = known(c.req.param('matter'))
    const settings = await settingsOf(reader, profile.id, house)
    const crumbs = [{ label: '办事指南', href: '/guides' }, { label: matter.title }]
    return present(
      c,
      web,
      { title: matter.title, crumbs },
      guidePage(site, matter, (key) => settingOn(settings, key, today())),
    )
  })

  /** The applicants for whom a person stands today. */
  const standsFor = ({ appointments }: Actor): readonly string[] =>
    appointments.filter((held) => held.role === 'applicant' && runsOn(held, today())).map(({ office }) => office)
  /** Whoever is signed in; the sign-in page otherwise. */
  const asking = async (c: Context): Promise<Actor | Response> => {
    const who = personOf(c)
    return who ? desk.actor(who.person) : toSignIn(c)
  }

  // An applicant's desk is this one.
  app.get('/desk', (c, next) => {
    const who = personOf(c)
    const isApplicant = who?.posts.some(({ role }) => role === 'applicant') && !staffOf(c)
    return isApplicant ? Promise.resolve(c.redirect('/my', 303)) : next()
  })

  app.get('/my', async (c) => {
    const actor = await asking(c)
    if (actor instanceof Response) return actor
    c.header('cache-control', 'private, no-store')
    const matters = asked().map(({ id }) => id)
    const [cases, begun, opening] = await Promise.all([
      casesOf(standsFor(actor), matters),
      drafts.all(actor.person),
      desk.opening(actor),
    ])
    const mine = await Promise.all(
      cases.map(async (current) => {
        const matter = house.matters.of(current)!
        const office = await desk.officeFor(opening, matter, current)
        const next = nextAct(
          matter,
          current,
          (action) => isHis(matter, action) && isOpen(matter, current, action, office),
        )
        return {
          ...{
            id: current.id,
            title: current.title,
            matter: wayTitle(matter, current.variant),
            openedOn: current.openedOn,
          },
          state: stateTitle(matter, current.state),
          clock: pressing(clockLines(matter, current, house.calendar, house.clock.now())),
          asked: next && matter.actions[next]!.label,
        }
      }),
    )
    const opens = asked()
      .map((matter) => house.matters.on(matter.id, today()) ?? matter)
      .filter((matter) =>
        choicesOf(matter, null, opening).some(({ action, refusal }) => isHis(matter, action) && !refusal),
      )
    const half = begun.filter(({ matter, caseId }) => matters.includes(matter) && caseId === 'new')
    const body = minePage(
      c.get('signedIn')!.name,
      mine,
      half.map(({ matter, savedAt }) => ({
        href: `/apply/${matter}`,
        title: site.matter(matter)!.title,
        saved: momentText(savedAt),
      })),
      opens.map(({ id, title }) => ({ href: `/apply/${id}`, title, guide: `/guides/${id}` })),
    )
    return present(c, web, { title: '我的申请', crumbs: [{ label: '我的申请' }] }, body)
  })

  /** A case of his; of any other he is not told that it exists. */
  async function seenBy(c: Context, actor: Actor) {
    const id = c.req.param('case') ?? ''
    const kind = /^[\w-]{1,64}$/.test(id) ? await staff.cases.kind(id) : undefined
    const isAsked = kind && asked().some((one) => one.id === kind.matter)
    try {
      if (isAsked) {
        const seen = await desk.seen(actor, kind.matter, id)
        if (standsFor(actor).includes(seen.record.current.applicant ?? '')) return seen
      }
    } catch (error) {
      if (!(error instanceof Problem)) throw error
    }
    throw new NotFound('没有这件申请。')
  }

  app.get('/my/cases/:case', async (c) => {
    const actor = await asking(c)
    if (actor instanceof Response) return actor
    const seen = await seenBy(c, actor)
    const { matter, record } = seen
    const { current, entries } = record
    if (!isOpenIn(matter, current.state)) {
      const asker = { person: actor.person, token: undefined, address: fromOf(c).address }
      await desk.noted(asker, 'read.case', matter, current.id)
    }
    const choices = choicesOf(matter, current, await desk.officeIn(actor, seen))
    const api = `/api/matters/${matter.id}/cases/${current.id}/entries`
    const body = progressPage({
      ...{ title: current.title, matter: wayTitle(matter, current.variant), number: current.number },
      state: stateTitle(matter, current.state),
      stages: stagesOf(matter, current, entries),
      clocks: clockLines(matter, current, house.calendar, house.clock.now()),
      acts: choices
        .filter(({ action, refusal }) => isHis(matter, action) && !refusal)
        .map(({ action, label }) => ({ href: `/my/cases/${current.id}/${action}`, label })),
      papers: entries.flatMap((entry) =>
        entry.documents.map(({ kind }) => ({
          href: `${api}/${entry.n}/documents/${kind}.pdf`,
          title: matter.documents[kind]?.title ?? kind,
          on: dayOf(entry.happenedAt),
        })),
      ),
      said: entries.map(({ action, happenedAt }) => ({ on: dayOf(happenedAt), label: actionLabel(matter, action) })),
      isNew: c.req.query('sent') === '1',
    })
    c.header('cache-control', 'private, no-store')
    return present(
      c,
      web,
      { title: current.title, crumbs: [{ label: '我的申请', href: '/my' }, { label: current.title }] },
      body,
    )
  })

  /** The act of a page's address, where it is this person's to do. */
  async function actOf(c: Context, actor: Actor): Promise<Act> {
    const { matter: named, way = anyWay, action: inCase = '' } = c.req.param() as Record<string, string>
    if (named === undefined) {
      const seen = await seenBy(c, actor)
      const { matter, record } = seen
      const { current } = record
      const choice = choicesOf(matter, current, await desk.officeIn(actor, seen)).find((one) => one.action === inCase)
      if (!choice || !isHis(matter, inCase) || choice.refusal) throw new NotFound('现在没有这项办理。')
      const base = `/my/cases/${current.id}/${inCase}`
      const values = choice.form === undefined ? undefined : current.data[choice.form]
      return {
        ...{
          person: actor.person,
          matter,
          action: inCase,
          variant: undefined,
          current,
          base,
          back: `/my/cases/${current.id}`,
        },
        ...{ title: `${choice.label}：${current.title}`, given: values && { values, source: sourceText(current) } },
      }
    }
    const matter = known(named)
    const variants = Object.keys(matter.variants ?? {})
    const variant = variants.length ? variants.find((one) => one === way) : undefined
    if (variants.length ? variant === undefined : way !== anyWay) throw new NotFound('没有这种办理情形。')
    const choice = choicesOf(matter, null, await desk.opening(actor)).find(({ action }) =>
      openings(matter.actions).includes(action),
    )
    if (!choice || choice.refusal) throw new NotFound('您现在不能在网上申请这一事项，请与受理窗口联系。')
    return {
      ...{
        person: actor.person,
        matter,
        action: choice.action,
        variant,
        current: undefined,
        back: `/apply/${matter.id}`,
      },
      ...{
        base: `/apply/${matter.id}/${way}`,
        title: wayTitle(matter, variant),
        given: await givenFor(actor, matter, choice.form!),
      },
    }
  }

  /** What the bureau holds of the applicant already is confirmed and not asked again. */
  async function givenFor(actor: Actor, matter: Matter, form: string): Promise<Act['given']> {
    const [last] = await casesOf(standsFor(actor), [matter.id])
    const held = last?.data[form]
    if (!last || !held) return undefined
    const fields = fieldsOf(matter.forms[form]!).filter(
      ({ kind, required, reference }) => simple.has(kind) && required && !reference,
    )
    const values = Object.fromEntries(
      fields.flatMap(({ name }) => (held[name] === undefined ? [] : [[name, held[name]]])),
    )
    return { values, source: sourceText(last) }
  }

  app.get('/apply/:matter', async (c) => {
    const actor = await asking(c)
    if (actor instanceof Response) return actor
    const matter = known(c.req.param('matter'))
    const ways = Object.entries(matter.variants ?? {})
    if (ways.length === 0) return c.redirect(`/apply/${matter.id}/${anyWay}/1`, 303)
    const begun = (await drafts.of(actor.person, 'new')).find((draft) => draft.matter === matter.id)
    const half = (begun?.body as { readonly variant?: string } | undefined)?.variant
    const body = variantPage(
      matter.title,
      ways.map(([way, label]) => ({
        href: `/apply/${matter.id}/${way}/1`,
        label,
        note: way === half ? '填到一半' : undefined,
      })),
    )
    return present(
      c,
      web,
      { title: matter.title, crumbs: [{ label: '我的申请', href: '/my' }, { label: matter.title }] },
      body,
    )
  })
  app.get('/my/cases/:case/:action', async (c) => {
    const actor = await asking(c)
    return actor instanceof Response ? actor : c.redirect(await course.start(await actOf(c, actor)), 303)
  })
  for (const path of ['/apply/:matter/:way', '/my/cases/:case/:action'] as const) {
    const does = (work: (c: Context, act: Act, step: string) => Promise<Response>) => async (c: Context) => {
      const actor = await asking(c)
      return actor instanceof Response ? actor : work(c, await actOf(c, actor), c.req.param('step') ?? '')
    }
    app.get(`${path}/check`, does(course.check))
    app.post(`${path}/check`, large, does(course.send))
    app.get(`${path}/:step`, does(course.step))
    app.post(`${path}/:step`, large, does(course.posted))
  }
}

const isHis = (matter: Matter, action: string): boolean =>
  asList<string>(matter.actions[action]!.by).includes('applicant')
const wayTitle = ({ title, variants }: Matter, variant: string | undefined): string =>
  variant === undefined ? title : `${title.replace(/（.*）$/, '')}（${variants?.[variant] ?? variant}）`
