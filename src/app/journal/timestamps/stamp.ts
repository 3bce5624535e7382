import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { equal } from '#domain/journal/bytes.ts'
import { readText } from '../keys/keys.ts'
import { headOf } from '../log/checkpoint-head.ts'
import { folderReader, writeWhole } from '../log/log-folder.ts'
import type { JournalHouse } from '../ports.ts'
import {
  authorityFile,
  currentToken,
  stampedCheckpoints,
  stampedFile,
  stampedText,
  tokenFile,
} from './timestamp-files.ts'
import {
  readTimestampRecord,
  readTimestampSettings,
  type TimestampSettings,
  writeTimestampRecord,
} from './timestamp-settings.ts'
import { freshNonce, readTimestamp, type TimestampToken, timestampRequest } from './timestamp-token.ts'

/** How long an authority may take to answer; publication does not wait longer. */
const patience = 5_000
const longestAnswer = 256 * 1024

export type Stamping =
  /** No authority is to be asked over the network. */
  | { readonly status: 'off' }
  | ({ readonly status: 'stamped' | 'kept' } & TimestampToken)
  | { readonly status: 'failed'; readonly problem: string }

/** Sees to it that the published checkpoint has a time stamp, where the settings name an authority. Never throws. */
export async function stampCheckpoint(house: JournalHouse): Promise<Stamping> {
  try {
    const note = await folderReader(house.folder)('checkpoint')
    return note ? await stamp(house, note) : { status: 'off' }
  } catch (error) {
    return failed(house, (error as Error).message)
  }
}

async function stamp(house: JournalHouse, note: Uint8Array): Promise<Stamping> {
  const { size } = headOf(note)
  const settings = await readTimestampSettings(house)
  const kept = await keptToken(house, size, note, settings)
  if (kept) return { status: 'kept', ...kept }
  // The token of a smaller checkpoint stays in its place by size; beside this one it would only confuse.
  await rm(join(house.folder, currentToken), { force: true })
  if (settings?.url === undefined || (await isTooEarly(house, settings))) return { status: 'off' }
  const nonce = freshNonce()
  const data = stampedText(note)
  const answer = await ask(settings.url, timestampRequest(data, nonce))
  const reading = await readTimestamp(answer, data, { trusted: settings.ca?.certificates, nonce })
  if (!reading.ok) return failed(house, `时间戳不予采信：${reading.reason}`)
  await store(house, { size, note, answer, token: reading.token, settings })
  return { status: 'stamped', ...reading.token }
}

const hour = 3600

/** Tokens cost money and room: true while the last one is younger than the settings ask for. */
async function isTooEarly(house: JournalHouse, { everyHours }: TimestampSettings): Promise<boolean> {
  const { last } = await readTimestampRecord(house)
  return everyHours !== undefined && last !== undefined && house.now() - last.at < everyHours * hour
}

/** The token that this checkpoint has already, put beside it where a crash left it out. */
async function keptToken(
  { folder }: JournalHouse,
  size: number,
  note: Uint8Array,
  settings: TimestampSettings | null,
): Promise<TimestampToken | null> {
  const read = folderReader(folder)
  const bytes = await read(tokenFile(size))
  const reading = bytes && (await readTimestamp(bytes, stampedText(note), { trusted: settings?.ca?.certificates }))
  if (!bytes || !reading?.ok) return null
  const beside = await read(currentToken)
  if (!beside || !equal(beside, bytes)) await writeWhole(join(folder, currentToken), bytes)
  return reading.token
}

async function ask(url: string, request: Uint8Array): Promise<Uint8Array> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
    body: Buffer.from(request),
    signal: AbortSignal.timeout(patience),
    redirect: 'error',
  }).catch((error: Error) => {
    throw new Error(`联系不上时间戳机构：${(error.cause as Error | undefined)?.message ?? error.message}`)
  })
  if (response.status !== 200) throw new Error(`时间戳机构答复 ${response.status}`)
  const answer = new Uint8Array(await response.arrayBuffer())
  if (answer.length > longestAnswer) throw new Error('时间戳机构的答复过长')
  return answer
}

async function failed(house: JournalHouse, problem: string): Promise<Stamping> {
  const { last } = await readTimestampRecord(house)
  await writeTimestampRecord(house, { ...(last ? { last } : {}), problem }).catch(() => undefined)
  return { status: 'failed', problem }
}

type NewToken = {
  readonly size: number
  readonly note: Uint8Array
  readonly answer: Uint8Array
  readonly token: TimestampToken
  readonly settings: TimestampSettings | null
}

/** The checkpoint before its token, so that no token lies there without what it is for. */
async function store(house: JournalHouse, { size, note, answer, token, settings }: NewToken): Promise<void> {
  const { folder } = house
  const read = folderReader(folder)
  if (settings?.ca) await nameAuthority(folder, settings.ca.pem)
  await writeWhole(join(folder, stampedFile(size)), note)
  await writeWhole(join(folder, tokenFile(size)), answer)
  const current = await read('checkpoint')
  const isCurrent = current !== null && headOf(current).size === size
  if (isCurrent) await writeWhole(join(folder, currentToken), answer)
  const { last, problem } = await readTimestampRecord(house)
  if (last && last.size > size) return
  const open = isCurrent || problem === undefined ? {} : { problem }
  await writeTimestampRecord(house, { last: { size, at: house.now(), ...token }, ...open })
}

/** Certificates of every authority there was: the tokens of an earlier one stay checkable. */
async function nameAuthority(folder: string, pem: string): Promise<void> {
  const known = (await readText(join(folder, authorityFile))) ?? ''
  if (!known.includes(pem.trim())) await writeWhole(join(folder, authorityFile), `${known}${pem.trim()}\n`)
}

/** A request over the published checkpoint, to be carried to the authority; the checkpoint is set aside until the token comes. */
export async function timestampRequestFile(house: JournalHouse): Promise<{ size: number; request: Uint8Array }> {
  const note = await folderReader(house.folder)('checkpoint')
  if (!note) throw new Error('封存日志尚未公布')
  const { size } = headOf(note)
  if (!(await folderReader(house.folder)(stampedFile(size))))
    await writeWhole(join(house.folder, stampedFile(size)), note)
  return { size, request: timestampRequest(stampedText(note)) }
}

/** Takes an authority's answer that came back on a stick. @throws Error when it is for none of our checkpoints, or does not hold */
export async function acceptTimestamp(
  house: JournalHouse,
  answer: Uint8Array,
): Promise<TimestampToken & { readonly size: number }> {
  const settings = await readTimestampSettings(house)
  const waiting = await stampedCheckpoints(house.folder)
  for (const { size, note } of waiting) {
    const reading = await readTimestamp(answer, stampedText(note), { trusted: settings?.ca?.certificates })
    if (reading.ok) {
      await store(house, { size, note, answer, token: reading.token, settings })
      return { size, ...reading.token }
    }
    if (!reading.isForOther) throw new Error(reading.reason)
  }
  throw new Error('不是对本日志任何一个等待时间戳的检查点的时间戳')
}
