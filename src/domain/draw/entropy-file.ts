import type { DrawHash } from './hash.ts'
import { openReader } from './reader.ts'
import { refuse } from './refusal.ts'
import type { Sheet } from './sheet.ts'
import { sourceFormat } from './sources.ts'
import { readHash } from './text.ts'

/** What chance said: the values in the order of the sheet's sources and parties. */
export type Entropy = {
  /** Hash of the sheet file. */
  readonly sheet: string
  readonly sources: readonly string[]
  readonly parties: readonly string[]
  readonly secret?: string
}

// The SM3 variant changes the sheet's first line only.
const version = 'zs-draw-entropy/1'

/**
 * Reads the entropy file of this sheet: the same items in the same order, every revealed value answering its commitment.
 * @throws DrawRefusal with the line
 */
export function parseEntropy(text: string, sheet: Sheet, sheetHash: string, hash: DrawHash): Entropy {
  const reader = openReader(text)
  reader.version([version])
  const named = readHash(reader.take('sheet', 1)[0]!, '抽签单指纹', reader.line())
  if (named !== sheetHash) refuse('entropy.other-sheet', {}, reader.line())
  const reveal = (value: string, commitment: string, who: string): string => {
    readHash(value, '公布的数值', reader.line())
    // a value swapped after the fact is what commitments are for
    if (hash.hexOfHex(value) !== commitment) refuse('entropy.commitment', { who }, reader.line())
    return value
  }
  const sources = sheet.sources.map((source, i) => {
    const [number, value] = reader.take('source', 2)
    if (number !== String(i + 1)) refuse('source.number', { expected: i + 1 }, reader.line())
    const format = sourceFormat(source.format)!
    if (!format.accepts(value!)) refuse('entropy.value', { format: source.format, rule: format.rule }, reader.line())
    return value!
  })
  const parties = sheet.parties.map((party) => {
    const [name, value] = reader.take('party', 2)
    if (name !== party.name) refuse('entropy.other-party', { expected: party.name }, reader.line())
    return reveal(value!, party.commitment, party.name)
  })
  const secret =
    sheet.secret === undefined ? {} : { secret: reveal(reader.take('secret', 1)[0]!, sheet.secret, '本机关') }
  reader.end()
  return { sheet: named, sources, parties, ...secret }
}

/**
 * Writes the entropy file.
 * @throws DrawRefusal when it does not answer the sheet
 */
export function writeEntropy(entropy: Entropy, sheet: Sheet, hash: DrawHash): string {
  const lines = [
    [version],
    ['sheet', entropy.sheet],
    ...entropy.sources.map((value, i) => ['source', i + 1, value]),
    ...entropy.parties.map((value, i) => ['party', sheet.parties[i]?.name ?? '', value]),
    ...(entropy.secret === undefined ? [] : [['secret', entropy.secret]]),
  ]
  const text = lines.map((fields) => fields.join('\t') + '\n').join('')
  parseEntropy(text, sheet, entropy.sheet, hash)
  return text
}
