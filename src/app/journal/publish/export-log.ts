import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { equal } from '#domain/journal/bytes.ts'
import { hashesAt, TILE_WIDTH, tileAt, tilePath } from '#domain/journal/tiles.ts'
import { headOf } from '../log/checkpoint-head.ts'
import { folderReader, writeWhole } from '../log/log-folder.ts'
import {
  authorityFile,
  currentToken,
  stampedCheckpoints,
  stampedFile,
  tokenFile,
} from '../timestamps/timestamp-files.ts'

/** Every resource of a log of `size`, bundles and tiles. */
function* resources(size: number): Generator<string> {
  for (let index = 0; index * TILE_WIDTH < size; index++) yield tilePath(tileAt(size, 'entries', index)!)
  for (let level = 0; hashesAt(size, level) > 0; level++) {
    for (let index = 0; index * TILE_WIDTH < hashesAt(size, level); index++) yield tilePath(tileAt(size, level, index)!)
  }
}

type Copy = (path: string, content?: Uint8Array) => Promise<void>

/**
 * Copies a published log, twin and cosigned checkpoints included, into another directory, each checkpoint after what it
 * speaks for. What is there already with the same bytes is left alone, so that a stick is brought up to date quickly.
 * Answers the log's size. @throws Error when the published log is not whole
 */
export async function exportLog(
  from: string,
  to: string,
  progress: (done: number, total: number) => void = () => undefined,
): Promise<number> {
  const [read, existing] = [folderReader(from), folderReader(to)]
  const copy: Copy = async (path, given) => {
    const content = given ?? (await read(path))
    if (!content) throw new Error(`已公布的日志缺少文件 ${path}，请先执行 journal publish --rewrite`)
    const there = await existing(path)
    if (!there || !equal(there, content)) await writeWhole(join(to, path), content)
  }
  // Taken once: a server may publish a larger tree meanwhile.
  const [checkpoint, twin] = [await read('checkpoint'), await read('sm3/checkpoint')]
  if (!checkpoint) throw new Error('封存日志尚未公布')
  for (const name of await readdir(join(from, 'witnessed')).catch(() => [])) await copy(`witnessed/${name}`)
  for (const name of await readdir(join(from, 'rotations')).catch(() => [])) {
    if (/^\d+\.json$/.test(name)) await copy(`rotations/${name}`)
  }
  for (const { size, token } of await stampedCheckpoints(from)) {
    // A larger checkpoint may have been stamped since this one was taken.
    if (token && size <= headOf(checkpoint).size) {
      await copy(stampedFile(size))
      await copy(tokenFile(size))
      if (size === headOf(checkpoint).size) await copy(currentToken, token)
    }
  }
  if (await read(authorityFile)) await copy(authorityFile)
  await copy('kinds')
  await copy('vkeys')
  if (twin) {
    await copy('sm3/vkeys')
    await copyTree(copy, twin, 'sm3/', () => undefined)
  }
  return copyTree(copy, checkpoint, '', progress)
}

async function copyTree(
  copy: Copy,
  checkpoint: Uint8Array,
  prefix: string,
  progress: (done: number, total: number) => void,
): Promise<number> {
  const { size } = headOf(checkpoint)
  const paths = [...resources(size)]
  for (const [i, path] of paths.entries()) {
    await copy(`${prefix}${path}`)
    progress(i + 1, paths.length)
  }
  await copy(`${prefix}checkpoint`, checkpoint)
  return size
}
