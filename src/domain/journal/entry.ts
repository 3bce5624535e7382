import { isDigest } from './disclosure.ts'
import { secondsOf } from './moment.ts'
import { accept, type Refusal, type Result, refuse } from './refusals.ts'
import { MAX_ENTRY_BYTES } from './tiles.ts'
import { fromUtf8, utf8 } from './utf8.ts'

export const ENTRY_VERSION = 'zs-journal/1'

/** What a kind that must not be public is written as; the real kind is then a disclosed fact. */
export const HIDDEN_KIND = 'x'

/** One leaf of the journal: digests only, never contents. */
export type Entry = {
  /** Digests that enter the live state, sorted. */
  readonly add: readonly string[]
  /** Random, 32 hex digits; says nothing about the case. */
  readonly case: string
  /** Digests that leave the live state, sorted. */
  readonly del: readonly string[]
  /** Digests of facts of this event only: actor, reason, document hash. */
  readonly ev: readonly string[]
  /** From the closed public list, or `x`. */
  readonly kind: string
  /** 1 for the first entry of a case. */
  readonly n: number
  /** Hex leaf hash (SHA-256) of the case's previous entry. */
  readonly prev: string | null
  /** Hex digest of the live digests after this entry. */
  readonly state: string
  /** Moment of recording, UTC, whole seconds; informational. */
  readonly t: string
  readonly v: typeof ENTRY_VERSION
}

const CASE = /^[0-9a-f]{32}$/
const HASH = /^[0-9a-f]{64}$/
const KIND = /^[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*$/
const FIELDS = ['add', 'case', 'del', 'ev', 'kind', 'n', 'prev', 'state', 't', 'v']

const list = (digests: readonly string[]): string => (digests.length === 0 ? '' : `"${digests.join('","')}"`)

/**
 * RFC 8785 of an entry in form: members in order, and every member holds only letters that JSON writes as they are.
 * Spelled out, because a verifier does this for every entry of a log.
 */
const textOf = ({ add, case: id, del, ev, kind, n, prev, state, t, v }: Entry): string =>
  `{"add":[${list(add)}],"case":"${id}","del":[${list(del)}],"ev":[${list(ev)}],"kind":"${kind}","n":${n},` +
  `"prev":${prev === null ? 'null' : `"${prev}"`},"state":"${state}","t":"${t}","v":"${v}"}`

/** The entry's bytes, as they are hashed and stored. Refused where the entry is out of form or too long. */
export function formatEntry(entry: Entry, kinds?: ReadonlySet<string>): Result<Uint8Array> {
  const fault = faultOf(entry, kinds)
  if (fault) return fault
  const bytes = utf8(textOf(entry))
  return bytes.length > MAX_ENTRY_BYTES ? refuse('entry.size', { bytes: bytes.length }) : accept(bytes)
}

/** Reads an entry strictly: every member in form, none too many, and bytes exactly as RFC 8785 writes them. */
export function parseEntry(bytes: Uint8Array, kinds?: ReadonlySet<string>): Result<Entry> {
  if (bytes.length > MAX_ENTRY_BYTES) return refuse('entry.size', { bytes: bytes.length })
  const text = fromUtf8(bytes)
  let value: unknown
  try {
    value = JSON.parse(text ?? '')
  } catch {
    return refuse('entry.json')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse('entry.json')
  const fault = faultOf(value as Record<string, unknown>, kinds)
  if (fault) return fault
  return textOf(value as Entry) === text ? accept(value as Entry) : refuse('entry.canonical')
}

function faultOf(entry: Readonly<Record<string, unknown>>, kinds?: ReadonlySet<string>): Refusal | null {
  const wrong = FIELDS.find((field) => !checks[field]?.(entry[field]))
  if (wrong) return refuse('entry.field', { field: wrong })
  const foreign = Object.keys(entry).find((key) => !FIELDS.includes(key))
  if (foreign !== undefined) return refuse('entry.field', { field: foreign })
  if ((entry.n === 1) !== (entry.prev === null)) return refuse('entry.field', { field: 'prev' })
  const kind = entry.kind as string
  return kinds && kind !== HIDDEN_KIND && !kinds.has(kind) ? refuse('entry.kind', { kind }) : null
}

const isDigests = (value: unknown): boolean =>
  Array.isArray(value) && value.every((each) => typeof each === 'string' && isDigest(each))
const isSorted = (value: unknown): boolean =>
  isDigests(value) && (value as string[]).every((each, i, all) => i === 0 || (all[i - 1] as string) < each)
const isUnique = (value: unknown): boolean =>
  isDigests(value) && new Set(value as string[]).size === (value as string[]).length
const matches = (pattern: RegExp) => (value: unknown) => typeof value === 'string' && pattern.test(value)

const checks: Readonly<Record<string, (value: unknown) => boolean>> = {
  add: isSorted,
  case: matches(CASE),
  del: isSorted,
  ev: isUnique,
  kind: matches(KIND),
  n: (value) => Number.isSafeInteger(value) && (value as number) >= 1,
  prev: (value) => value === null || matches(HASH)(value),
  state: matches(HASH),
  t: (value) => typeof value === 'string' && secondsOf(value) !== null,
  v: (value) => value === ENTRY_VERSION,
}
