import type { Algorithms } from '#domain/journal/verifier.ts'
import { verifyEcdsa, verifyEd25519 } from './node-crypto.ts'
import { verifySm2 } from './sm2.ts'

/** The signature algorithms that this machine has. */
export const nodeAlgorithms: Algorithms = { ed25519: verifyEd25519, ecdsa: verifyEcdsa, sm2: verifySm2 }
