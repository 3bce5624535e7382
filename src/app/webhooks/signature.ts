import { join } from 'node:path'
import { readText } from '../journal/keys/keys.ts'
import { writeWhole } from '../journal/log/log-folder.ts'
import { ed25519FromSeed, newEd25519Seed, type SigningKey } from '../journal/log/node-crypto.ts'

/** What is sent: its name, its second of Unix time, and its body. */
export type Message = { readonly id: string; readonly timestamp: number; readonly body: string }

const form = /^[0-9a-f]{64}$/
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

/** The key that signs what is told to other programs: no secret is shared with any of them. Made when first needed. */
export async function hookKey(folder: string): Promise<SigningKey> {
  const path = join(folder, 'webhook.key')
  const found = await readText(path)
  if (found === null) {
    // Two processes at once: one file remains, and both read that.
    await writeWhole(path, Buffer.from(newEd25519Seed()).toString('hex'), { mode: 0o600, keepExisting: true })
    return hookKey(folder)
  }
  if (!form.test(found.trim())) throw new Error(`密钥文件 ${path} 已损坏`)
  return ed25519FromSeed(Buffer.from(found.trim(), 'hex'))
}
