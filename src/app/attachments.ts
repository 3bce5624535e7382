import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Files kept under the hash of their bytes: the same file is kept once, and a changed file is another file. */
export type AttachmentStore = {
  put(bytes: Uint8Array): Promise<string>
  /** @throws when there is no such file, or its bytes no longer match their hash */
  get(sha256: string): Promise<Uint8Array>
}

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

export function attachmentFolder(folder: string): AttachmentStore {
  const place = (sha256: string): string => join(folder, sha256.slice(0, 2), sha256)
  return {
    async put(bytes) {
      const sha256 = digest(bytes)
      const path = place(sha256)
      await mkdir(dirname(path), { recursive: true })
      // The same file may be put twice at once, and is on the disk before anybody is told that it is kept.
      const temporary = `${path}.${randomUUID()}.part`
      await writeFile(temporary, bytes, { flush: true })
      await rename(temporary, path)
      return sha256
    },
    async get(sha256) {
      if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error(`附件编号不正确：${sha256}`)
      const bytes = await readFile(place(sha256))
      if (digest(bytes) !== sha256) throw new Error(`附件 ${sha256} 的内容与其摘要不符`)
      return bytes
    },
  }
}
