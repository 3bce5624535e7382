import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Instant } from '#domain/calendar/day.ts'

/** A token as it is kept: who acts with it and until when. Its text is known only to its holder. */
export type TokenRecord = {
  readonly id: string
  readonly person: string
  readonly note: string | undefined
  readonly issuedAt: Instant
  readonly expiresAt: Instant
  readonly revokedAt: Instant | undefined
}

export type TokenStore = {
  put(token: TokenRecord, digest: Uint8Array): Promise<void>
  find(id: string): Promise<(TokenRecord & { readonly digest: Uint8Array }) | undefined>
  /** Newest first. */
  all(): Promise<readonly TokenRecord[]>
  /** False when there is no such token, or it was revoked before. */
  revoke(id: string, at: Instant): Promise<boolean>
}

/** `zs_<id>_<256 random bits>`: the id finds the record, the rest proves the holder. */
const form = /^zs_([0-9a-f]{16})_([A-Za-z0-9_-]{43})$/
/** 256 random bits cannot be guessed from their digest, so that one fast hash is enough. */
const digestOf = (secret: string): Buffer => createHash('sha256').update(secret).digest()

/** Longest life of a token in days: whoever leaves the bureau does not act for ever. */
export const longestDays = 366

/** A new token for a person. Its text is answered once and kept nowhere. */
export async function issueToken(
  store: TokenStore,
  now: Instant,
  wish: { readonly person: string; readonly days: number; readonly note?: string | undefined },
): Promise<TokenRecord & { readonly token: string }> {
  const id = randomBytes(8).toString('hex')
  const secret = randomBytes(32).toString('base64url')
  const expiresAt = Temporal.Instant.from(now)
    .add({ hours: 24 * wish.days })
    .toString() as Instant
  const record = { id, person: wish.person, note: wish.note, issuedAt: now, expiresAt, revokedAt: undefined }
  await store.put(record, digestOf(secret))
  return { ...record, token: `zs_${id}_${secret}` }
}

const nobody = Buffer.alloc(32)

/** Who acts with a token, and which it is. */
export type Holder = { readonly person: string; readonly token: string }

/** Who holds a token; undefined when it is malformed, unknown, expired or revoked. */
export async function holderOf(store: TokenStore, now: Instant, token: string): Promise<Holder | undefined> {
  const [, id, secret] = form.exec(token) ?? []
  if (id === undefined || secret === undefined) return undefined
  const record = await store.find(id)
  const proven = timingSafeEqual(digestOf(secret), record?.digest ?? nobody)
  const holds = record && proven && record.revokedAt === undefined && now < record.expiresAt
  return holds ? { person: record.person, token: record.id } : undefined
}
