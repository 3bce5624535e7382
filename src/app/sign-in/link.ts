import { randomBytes, randomUUID, timingSafeEqual } from 'node:crypto'
import { dayOf, type Instant } from '#domain/calendar/day.ts'
import type { Refusal } from '#domain/engine/refusal.ts'
import { signInLink } from '#domain/matters/supervision/sign-in-link.ts'
import { isGuarded } from '#domain/people/separation.ts'
import { digestOf, newBearerSecret, provenRecord } from '../bearer-secret.ts'
import { handleCommand } from '../handle-command.ts'
import type { House } from '../house.ts'
import type { LinkRecord, LinkStore, People } from './ports.ts'
import { later } from './rules.ts'

/** `isProposed`: of no use before a second person has confirmed it and handed over the code. */
export type IssuedLink = {
  readonly ok: true
  readonly id: string
  readonly path: string
  readonly expiresAt: Instant
  readonly isProposed: boolean
}

type Wish = { readonly person: string; readonly hours: number }

/**
 * A link with which a person sets his password, issued on record by another. Its text is answered once and kept nowhere.
 * For whoever can give rights it is only proposed: see `confirmLink`.
 */
export async function issueLink(
  { house, people }: { readonly house: House; readonly people: People },
  by: string,
  { person, hours }: Wish,
): Promise<IssuedLink | Refusal> {
  const { id, text, digest } = newBearerSecret()
  const now = house.clock.now()
  const expiresAt = later(now, { hours })
  const isProposed = isGuarded(await people.posts(person), dayOf(now))
  const outcome = await handleCommand(house, by, {
    ...{ id: randomUUID(), matter: signInLink.id, caseId: id, action: isProposed ? 'propose' : 'issue' },
    form: { person, digest, expiresAt },
  })
  return outcome.ok ? { ok: true, id, path: `/invite/${text}`, expiresAt, isProposed } : outcome
}

/** The other half of a link: answered once, to the one who confirms, and handed over by him. */
export async function confirmLink(
  house: House,
  by: string,
  id: string,
): Promise<{ readonly ok: true; readonly code: string } | Refusal> {
  const code = newCode()
  const outcome = await handleCommand(house, by, {
    ...{ id: randomUUID(), matter: signInLink.id, caseId: id, action: 'confirm' },
    form: { digest: digestOf(plainCode(code)) },
  })
  return outcome.ok ? { ok: true, code } : outcome
}

// Without 0, 1, I, L, O and U: it is read out and typed in.
const letters = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
/** 16 signs of 30, 78 bits, in groups of four: its digest is kept, and cannot be turned back by trying. */
export function newCode(): string {
  const signs: string[] = []
  while (signs.length < 16) {
    const [byte = 255] = randomBytes(1)
    if (byte < 240) signs.push(letters[byte % letters.length]!)
  }
  return signs.join('').replace(/(.{4})(?=.)/g, '$1-')
}

/** A code as it was made, however it was typed. */
export const plainCode = (typed: string): string => typed.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '')

/** True when nothing was to be confirmed, or this is the code of the one who confirmed. */
export function isConfirmed({ confirmation }: LinkRecord, typed: string): boolean {
  if (confirmation === undefined) return true
  return timingSafeEqual(Buffer.from(digestOf(plainCode(typed)), 'hex'), Buffer.from(confirmation, 'hex'))
}

/** The link behind a text, unless it is malformed, unknown, not confirmed yet, revoked or too old. */
export async function linkOf(links: LinkStore, text: string, now: Instant): Promise<LinkRecord | undefined> {
  const link = await provenRecord(text, links.find)
  return link?.state === 'issued' && now < link.expiresAt ? link : undefined
}
