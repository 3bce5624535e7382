import type { Algorithms } from '#domain/journal/verifier.ts'
import { verifyEcdsa, verifyEd25519 } from './node-crypto.ts'

/** The signature algorithms that this machine has. SM2 waits for a maintained library: Node's own is not SM2. */
export const nodeAlgorithms: Algorithms = { ed25519: verifyEd25519, ecdsa: verifyEcdsa }
