import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fromBase64, toBase64 } from '#domain/journal/base64.ts'
import { concat } from '#domain/journal/bytes.ts'
import type { NoteSigner } from '#domain/journal/note.ts'
import { signerOf } from '#domain/journal/verifier.ts'
import { ED25519, formatVkey, type NoteKey, noteKey } from '#domain/journal/vkey.ts'
import { writeWhole } from './log-folder.ts'
import { ed25519FromSeed, newEd25519Seed, type SigningKey, sha256 } from './node-crypto.ts'

/** A private note key with what it needs to sign. */
export type HeldKey = { readonly key: NoteKey; readonly vkey: string; readonly sign: SigningKey['sign'] }

// The text form of a private key that Go's sumdb/note writes too: `PRIVATE+KEY+name+id+base64(type || seed)`.
const FORM = /^PRIVATE\+KEY\+([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)\n?$/

function heldKey(name: string, type: number, seed: Uint8Array): HeldKey {
  const { publicKey, sign } = ed25519FromSeed(seed)
  const key = noteKey(sha256, name, type, publicKey)
  return { key, vkey: formatVkey(key), sign }
}

/** Reads a private key file; null when there is none. @throws Error when the file is damaged */
export async function readKey(path: string): Promise<HeldKey | null> {
  const text = await readText(path)
  if (text === null) return null
  const [, name = '', id, encoded = ''] = FORM.exec(text) ?? []
  const bytes = fromBase64(encoded)
  if (bytes?.length !== 33) throw new Error(`密钥文件 ${path} 已损坏`)
  const held = heldKey(name, bytes[0]!, bytes.subarray(1))
  if (held.key.id !== id) throw new Error(`密钥文件 ${path} 已损坏：编号与内容不符`)
  return held
}

/** Makes a fresh key under a name and keeps it where only its owner can read it. */
export async function makeKey(path: string, name: string, type: number): Promise<HeldKey> {
  const seed = newEd25519Seed()
  const held = heldKey(name, type, seed)
  const secret = `PRIVATE+KEY+${name}+${held.key.id}+${toBase64(concat(Uint8Array.of(type), seed))}\n`
  await writeWhole(path, secret, { mode: 0o600, keepExisting: true })
  return (await readKey(path)) ?? held
}

export const logKeyFile = 'journal.key'
/** The key before the last rotation: it signs along until the overlap is ended. */
export const formerKeyFile = 'journal.former.key'
/** The key that a rotation made and that signs as soon as the journal names it. */
export const nextKeyFile = 'journal.next.key'

/** The keys that sign the log's checkpoints: the current one first, and during a rotation the former one. */
export async function logKeys(folder: string, origin: string): Promise<readonly [HeldKey, ...HeldKey[]]> {
  const current =
    (await readKey(join(folder, logKeyFile))) ?? (await makeKey(join(folder, logKeyFile), origin, ED25519))
  const former = await readKey(join(folder, formerKeyFile))
  // The two are the same for a moment while a rotation is carried out.
  return former && former.vkey !== current.vkey ? [current, former] : [current]
}

export const signersOf = (keys: readonly HeldKey[]): NoteSigner[] => keys.map(({ key, sign }) => signerOf(key, sign))

/** A file's text; null when it is not there. */
export async function readText(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
