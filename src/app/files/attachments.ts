import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Files kept under the hash of their bytes: the same file is kept once, and a changed file is another file. */
export type AttachmentStore = {
  put(bytes: Uint8Array): Promise<string>
  /** @throws when there is no such file, or its bytes no longer match their hash */
  get(sha256: string): Promise<Uint8Array>
  /** Takes a file away; nothing happens when there is none. */
  remove(sha256: string): Promise<void>
  /** Takes away the pieces that interrupted uploads left before a moment; answers how many. */
  tidy(before: Date): Promise<number>
  /** Hashes of all files, and paths of pieces that an interrupted upload left. */
  list(): Promise<{ readonly files: readonly string[]; readonly pieces: readonly string[] }>
}

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const isHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text)

/** What lies in the folder is evidence: nobody else on the machine may read it. */
const [own, ownFolder] = [0o600, 0o700]

export function attachmentFolder(folder: string): AttachmentStore {
  const place = (sha256: string): string => join(folder, sha256.slice(0, 2), sha256)
  return {
    async put(bytes) {
      const sha256 = digest(bytes)
      const path = place(sha256)
      await mkdir(dirname(path), { recursive: true, mode: ownFolder })
      // The same file may be put twice at once, and is on the disk before anybody is told that it is kept.
      const temporary = `${path}.${randomUUID()}.part`
      try {
        await writeFile(temporary, bytes, { flush: true, mode: own })
        await rename(temporary, path)
      } catch (error) {
        await rm(temporary, { force: true })
        throw error
      }
      return sha256
    },
    async get(sha256) {
      if (!isHash(sha256)) throw new Error(`附件编号不正确：${sha256}`)
      const bytes = await readFile(place(sha256))
      if (digest(bytes) !== sha256) throw new Error(`附件 ${sha256} 的内容与其摘要不符`)
      return bytes
    },
    async remove(sha256) {
      if (!isHash(sha256)) throw new Error(`附件编号不正确：${sha256}`)
      await rm(place(sha256), { force: true })
    },
    async tidy(before) {
      const { pieces } = await this.list()
      const old = await Promise.all(
        pieces.map(async (path) => ((await stat(path).catch(() => null))?.mtime ?? before) < before),
      )
      const left = pieces.filter((_, index) => old[index])
      await Promise.all(left.map((path) => rm(path, { force: true })))
      return left.length
    },
    async list() {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
      const files = entries.filter((entry) => entry.isFile())
      return {
        files: files.map(({ name }) => name).filter(isHash),
        pieces: files
          .filter(({ name }) => name.endsWith('.part'))
          .map(({ parentPath, name }) => join(parentPath, name)),
      }
    },
  }
}
