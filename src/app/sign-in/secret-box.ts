import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { hexKey } from '../journal/keys/hex-key.ts'

/** Keeps small secrets so that the database alone does not give them away. `of`: whose it is; of another it does not open. */
export type SecretBox = {
  seal(secret: Uint8Array, of: string): Promise<Buffer>
  /** Undefined where the key is not the one that sealed it. */
  open(sealed: Uint8Array, of: string): Promise<Buffer | undefined>
}

/** AES-256-GCM under a key in a file of its own, which its owner alone can read; made when it is first needed. */
export function secretBox(folder: string): SecretBox {
  const key = (): Promise<Buffer> => hexKey(join(folder, 'sign-in.key'))
  return {
    async seal(secret, of) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', await key(), nonce).setAAD(Buffer.from(of))
      return Buffer.concat([nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag()])
    },
    async open(sealed, of) {
      const cipher = createDecipheriv('aes-256-gcm', await key(), sealed.subarray(0, 12)).setAAD(Buffer.from(of))
      cipher.setAuthTag(sealed.subarray(-16))
      try {
        return Buffer.concat([cipher.update(sealed.subarray(12, -16)), cipher.final()])
      } catch {
        return undefined
      }
    },
  }
}
