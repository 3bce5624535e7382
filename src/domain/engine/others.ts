import type { z } from 'zod'
import type { Citation } from '../law/citation.ts'
import type { Case } from './case.ts'
import type { CaseOf, DefinedMatter } from './matter.ts'
import { type Refusal, refuse } from './refusal.ts'
import { standsOn, versionsTold } from './texts.ts'

/** Another case as a decision sees it: locked until the decision is written. */
export type Other = {
  readonly current: Case
  /** The names of its matter and of its state, for a refusal that names it. */
  readonly matterTitle: string
  readonly stateTitle: string
}

/** The cases that one decision may ask: plain data, gathered before it. */
export type Others = {
  /** What the case's data and the form name, by id. */
  readonly referred: ReadonlyMap<string, Other>
  /** Cases that were opened under this one. */
  readonly linked: readonly Other[]
  /** The case under which this one stands or is to be opened. */
  readonly host?: Other | undefined
  /** Cases that stand under the same host. */
  readonly siblings: readonly Other[]
}

export const noOthers: Others = { referred: new Map(), linked: [], siblings: [] }

/** How a guard asks: each answer has the type of the matter that it names; undefined where no such case is known. */
export type Asking = {
  referred<M extends DefinedMatter>(matter: M, id: string | undefined): CaseOf<M> | undefined
  linked<M extends DefinedMatter>(matter: M, link?: string): readonly CaseOf<M>[]
  host<M extends DefinedMatter>(matter: M): CaseOf<M> | undefined
  /** Cases that stand under the same host. */
  beside<M extends DefinedMatter>(matter: M): readonly CaseOf<M>[]
  /** A named case of whatever matter: what many matters put before one body. */
  named(id: string | undefined): Case | undefined
  /** The host, of whatever matter it is: who acted there, and in which role. */
  readonly over: Case | undefined
}

export const askingOf = (others: Others): Asking => ({
  referred: (matter, id) => typed(matter, id === undefined ? undefined : others.referred.get(id)?.current),
  linked: (matter, link) =>
    others.linked.flatMap(({ current }) =>
      link === undefined || current.host?.link === link ? (typed(matter, current) ?? []) : [],
    ),
  host: (matter) => typed(matter, others.host?.current),
  beside: (matter) => others.siblings.flatMap(({ current }) => typed(matter, current) ?? []),
  named: (id) => (id === undefined ? undefined : others.referred.get(id)?.current),
  over: others.host?.current,
})

const typed = <M extends DefinedMatter>(matter: M, current: Case | undefined): CaseOf<M> | undefined =>
  current?.matter === matter.id ? (current as unknown as CaseOf<M>) : undefined

/** Where the other case is found: a field of a form, a link under which it was opened, or the host. */
export type Where = { readonly form: string; readonly field: string } | { readonly link: string } | 'host'

/** What an action needs of another case: that it is there, in one of these states. */
export type Need = {
  readonly where: Where
  readonly matter: string
  readonly in: readonly string[]
  /** It must stand on the version of this text of the asking case that is the last one. */
  readonly sameText?: string | undefined
  /** The sentence of the refusal, e.g. 合法性审查须先确认. */
  readonly text: string
  readonly basis: Citation
}

type Named = DefinedMatter<Readonly<Record<string, z.ZodObject>>, string, string>

/**
 * A need whose states are the other matter's own: a wrong one does not compile. Two matters that ask each other cannot
 * both import the other: there one is named by its id, and a contract test looks its states up.
 */
export const needs = <M extends Named | string>(
  matter: M,
  where: Where,
  states: readonly (M extends Named ? M['stateNames'] : string)[],
  text: string,
  basis: Citation,
  more: Pick<Need, 'sameText'> = {},
): Need => ({ where, matter: typeof matter === 'string' ? matter : matter.id, in: states, text, basis, ...more })

/** The first need that is not met, as a refusal that names the case and its state. */
export function unmet(
  list: readonly Need[],
  data: Case['data'],
  others: Others,
  own: Case | null = null,
): Refusal | undefined {
  for (const need of list) {
    const found = foundAt(need.where, data, others).filter(({ current }) => current.matter === need.matter)
    const inState = found.filter(({ current }) => need.in.includes(current.state))
    const { text, basis, sameText } = need
    if (inState.some(({ current }) => sameText === undefined || standsOn(current, own, sameText))) continue
    const nearest = inState.at(-1) ?? found.at(-1)
    if (!nearest) return refuse('other.missing', { text }, { basis: [basis] })
    const { current, matterTitle, stateTitle } = nearest
    const name = `${matterTitle} ${current.number ?? current.title}`
    const other = { matter: current.matter, caseId: current.id }
    if (inState.length && sameText !== undefined)
      return refuse('text.other', { text, name, ...versionsTold(current, own, sameText) }, { basis: [basis], other })
    return refuse('other.wrong-state', { text, name, state: stateTitle }, { basis: [basis], other })
  }
  return undefined
}

function foundAt(where: Where, data: Case['data'], others: Others): readonly Other[] {
  if (where === 'host') return others.host ? [others.host] : []
  if ('link' in where) return others.linked.filter(({ current }) => current.host?.link === where.link)
  const id = data[where.form]?.[where.field]
  const named = (Array.isArray(id) ? id : [id]).flatMap((one) => others.referred.get(one as string) ?? [])
  return named
}
