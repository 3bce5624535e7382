import { dayOf } from '#domain/calendar/day.ts'
import type { WorkingCalendar } from '#domain/calendar/working-calendar.ts'
import { admit } from '#domain/engine/admit.ts'
import type { Case, Entry } from '#domain/engine/case.ts'
import { isHouseAct } from '#domain/engine/evolve.ts'
import type { Matter } from '#domain/engine/matter.ts'
import type { Actor } from '#domain/engine/may.ts'
import { runsOn } from '#domain/engine/roles.ts'
import { systemActor, systemPerson } from '#domain/engine/system.ts'
import { trainingRulesOf } from '#domain/engine/training.ts'
import { foundingCase } from '#domain/matters/supervision/founding.ts'
import { type FsckFinding, found } from './findings.ts'
import type { RightsBook } from './rights-book.ts'

export type RightsDesk = {
  readonly rights: RightsBook
  readonly calendar: WorkingCalendar
}

type Step = { readonly entry: Entry; readonly before: Case | null }

/**
 * Whether the act that an entry tells could be done by its actor, with the appointment and the certificate that it
 * names, as his rights stood on record right before it. Whoever writes an entry past the program forges a grant: it is
 * found here, for the papers that would have given it are cases themselves.
 */
export function checkRight(desk: RightsDesk, matter: Matter, { entry, before }: Step, index: number): FsckFinding[] {
  const { caseId, n, grant, action, actor } = entry
  const missing = (reason: string) => [found('right.missing', { caseId, n, actor, reason })]
  if (grant.role === 'founder')
    return index === 0 && caseId === foundingCase ? [] : missing('单位早已建立，不能以建立人的名义办理')
  if ((actor === systemPerson) !== (grant.role === 'system')) return missing('以系统的名义办理的不是系统')
  const named = actor === systemPerson ? systemActor : withGrant(desk.rights.before(actor, index), entry)
  if (named.appointments.length === 0) return missing(`当时没有记录所称的任职（${grant.role}，${grant.office}）`)
  if (isHouseAct(action)) return grant.role === 'head' ? [] : missing('依法删除、重算须由审批负责人批准')
  const { happenedAt, recordedAt: now, variant, late } = entry
  const trainingRules = trainingRulesOf(entry.settings ?? [], dayOf(happenedAt))
  const office = { now, actor: named, calendar: desk.calendar, late, trainingRules }
  const admission = admit(matter, before, { action, variant, happenedAt }, office)
  if (admission.ok) return []
  if (admission.code.startsWith('right.') || admission.code === 'case.same-person') return missing(admission.message)
  // An earlier version of the program may have allowed it.
  return [found('entry.inadmissible', { caseId, n, reason: admission.message }, 'doubt')]
}

/** The actor with nothing but what the entry says that it rested on. */
function withGrant({ person, appointments, certificates, hours }: Actor, { grant, happenedAt }: Entry): Actor {
  const day = dayOf(happenedAt)
  return {
    person,
    appointments: appointments.filter(
      (held) =>
        held.id === grant.appointment && held.role === grant.role && held.office === grant.office && runsOn(held, day),
    ),
    certificates: certificates.filter(({ number }) => number === grant.certificate),
    ...(hours ? { hours } : {}),
  }
}
