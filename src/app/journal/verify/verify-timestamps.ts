import type { Certificate } from 'pkijs'
import { equal } from '#domain/journal/bytes.ts'
import type { Sighting } from '#domain/journal/log-clock.ts'
import { type Finding, finding } from '#domain/journal/log-findings.ts'
import type { ReadPath } from '#domain/journal/tile-io.ts'
import { fromUtf8 } from '#domain/journal/utf8.ts'
import { folderReader } from '../log/log-folder.ts'
import {
  authorityFile,
  currentToken,
  stampedCheckpoints,
  stampedText,
  tokenFile,
} from '../timestamps/timestamp-files.ts'
import { certificatesIn, readTimestamp, type TimestampToken } from '../timestamps/timestamp-token.ts'

export type TimestampReport = {
  /** Tokens that hold, by the size of the checkpoint that they are over. */
  readonly tokens: readonly (TimestampToken & { readonly size: number })[]
  /** True when the authority's certificates came out of the very directory, or there were none. */
  readonly isSelfVouched: boolean
  readonly findings: readonly Finding[]
  /** The checkpoints of the tokens, each to be compared with the log. */
  readonly notes: readonly Uint8Array[]
  readonly sightings: readonly Sighting[]
}

/**
 * Checks every time stamp in a directory. @throws Error when the given certificates cannot be read
 * @param authorities PEM certificates that the reader trusts; else those in the directory, else none: then who signed is shown, not checked
 */
export async function verifyTimestamps(folder: string, authorities?: string): Promise<TimestampReport> {
  const read = folderReader(folder)
  const findings: Finding[] = []
  const trusted = authorities === undefined ? await ownAuthorities(read, findings) : certificatesIn(authorities)
  const tokens: (TimestampToken & { size: number })[] = []
  const all = (await stampedCheckpoints(folder)).filter(({ token }) => token !== null)
  const check = async (path: string, answer: Uint8Array, note: Uint8Array): Promise<TimestampToken | null> => {
    const reading = await readTimestamp(answer, stampedText(note), { trusted })
    if (!reading.ok) findings.push(finding('timestamp.bad', { path, reason: reading.reason }))
    return reading.ok ? reading.token : null
  }
  for (const { size, note, token: answer } of all) {
    const token = await check(tokenFile(size), answer as Uint8Array, note)
    if (token) tokens.push({ size, ...token })
  }
  // While a larger checkpoint is being published, the token of the one before may still lie beside it.
  const [beside, current] = [await read(currentToken), await read('checkpoint')]
  if (beside && current && !all.some(({ token }) => token && equal(token, beside))) {
    await check(currentToken, beside, current)
  }
  return {
    tokens,
    isSelfVouched: authorities === undefined,
    findings,
    notes: all.map(({ note }) => note),
    sightings: tokens.filter(({ isTrusted }) => isTrusted).map(({ size, time }) => ({ size, time })),
  }
}

/** The certificates that lie in the directory itself; undefined where there are none. */
async function ownAuthorities(read: ReadPath, findings: Finding[]): Promise<readonly Certificate[] | undefined> {
  const bytes = await read(authorityFile)
  if (!bytes) return undefined
  try {
    return certificatesIn(fromUtf8(bytes) ?? '')
  } catch (error) {
    findings.push(finding('timestamp.bad', { path: authorityFile, reason: (error as Error).message }))
    return undefined
  }
}
