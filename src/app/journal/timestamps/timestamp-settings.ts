import { dirname, join } from 'node:path'
import type { Certificate } from 'pkijs'
import { z } from 'zod'
import { readText } from '../keys/keys.ts'
import { jsonOf } from '../log/json-of.ts'
import { writeWhole } from '../log/log-folder.ts'
import type { JournalHouse } from '../ports.ts'
import { certificatesIn, type TimestampToken } from './timestamp-token.ts'

/** A time-stamping authority (RFC 3161). Without a URL nothing is asked over the network; files travel on a stick. */
export type TimestampSettings = {
  readonly url?: string | undefined
  /** Hours that must lie between two tokens; without it every publication is stamped. */
  readonly everyHours?: number | undefined
  /**
   * Certificates of the authority: the file as the settings name it, PEM, and parsed; without them any authority's token
   * is taken and marked so.
   */
  readonly ca: { readonly file: string; readonly pem: string; readonly certificates: readonly Certificate[] } | null
}

const setting = z.strictObject({
  url: z.url({ protocol: /^https?$/ }).optional(),
  ca: z.string().min(1).optional(),
  everyHours: z.int().positive().optional(),
})

/** The settings file `timestamp.json`; null when there is none: then no token is asked for. @throws Error when it is not usable */
export async function readTimestampSettings({
  timestamp: file,
}: Pick<JournalHouse, 'timestamp'>): Promise<TimestampSettings | null> {
  const text = await readText(file)
  if (text === null) return null
  const parsed = setting.safeParse(jsonOf(text))
  if (!parsed.success) throw new Error(`时间戳设置 ${file} 格式不对，应为 {"url":"http://…","ca":"证书文件.pem"}`)
  const { url, ca, everyHours } = parsed.data
  if (ca === undefined) return { url, everyHours, ca: null }
  const path = join(dirname(file), ca)
  const pem = await readText(path)
  if (pem === null) throw new Error(`时间戳设置 ${file} 所指的证书文件 ${path} 不存在`)
  return { url, everyHours, ca: { file: ca, pem, certificates: certificatesIn(pem) } }
}

/** What the log knows of its time stamps. */
export type TimestampRecord = {
  /** The checkpoint that was stamped last, by its size; `at`: when the token came, POSIX seconds by our own clock. */
  readonly last?: TimestampToken & { readonly size: number; readonly at: number }
  /** Why the latest checkpoint has no token. */
  readonly problem?: string
}

const recordFile = ({ keys }: Pick<JournalHouse, 'keys'>): string => join(keys, 'timestamped.json')

export async function readTimestampRecord(house: Pick<JournalHouse, 'keys'>): Promise<TimestampRecord> {
  return (jsonOf((await readText(recordFile(house))) ?? '') as TimestampRecord | undefined) ?? {}
}

export const writeTimestampRecord = (house: Pick<JournalHouse, 'keys'>, record: TimestampRecord): Promise<void> =>
  writeWhole(recordFile(house), `${JSON.stringify(record, null, 2)}\n`)
