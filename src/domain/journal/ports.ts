/** A hash function over bytes: SHA-256 for the log, SM3 for its twin. 32 bytes out. */
export type Hash = (bytes: Uint8Array) => Uint8Array

/** Checks one raw signature; false for anything malformed, never a throw. */
export type Verify = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean

/** Makes one raw signature with a key that the caller holds. */
export type Sign = (message: Uint8Array) => Uint8Array

/** Bytes of every hash in a tree: SHA-256 and SM3 agree on it. */
export const HASH_BYTES = 32
