import { concat, readU64, u64 } from './bytes.ts'
import type { NoteSigner, NoteVerifier } from './note.ts'
import type { Sign, Verify } from './ports.ts'
import { utf8 } from './utf8.ts'
import type { NoteKey } from './vkey.ts'

// C2SP tlog-cosignature, version 1 (type 0x04). The whole note body is signed, not only its first three lines.

const ED25519_BYTES = 64

/** What a witness signs: header, time in POSIX seconds, the whole note body. */
export const cosignatureMessage = (text: string, time: number): Uint8Array =>
  utf8(`cosignature/v1\ntime ${time}\n${text}`)

/** Time in POSIX seconds of a cosignature's blob; null when the blob is not `u64 time || ed25519[64]`. */
export const cosignatureTime = (blob: Uint8Array): number | null =>
  blob.length === 8 + ED25519_BYTES ? readU64(blob) : null

/** Checks cosignatures of a witness. */
export const cosignatureVerifier = ({ name, id, material }: NoteKey, ed25519: Verify): NoteVerifier => ({
  name,
  id,
  timeOf: cosignatureTime,
  verify: (text, blob) => {
    const time = cosignatureTime(blob)
    return time !== null && ed25519(material, cosignatureMessage(text, time), blob.subarray(8))
  },
})

/** Makes cosignatures that say `time` (POSIX seconds). */
export const cosigner = ({ name, id }: NoteKey, sign: Sign, time: number): NoteSigner => ({
  name,
  id,
  sign: (text) => concat(u64(time), sign(cosignatureMessage(text, time))),
})
