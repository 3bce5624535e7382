import { randomBytes } from 'node:crypto'
import { writeWhole } from '../log/log-folder.ts'
import { readText } from './keys.ts'

const form = /^[0-9a-f]{64}$/

/** 256 random bits in a file of their own that its owner alone can read; made when they are first needed. */
export async function hexKey(path: string): Promise<Buffer> {
  const found = await readText(path)
  if (found === null) {
    // Two processes at once: one file remains, and both read that.
    await writeWhole(path, randomBytes(32).toString('hex'), { mode: 0o600, keepExisting: true })
    return hexKey(path)
  }
  if (!form.test(found.trim())) throw new Error(`密钥文件 ${path} 已损坏`)
  return Buffer.from(found.trim(), 'hex')
}
