import type { Hono } from 'hono'
import { refusalToTake } from '#app/casefile/may-take.ts'
import { caseFilesView, type FileStanding, fileStandings, type Taking } from '#db/case-files.view.ts'
import { matterTag } from '#db/matter.view.ts'
import { type Day, dayOf } from '#domain/calendar/day.ts'
import { isClosed, lacksOf } from '#domain/documents/case-file.ts'
import type { Matter } from '#domain/engine/matter.ts'
import type { Actor } from '#domain/engine/may.ts'
import { isOpenIn, sightOf } from '#domain/engine/sight.ts'
import { yearAsked } from '../../query.ts'
import type { Web } from '../../web.ts'
import type { ApiEnv } from '../bearer.ts'
import { stateTitle } from '../case-json.ts'
import type { ApiDesk } from '../desk.ts'
import { Problem } from '../problem.ts'
import type { CaseFiles, FileMatters } from './file-answers.ts'

const pageSize = 50

/** 卷宗: the files of the matters that say what a file must hold, as far as the asker may take them. */
export function fileRoutes(api: Hono<ApiEnv>, web: Web, desk: ApiDesk): void {
  const { house, profile, reader } = web.bureau
  const view = caseFilesView(reader, profile.id)
  const today = () => dayOf(house.clock.now())

  /** The versions of a matter of which the person takes files by his post. */
  const takings = (actor: Actor, id: string, day: Day): readonly Taking[] =>
    house.matters
      .versions(id)
      .map((matter) => ({ matter, states: sightOf(actor, matter, day).states }))
      .filter(({ states }) => states.length > 0)

  const counted = (wish: Parameters<typeof view.counts>[0]) => {
    const versions = wish.versions.map(({ matter, states }) => [matter.inForceFrom, states])
    const key = JSON.stringify([wish.versions[0]!.matter.id, versions, wish.year])
    return web.memo(`files ${key}`, () => view.counts(wish), [matterTag(wish.versions[0]!.matter.id)])
  }

  api.get('/desk/files', async (c) => {
    const actor = await desk.actor(c.var.person)
    const year = yearAsked(c)
    const filed = house.matters.newest.filter(({ id }) => house.matters.versions(id).some(hasDossier))
    const matters = await Promise.all(
      filed.map(async ({ id, title }) => {
        const versions = takings(actor, id, today())
        return versions.length ? [{ id, title, ...(await counted({ versions, year })) }] : []
      }),
    )
    return c.json({ matters: matters.flat() } satisfies FileMatters)
  })

  api.get('/desk/files/:matter', async (c) => {
    const newest = desk.matterNamed(c.req.param('matter'))
    const actor = await desk.actor(c.var.person)
    const day = today()
    const versions = takings(actor, newest.id, day)
    if (versions.length === 0) throw desk.unseen(newest)
    const after = c.req.query('after') || undefined
    if (after !== undefined) await desk.mustSee(actor, newest.id, after)
    const wish = { versions, year: yearAsked(c), standing: standingAsked(c.req.query('standing')) }
    const [{ files, next }, counts] = await Promise.all([view.page(wish, { after, limit: pageSize }), counted(wish)])
    const lines = files.map(({ current, on }) => {
      const matter = house.matters.of(current)!
      const refusal = refusalToTake(actor, matter, current, day)
      return {
        ...{ id: current.id, title: current.title, number: current.number ?? null, on },
        stateTitle: stateTitle(matter, current.state),
        isSealed: !isOpenIn(matter, current.state),
        closed: isClosed(matter, current),
        lacks: refusal ? [] : lacksOf(matter, current),
        refusal: refusal?.message,
      }
    })
    if (lines.some(({ isSealed }) => isSealed))
      await desk.noted(c.var, 'read.list', newest, undefined, `卷宗 ${lines.length} 件`)
    return c.json({
      ...{ matter: newest.id, title: newest.title, counts, next },
      files: lines.map(({ isSealed: _, ...line }) => line),
    } satisfies CaseFiles)
  })
}

const hasDossier = ({ dossier }: Matter): boolean => dossier !== undefined

function standingAsked(text: string | undefined): FileStanding | undefined {
  if (!text) return undefined
  const found = fileStandings.find((one) => one === text)
  if (!found) throw new Problem(400, 'query.invalid', `standing 应为 ${fileStandings.join('、')} 之一`)
  return found
}
