import { refuse } from './refusal.ts'

/** One hash function, supplied by the edge: the same draw runs on a server, in a browser and with SM3. */
export type DrawHash = {
  /** Hash of the UTF-8 bytes of a text, 64 lower-case hex digits. */
  readonly hex: (text: string) => string
  /** Hash of the 32 raw bytes written as 64 hex digits. */
  readonly hexOfHex: (hex64: string) => string
}

export type DrawAlgorithm = 'sha256' | 'sm3'

/** What an edge can compute. SM3 may be missing: the library of a plain checking page need not carry it. */
export type DrawHashes = { readonly sha256: DrawHash; readonly sm3?: DrawHash }

/** @throws DrawRefusal `hash.unavailable` */
export const hashFor = (hashes: DrawHashes, algorithm: DrawAlgorithm): DrawHash =>
  hashes[algorithm] ?? refuse('hash.unavailable', { algorithm })

// The three lines that are hashed. The tags U, T, A and the ban on `|` in identifiers keep them apart.

/** The line of ticket `number` (from 1) of a unit. */
export const ticketLine = (seed: string, unit: string, number: number): string => `${seed}|U|${unit}|${number}`

/** The line that ranks an officer for the team. */
export const teamLine = (seed: string, officer: string): string => `${seed}|T|${officer}`

/** The line that ranks an officer for one unit's crew. */
export const pairLine = (seed: string, unit: string, officer: string): string => `${seed}|A|${unit}|${officer}`
