import { join } from 'node:path'
import { z } from 'zod'
import type { Day } from '#domain/calendar/day.ts'
import type { NoteVerifier } from '#domain/journal/note.ts'
import { parseVerifier } from '#domain/journal/verifier.ts'
import { readText } from '../keys/keys.ts'
import { jsonOf } from '../log/json-of.ts'
import { writeWhole } from '../log/log-folder.ts'
import { nodeAlgorithms } from '../log/node-algorithms.ts'
import { sha256 } from '../log/node-crypto.ts'
import type { JournalHouse, ListedWitness } from '../ports.ts'

/** A body outside the bureau's IT that cosigns the log; without a URL its files travel on a stick. */
export type Witness = { readonly url?: string | undefined; readonly vkey: string; readonly verifier: NoteVerifier }

const setting = z.array(z.strictObject({ url: z.url({ protocol: /^https?$/ }).optional(), vkey: z.string() }))

/** The witnesses of the settings file `witnesses.json`; none when there is no file. @throws Error when it is not usable */
export async function readWitnesses({ witnesses: file }: Pick<JournalHouse, 'witnesses'>): Promise<readonly Witness[]> {
  const text = await readText(file)
  if (text === null) return []
  const parsed = setting.safeParse(jsonOf(text))
  if (!parsed.success) throw new Error(`见证人设置 ${file} 格式不对，应为 [{"url":"http://…","vkey":"名称+编号+公钥"}]`)
  return parsed.data.map(({ url, vkey }) => {
    const verifier = parseVerifier(sha256, vkey, nodeAlgorithms)
    if (!verifier.ok) throw new Error(`见证人设置 ${file}：${verifier.message}`)
    if (verifier.value.timeOf === undefined) throw new Error(`见证人设置 ${file}：${vkey} 不是见证（0x04）公钥`)
    return { url, vkey, verifier: verifier.value }
  })
}

/** Whether a witness counts on a day. Where nobody has made a list yet, everybody of the settings file does. */
export const countsOn = (list: readonly ListedWitness[], vkey: string, day: Day): boolean =>
  list.length === 0 ||
  list.some((one) => one.vkey === vkey && one.on <= day && (one.until === undefined || day < one.until))

/** What the log knows of each witness, by vkey. */
export type WitnessRecord = {
  /** Size of the tree that the witness cosigned last. */
  readonly size: number
  /** When, POSIX seconds. */
  readonly time: number
  /** Why it did not cosign the latest checkpoint. */
  readonly problem?: string
}
export type WitnessRecords = Readonly<Record<string, WitnessRecord>>

const recordsFile = ({ keys }: Pick<JournalHouse, 'keys'>): string => join(keys, 'witnessed.json')

export async function readWitnessRecords(house: Pick<JournalHouse, 'keys'>): Promise<WitnessRecords> {
  const text = await readText(recordsFile(house))
  return text === null ? {} : ((jsonOf(text) as WitnessRecords | undefined) ?? {})
}

export const writeWitnessRecords = (house: Pick<JournalHouse, 'keys'>, records: WitnessRecords): Promise<void> =>
  writeWhole(recordsFile(house), `${JSON.stringify(records, null, 2)}\n`)
