import { hash, randomFillSync } from 'node:crypto'
import type { Case, Entry } from '#domain/engine/case.ts'
import { canonicalJson, type Json } from '#domain/journal/canonical-json.ts'
import { SALT_BYTES } from '#domain/journal/disclosure.ts'
import { ENTRY_VERSION } from '#domain/journal/entry.ts'
import { toWholeSeconds } from '#domain/journal/moment.ts'
import { MAX_ENTRY_BYTES } from '#domain/journal/tiles.ts'
import { eventOf, fieldsOf } from './case-fields.ts'

/** Digests of the live fields of a case, by path. */
export type Live = Readonly<Record<string, string>>
/** Salts of the digests that one entry brought in, by path: fields by `/…`, facts of the event by `!…`. */
export type Salts = Record<string, string>

export type Sealed = {
  readonly live: Live
  readonly salts: Salts
  /** The bytes of the journal entry (`zs-journal/1`, RFC 8785), as text: ASCII throughout. */
  readonly text: string
  readonly leaf: string
}

// This sits in the path of every act, thousands of times in an import. It therefore hashes text with node:crypto
// directly where the library would go through byte arrays; tests pin the two to each other.

/** RFC 8785 text of a value; members that are undefined are not there. */
export const canonical = (value: unknown): string =>
  value !== null && typeof value === 'object'
    ? canonicalJson(JSON.parse(JSON.stringify(value)) as Json)
    : JSON.stringify(value)

/** The public handle of a private value: base64url of `[salt, path, value]`, and its digest (RFC 9901). */
export function disclose(salt: string, path: string, value: unknown): { disclosure: string; digest: string } {
  const text = `["${salt}",${JSON.stringify(path)},${canonical(value)}]`
  const disclosure = Buffer.from(text).toString('base64url')
  return { disclosure, digest: hash('sha256', disclosure, 'base64url') }
}

/** `state` of a journal entry: SHA-256 over the sorted live digests, each followed by a line end. */
export function stateOf(live: Live): string {
  const digests = Object.values(live).sort()
  return hash('sha256', digests.length === 0 ? '' : `${digests.join('\n')}\n`, 'hex')
}

type Before = { readonly current: Case; readonly live: Live; readonly leaf: string } | null

/**
 * Seals one entry: digests of the fields that changed, digests of the event, and the journal entry's bytes.
 * Contents never enter the journal, only salted digests.
 * @throws RangeError when the case id or the kind is not of the form that the journal allows
 */
export function seal(before: Before, entry: Entry, after: Case, kind: string): Sealed {
  const old = before ? fieldsOf(before.current) : new Map<string, unknown>()
  const live: Record<string, string> = { ...before?.live }
  const now = fieldsOf(after)
  const event = eventOf(entry)
  const salts: Salts = {}
  const digestOf = (path: string, value: unknown): string => {
    const salt = freshSalt()
    salts[path] = salt
    return disclose(salt, path, value).digest
  }
  const add: string[] = []
  const del: string[] = []
  for (const path of old.keys()) {
    if (now.has(path)) continue
    del.push(live[path]!)
    delete live[path]
  }
  for (const [path, value] of now) {
    if (old.has(path) && sameValue(old.get(path), value)) continue
    const previous = live[path]
    if (previous !== undefined) del.push(previous)
    const digest = digestOf(path, value)
    live[path] = digest
    add.push(digest)
  }
  const ev = event.map(([path, value]) => digestOf(path, value))
  const link = { caseId: entry.caseId, n: entry.n, prev: before?.leaf ?? null, at: entry.recordedAt, live }
  return { live, salts, ...writeEntry({ ...link, kind, add, del, ev }) }
}

/** A place in the chain of a case and what changes there, before it is written. */
export type Link = {
  readonly caseId: string
  readonly n: number
  readonly prev: string | null
  readonly at: string
  readonly kind: string
  /** The live digests after the entry. */
  readonly live: Live
  readonly add: readonly string[]
  readonly del: readonly string[]
  readonly ev: readonly string[]
}

const CASE = /^[0-9a-f]{32}$/

const quoted = (digests: readonly string[]): string =>
  digests.length === 0 ? '' : `"${[...digests].sort().join('","')}"`

/**
 * The bytes of a journal entry and its leaf. Digests are sorted, so that the order of facts tells nothing.
 * @throws RangeError when the case is not 32 hex digits or the entry is longer than a bundle can hold
 */
export function writeEntry({ caseId, n, prev, at, kind, live, add, del, ev }: Link): { text: string; leaf: string } {
  if (!CASE.test(caseId)) throw new RangeError(`E_ENTRY: 办件编号应为 32 位十六进制数，现为“${caseId}”`)
  const text =
    `{"add":[${quoted(add)}],"case":"${caseId}","del":[${quoted(del)}],"ev":[${quoted(ev)}],"kind":"${kind}","n":${n},` +
    `"prev":${prev === null ? 'null' : `"${prev}"`},"state":"${stateOf(live)}","t":"${toWholeSeconds(at)}",` +
    `"v":"${ENTRY_VERSION}"}`
  if (text.length > MAX_ENTRY_BYTES) throw new RangeError(`E_ENTRY: ${text.length} bytes`)
  return { text, leaf: leafHash(text) }
}

const pool = Buffer.allocUnsafe(SALT_BYTES * 256)
let used = pool.length

/** A fresh salt out of the system's entropy, which is drawn in larger pieces: one system call for many salts. */
export function freshSalt(): string {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const salt = pool.toString('base64url', used, used + SALT_BYTES)
  used += SALT_BYTES
  return salt
}

export const sameValue = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === 'object' && typeof b === 'object' && canonical(a) === canonical(b))

/** RFC 6962 leaf hash of an entry's bytes, hex. */
export const leafHash = (text: string): string => hash('sha256', `\0${text}`, 'hex')
