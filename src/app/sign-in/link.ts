import { createHash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto'
import type { Instant } from '#domain/calendar/day.ts'
import type { Refusal } from '#domain/engine/refusal.ts'
import { signInLink } from '#domain/matters/supervision/sign-in-link.ts'
import { handleCommand } from '../handle-command.ts'
import type { House } from '../house.ts'
import type { LinkRecord, LinkStore } from './ports.ts'
import { later } from './rules.ts'

export const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')

/** `<id>_<256 random bits>`: the id finds the case, the rest proves the holder. */
const form = /^([0-9a-f]{32})_([A-Za-z0-9_-]{43})$/
const nothing = '0'.repeat(64)

export type IssuedLink = { readonly ok: true; readonly path: string; readonly expiresAt: Instant }

/** A link with which a person sets his password, issued on record by another. Its text is answered once and kept nowhere. */
export async function issueLink(
  house: House,
  by: string,
  { person, hours }: { readonly person: string; readonly hours: number },
): Promise<IssuedLink | Refusal> {
  const id = randomBytes(16).toString('hex')
  const secret = randomBytes(32).toString('base64url')
  const expiresAt = later(house.clock.now(), { hours })
  const outcome = await handleCommand(house, by, {
    ...{ id: randomUUID(), matter: signInLink.id, caseId: id, action: 'issue' },
    form: { person, digest: digestOf(secret), expiresAt },
  })
  return outcome.ok ? { ok: true, path: `/invite/${id}_${secret}`, expiresAt } : outcome
}

/** The link behind a text, unless it is malformed, unknown, revoked or too old. */
export async function linkOf(links: LinkStore, text: string, now: Instant): Promise<LinkRecord | undefined> {
  const [, id, secret] = form.exec(text) ?? []
  if (id === undefined || secret === undefined) return undefined
  const link = await links.find(id)
  const proven = timingSafeEqual(Buffer.from(digestOf(secret), 'hex'), Buffer.from(link?.digest ?? nothing, 'hex'))
  return link && proven && !link.isRevoked && now < link.expiresAt ? link : undefined
}
