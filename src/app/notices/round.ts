import { type Day, dayOf, type Instant } from '#domain/calendar/day.ts'
import { isWorkingDay, type WorkingCalendar } from '#domain/calendar/working-calendar.ts'
import type { Digest } from '../jobs/reminders.ts'
import { mayTry } from '../retry.ts'
import { digestLetter, isUrgent, reminderKey, urgentLetter } from './letter.ts'
import type { MailSettings } from './mail-settings.ts'
import type { Send } from './mailer.ts'
import type { Addressee, Letter, NoticeStore } from './ports.ts'

export type RoundParts = {
  readonly settings: () => Promise<MailSettings | undefined>
  readonly store: NoticeStore
  readonly send: Send
  readonly now: () => Instant
  readonly calendar: WorkingCalendar
  readonly bureau: string
  /** From which hour of a working day on the digest is sent. */
  readonly hour: () => Promise<number>
  /** Names by id, of those who are in the register today. */
  readonly names: (day: Day) => Promise<ReadonlyMap<string, string>>
  /** What these people are reminded of today; `urgent`: only limits that run out today or have run out. */
  readonly digests: (people: readonly string[], urgent: boolean) => Promise<readonly Digest[]>
}

/** How many letters were sent, and for whom none was taken. */
export type Round = { readonly sent: number; readonly problems: readonly string[] }

const hourOf = (now: Instant): number => Temporal.Instant.from(now).toZonedDateTimeISO('Asia/Shanghai').hour
/** Minutes after which a server that was away is asked again. */
const firstPause = 2

/**
 * Tells by mail what has not been told: on a working day, from its hour on, one digest a person; in between whatever has
 * come to run out today, at once. A letter that is not taken is tried again, and its reason is kept. Any number of
 * processes may go the round at once: each letter is claimed before it is sent.
 */
export async function noticeRound(parts: RoundParts): Promise<Round> {
  const { settings, store, now, calendar } = parts
  const mail = await settings()
  const moment = now()
  const day = dayOf(moment)
  if (!mail || hourOf(moment) < (await parts.hour())) return { sent: 0, problems: [] }
  const names = await parts.names(day)
  const waiting = (await store.addressees()).filter(
    ({ person, failure }) => names.has(person) && mayTry(failure, moment, firstPause),
  )
  const isDigestDay = isWorkingDay(calendar, day)
  const [forDigest, forUrgent] = [
    waiting.filter((one) => isDigestDay && one.day !== day),
    waiting.filter((one) => !isDigestDay || one.day === day),
  ]
  const problems: string[] = []
  let sent = 0
  const tell = async (to: Addressee, letter: Letter | undefined, after: Pick<Addressee, 'day' | 'told'>) => {
    if (!(await store.claim(to, moment))) return
    try {
      if (letter) await parts.send(mail, letter)
      await store.sent(to.person, after)
      sent += letter ? 1 : 0
    } catch (error) {
      const problem = (error as Error).message
      await store.failed(to.person, problem)
      problems.push(`${to.person}：${problem}`)
    }
  }
  const head = ({ person, address }: Addressee) => ({
    ...{ bureau: parts.bureau, name: names.get(person)!, to: address, day },
    site: mail.site?.replace(/\/+$/, ''),
  })
  const digests = await digestsFor(parts, forDigest, false)
  for (const one of forDigest) {
    const digest = digests.get(one.person)
    await tell(one, digest && digestLetter(head(one), digest), {
      day,
      told: digest?.reminders.map(reminderKey) ?? [],
    })
  }
  const urgent = await digestsFor(parts, forUrgent, true)
  for (const one of forUrgent) {
    const news = (urgent.get(one.person)?.reminders ?? []).filter(
      (reminder) => isUrgent(reminder, day) && !one.told.includes(reminderKey(reminder)),
    )
    if (news.length > 0)
      await tell(one, urgentLetter(head(one), news), { day: one.day, told: [...one.told, ...news.map(reminderKey)] })
  }
  return { sent, problems }
}

async function digestsFor({ digests }: RoundParts, people: readonly Addressee[], urgent: boolean) {
  const found =
    people.length === 0
      ? []
      : await digests(
          people.map(({ person }) => person),
          urgent,
        )
  return new Map(found.map((digest) => [digest.person, digest]))
}
