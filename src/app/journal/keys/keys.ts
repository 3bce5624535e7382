import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fromBase64, toBase64 } from '#domain/journal/base64.ts'
import { concat, equal } from '#domain/journal/bytes.ts'
import type { NoteSigner } from '#domain/journal/note.ts'
import { signerOf } from '#domain/journal/verifier.ts'
import { ED25519, formatVkey, type NoteKey, noteKey, OTHER, SM2_IDENTIFIER, sm2Key } from '#domain/journal/vkey.ts'
import { writeWhole } from '../log/log-folder.ts'
import { ed25519FromSeed, newEd25519Seed, type SigningKey, sha256 } from '../log/node-crypto.ts'
import { newSm2Scalar, sm2FromScalar } from '../log/sm2.ts'

/** A private note key with what it needs to sign. */
export type HeldKey = { readonly key: NoteKey; readonly vkey: string; readonly sign: SigningKey['sign'] }

// The text form of a private key that Go's sumdb/note writes too: `PRIVATE+KEY+name+id+base64(type || seed)`; for SM2
// `base64(0xff || identifier || number)`, as its public key is written.
const FORM = /^PRIVATE\+KEY\+([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)\n?$/

/** The key of a secret as its file has it; null when it is no secret of ours. */
function heldKey(name: string, secret: Uint8Array): HeldKey | null {
  const type = secret[0] ?? 0
  const isSm2 = type === OTHER && equal(secret.subarray(1, 1 + SM2_IDENTIFIER.length), SM2_IDENTIFIER)
  const number = secret.subarray(isSm2 ? 1 + SM2_IDENTIFIER.length : 1)
  if (number.length !== 32 || (type === OTHER && !isSm2)) return null
  const { publicKey, sign } = isSm2 ? sm2FromScalar(number) : ed25519FromSeed(number)
  const key = isSm2 ? sm2Key(sha256, name, publicKey) : noteKey(sha256, name, type, publicKey)
  return { key, vkey: formatVkey(key), sign }
}

/** Reads a private key file; null when there is none. @throws Error when the file is damaged */
export async function readKey(path: string): Promise<HeldKey | null> {
  const text = await readText(path)
  if (text === null) return null
  const [, name = '', id, encoded = ''] = FORM.exec(text) ?? []
  const bytes = fromBase64(encoded)
  const held = bytes && heldKey(name, bytes)
  if (!held) throw new Error(`密钥文件 ${path} 已损坏`)
  if (held.key.id !== id) throw new Error(`密钥文件 ${path} 已损坏：编号与内容不符`)
  return held
}

/** Makes a fresh key under a name and keeps it where only its owner can read it; for the type 0xff an SM2 key. */
export async function makeKey(path: string, name: string, type: number): Promise<HeldKey> {
  const number = type === OTHER ? concat(SM2_IDENTIFIER, newSm2Scalar()) : newEd25519Seed()
  const secret = concat(Uint8Array.of(type), number)
  const held = heldKey(name, secret)
  if (!held) throw new RangeError(`E_KEY: type ${type}`)
  const text = `PRIVATE+KEY+${name}+${held.key.id}+${toBase64(secret)}\n`
  await writeWhole(path, text, { mode: 0o600, keepExisting: true })
  return (await readKey(path)) ?? held
}

export const logKeyFile = 'journal.key'
/** The key before the last rotation: it signs along until the overlap is ended. */
export const formerKeyFile = 'journal.former.key'
/** The key that a rotation made and that signs as soon as the journal names it. */
export const nextKeyFile = 'journal.next.key'

/** The SM2 key of the twin log. */
const twinKeyFile = 'journal.sm2.key'

/** The key that signs the twin's checkpoints (SM2), made at first use. */
export async function twinKey(folder: string, origin: string): Promise<HeldKey> {
  const path = join(folder, twinKeyFile)
  return (await readKey(path)) ?? makeKey(path, origin, OTHER)
}

/** The keys that sign the log's checkpoints: the current one first, and during a rotation the former one. */
export async function logKeys(folder: string, origin: string): Promise<readonly [HeldKey, ...HeldKey[]]> {
  const current = (await readKey(join(folder, logKeyFile))) ?? (await firstKey(folder, origin))
  const former = await readKey(join(folder, formerKeyFile))
  // The two are the same for a moment while a rotation is carried out.
  return former && former.vkey !== current.vkey ? [current, former] : [current]
}

/** What the signer last signed; it lies beside the key. */
export const signedFile = 'journal.signed'

/** A log that has been signed here has had a key: another one must not take its place unsaid. */
async function firstKey(folder: string, origin: string): Promise<HeldKey> {
  if ((await readText(join(folder, signedFile))) !== null)
    throw new Error(
      `密钥不见了：${folder} 中签过封存日志，却没有 ${logKeyFile}。请从另存处放回；确已丢失的，见 docs/decisions/020-key-rotation.md`,
    )
  return makeKey(join(folder, logKeyFile), origin, ED25519)
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
