import { latestMatter } from '#app/find-matter.ts'
import { actorView } from '#db/actor.view.ts'
import type { CaseRecord } from '#db/case.view.ts'
import { dayOf } from '#domain/calendar/day.ts'
import type { Office } from '#domain/engine/command.ts'
import { asList, type Matter } from '#domain/engine/matter.ts'
import type { Actor } from '#domain/engine/may.ts'
import { refuse } from '#domain/engine/refusal.ts'
import { type Role, roles } from '#domain/engine/roles.ts'
import { sees, sightOf, type Withheld, withheldFrom } from '#domain/engine/sight.ts'
import { refusalStatus } from '../refusal-status.ts'
import type { Web } from '../web.ts'
import { Problem } from './problem.ts'

const isCaseId = (text: string): boolean => /^[\w-]{1,64}$/.test(text)

export type SeenCase = {
  readonly record: CaseRecord
  readonly matter: Matter
  readonly withheld: Withheld | undefined
}

/** What the routes ask for: matters, cases and persons, each found or answered with why not. */
export function makeDesk(web: Web) {
  const { house, profile, reader } = web.bureau
  const actors = actorView(reader, profile.id)

  const unseen = (matter: Matter): Problem => {
    const part = new Set(Object.values(matter.actions).flatMap(({ by }) => asList<Role>(by)))
    const named = [...part].map((role) => roles[role]).join('、')
    const { code, message } = refuse('right.unseen', { title: matter.title, roles: named })
    return new Problem(refusalStatus[code], code, message)
  }

  /** A matter in its newest version. @throws Problem */
  const matterNamed = (id: string): Matter => {
    const matter = latestMatter(house.matters, id)
    if (!matter) throw new Problem(404, 'matter.unknown', refuse('matter.unknown', { matter: id }).message)
    return matter
  }

  return {
    matterNamed,
    unseen,
    actor: (person: string): Promise<Actor> => actors.actor(person),

    office: (actor: Actor): Office => ({
      now: house.clock.now(),
      actor,
      calendar: house.calendar,
      ...(house.trainingRules ? { trainingRules: house.trainingRules } : {}),
    }),

    /** Refuses a case that is not there, or is one of another matter. @throws Problem */
    async mustExist(matter: string, id: string): Promise<void> {
      matterNamed(matter)
      const kind = isCaseId(id) ? await web.cases.kind(id) : undefined
      if (kind?.matter !== matter) throw new Problem(404, 'case.unknown', refuse('case.unknown', { id }).message)
    },

    /** A case that the person may see, under the version of its matter, and what it keeps from him. @throws Problem */
    async seen(actor: Actor, matterId: string, id: string): Promise<SeenCase> {
      await this.mustExist(matterId, id)
      const record = (await web.cases.record(id))!
      const matter = house.matters.version(matterId, record.current.version)
      if (!matter) throw new Error(`case ${id}: ${matterId} of ${record.current.version} is not declared`)
      if (!sees(sightOf(actor, matter, dayOf(house.clock.now())), record.current)) throw unseen(matter)
      return { record, matter, withheld: withheldFrom(actor.person, matter, record.current) }
    },
  }
}
export type ApiDesk = ReturnType<typeof makeDesk>
