import { dayOf } from '#domain/calendar/day.ts'
import type { Case } from '#domain/engine/case.ts'
import type { Command } from '#domain/engine/command.ts'
import type { Matter } from '#domain/engine/matter.ts'
import type { MatterBook } from '#domain/engine/matter-book.ts'
import { type Refusal, refuse, refusedOn } from '#domain/engine/refusal.ts'
import type { Rival, StoredCase, Transaction } from './ports.ts'

/** Who else is about the same, in the database. */
export type Rivals = (matter: string, about: string) => Promise<Rival | undefined>

/**
 * The rivals of a whole batch in one question a matter, as far as the forms say what they are about. Asked with the
 * first of them, which is after the cases of the batch have been locked.
 */
export function rivalsIn(matters: MatterBook, tx: Transaction, commands: readonly Command[]): Rivals {
  const asked = new Map<string, Set<string>>()
  for (const { matter: id, action, form } of commands) {
    const about = aboutOf(matters.latest(id), action, form)
    if (about !== undefined) asked.set(id, (asked.get(id) ?? new Set()).add(about))
  }
  const found = new Map<string, ReadonlyMap<string, Rival>>()
  return async (matter, about) => {
    const abouts = asked.get(matter)
    if (!abouts?.has(about)) return (await tx.rivals(matter, [about])).get(about)
    const known = found.get(matter) ?? (await tx.rivals(matter, [...abouts]))
    found.set(matter, known)
    return known.get(about)
  }
}

/** What a form that has not been judged yet would be about; the decision asks again where this guess was wrong. */
function aboutOf(matter: Matter | undefined, action: string, form: unknown): string | undefined {
  const name = matter?.actions[action]?.form
  if (!matter?.exclusive || name === undefined || typeof form !== 'object' || form === null) return undefined
  const about: unknown = matter.exclusive.of({ [name]: form as Record<string, unknown> })
  return typeof about === 'string' ? about : undefined
}

/** The refusal where another case is about the same, also one that the same batch has just opened. */
export async function rivalry(
  matters: MatterBook,
  rivals: Rivals,
  after: Case,
  cases: ReadonlyMap<string, StoredCase>,
): Promise<Refusal | undefined> {
  const { exclusive: about, matter } = after
  if (about === undefined) return undefined
  const { text, basis } = matters.of(after)!.exclusive!
  let beside: Case | undefined
  for (const { current } of cases.values())
    if (current.exclusive === about && current.matter === matter && current.id !== after.id) beside ??= current
  const stored = await rivals(matter, about)
  const rival = beside ?? (stored && stored.id !== after.id && !cases.has(stored.id) ? stored : undefined)
  if (!rival) return undefined
  const told = { text, about: about.replace(/\s+/g, ' ').trim(), rival: rival.number ?? `办件 ${rival.id}` }
  const refusal = refuse('case.rival', told, { basis: [basis], other: { matter, caseId: rival.id } })
  return refusedOn(refusal, dayOf(after.lastAt))
}
