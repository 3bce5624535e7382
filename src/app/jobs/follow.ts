import { createHash } from 'node:crypto'
import { handleSystemCommand } from '#app/handle-command.ts'
import type { House } from '#app/house.ts'
import { fold } from '#domain/engine/evolve.ts'
import type { JobStore } from './ports.ts'

/**
 * Carries out what follows from an entry, as ordinary commands of the system. The commands have the same ids however
 * often this is tried, so that a try cut short goes on where it stood. Null when all is done, or the reason in words.
 */
export async function carryOutFollow(house: House, store: JobStore, key: string): Promise<string | null> {
  const origin = await store.origin(key)
  if (!origin) return null
  const { entries, follow } = origin
  const entry = entries.at(-1)!
  const matter = house.matters.of(entry)
  const declared = matter?.follows?.[follow]
  // The program has changed since and no longer knows it: a person must look, it is not forgotten.
  if (!matter || !declared) return `事项 ${entry.matter} 不再有后续“${follow}”`
  const because = { caseId: entry.caseId, n: entry.n }
  for (const [index, { caseId, link, ...wish }] of declared.makes(fold(matter, entries)!, entry).entries()) {
    const id = idOf(key, index)
    const host = link ? { host: { caseId: entry.caseId, link } } : {}
    const command = { id, caseId: caseId ?? followedCase(key, index), ...wish, ...host, because }
    const outcome = await handleSystemCommand(house, command)
    if (!outcome.ok) return outcome.message
  }
  await store.done(key)
  return null
}

/** What follows from an entry, by name, is one and the same wherever it is spoken of. */
export const followKey = (caseId: string, n: number, follow: string): string => `follow:${caseId}:${n}:${follow}`
const idOf = (key: string, index: number): string => `${key}:${index + 1}`

/** The case that a follow-up opens: 128 bits of a hash of what it is. */
export const followedCase = (key: string, index = 0): string =>
  createHash('sha256').update(idOf(key, index)).digest('hex').slice(0, 32)
