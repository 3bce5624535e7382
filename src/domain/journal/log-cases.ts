import { type Chain, extend, newChain } from './chain.ts'
import { parseEntry } from './entry.ts'
import { clockCheck, type Sighting } from './log-clock.ts'
import type { Finding } from './log-findings.ts'
import type { Hash } from './ports.ts'
import type { Refusal } from './refusals.ts'

/** What the entries say, as against the tree that holds them: chains of cases, kinds, times. */
export type CaseReading = {
  /** Takes the next entry of the log with its hex SHA-256 leaf hash. */
  readonly take: (index: number, bytes: Uint8Array, leaf: string) => Finding[]
  /** Entries that cannot be read: chains are not judged from here on. */
  readonly lose: () => void
  readonly cases: () => number
  readonly kinds: () => Readonly<Record<string, number>>
}

export function readCases(
  sha256: Hash,
  kinds: ReadonlySet<string> | undefined,
  sightings: readonly Sighting[],
): CaseReading {
  /** Null: the chain broke earlier, and one finding says so. */
  const chains = new Map<string, Chain | null>()
  const counts = new Map<string, number>()
  const clock = clockCheck(sightings)
  let isWhole = true
  const fault = (index: number, { code, message }: Refusal): Finding => ({
    severity: 'fault',
    code,
    message: `第 ${index} 号记录：${message}`,
    index,
  })

  const take = (index: number, bytes: Uint8Array, leaf: string): Finding[] => {
    const read = parseEntry(bytes, kinds)
    if (!read.ok) {
      // Whose entry it was is unknown: the chain of that case would break at its next entry, wrongly accused.
      isWhole = false
      return [fault(index, read)]
    }
    const entry = read.value
    counts.set(entry.kind, (counts.get(entry.kind) ?? 0) + 1)
    const found = clock(index, entry.t)
    const chain = chains.has(entry.case) ? chains.get(entry.case) : newChain(entry.case)
    if (!chain || !isWhole) return found
    const next = extend(sha256, chain, entry, leaf)
    chains.set(entry.case, next.ok ? next.value : null)
    return next.ok ? found : [fault(index, next), ...found]
  }

  return {
    take,
    lose: () => {
      isWhole = false
    },
    cases: () => chains.size,
    kinds: () => Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1))),
  }
}
