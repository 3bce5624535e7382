import { ticketLine } from './hash.ts'
import type { Stratum, Unit } from './sheet.ts'
import { compareUtf8 } from './text.ts'

/** A unit's place in its stratum: its smallest ticket and the number of that ticket. */
export type Ranked = { readonly unit: string; readonly ticket: number; readonly key: string }

type Hex = (text: string) => string

/** The smallest of the unit's tickets; undefined for weight 0, which holds none. */
export function bestTicket(unit: Unit, seed: string, hex: Hex): Ranked | undefined {
  let ticket = 0
  let key = ''
  for (let number = 1; number <= unit.weight; number++) {
    const value = hex(ticketLine(seed, unit.id, number))
    if (ticket === 0 || value < key) {
      ticket = number
      key = value
    }
  }
  return ticket === 0 ? undefined : { unit: unit.id, ticket, key }
}

/** Hex strings of equal length compare like the bytes; the id decides between equal keys. */
export const compareRanked = (a: Ranked, b: Ranked): number => {
  if (a.key < b.key) return -1
  return a.key > b.key ? 1 : compareUtf8(a.unit, b.unit)
}

/** Every stratum's units from first to last, strata in sheet order; those selected come first, the reserve follows. */
export function rankUnits(
  strata: readonly Stratum[],
  units: readonly Unit[],
  seed: string,
  hex: Hex,
): ReadonlyMap<string, readonly Ranked[]> {
  const ranking = new Map<string, Ranked[]>(strata.map((stratum) => [stratum.code, []]))
  for (const unit of units) {
    const ranked = bestTicket(unit, seed, hex)
    if (ranked) ranking.get(unit.stratum)!.push(ranked)
  }
  for (const ranked of ranking.values()) ranked.sort(compareRanked)
  return ranking
}
