import { parseSheet, type Sheet, sheetVersions } from './sheet.ts'
import { compareUtf8 } from './text.ts'

/**
 * Writes the sheet as its file, lists sorted as the format wants them; the order of sources stays, it is their number.
 * @throws DrawRefusal when the content breaks a rule (an identifier with a blank, a name not NFC, …)
 */
export function writeSheet(sheet: Sheet): string {
  const version = [...sheetVersions].find(([, algorithm]) => algorithm === sheet.algorithm)![0]
  const lines = [
    [version],
    ['draw', sheet.id],
    ['task', sheet.task],
    ['officers', sheet.perUnit, sheet.teamSize],
    ...(sheet.secret === undefined ? [] : [['secret', sheet.secret]]),
    ...by(sheet.parties, (party) => party.name).map((party) => ['party', party.name, party.commitment]),
    ...sheet.sources.map((source, i) => ['source', i + 1, source.name, source.event, source.format]),
    ...by(sheet.strata, (stratum) => stratum.code).map((stratum) => ['stratum', stratum.code, stratum.take]),
    ...by(sheet.units, (unit) => unit.id).map((unit) => ['unit', unit.id, unit.stratum, unit.weight, unit.name]),
    ...by(sheet.officers, (officer) => officer.id).map((officer) => ['officer', officer.id, officer.name]),
    ...by(sheet.avoid, (pair) => `${pair.unit}\t${pair.officer}`).map((pair) => ['avoid', pair.unit, pair.officer]),
  ]
  const text = lines.map((fields) => fields.join('\t') + '\n').join('')
  parseSheet(text)
  return text
}

const by = <T>(items: readonly T[], key: (item: T) => string): readonly T[] =>
  [...items].sort((a, b) => compareUtf8(key(a), key(b)))

/** Units to take from a stratum by a ratio in permille, rounded up in integers. */
export const takeByPermille = (units: number, permille: number): number => Math.floor((units * permille + 999) / 1000)
