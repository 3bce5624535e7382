import { randomUUID } from 'node:crypto'
import type { Instant } from '#domain/calendar/day.ts'
import type { Refusal } from '#domain/engine/refusal.ts'
import { apiToken } from '#domain/matters/supervision/api-token.ts'
import { newBearerSecret, provenRecord } from './bearer-secret.ts'
import { handleCommand, type Outcome } from './handle-command.ts'
import type { House } from './house.ts'

/** A token as its case has it: who acts with it and until when. Its text is known only to its holder. */
export type TokenRecord = {
  readonly id: string
  readonly person: string
  readonly note: string | undefined
  readonly issuedAt: Instant
  readonly expiresAt: Instant
  readonly revokedAt: Instant | undefined
}

export type TokenStore = {
  /** With the digest of its secret, hex. */
  find(id: string): Promise<(TokenRecord & { readonly digest: string }) | undefined>
  /** Newest first. */
  all(): Promise<readonly TokenRecord[]>
}

/** Tells a token of ours from anything else that a client may send. */
const mark = 'zs_'

type Wish = { readonly person: string; readonly days: number; readonly note?: string | undefined }
export type Issued = TokenRecord & { readonly ok: true; readonly token: string }

/** A new token for a person, issued on record by another. Its text is answered once and kept nowhere. */
export async function issueToken(house: House, by: string, { person, days, note }: Wish): Promise<Issued | Refusal> {
  const { id, text, digest } = newBearerSecret()
  const issuedAt = house.clock.now()
  const expiresAt = Temporal.Instant.from(issuedAt)
    .add({ hours: 24 * days })
    .toString() as Instant
  const outcome = await handleCommand(house, by, {
    ...{ id: randomUUID(), matter: apiToken.id, caseId: id, action: 'issue' },
    form: { person, digest, expiresAt, ...(note === undefined ? {} : { note }) },
  })
  if (!outcome.ok) return outcome
  return { ok: true, id, person, note, issuedAt, expiresAt, revokedAt: undefined, token: `${mark}${text}` }
}

export const revokeToken = (house: House, by: string, id: string): Promise<Outcome> =>
  handleCommand(house, by, { id: randomUUID(), matter: apiToken.id, caseId: id, action: 'revoke' })

/** Who acts with a token, and which it is. */
export type Holder = { readonly person: string; readonly token: string }

/** Who holds a token; undefined when it is malformed, unknown, expired or revoked. */
export async function holderOf(store: TokenStore, now: Instant, token: string): Promise<Holder | undefined> {
  if (!token.startsWith(mark)) return undefined
  const record = await provenRecord(token.slice(mark.length), store.find)
  const holds = record && record.revokedAt === undefined && now < record.expiresAt
  return holds ? { person: record.person, token: record.id } : undefined
}
