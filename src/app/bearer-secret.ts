import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

// `<id>_<256 random bits>`: the id finds the case, the rest proves the holder. The text is told once and kept nowhere.

const form = /^([0-9a-f]{32})_([A-Za-z0-9_-]{43})$/
const nothing = '0'.repeat(64)

/** 256 random bits cannot be guessed from their digest, so that one fast hash is enough. */
export const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')

export type BearerSecret = { readonly id: string; readonly text: string; readonly digest: string }

export function newBearerSecret(): BearerSecret {
  const id = randomBytes(16).toString('hex')
  const secret = randomBytes(32).toString('base64url')
  return { id, text: `${id}_${secret}`, digest: digestOf(secret) }
}

type Recorded = { readonly digest: string }

/** The record behind a text, where the text proves it; undefined when it is malformed, unknown or of another. */
export async function provenRecord<R extends Recorded>(
  text: string,
  find: (id: string) => Promise<R | undefined>,
): Promise<R | undefined> {
  const [, id, secret] = form.exec(text) ?? []
  if (id === undefined || secret === undefined) return undefined
  const record = await find(id)
  const proven = timingSafeEqual(Buffer.from(digestOf(secret), 'hex'), Buffer.from(record?.digest ?? nothing, 'hex'))
  return proven ? record : undefined
}
