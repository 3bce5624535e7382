import type { DrawAlgorithm } from './hash.ts'
import { openReader, type Reader } from './reader.ts'
import { refuse } from './refusal.ts'
import { sourceFormat } from './sources.ts'
import { anyNumber, compareUtf8, readHash, readIdentifier, readNumber } from './text.ts'

export type Party = { readonly name: string; readonly commitment: string }
export type Source = { readonly name: string; readonly event: string; readonly format: string }
export type Stratum = { readonly code: string; readonly take: number }
export type Unit = { readonly id: string; readonly stratum: string; readonly weight: number; readonly name: string }
export type Officer = { readonly id: string; readonly name: string }
export type Avoidance = { readonly unit: string; readonly officer: string }

/** The committed 抽签单: everything that the draw depends on, except chance. */
export type Sheet = {
  readonly algorithm: DrawAlgorithm
  readonly id: string
  readonly task: string
  /** Officers per unit, at least 1 by the format (the law wants 2: 行政处罚法第四十二条). */
  readonly perUnit: number
  /** Size of the drawn team; 0 is everybody. */
  readonly teamSize: number
  readonly secret?: string
  readonly parties: readonly Party[]
  readonly sources: readonly Source[]
  readonly strata: readonly Stratum[]
  readonly units: readonly Unit[]
  readonly officers: readonly Officer[]
  readonly avoid: readonly Avoidance[]
}

export const sheetVersions: ReadonlyMap<string, DrawAlgorithm> = new Map([
  ['zs-draw/1', 'sha256'],
  ['zs-draw/1-sm3', 'sm3'],
])

const mostWeight = 999

/**
 * Reads a sheet, refusing whatever breaks a rule of `zs-draw/1`.
 * @throws DrawRefusal with the line
 */
export function parseSheet(text: string): Sheet {
  const reader = openReader(text)
  const algorithm = sheetVersions.get(reader.version([...sheetVersions.keys()]))!
  const id = readIdentifier(reader.take('draw', 1)[0]!, '抽取编号', reader.line())
  const task = reader.take('task', 1)[0]!
  const [m, k] = reader.take('officers', 2)
  const sizesLine = reader.line()
  const perUnit = readNumber(m!, '每个对象的检查人数', 1, anyNumber, sizesLine)
  const teamSize = readNumber(k!, '抽取人数', 0, anyNumber, sizesLine)
  const secret = reader.sees('secret') ? readHash(reader.take('secret', 1)[0]!, '指纹', reader.line()) : undefined
  const parties = readList(reader, 'party', 2, ([name, commitment], line) => ({
    key: name!,
    item: { name: name!, commitment: readHash(commitment!, '指纹', line) },
  }))
  const sources = readSources(reader)
  if (parties.length + sources.length === 0 && reader.sees('stratum')) refuse('sheet.no-entropy', {}, reader.line() + 1)
  const strata = readList(reader, 'stratum', 2, ([code, take], line) => ({
    key: readIdentifier(code!, '分层代码', line),
    item: { code: code!, take: readNumber(take!, '抽取数', 1, anyNumber, line) },
  }))
  needOne(reader, 'stratum', strata)
  const codes = new Set(strata.map((stratum) => stratum.code))
  const units = readList(reader, 'unit', 4, ([unit, stratum, weight, name], line) => {
    if (!codes.has(stratum!)) refuse('reference.stratum', { id: stratum! }, line)
    return {
      key: readIdentifier(unit!, '检查对象编号', line),
      item: { id: unit!, stratum: stratum!, weight: readNumber(weight!, '权重', 0, mostWeight, line), name: name! },
    }
  })
  needOne(reader, 'unit', units)
  const officers = readList(reader, 'officer', 2, ([officer, name], line) => ({
    key: readIdentifier(officer!, '人员编号', line),
    item: { id: officer!, name: name! },
  }))
  needOne(reader, 'officer', officers)
  checkSizes(perUnit, teamSize, officers.length, sizesLine)
  const avoid = readAvoidances(reader, units, officers)
  reader.end()
  const committed = secret === undefined ? {} : { secret }
  return { algorithm, id, task, perUnit, teamSize, ...committed, parties, sources, strata, units, officers, avoid }
}

/** Lines of one kind whose keys must strictly increase by their UTF-8 bytes. */
function readList<T>(
  reader: Reader,
  kind: string,
  fields: number,
  read: (fields: readonly string[], line: number) => { readonly key: string; readonly item: T },
): readonly T[] {
  const items: T[] = []
  let last: string | undefined
  while (reader.sees(kind)) {
    const { key, item } = read(reader.take(kind, fields), reader.line())
    if (last !== undefined && compareUtf8(last, key) >= 0) refuse('list.not-sorted', { kind }, reader.line())
    last = key
    items.push(item)
  }
  return items
}

// an empty roster, stratum list or team is no draw: the line that should stand here is asked for
function needOne(reader: Reader, kind: string, items: readonly unknown[]): void {
  if (items.length === 0) reader.take(kind, 0)
}

function readSources(reader: Reader): readonly Source[] {
  const sources: Source[] = []
  while (reader.sees('source')) {
    const [number, name, event, format] = reader.take('source', 4)
    const expected = sources.length + 1
    if (number !== String(expected)) refuse('source.number', { expected }, reader.line())
    if (!sourceFormat(format!)) refuse('source.unknown-format', { format: format! }, reader.line())
    sources.push({ name: name!, event: event!, format: format! })
  }
  return sources
}

function checkSizes(perUnit: number, teamSize: number, officers: number, line: number): void {
  if (teamSize > 0 && teamSize < perUnit) {
    refuse('sheet.team-smaller-than-crew', { team: teamSize, perUnit }, line)
  }
  const needed = Math.max(perUnit, teamSize)
  if (officers < needed) refuse('sheet.too-few-officers', { officers, needed }, line)
}

function readAvoidances(reader: Reader, units: readonly Unit[], officers: readonly Officer[]): readonly Avoidance[] {
  const unitIds = new Set(units.map((unit) => unit.id))
  const officerIds = new Set(officers.map((officer) => officer.id))
  return readList(reader, 'avoid', 2, ([unit, officer], line) => {
    if (!unitIds.has(unit!)) refuse('reference.unit', { id: unit! }, line)
    if (!officerIds.has(officer!)) refuse('reference.officer', { id: officer! }, line)
    return { key: `${unit}\t${officer}`, item: { unit: unit!, officer: officer! } }
  })
}
