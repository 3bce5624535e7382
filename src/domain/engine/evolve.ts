import { type Day, dayOf } from '../calendar/day.ts'
import type { Act, Case, Entry } from './case.ts'
import { namesOthers } from './linking.ts'
import type { Matter } from './matter.ts'
import { shownAfter } from './public-view.ts'
import { referredBy } from './reference.ts'
import { boundAfter, textsAfter } from './texts.ts'

/** Acts that the house itself records in a case: every matter knows them, none declares them, no state changes. */
export const houseActs = {
  /** A lawful deletion (个人信息保护法第四十七条). */
  '!redact': '依法删除内容',
  /** Limits, facts and title made anew: the calendar or a definition has changed since. */
  '!rederive': '按现行口径重算',
} as const
export type HouseAct = keyof typeof houseActs
export const isHouseAct = (action: string): action is HouseAct => Object.hasOwn(houseActs, action)

/** How an act is called on screen. */
export const actionLabel = (matter: Matter, action: string): string =>
  isHouseAct(action) ? houseActs[action] : (matter.actions[action]?.label ?? action)

/** The state of a case after one more entry. The state is only ever this fold. */
export function evolve(matter: Matter, current: Case | null, entry: Entry): Case {
  // What was lawfully deleted changes no state: the digests stay, and so does what followed from them.
  if (isHouseAct(entry.action) && current) return { ...current, n: entry.n }
  const action = matter.actions[entry.action]
  if (!action) throw new Error(`entry ${entry.caseId}/${entry.n}: ${matter.id} has no action ${entry.action}`)
  if (!current && action.to === 'same') throw new Error(`${matter.id}.${entry.action} opens a case in no state`)
  const on = dayOf(entry.happenedAt)
  const data = action.form && entry.form ? { ...current?.data, [action.form]: entry.form } : (current?.data ?? {})
  const variant = current?.variant ?? entry.variant
  const numbered = entry.documents.find((document) => document.kind === matter.numberedBy)?.number
  const state = action.to === 'same' ? current!.state : action.to
  return {
    id: entry.caseId,
    matter: matter.id,
    version: entry.version,
    variant,
    n: entry.n,
    state,
    title: matter.describe(data, variant),
    number: current?.number ?? numbered ?? matter.bears?.(data),
    applicant: current?.applicant ?? (entry.grant.role === 'applicant' ? entry.grant.office : undefined),
    exclusive: (matter.exclusive?.releasedIn ?? matter.final)?.includes(state) ? undefined : matter.exclusive?.of(data),
    host: current?.host ?? entry.host,
    refs: refsOf(matter, data),
    openedOn: current?.openedOn ?? on,
    lastAt: entry.happenedAt,
    data,
    acts: {
      ...current?.acts,
      [entry.action]: actOf(current?.acts[entry.action], entry, on),
    },
    clocks: append(current?.clocks, entry.clocks, (change) => ({
      ...change,
      at: entry.happenedAt,
      on,
      actor: entry.actor,
      ...enteredOf(entry),
    })),
    documents: append(current?.documents, entry.documents, (document) => ({ ...document, on })),
    published: append(current?.published, entry.publishes, (what) => ({ what, on })),
    shown: shownAfter(matter, current?.shown, entry, { on, state, data, variant }),
    texts: textsAfter(current?.texts, entry, on),
    bound: boundAfter(current?.bound, entry, on),
    reasons: entry.reasons ?? current?.reasons,
  }
}

/** A late entry keeps both days: that of the act and that of its record. */
const enteredOf = ({ late, recordedAt }: Entry) => (late ? { enteredOn: dayOf(recordedAt) } : {})

export function refsOf(matter: Matter, data: Case['data']): readonly string[] | undefined {
  const refs = namesOthers(matter) ? referredBy(matter.forms, data) : []
  return refs.length ? refs : undefined
}

function actOf(before: Act | undefined, entry: Entry, on: Day): Act {
  const act = {
    on,
    at: entry.happenedAt,
    actor: entry.actor,
    role: entry.grant.role,
    times: (before?.times ?? 0) + 1,
    ...enteredOf(entry),
  }
  const { earlier = [] } = before ?? {}
  const others =
    before && !earlier.some((one) => one.actor === before.actor && one.role === before.role)
      ? [...earlier, { actor: before.actor, role: before.role }]
      : earlier
  const told = others.filter((one) => one.actor !== act.actor || one.role !== act.role)
  return told.length ? { ...act, earlier: told } : act
}

function append<T, R>(before: readonly R[] | undefined, more: readonly T[], make: (item: T) => R): readonly R[] {
  if (more.length === 0) return before ?? []
  return [...(before ?? []), ...more.map(make)]
}

/** A case from all its entries. */
export function fold(matter: Matter, entries: readonly Entry[]): Case | null {
  return entries.reduce<Case | null>((current, entry) => evolve(matter, current, entry), null)
}
