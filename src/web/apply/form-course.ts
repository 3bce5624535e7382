import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import { FileRefused, keepFile } from '#app/files/keep-file.ts'
import type { Draft, draftStore } from '#db/drafts.ts'
import { dayOf, dayText } from '#domain/calendar/day.ts'
import { stepsOf } from '#domain/desk/form-steps.ts'
import { type Edited, toEdit, toSend } from '#domain/desk/form-values.ts'
import type { Case } from '#domain/engine/case.ts'
import { type Field, fieldsOf } from '#domain/engine/form.ts'
import { issueWords } from '#domain/engine/issue-words.ts'
import type { Matter } from '#domain/engine/matter.ts'
import { checkPage, stepPage } from '../../portal/apply/step.page.ts'
import type { Faults } from '../../portal/apply/widget.ts'
import { NotFound, present, type Web } from '../web.ts'
import { editedIn } from './posted.ts'

/** The act that an applicant fills in, and what is known of it beforehand. */
export type Act = {
  readonly person: string
  readonly matter: Matter
  readonly action: string
  readonly variant: string | undefined
  /** The case in which he acts; undefined where the act opens one. */
  readonly current: Case | undefined
  readonly base: string
  readonly back: string
  readonly title: string
  /** What stands in the fields before anything is typed, and where it is from. */
  readonly given: { readonly values: Readonly<Record<string, unknown>>; readonly source: string } | undefined
}

type Drafts = ReturnType<typeof draftStore>
type Body = { readonly form?: Readonly<Record<string, unknown>> }

/** The course through a form: a page a step, all answers once more, and the act. What is typed is kept at every page. */
export function formCourse(web: Web, drafts: Drafts) {
  const { house, acting } = web.bureau
  const formOf = ({ matter, action }: Act) => {
    const name = matter.actions[action]!.form
    return name === undefined ? undefined : matter.forms[name]
  }
  const draftOf = async ({ person, matter, action, current }: Act): Promise<Draft | undefined> =>
    (await drafts.of(person, current?.id ?? 'new')).find((one) => one.matter === matter.id && one.action === action)

  async function begun(act: Act) {
    const form = formOf(act)
    const fields = form ? fieldsOf(form) : []
    const kept = ((await draftOf(act))?.body as Body | undefined)?.form
    const edited = toEdit(fields, kept ?? act.given?.values ?? {})
    return { form, fields, edited, steps: stepsOf(fields, edited), source: kept ? undefined : act.given?.source }
  }
  const keep = (act: Act, fields: readonly Field[], edited: Edited) => {
    const { person, matter, action, variant, current } = act
    return drafts.keep(person, {
      ...{ caseId: current?.id ?? 'new', matter: matter.id, action, seen: current?.n ?? 0, savedAt: house.clock.now() },
      body: { form: toSend(fields, edited), ...(variant === undefined ? {} : { variant }) },
    })
  }
  const show = (c: Context, { title }: Act, body: Parameters<typeof present>[3], status: 200 | 422 = 200) => {
    c.status(status)
    c.header('cache-control', 'private, no-store')
    return present(c, web, { title, crumbs: [{ label: '我的申请', href: '/my' }, { label: title }] }, body)
  }
  const stepIn = (steps: readonly unknown[], text: string): number => {
    const at = Number(text) - 1
    if (!/^\d{1,2}$/.test(text) || !steps[at]) throw new NotFound('没有这一步。')
    return at
  }
  const course = (act: Act, steps: ReturnType<typeof stepsOf>, at: number) => ({
    ...{ title: act.title, base: act.base, steps },
    back: at > 0 ? `${act.base}/${at}` : act.back,
  })

  /** What a form says of these fields; what it says of others is their page's. */
  const faultsOf = (act: Act, edited: Edited, names?: ReadonlySet<string>): Faults => {
    const form = formOf(act)
    const parsed = form?.safeParse(toSend(fieldsOf(form), edited), { error: issueWords })
    const issues = parsed && !parsed.success ? parsed.error.issues : []
    const own = issues.filter(({ path }) => names === undefined || names.has(String(path[0])))
    return new Map(own.reverse().map(({ path, message }) => [path.join('.'), message]))
  }

  return {
    /** The first step that is still to be filled in, or the last page. */
    start: async (act: Act): Promise<string> => `${act.base}/${(await begun(act)).steps.length ? 1 : 'check'}`,

    async step(c: Context, act: Act, text: string): Promise<Response> {
      const { edited, steps, source } = await begun(act)
      const at = stepIn(steps, text)
      return show(c, act, stepPage({ ...course(act, steps, at), at, edited, faults: new Map(), source }))
    },

    async posted(c: Context, act: Act, text: string): Promise<Response> {
      const { fields, edited: before, steps } = await begun(act)
      const at = stepIn(steps, text)
      const own = steps[at]!.fields
      const body = await c.req.parseBody({ all: true })
      const faults = new Map<string, string>()
      const now = house.clock.now()
      const handed = async (file: File) => {
        const bytes = new Uint8Array(await file.arrayBuffer())
        return keepFile(web.bureau, now, { person: act.person, name: file.name || '未命名', bytes })
      }
      let answered: Edited
      try {
        answered = await editedIn(own, body, { held: before, keep: handed })
      } catch (error) {
        if (!(error instanceof FileRefused)) throw error
        faults.set(own[0]!.name, error.message)
        answered = {}
      }
      const edited = {
        ...Object.fromEntries(Object.entries(before).filter(([name]) => !own.some((field) => field.name === name))),
        ...answered,
      }
      const again = (shown: Edited, status: 200 | 422) =>
        show(c, act, stepPage({ ...course(act, steps, at), at, edited: shown, faults, source: undefined }), status)
      if (faults.size) return again({ ...before, ...answered }, 422)
      await keep(act, fields, edited)
      const grown = own.find(({ name }) => name === body['add'])
      if (grown)
        return again({ ...edited, [grown.name]: [...((edited[grown.name] as readonly Edited[]) ?? []), {}] }, 200)
      if (body['go'] === 'later') return c.redirect('/my', 303)
      for (const [path, message] of faultsOf(act, edited, new Set(own.map(({ name }) => name))))
        faults.set(path, message)
      if (faults.size) return again(edited, 422)
      const next = stepsOf(fields, edited).length > at + 1 ? String(at + 2) : 'check'
      return c.redirect(`${act.base}/${next}`, 303)
    },

    async check(c: Context, act: Act): Promise<Response> {
      const { fields, edited, steps } = await begun(act)
      const refused =
        act.matter.actions[act.action]!.reasons === 'required'
          ? undefined
          : await acting.trial(act.person, commandOf(act, fields, edited, randomUUID()))
      return checked(c, act, refused && !refused.ok ? refused : undefined, { edited, steps })
    },

    async send(c: Context, act: Act): Promise<Response> {
      const { fields, edited, steps } = await begun(act)
      const body = await c.req.parseBody()
      const id =
        typeof body['command'] === 'string' && /^[0-9a-f-]{36}$/.test(body['command']) ? body['command'] : randomUUID()
      const reasons = typeof body['reasons'] === 'string' && body['reasons'].trim() ? body['reasons'].trim() : undefined
      const outcome = await acting.act(act.person, {
        ...commandOf(act, fields, edited, id),
        ...(reasons ? { reasons } : {}),
      })
      if (!outcome.ok) return checked(c, act, outcome, { edited, steps })
      await drafts.drop(act.person, { caseId: act.current?.id ?? 'new', matter: act.matter.id, action: act.action })
      return c.redirect(`/my/cases/${outcome.caseId}?sent=1`, 303)
    },
  }

  function commandOf(act: Act, fields: readonly Field[], edited: Edited, id: string) {
    return {
      ...{ id, matter: act.matter.id, action: act.action },
      caseId: act.current?.id ?? randomUUID().replaceAll('-', ''),
      ...(act.current || act.variant === undefined ? {} : { variant: act.variant }),
      ...(formOf(act) ? { form: toSend(fields, edited) } : {}),
    }
  }

  type Refused = {
    readonly message: string
    readonly fields?: readonly { readonly path: string; readonly message: string }[] | undefined
  }
  function checked(
    c: Context,
    act: Act,
    refused: Refused | undefined,
    { edited, steps }: { edited: Edited; steps: ReturnType<typeof stepsOf> },
  ) {
    const faults = new Map((refused?.fields ?? []).map(({ path, message }) => [path, message]))
    const { label, reasons } = act.matter.actions[act.action]!
    const body = checkPage({
      ...course(act, steps, steps.length),
      ...{ edited, faults, refusal: refused?.message, command: randomUUID(), needsReasons: reasons === 'required' },
      submit: `提交${label}`,
    })
    return show(c, act, body, refused ? 422 : 200)
  }
}

/** 2024年3月5日的申请: what is shown of the last one of the same applicant. */
export const sourceText = (last: Case): string =>
  `以下内容由${dayText(dayOf(last.lastAt))}的办件带出，请核对，有变化的请修改。`
