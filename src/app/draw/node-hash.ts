import { hash } from 'node:crypto'
import type { DrawHash, DrawHashes } from '#domain/draw/hash.ts'

const port = (algorithm: string): DrawHash => ({
  hex: (text) => hash(algorithm, text, 'hex'),
  hexOfHex: (hex64) => hash(algorithm, Buffer.from(hex64, 'hex'), 'hex'),
})

/** The draw's hash functions on the server. */
export const nodeDrawHashes = { sha256: port('sha256'), sm3: port('sm3') } as const satisfies DrawHashes
