import { dayOf } from '#domain/calendar/day.ts'
import { type Session, type SessionItem, type Sitting, tally, unheard } from '#domain/engine/collegial.ts'
import type { Actor } from '#domain/engine/may.ts'
import { exceeds, noSettings, reaches, type Settings, settingOn, settingText } from '#domain/settings/settings.ts'
import type { Web } from '../../web.ts'
import type { ApiDesk, SeenCase } from '../desk.ts'
import { Problem } from '../problem.ts'
import type { DeskSession, DeskSessionItem, Reckoning } from './session-answers.ts'

/** A collegial act as its matter tells it, with the sums by which it counts, as the settings were on its day. */
export async function deskSession(web: Web, desk: ApiDesk, actor: Actor, seen: SeenCase): Promise<DeskSession> {
  const { matter, record, withheld } = seen
  const data = Object.entries(record.current.data).filter(([form]) => !withheld?.forms.includes(form))
  const session = matter.session?.(Object.fromEntries(data))
  if (!session) throw new Problem(404, 'case.no-session', '这件办件不是会议，或者还没有通知开会')
  const { settings = noSettings } = await desk.opening(actor)
  const related = await desk.related(actor, seen)
  const day = dayOf(web.bureau.house.clock.now())
  const held = session.members.filter(({ attended }) => attended).map(({ person }) => person)
  const sitting = { due: session.members.map(({ person }) => person), attended: held, head: session.head }
  const reckoned = reckoningOf(session, settings, day)
  const { items, quorum, majority, ...rest } = session
  return {
    ...rest,
    quorum: reckoned(quorum, session.heldOn === undefined ? undefined : held.length, reaches),
    items: items.map((item) => ({
      ...item,
      ...countedItem(sitting, item, majority === undefined ? undefined : (yes) => reckoned(majority, yes, exceeds)),
      about: related.find(({ id, number }) => item.case !== undefined && (id === item.case || number === item.case)),
    })),
  }
}

type Rule = (fraction: string, part: number, whole: number) => boolean

/** A sum over the members who are due, by the setting that held on the day of the meeting. */
const reckoningOf =
  ({ members, heldOn, plannedOn }: Session, settings: Settings, today: string) =>
  (key: Session['quorum'], have: number | undefined, rule: Rule): Reckoning => {
    const on = heldOn ?? (plannedOn < today ? plannedOn : today)
    const setting = settingOn(settings, key, on as never)
    const of = members.length
    const least = Array.from({ length: of }, (_, index) => index + 1).find((part) =>
      rule(String(setting.value), part, of),
    )
    return {
      ...{ of, have, least: least ?? of, rule: settingText(setting) },
      isReached: have === undefined ? undefined : rule(String(setting.value), have, of),
    }
  }

function countedItem(
  sitting: Sitting,
  { isDecided, minute }: SessionItem,
  carried: ((yes: number) => Reckoning) | undefined,
): Pick<DeskSessionItem, 'tally' | 'carried' | 'unheard'> {
  if (!isDecided || !minute) return { tally: undefined, carried: undefined, unheard: [] }
  const { said } = minute
  return {
    tally: { 同意: tally(said, '同意'), 不同意: tally(said, '不同意'), 弃权: tally(said, '弃权') },
    carried: carried?.(tally(said, '同意')),
    unheard: unheard(sitting, said),
  }
}
