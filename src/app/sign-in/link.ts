import { randomUUID } from 'node:crypto'
import type { Instant } from '#domain/calendar/day.ts'
import type { Refusal } from '#domain/engine/refusal.ts'
import { signInLink } from '#domain/matters/supervision/sign-in-link.ts'
import { newBearerSecret, provenRecord } from '../bearer-secret.ts'
import { handleCommand } from '../handle-command.ts'
import type { House } from '../house.ts'
import type { LinkRecord, LinkStore } from './ports.ts'
import { later } from './rules.ts'

export type IssuedLink = { readonly ok: true; readonly path: string; readonly expiresAt: Instant }

/** A link with which a person sets his password, issued on record by another. Its text is answered once and kept nowhere. */
export async function issueLink(
  house: House,
  by: string,
  { person, hours }: { readonly person: string; readonly hours: number },
): Promise<IssuedLink | Refusal> {
  const { id, text, digest } = newBearerSecret()
  const expiresAt = later(house.clock.now(), { hours })
  const outcome = await handleCommand(house, by, {
    ...{ id: randomUUID(), matter: signInLink.id, caseId: id, action: 'issue' },
    form: { person, digest, expiresAt },
  })
  return outcome.ok ? { ok: true, path: `/invite/${text}`, expiresAt } : outcome
}

/** The link behind a text, unless it is malformed, unknown, revoked or too old. */
export async function linkOf(links: LinkStore, text: string, now: Instant): Promise<LinkRecord | undefined> {
  const link = await provenRecord(text, links.find)
  return link && !link.isRevoked && now < link.expiresAt ? link : undefined
}
