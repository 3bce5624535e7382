import { type Avoids, avoidsOf } from './avoidance.ts'
import { assignCrews, type Skip } from './crews.ts'
import { parseEntropy } from './entropy-file.ts'
import { type DrawHashes, hashFor, pairLine } from './hash.ts'
import { readingFile } from './refusal.ts'
import { parseSheet, type Sheet } from './sheet.ts'
import { type SubstitutionStep, substitute } from './substitution.ts'
import { pickTeam, type RankedOfficer, rankOfficers } from './team.ts'
import { type Ranked, rankUnits } from './tickets.ts'

/** Everything that follows from a sheet and its entropy file, ready to be written as JSON. */
export type DrawResult = {
  /** Hash of the sheet file. */
  readonly sheet: string
  /** Hash of the entropy file. */
  readonly seed: string
  readonly ranking: Readonly<Record<string, readonly Ranked[]>>
  readonly selected: readonly string[]
  /** How many units are missing, for the strata in which some are. */
  readonly shortfall: Readonly<Record<string, number>>
  readonly teamOrder: readonly RankedOfficer[]
  readonly team: readonly string[]
  readonly assignment: Readonly<Record<string, readonly string[]>>
  readonly loadLimit: number
  readonly skipped: readonly Skip[]
  readonly substitution?: {
    readonly active: readonly string[]
    readonly assignment: Readonly<Record<string, readonly string[]>>
    readonly log: readonly SubstitutionStep[]
  }
}

/** What the two files are called where one of them is at fault. */
export const sheetFile = '抽签单'
export const entropyFile = '随机数文件'

/**
 * Makes the draw from the texts of its two files (decoded strictly, BOM kept); `closed` lists units that have closed
 * since, in the order reported.
 * @throws DrawRefusal when a file breaks a rule or no crew exists
 */
export function solve(
  sheetText: string,
  entropyText: string,
  hashes: DrawHashes,
  closed: readonly string[] = [],
): DrawResult {
  const sheet = readingFile(sheetFile, () => parseSheet(sheetText))
  const hash = hashFor(hashes, sheet.algorithm)
  const sheetHash = hash.hex(sheetText)
  readingFile(entropyFile, () => parseEntropy(entropyText, sheet, sheetHash, hash))
  return { sheet: sheetHash, ...draw(sheet, hash.hex(entropyText), hash.hex, closed) }
}

/** The draw itself, from a parsed sheet and a seed. */
export function draw(
  sheet: Sheet,
  seed: string,
  hex: (text: string) => string,
  closed: readonly string[] = [],
): Omit<DrawResult, 'sheet'> {
  const ranking = rankUnits(sheet.strata, sheet.units, seed, hex)
  const strata = sheet.strata.map(({ code, take }) => {
    const ranked = ranking.get(code)!
    return {
      code,
      ranking: ranked,
      selected: Math.min(take, ranked.length),
      missing: Math.max(0, take - ranked.length),
    }
  })
  const selected = strata.flatMap((stratum) => stratum.ranking.slice(0, stratum.selected).map(({ unit }) => unit))
  const { perUnit } = sheet
  const avoids: Avoids = avoidsOf(sheet.avoid)
  const officers = sheet.officers.map((officer) => officer.id)
  const teamOrder = rankOfficers(officers, seed, hex)
  const order = teamOrder.map(({ officer }) => officer)
  const team = pickTeam({ order, size: sheet.teamSize, perUnit, units: selected, avoids })
  const pairKey = (unit: string, officer: string): string => hex(pairLine(seed, unit, officer))
  const { assignment, loadLimit, skipped } = assignCrews({ units: selected, team, perUnit, avoids, pairKey })
  // Object.fromEntries defines own properties, so an id like `__proto__` does no harm
  const result = {
    seed,
    ranking: Object.fromEntries(ranking),
    selected,
    shortfall: Object.fromEntries(strata.flatMap(({ code, missing }) => (missing > 0 ? [[code, missing]] : []))),
    teamOrder,
    team,
    assignment: Object.fromEntries(assignment),
    loadLimit,
    skipped,
  }
  if (closed.length === 0) return result
  const replaced = substitute({ strata, team, perUnit, assignment, avoids, pairKey }, closed)
  return { ...result, substitution: { ...replaced, assignment: Object.fromEntries(replaced.assignment) } }
}
