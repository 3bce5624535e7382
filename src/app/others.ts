import type { Case } from '#domain/engine/case.ts'
import type { Command } from '#domain/engine/command.ts'
import { namesOthers } from '#domain/engine/linking.ts'
import { type Matter, stateLabel } from '#domain/engine/matter.ts'
import type { MatterBook } from '#domain/engine/matter-book.ts'
import type { Other, Others } from '#domain/engine/others.ts'
import { type Reference, referencesIn } from '#domain/engine/reference.ts'
import type { StoredCase, Transaction } from './ports.ts'

type Asked = Pick<Command, 'action' | 'form' | 'host'>

/**
 * The cases that a decision about this command may ask, locked against change until it is written. Most matters name
 * no others and are no host: for them nothing is read.
 */
export async function othersOf(
  store: Pick<Transaction, 'others'>,
  matters: MatterBook,
  matter: Matter,
  current: Case | null,
  command: Asked,
  batch: ReadonlyMap<string, StoredCase> = new Map(),
): Promise<Others | undefined> {
  const host = current ? current.host : command.host
  const { form, entails } = matter.actions[command.action] ?? {}
  const filled = { ...current?.data, ...(form ? { [form]: command.form } : {}) }
  const references = namesOthers(matter) ? referencesOf(matter, { ...current?.data }, filled) : []
  const ids = [...new Set([...references.map(({ id }) => id), ...(host ? [host.caseId] : [])])]
  const hosts = [...(current && isHost(matters, matter.id) ? [current.id] : []), ...(host ? [host.caseId] : [])]
  if (ids.length + hosts.length === 0) return undefined
  // A reference is written as the id or as the number of the case.
  const found = new Map((await store.others(ids, hosts, entails ? 'update' : 'share')).map((one) => [one.id, one]))
  // What the same batch has done already is not in the database yet.
  for (const [id, stored] of batch)
    if (isNamed(ids, stored.current) || isUnder(hosts, stored.current)) found.set(id, stored.current)
  if (current) found.delete(current.id)
  const others = [...found.values()].map((one) => otherOf(matters, one))
  const under = (id: string) => others.filter((one) => one.current.host?.caseId === id)
  return {
    // Two cases may bear one number: the reference says to which matter it leads.
    referred: new Map(
      references.flatMap(({ id, to }) => {
        const named = others.filter((one) => namesOf(one.current).includes(id))
        const other = named.find((one) => to.includes(one.current.matter)) ?? named[0]
        return other ? [[id, other] as const] : []
      }),
    ),
    linked: current ? under(current.id) : [],
    host: host && others.find((one) => one.current.id === host.caseId),
    siblings: host ? under(host.caseId) : [],
  }
}

type Asks = (ids: readonly string[], hosts: readonly string[]) => Promise<readonly Case[]>

/** For a list of cases on a screen: what is asked for each of them at the same moment is asked in one question. */
export function askedTogether(asks: Asks): { readonly others: Asks } {
  let round: { readonly ids: string[]; readonly hosts: string[]; readonly found: Promise<readonly Case[]> } | undefined
  const begin = () => {
    const [ids, hosts]: [string[], string[]] = [[], []]
    const found = Promise.resolve().then(() => {
      round = undefined
      return asks(ids, hosts)
    })
    return { ids, hosts, found }
  }
  return {
    async others(ids, hosts) {
      round ??= begin()
      round.ids.push(...ids)
      round.hosts.push(...hosts)
      return (await round.found).filter((one) => isNamed(ids, one) || isUnder(hosts, one))
    },
  }
}

/** What the data of a case name, as it stands and as it is filled in. */
const referencesOf = ({ forms }: Matter, ...data: readonly Readonly<Record<string, unknown>>[]): readonly Reference[] =>
  data.flatMap((one) => Object.entries(one).flatMap(([form, value]) => referencesIn(forms[form]!, value)))

const namesOf = ({ id, number }: Case): readonly string[] => (number === undefined ? [id] : [id, number])

const isNamed = (names: readonly string[], current: Case): boolean =>
  namesOf(current).some((name) => names.includes(name))

const isUnder = (hosts: readonly string[], { host }: Case): boolean => host !== undefined && hosts.includes(host.caseId)

function otherOf(matters: MatterBook, current: Case): Other {
  const matter = matters.of(current)
  const state = matter?.states[current.state]
  return {
    current,
    matterTitle: matter?.title ?? current.matter,
    stateTitle: state ? stateLabel(state) : current.state,
  }
}

const hostsOf = new WeakMap<MatterBook, ReadonlySet<string>>()

/** True when a case of some matter can stand under one of this. */
function isHost(matters: MatterBook, id: string): boolean {
  const known =
    hostsOf.get(matters) ??
    new Set(matters.all.flatMap(({ links = {} }) => Object.values(links).flatMap(({ to }) => to)))
  hostsOf.set(matters, known)
  return known.has(id)
}
