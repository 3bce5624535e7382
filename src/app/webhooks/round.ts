import { dayOf, type Instant } from '#domain/calendar/day.ts'
import type { MatterBook } from '#domain/engine/matter-book.ts'
import type { Actor } from '#domain/engine/may.ts'
import { sees, sightOf } from '#domain/engine/sight.ts'
import type { SigningKey } from '../journal/log/node-crypto.ts'
import { mayTry } from '../retry.ts'
import type { Hook, HookStore, Told } from './ports.ts'
import { headersOf } from './signature.ts'

export type HookParts = {
  readonly store: HookStore
  readonly key: () => Promise<SigningKey>
  readonly now: () => Instant
  readonly matters: MatterBook
  readonly actor: (person: string) => Promise<Actor>
  /** The bureau's id, as it stands in what is sent. */
  readonly bureau: string
}

const atOnce = 100
/** A hook that has fallen far behind gives way to the others after so many sendings. */
const mostSendings = 50
const patience = 10_000
/** Minutes after which a program that did not answer is told again. */
const firstPause = 1

/**
 * Tells each registered program of the acts since it was last told, in the order of the journal. What is not taken is
 * tried again after 1, 2, 4 … minutes, an hour at most, and nothing after it is told before. Answers what was not taken.
 */
export async function hookRound(parts: HookParts): Promise<readonly string[]> {
  const problems: string[] = []
  for (const hook of await parts.store.hooks()) {
    const problem = await tellHook(parts, hook)
    if (problem !== undefined) problems.push(`${hook.address}：${problem}`)
  }
  return problems
}

async function tellHook(parts: HookParts, hook: Hook): Promise<string | undefined> {
  const { store, now } = parts
  if (!mayTry(hook.failure, now(), firstPause)) return undefined
  // Told from its confirmation on: whoever wants what was before asks the API.
  if (hook.next === undefined) {
    if (await store.claim(hook, now())) await store.told(hook.id, await store.size())
    return undefined
  }
  const actor = await parts.actor(hook.person)
  let place = hook.next
  for (let sendings = 0; sendings < mostSendings; sendings++) {
    const acts = await store.acts(place, atOnce)
    if (acts.length === 0) return undefined
    const here = place === hook.next ? hook : { ...hook, next: place, failure: undefined }
    if (!(await store.claim(here, now()))) return undefined
    const seen = acts.filter(({ current }) => maySee(parts, actor, current))
    const problem = seen.length
      ? await send(
          parts,
          hook,
          seen.map(({ current: _, ...told }) => told),
        )
      : undefined
    if (problem !== undefined) {
      await store.failed(hook.id, problem)
      return problem
    }
    place = acts.at(-1)!.index + 1
    await store.told(hook.id, place)
  }
  return undefined
}

/** What is sealed is shown only on record, so that nobody is told of it here. */
function maySee({ matters, now }: HookParts, actor: Actor, current: Parameters<typeof sees>[1]): boolean {
  const matter = matters.of(current)
  return matter !== undefined && !matter.confidential && sees(sightOf(actor, matter, dayOf(now())), current)
}

async function send(parts: HookParts, { id, address }: Hook, acts: readonly Told[]): Promise<string | undefined> {
  const body = JSON.stringify({ bureau: parts.bureau, acts })
  const timestamp = Math.floor(Temporal.Instant.from(parts.now()).epochMilliseconds / 1000)
  // The same acts have the same name however often they are sent.
  const message = { id: `${id}.${acts[0]!.index}.${acts.at(-1)!.index}`, timestamp, body }
  try {
    const response = await fetch(address, {
      ...{ method: 'POST', body, redirect: 'manual', signal: AbortSignal.timeout(patience) },
      headers: { 'content-type': 'application/json', ...headersOf(await parts.key(), message) },
    })
    await response.body?.cancel()
    return response.ok ? undefined : `对方答复 ${response.status}`
  } catch (error) {
    return `连不上：${(error as { cause?: Error }).cause?.message ?? (error as Error).message}`
  }
}
