import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Bundle, buildDesk, digestsOf, type Part, rootPath } from './bundle.ts'

const shelf = rootPath('node_modules/.cache/zhunsheng-desk')
const manifest = join(shelf, 'desk.json')

type Kept = Omit<Bundle, 'parts'> & { readonly parts: readonly Pick<Part, 'name' | 'type'>[] }

let made: Promise<Bundle> | undefined

/** The console, built once: taken from the shelf while no source of it has changed, else built anew. */
export function deskBundle(): Promise<Bundle> {
  made ??= fromShelf().then(async (kept) => {
    if (kept) return kept
    const built = await buildDesk()
    // Where nothing may be written the next start builds again.
    await keep(built).catch(() => undefined)
    return built
  })
  return made
}

async function fromShelf(): Promise<Bundle | undefined> {
  try {
    const { parts, ...kept } = JSON.parse(await readFile(manifest, 'utf8')) as Kept
    const paths = Object.keys(kept.sources)
    const now = await digestsOf(paths.map(rootPath))
    if (paths.some((path) => now[path] !== kept.sources[path])) return undefined
    return {
      ...kept,
      parts: await Promise.all(
        parts.map(async ({ name, type }) => ({
          ...{ name, type },
          plain: await readFile(join(shelf, name)),
          br: await readFile(join(shelf, `${name}.br`)),
        })),
      ),
    }
  } catch {
    return undefined
  }
}

/** The list of what there is comes last: whoever reads it finds what it names. */
async function keep({ parts, ...rest }: Bundle): Promise<void> {
  await mkdir(shelf, { recursive: true })
  for (const { name, plain, br } of parts) {
    await put(name, plain)
    await put(`${name}.br`, br)
  }
  const kept: Kept = { ...rest, parts: parts.map(({ name, type }) => ({ name, type })) }
  await put('desk.json', JSON.stringify(kept))
}

/** Two processes may build at once: each file comes whole. */
async function put(name: string, bytes: string | Buffer): Promise<void> {
  const own = join(shelf, `${name}.${randomUUID()}`)
  try {
    await writeFile(own, bytes)
    await rename(own, join(shelf, name))
  } finally {
    await rm(own, { force: true })
  }
}
