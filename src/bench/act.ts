import { randomUUID } from 'node:crypto'
import { handleCommand } from '#app/handle-command.ts'
import type { Append, Store } from '#app/ports.ts'
import { openStore } from '#db/store.ts'
import { types } from '#db/types.ts'
import { deputySuggestion } from '#domain/matters/supervision/deputy-suggestion.ts'
import { benchBureau } from './bench-bureau.ts'
import { floorOf } from './floor.ts'
import { rate, report } from './measure.ts'

const id = (): string => randomUUID().replaceAll('-', '')

/** One command through handleCommand against the bare SQL of the same rows in one transaction. */
export async function benchAct(): Promise<void> {
  const bureau = await benchBureau(['keeper'])
  try {
    const pool = bureau.database.pool({ max: 8, types })
    const seen: Append[] = []
    const store: Store = openStore(pool, bureau.profile.id)
    const house = { ...bureau.house, store: spying(store, seen) }
    const command = () => ({
      id: randomUUID(),
      matter: deputySuggestion.id,
      caseId: id(),
      action: 'record',
      form: { ...(deputySuggestion.samples['row'] as object), number: randomUUID() },
    })
    const act = () => handleCommand(house, 'bench-keeper', command())
    await rate(8, 400, act)
    const floor = floorOf(bureau.database.ownerPool({ max: 8, types }), bureau.profile.id, seen)
    await rate(8, 400, floor)
    for (const writers of [1, 8]) {
      const count = writers === 1 ? 1500 : 4000
      const [a, f, b, g] = [
        await rate(writers, count, act),
        await rate(writers, count, floor),
        await rate(writers, count, act),
        await rate(writers, count, floor),
      ]
      report(`act.${writers}`, (a + b) / 2, 'tx/s', (f + g) / 2)
    }
  } finally {
    await bureau.remove()
  }
}

/** Keeps what the first commands append, so that the floor writes the same rows. */
export function spying(store: Store, seen: Append[]): Store {
  return {
    ...store,
    transaction: (work) =>
      store.transaction((tx) =>
        work({
          ...tx,
          append(appends) {
            if (seen.length < 200) seen.push(...appends)
            return tx.append(appends)
          },
        }),
      ),
  }
}
