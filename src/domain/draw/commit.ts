import { refuse } from './refusal.ts'
import type { Sheet } from './sheet.ts'
import { sourceFormat } from './sources.ts'

/** Below this the bureau could try variants of the sheet until one suits; 40 and more are recommended. */
export const leastBits = 24

/**
 * Bits of public chance that the sheet names. Outside parties are not counted: that one of them is honest cannot be
 * checked from the file. One event counts once, under whatever name it is listed again.
 */
export function entropyBits(sheet: Sheet): number {
  const events = new Map(sheet.sources.map((source) => [`${source.format}\t${source.event}`, source.format]))
  return [...events.values()].reduce((bits, code) => bits + sourceFormat(code)!.bits, 0)
}

/**
 * Refuses to commit a sheet that is well formed but could be steered or could not be carried out. A file that already
 * exists is solved by the format alone; this is asked before its hash is logged.
 * @returns the bits of public chance
 * @throws DrawRefusal `commit.*`
 */
export function checkCommitable(sheet: Sheet): number {
  const bits = entropyBits(sheet)
  if (bits < leastBits) refuse('commit.too-little-entropy', { bits: bits.toFixed(1), least: leastBits })
  if (sheet.sources.every((source) => sourceFormat(source.format)!.supplementary)) {
    refuse('commit.only-supplementary', {})
  }
  checkCommitments(sheet)
  checkCrews(sheet)
  return bits
}

// whoever repeats another's commitment brings no chance of his own
function checkCommitments(sheet: Sheet): void {
  const seen = new Set(sheet.secret === undefined ? [] : [sheet.secret])
  for (const party of sheet.parties) {
    if (seen.has(party.commitment)) refuse('commit.repeated-commitment', { who: party.name })
    seen.add(party.commitment)
  }
}

// found out now, it is a correction; found out after the event, the draw is void
function checkCrews(sheet: Sheet): void {
  const avoided = new Map<string, number>()
  for (const pair of sheet.avoid) avoided.set(pair.unit, (avoided.get(pair.unit) ?? 0) + 1)
  for (const unit of sheet.units) {
    if (unit.weight > 0 && sheet.officers.length - (avoided.get(unit.id) ?? 0) < sheet.perUnit) {
      refuse('commit.unit-without-crew', { unit: unit.id, perUnit: sheet.perUnit })
    }
  }
}
