import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify(argon2)

/** Argon2id with 19 MiB and two passes. Written with each hash, so that it can grow without making old ones useless. */
const cost = { memory: 19_456, passes: 2, parallelism: 1 } as const
const form = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/

type Cost = { readonly memory: number; readonly passes: number; readonly parallelism: number }

const keyOf = (password: string, nonce: Buffer, { memory, passes, parallelism }: Cost): Promise<Buffer> =>
  // The same password typed on another keyboard may come as other code points.
  derive('argon2id', { message: password.normalize('NFKC'), nonce, memory, passes, parallelism, tagLength: 32 })

const base64 = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '')

export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  const key = await keyOf(password, nonce, cost)
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${base64(nonce)}$${base64(key)}`
}

/** True when the hash is of this password. */
export async function isPassword(password: string, hash: string): Promise<boolean> {
  const [, memory, passes, parallelism, nonce, key] = form.exec(hash) ?? []
  if (nonce === undefined || key === undefined) return false
  const found = await keyOf(password, Buffer.from(nonce, 'base64'), {
    ...{ memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
  })
  const wanted = Buffer.from(key, 'base64')
  return found.length === wanted.length && timingSafeEqual(found, wanted)
}

/** Hash of no password: whoever names nobody is kept waiting as long as whoever names somebody. */
export const noPassword = `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${base64(Buffer.alloc(16))}$${base64(Buffer.alloc(32))}`
