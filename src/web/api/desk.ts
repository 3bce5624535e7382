import type { AccessEvent, AccessLog } from '#app/access-log.ts'
import { othersOf } from '#app/others.ts'
import { actorView } from '#db/actor.view.ts'
import type { CaseRecord } from '#db/case.view.ts'
import { settingsOf } from '#db/settings.view.ts'
import { type Day, dayOf } from '#domain/calendar/day.ts'
import type { Case } from '#domain/engine/case.ts'
import type { Office } from '#domain/engine/command.ts'
import type { Matter } from '#domain/engine/matter.ts'
import type { Actor } from '#domain/engine/may.ts'
import { refuse } from '#domain/engine/refusal.ts'
import { roles } from '#domain/engine/roles.ts'
import { sees, sightOf, type Withheld, withheldFrom } from '#domain/engine/sight.ts'
import { refusalStatus } from '../refusal-status.ts'
import type { Web } from '../web.ts'
import { relatedJson } from './case-json.ts'
import { Problem } from './problem.ts'

const isCaseId = (text: string): boolean => /^[\w-]{1,64}$/.test(text)

export type SeenCase = {
  readonly record: CaseRecord
  readonly matter: Matter
  readonly withheld: Withheld | undefined
}

/** Who asks, and by which token from where. */
export type Asker = { readonly person: string; readonly token: string | undefined; readonly address: string }

/** What the routes ask for: matters, cases and persons, each found or answered with why not. */
export function makeDesk(web: Web, log: AccessLog) {
  const { house, profile, reader } = web.bureau
  const actors = actorView(reader, profile.id)
  const today = (): Day => dayOf(house.clock.now())

  const unseen = (matter: Matter): Problem => {
    const readers = new Set(matter.readers.map((reads) => (typeof reads === 'string' ? reads : reads.role)))
    const named = [...readers].map((role) => roles[role]).join('、')
    const { code, message } = refuse('right.unseen', { title: matter.title, roles: named })
    return new Problem(refusalStatus[code], code, message)
  }

  const unknown = (id: string): Problem => new Problem(404, 'case.unknown', refuse('case.unknown', { id }).message)

  /** A matter in its newest version. @throws Problem */
  const matterNamed = (id: string): Matter => {
    const matter = house.matters.latest(id)
    if (!matter) throw new Problem(404, 'matter.unknown', refuse('matter.unknown', { matter: id }).message)
    return matter
  }

  /** What is sealed is shown only on record (who, when, by which token). */
  const noted = (
    { person, token, address }: Asker,
    event: AccessEvent,
    matter: Matter,
    caseId?: string,
    detail?: string,
  ) => log.note({ ...{ at: house.clock.now(), event, person, token, address, matter: matter.id }, caseId, detail })

  return {
    matterNamed,
    unseen,
    noted,
    actor: (person: string): Promise<Actor> => actors.actor(person),

    office: (actor: Actor): Office => ({
      now: house.clock.now(),
      actor,
      calendar: house.calendar,
    }),

    /** The same with the bureau's settings, for acts that open a case. */
    async opening(actor: Actor): Promise<Office> {
      const settings = await settingsOf(reader, profile.id, house)
      return { ...this.office(actor), settings }
    },

    /** The same with the other cases that a decision in this case may ask. */
    async officeIn(actor: Actor, { matter, record: { current } }: SeenCase): Promise<Office> {
      return this.officeFor(await this.opening(actor), matter, current)
    },

    async officeFor(
      opening: Office,
      matter: Matter,
      current: Case,
      cases: Parameters<typeof othersOf>[0] = web.cases,
    ): Promise<Office> {
      const others = await othersOf(cases, house.matters, matter, current, { action: '' })
      return { ...opening, others }
    },

    /** The same answer as for a case that may not be seen. @throws Problem always */
    noCase: (id: string): never => {
      throw unknown(id)
    },

    /** The cases that a case has to do with, of those that the person may see. */
    async related(actor: Actor, { record: { current }, matter: own }: SeenCase) {
      const day = dayOf(house.clock.now())
      return (await web.cases.related(current)).flatMap((other) => {
        const matter = house.matters.of(other)
        return matter && sees(sightOf(actor, matter, day), other) ? [relatedJson(other, matter, own)] : []
      })
    },

    /**
     * The matter of a case that the person may see. Of any other case he is not even told that it exists: it is answered
     * like one that is not there. @throws Problem
     */
    async mustSee(actor: Actor, matterId: string, id: string): Promise<Matter> {
      matterNamed(matterId)
      const current = isCaseId(id) ? await web.cases.current(id) : undefined
      const matter = current?.matter === matterId ? house.matters.version(matterId, current.version) : undefined
      if (!current || !matter || !sees(sightOf(actor, matter, today()), current)) throw unknown(id)
      return matter
    },

    /** A case that the person may see, under the version of its matter, and what it keeps from him. @throws Problem */
    async seen(actor: Actor, matterId: string, id: string): Promise<SeenCase> {
      const matter = await this.mustSee(actor, matterId, id)
      const record = (await web.cases.record(id))!
      return { record, matter, withheld: withheldFrom(actor.person, matter, record.current) }
    },
  }
}
export type ApiDesk = ReturnType<typeof makeDesk>
