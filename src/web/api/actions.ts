import { randomUUID } from 'node:crypto'
import type { Context, Hono } from 'hono'
import type { Accepted, Outcome, Trial } from '#app/handle-command.ts'
import type { Instant } from '#domain/calendar/day.ts'
import { paperOf } from '#domain/documents/paper.ts'
import { issueWords } from '#domain/engine/issue-words.ts'
import { refuse } from '#domain/engine/refusal.ts'
import type { Web } from '../web.ts'
import type { ApiEnv } from './bearer.ts'
import { stateTitle } from './case-json.ts'
import { type CommandBody, commandBody } from './command-body.ts'
import type { ApiDesk } from './desk.ts'
import { Problem, refusalProblem } from './problem.ts'
import { atMost, readJson } from './read-json.ts'
import { isSameCommand } from './same-command.ts'

export const longestCommand = 1024 * 1024

/** Acts: the same commands as on the command line, by the holder of the token. */
export function actionRoutes(api: Hono<ApiEnv>, web: Web, desk: ApiDesk): void {
  const acting = web.bureau.acting
  const { matters } = web.bureau.house

  api.post('/matters/:matter/cases/:case/actions/:action', atMost(longestCommand), async (c) => {
    const { matter, case: named, action } = c.req.param()
    const newest = desk.matterNamed(matter)
    if (!matters.all.some(({ id, actions }) => id === matter && Object.hasOwn(actions, action)))
      throw new Problem(404, 'action.unknown', refuse('action.unknown', { title: newest.title, action }).message)
    if (named !== 'new') await desk.mustSee(await desk.actor(c.var.person), matter, named)
    const asked = commandOf(await readJson(c))
    const { happenedAt, ...body } = asked
    const command = {
      ...body,
      token: c.var.token,
      matter,
      action,
      caseId: named === 'new' ? randomUUID().replaceAll('-', '') : named,
      ...(happenedAt === undefined ? {} : { happenedAt: happenedAt as Instant }),
    }
    const trial = c.req.query('trial')
    if (trial !== undefined) return tried(c, await acting.trial(c.var.person, command), trial)
    const outcome = await acting.act(c.var.person, command)
    if (!outcome.ok) return refusalProblem(c, outcome)
    const { caseId, n, state, number, repeated } = outcome
    const receipt =
      outcome.receipt ?? (await firstReceipt(outcome, { person: c.var.person, matter, action, named, body: asked }))
    const version = (await web.cases.kind(caseId))?.version
    const declared = (version && matters.version(matter, version)) ?? newest
    return c.json({ caseId, n, state, stateTitle: stateTitle(declared, state), number, repeated, receipt })
  })

  /** `trial=true` tells what the act would do; `trial=grant.pdf` shows that document as it would read, marked as a sample. */
  async function tried(c: Context<ApiEnv>, outcome: Outcome, wanted: string): Promise<Response> {
    if (!outcome.ok) return refusalProblem(c, outcome)
    const lines = outcome.trial ?? []
    if (wanted === 'true') return c.json({ trial: lines.map(trialJson) })
    const paper = lines[0]?.papers.find(({ kind }) => `${kind}.pdf` === wanted)
    if (!paper) throw new Problem(422, 'trial.unknown', 'trial 应为 true，或者这一动作所出文书的种类加 .pdf')
    const pdf = await web.bureau.printer.preview(paper.text)
    return c.body(Uint8Array.from(pdf), 200, { 'content-type': 'application/pdf' })
  }

  type Asked = {
    readonly person: string
    readonly matter: string
    readonly action: string
    readonly named: string
    readonly body: CommandBody
  }

  /** The receipt of a command that was carried out before, unless it was another command under the same id. */
  async function firstReceipt({ caseId, n }: Accepted, { person, matter, action, named, body }: Asked) {
    const entry = await web.cases.entry(caseId, n)
    const same = entry?.actor === person && entry.matter === matter && entry.action === action
    const declared = entry && matters.version(entry.matter, entry.version)
    const isOther = !declared || !isSameCommand(declared, entry, body)
    if (!same || isOther || (named !== 'new' && named !== caseId))
      throw new Problem(409, 'command.reused', '这一命令编号已用于另一次办理，请换一个编号')
    const place = await web.cases.place(caseId, n)
    return place && { index: place.index, leaf: place.leaf }
  }
}

const trialJson = ({ caseId, matter, action, state, papers, publishes, clocks }: Trial) => ({
  ...{ caseId, matter, action, state, publishes },
  documents: papers.map(({ kind, text }) => ({ kind, paper: paperOf(text) })),
  clocks: clocks.map(({ name, label, promise, view }) => ({
    name,
    label,
    promise,
    status: view.status,
    due: view.due,
  })),
})

/** @throws Problem */
function commandOf(body: unknown) {
  const parsed = commandBody.safeParse(body, { error: issueWords })
  if (parsed.success) return parsed.data
  const fields = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
  const summary = fields.map(({ path, message }) => (path ? `${path}：${message}` : message)).join('；')
  throw new Problem(422, 'command.invalid', `命令填写有误：${summary}`, fields)
}
