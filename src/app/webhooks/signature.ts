import { join } from 'node:path'
import { hexKey } from '../journal/keys/hex-key.ts'
import { ed25519FromSeed, type SigningKey } from '../journal/log/node-crypto.ts'

/** What is sent: its name, its second of Unix time, and its body. */
export type Message = { readonly id: string; readonly timestamp: number; readonly body: string }

const publicPrefix = 'whpk_'

/** What a signature is over, by Standard Webhooks. */
export const signedText = ({ id, timestamp, body }: Message): Uint8Array =>
  Buffer.from(`${id}.${timestamp}.${body}`, 'utf8')

/** Headers of a message, by Standard Webhooks 1.0 with an asymmetric signature (`v1a`, Ed25519). */
export const headersOf = ({ sign }: SigningKey, message: Message): Record<string, string> => ({
  'webhook-id': message.id,
  'webhook-timestamp': String(message.timestamp),
  'webhook-signature': `v1a,${Buffer.from(sign(signedText(message))).toString('base64')}`,
})

/** The public key as receivers keep it. */
export const publicKeyText = ({ publicKey }: SigningKey): string =>
  `${publicPrefix}${Buffer.from(publicKey).toString('base64')}`

/** The key that signs what is told to other programs: no secret is shared with any of them. */
export const hookKey = async (folder: string): Promise<SigningKey> =>
  ed25519FromSeed(await hexKey(join(folder, 'webhook.key')))
