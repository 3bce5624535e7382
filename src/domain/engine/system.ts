import { addDays, at, type Day, type Instant } from '../calendar/day.ts'
import type { Command } from './command.ts'
import { asList, type Matter } from './matter.ts'
import type { Actor } from './may.ts'
import type { Role } from './roles.ts'

/**
 * The one actor that is no person: it carries out what law attaches to the running out of a limit, and what follows
 * from an act by declaration. Its right is the rule itself, not an appointment that somebody could give or take.
 */
export const systemPerson = 'system'
export const systemActor: Actor = {
  person: systemPerson,
  appointments: [{ id: systemPerson, person: systemPerson, office: systemPerson, role: 'system', from: '1949-10-01' }],
  certificates: [],
}

/** An act of the system that waits for a clock of a matter to run out, in one state and, where named, one variant. */
export type SystemAct = {
  readonly matter: string
  readonly version: Day
  readonly action: string
  readonly clock: string
  readonly state: string
  readonly variant: string | undefined
}

/** All acts that law attaches to silence in these matters. */
export const systemActsOf = (matters: readonly Matter[]): readonly SystemAct[] =>
  matters.flatMap((matter) =>
    Object.entries(matter.actions).flatMap(([action, { by, afterDue, from, only }]) =>
      afterDue !== undefined && asList<Role>(by).includes('system')
        ? asList<string>(from).flatMap((state) =>
            (only ?? [undefined]).map((variant) => ({
              ...{ matter: matter.id, version: matter.inForceFrom as Day, action, clock: afterDue, state, variant },
            })),
          )
        : [],
    ),
  )

/** A case in which such an act has fallen due. */
export type DueAct = Pick<SystemAct, 'matter' | 'action' | 'clock'> & {
  readonly caseId: string
  /** The last day of the limit. */
  readonly due: Day
  readonly lastAt: Instant
}

/** The effect attaches at the first instant after the last day of the limit (民法典第二百零三条). */
export const attachesAt = (due: Day): Instant => at(addDays(due, 1), '00:00')

/**
 * The act as a command. It happens when law attaches it, however late it is written down; where something else has
 * been recorded in the case since, right after that, for a history does not run backwards. Its id is the same however
 * often and by whomever it is tried.
 */
export const systemCommand = ({ matter, action, caseId, due, lastAt }: DueAct): Command => {
  const attached = attachesAt(due)
  return {
    id: `system:${caseId}:${action}:${due}`,
    ...{ matter, caseId, action, happenedAt: lastAt > attached ? lastAt : attached },
  }
}
