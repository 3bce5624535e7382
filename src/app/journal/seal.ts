import { hash, randomFillSync } from 'node:crypto'
import type { Case, Entry } from '#domain/engine/case.ts'
import { canonicalJson, type Json } from '#domain/journal/canonical-json.ts'

/** Digests of the live fields of a case, by path. */
export type Live = Readonly<Record<string, string>>
/** Salts of the digests that one entry brought in, by path: fields by `/…`, facts of the event by `!…`. */
export type Salts = Record<string, string>

export type Sealed = {
  readonly live: Live
  readonly salts: Salts
  /** The bytes of the journal entry (`zs-journal/1`, RFC 8785), as text. */
  readonly text: string
  readonly leaf: string
}

const saltBytes = 16

/** RFC 8785 text of a value; members that are undefined are not there. */
export const canonical = (value: unknown): string =>
  value !== null && typeof value === 'object'
    ? canonicalJson(JSON.parse(JSON.stringify(value)) as Json)
    : JSON.stringify(value)

/** The public handle of a private value: base64url of `[salt, path, value]`, and its digest (RFC 9901). */
export function disclose(salt: string, path: string, value: unknown): { disclosure: string; digest: string } {
  const text = `[${JSON.stringify(salt)},${JSON.stringify(path)},${canonical(value)}]`
  const disclosure = Buffer.from(text).toString('base64url')
  return { disclosure, digest: hash('sha256', disclosure, 'base64url') }
}

/** Every field of a case that the journal vouches for, by path. */
export function fieldsOf(current: Case): Map<string, unknown> {
  const fields = new Map<string, unknown>([['/state', current.state]])
  if (current.variant !== undefined) fields.set('/variant', current.variant)
  if (current.number !== undefined) fields.set('/number', current.number)
  if (current.applicant !== undefined) fields.set('/applicant', current.applicant)
  for (const [form, values] of Object.entries(current.data)) {
    for (const [field, value] of Object.entries(values)) {
      if (value !== undefined) fields.set(`/${form}/${field}`, value)
    }
  }
  return fields
}

/** What happened in this entry only: not part of the live state. */
export function eventOf(entry: Entry): Map<string, unknown> {
  const event = new Map<string, unknown>([
    ['!actor', { actor: entry.actor, grant: entry.grant }],
    [
      '!act',
      {
        action: entry.action,
        clocks: entry.clocks,
        documents: entry.documents,
        evidence: entry.evidence,
        form: entry.form ? hash('sha256', canonical(entry.form), 'hex') : null,
        happenedAt: entry.happenedAt,
        matter: entry.matter,
        publishes: entry.publishes,
        version: entry.version,
      },
    ],
  ])
  if (entry.reasons !== undefined) event.set('!reasons', entry.reasons)
  return event
}

/** `state` of a journal entry: SHA-256 over the sorted live digests, each followed by a line end. */
export const stateOf = (live: Live): string =>
  hash(
    'sha256',
    Object.values(live)
      .sort()
      .map((digest) => `${digest}\n`)
      .join(''),
    'hex',
  )

type Before = { readonly current: Case; readonly live: Live; readonly leaf: string } | null

/**
 * Seals one entry: digests of the fields that changed, digests of the event, and the journal entry's bytes.
 * Contents never enter the journal, only salted digests.
 */
export function seal(before: Before, entry: Entry, after: Case, kind: string): Sealed {
  const old = before ? fieldsOf(before.current) : new Map<string, unknown>()
  const live: Record<string, string> = { ...before?.live }
  const now = fieldsOf(after)
  const event = eventOf(entry)
  const salts: Salts = {}
  const random = randomFillSync(Buffer.allocUnsafe(saltBytes * (now.size + event.size)))
  let used = 0
  const digestOf = (path: string, value: unknown): string => {
    const salt = random.toString('base64url', used, used + saltBytes)
    used += saltBytes
    salts[path] = salt
    return disclose(salt, path, value).digest
  }
  const add: string[] = []
  const del: string[] = []
  for (const path of old.keys()) {
    if (!now.has(path)) {
      del.push(live[path]!)
      delete live[path]
    }
  }
  for (const [path, value] of now) {
    if (old.has(path) && sameValue(old.get(path), value)) continue
    const previous = live[path]
    if (previous !== undefined) del.push(previous)
    add.push((live[path] = digestOf(path, value)))
  }
  const ev = [...event].map(([path, value]) => digestOf(path, value))
  const text = canonical({
    add: add.sort(),
    case: entry.caseId,
    del: del.sort(),
    ev: ev.sort(),
    kind,
    n: entry.n,
    prev: before?.leaf ?? null,
    state: stateOf(live),
    t: entry.recordedAt,
    v: 'zs-journal/1',
  })
  return { live, salts, text, leaf: leafHash(text) }
}

const sameValue = (a: unknown, b: unknown): boolean => a === b || canonical(a) === canonical(b)

/** RFC 6962 leaf hash of an entry's bytes, hex. */
export const leafHash = (text: string): string =>
  hash('sha256', Buffer.concat([Buffer.of(0), Buffer.from(text)]), 'hex')
