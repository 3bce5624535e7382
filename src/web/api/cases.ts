import type { Context, Hono } from 'hono'
import { type ListPlace, listView, summaryKey } from '#db/list.view.ts'
import { matterTag } from '#db/matter.view.ts'
import { openCasesView } from '#db/open-cases.view.ts'
import { type Day, dayOf } from '#domain/calendar/day.ts'
import { choicesOf } from '#domain/engine/choices.ts'
import { filesOf } from '#domain/engine/files-in.ts'
import { listOf } from '#domain/engine/list.ts'
import type { Matter } from '#domain/engine/matter.ts'
import { isOpenIn, seesAny, sightOf } from '#domain/engine/sight.ts'
import { attachmentName } from '../csv.ts'
import { orderAsked, stateAsked, textAsked, wordsAsked, yearAsked } from '../query.ts'
import { BadAddress, type Web } from '../web.ts'
import type { ApiEnv } from './bearer.ts'
import { caseJson, choiceJson, holdsBack, stateTitle, withheldRefusal } from './case-json.ts'
import type { ApiDesk } from './desk.ts'
import { Problem, refusalProblem } from './problem.ts'

export const longestPage = 200
const defaultPage = 50

/** Cases as those who work on them see them. */
export function caseRoutes(api: Hono<ApiEnv>, web: Web, desk: ApiDesk): void {
  const { house, profile, reader, attachments } = web.bureau
  const openCases = openCasesView(reader, profile.id)
  const lists = listView(reader, profile.id)

  api.get('/matters/:matter/cases', async (c) => {
    const newest = desk.matterNamed(c.req.param('matter'))
    const limit = limitAsked(c.req.query('limit'))
    const after = c.req.query('after')
    const actor = await desk.actor(c.var.person)
    if (after !== undefined) await desk.mustSee(actor, newest.id, after)
    const day = dayOf(house.clock.now())
    const versions = house.matters.all
      .filter(({ id }) => id === newest.id)
      .map((matter) => ({ matter, sight: sightOf(actor, matter, day) }))
    if (!versions.some(({ sight }) => seesAny(sight))) throw desk.unseen(newest)
    const { cases, next } = await openCases.page({ versions, after, limit })
    const isSealed = cases.some(({ version, state }) => !isOpenIn(house.matters.version(newest.id, version)!, state))
    if (isSealed) await desk.noted(c.var, 'read.list', newest, undefined, `${cases.length} 件`)
    const today = house.matters.on(newest.id, day) ?? newest
    return c.json({
      matter: newest.id,
      title: newest.title,
      cases: cases.map((line) => ({
        ...line,
        stateTitle: stateTitle(house.matters.version(newest.id, line.version) ?? newest, line.state),
      })),
      next,
      opens: choicesOf(today, null, await desk.opening(actor)).map(choiceJson),
    })
  })

  api.get('/matters/:matter/list', async (c) => {
    const newest = desk.matterNamed(c.req.param('matter'))
    const actor = await desk.actor(c.var.person)
    const day = dayOf(house.clock.now())
    const versions = house.matters.versions(newest.id)
    const sights = new Map(versions.map((matter) => [matter.inForceFrom as Day, sightOf(actor, matter, day)]))
    if (![...sights.values()].some(seesAny)) throw desk.unseen(newest)
    const { columns } = listOf(newest)
    const asked = listAsked(c, newest)
    const place = placeOf(c)
    const cursor = place.after ?? place.before
    if (cursor !== undefined) await desk.mustSee(actor, newest.id, cursor)
    const wish = { ...asked, versions, onlooker: sights }
    const [{ lines, previous, next }, { count, sums }, years] = await Promise.all([
      lists.page(wish, place),
      web.memo(`list ${summaryKey(wish)}`, () => lists.summary(wish), [matterTag(newest.id)]),
      web.memo(`years ${summaryKey({ versions, onlooker: sights })}`, () => lists.years(wish), [matterTag(newest.id)]),
    ])
    const isSealed = lines.some(
      ({ version, told }) => told && !isOpenIn(house.matters.version(newest.id, version)!, told.state),
    )
    if (isSealed) await desk.noted(c.var, 'read.list', newest, undefined, `${lines.length} 件`)
    return c.json({
      matter: newest.id,
      title: newest.title,
      columns: columns.map(({ path, title, kind, unit, options, total }) => ({
        ...{ name: path, title, kind, unit, options, total },
      })),
      states: Object.keys(newest.states).map((state) => ({ name: state, title: stateTitle(newest, state) })),
      years,
      count,
      totals: Object.fromEntries(sums),
      cases: lines.map(({ id, version, n, told, lastAt, due }) => ({
        ...{ id, version, n, lastAt, due, on: told!.on, title: told!.title, number: told!.number, state: told!.state },
        stateTitle: stateTitle(house.matters.version(newest.id, version) ?? newest, told!.state),
        values: Object.fromEntries(columns.map(({ path }, index) => [path, told!.cells[index] ?? null])),
      })),
      previous,
      next,
    })
  })

  api.get('/matters/:matter/cases/:case', async (c) => {
    const actor = await desk.actor(c.var.person)
    const seen = await desk.seen(actor, c.req.param('matter'), c.req.param('case'))
    if (!isOpenIn(seen.matter, seen.record.current.state))
      await desk.noted(c.var, 'read.case', seen.matter, seen.record.current.id)
    const choices = choicesOf(seen.matter, seen.record.current, await desk.officeIn(actor, seen))
    const related = await desk.related(actor, seen)
    return c.json(caseJson(seen, choices, house.calendar, related))
  })

  // A file is opened through the entry that holds it: who may see the case may see what it rests on.
  api.get('/matters/:matter/cases/:case/entries/:n/attachments/:sha256', async (c) => {
    const actor = await desk.actor(c.var.person)
    const { record, matter, withheld } = await desk.seen(actor, c.req.param('matter'), c.req.param('case'))
    const entry = record.entries.find(({ n }) => String(n) === c.req.param('n'))
    if (withheld && entry && holdsBack(matter, withheld, entry))
      return refusalProblem(c, withheldRefusal(matter, withheld))
    const file = entry && filesOf(entry).find(({ sha256 }) => sha256 === c.req.param('sha256'))
    if (!file) throw new Problem(404, 'attachment.unknown', '这条记录没有这份附件')
    if (!isOpenIn(matter, record.current.state))
      await desk.noted(c.var, 'read.file', matter, record.current.id, file.sha256)
    const bytes = await attachments.get(file.sha256).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') throw new Problem(404, 'attachment.absent', '附件只登记了摘要，没有存入文件')
      throw error
    })
    return c.body(Uint8Array.from(bytes), 200, {
      'content-type': file.type,
      'content-disposition': attachmentName(file.name),
      'content-security-policy': "default-src 'none'; sandbox",
    })
  })
}

/** What a list is narrowed and sorted by; a word that it does not know is said, not passed over. */
function listAsked(c: Context, matter: Matter) {
  const { columns } = listOf(matter)
  const known = new Set([
    'after',
    'before',
    'limit',
    'page',
    'year',
    'q',
    'state',
    'sort',
    ...columns.map(({ path }) => path),
  ])
  const strange = Object.keys(c.req.query()).find((name) => !known.has(name))
  if (strange !== undefined) throw new Problem(400, 'query.unknown', `没有名为“${strange}”的参数`)
  try {
    return {
      ...{ year: yearAsked(c), text: textAsked(c), state: stateAsked(c, matter.states) },
      only: wordsAsked(c, columns),
      order: orderAsked(
        c,
        columns.map(({ path }) => path),
      ),
    }
  } catch (error) {
    if (error instanceof BadAddress) throw new Problem(400, 'query.invalid', error.message)
    throw error
  }
}

function placeOf(c: Context): ListPlace {
  const limit = limitAsked(c.req.query('limit'))
  const page = Number(c.req.query('page') ?? 1)
  if (!Number.isInteger(page) || page < 1 || page > 1_000_000)
    throw new Problem(400, 'query.invalid', 'page 应为正整数')
  const [after, before] = [c.req.query('after'), c.req.query('before')]
  if (after !== undefined) return { limit, after }
  return before === undefined ? { limit, skip: (page - 1) * limit } : { limit, before }
}

function limitAsked(text: string | undefined): number {
  if (text === undefined) return defaultPage
  const limit = Number(text)
  if (!Number.isInteger(limit) || limit < 1 || limit > longestPage)
    throw new Problem(400, 'limit.invalid', `limit 应为 1 至 ${longestPage} 的整数`)
  return limit
}
