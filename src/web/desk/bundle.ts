import { hash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename, join, relative } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import { rolldown } from 'rolldown'

const root = join(import.meta.dirname, '../../..')
const folder = join(root, 'src/desk')
const brotli = promisify(brotliCompress)

/** A file of the console as it is served. Its name changes with its content. */
export type Part = { readonly name: string; readonly type: string; readonly plain: Buffer; readonly br: Buffer }

export type Bundle = {
  readonly parts: readonly Part[]
  /** What the first page names. */
  readonly script: string
  readonly style: string
  /** Chunks that the script loads at once. */
  readonly preloads: readonly string[]
  /** The sources that went in, by path from the root, with the digest of each. */
  readonly sources: Readonly<Record<string, string>>
}

/** In the order in which they count. */
const styles = ['tokens', 'base', 'frame', 'today', 'case', 'form', 'register', 'text', 'session', 'print'] as const

/** Builds the console for browsers from Chromium 90 on. Needs nothing but the installed packages. */
export async function buildDesk(): Promise<Bundle> {
  const build = await rolldown({
    input: { desk: join(folder, 'main.tsx') },
    platform: 'browser',
    cwd: root,
    transform: {
      target: 'chrome90',
      define: { 'process.env.NODE_ENV': '"production"' },
      jsx: { runtime: 'automatic' },
    },
    logLevel: 'silent',
  })
  try {
    const { output } = await build.generate({
      format: 'esm',
      minify: true,
      entryFileNames: '[name]-[hash].js',
      chunkFileNames: '[name]-[hash].js',
    })
    const chunks = output.filter((one) => one.type === 'chunk')
    const entry = chunks.find(({ isEntry }) => isEntry)!
    const css = (await Promise.all(styles.map((name) => readFile(join(folder, 'style', `${name}.css`))))).join('\n')
    const style = `desk-${hash('sha256', css, 'hex').slice(0, 8)}.css`
    const script = 'text/javascript; charset=utf-8'
    return {
      parts: await Promise.all([
        ...chunks.map(({ fileName, code }) => partOf(fileName, script, code)),
        partOf(style, 'text/css; charset=utf-8', css),
      ]),
      script: entry.fileName,
      style,
      preloads: entry.imports.filter((name) => chunks.some(({ fileName }) => fileName === name)),
      sources: await digestsOf([
        ...chunks.flatMap(({ moduleIds }) => moduleIds.filter((id) => id.startsWith(join(root, 'src')))),
        ...styles.map((name) => join(folder, 'style', `${name}.css`)),
        join(root, 'package-lock.json'),
        import.meta.filename,
      ]),
    }
  } finally {
    await build.close()
  }
}

async function partOf(name: string, type: string, text: string): Promise<Part> {
  const plain = Buffer.from(text)
  const br = await brotli(plain, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: plain.length } })
  return { name: basename(name), type, plain, br }
}

export async function digestsOf(paths: readonly string[]): Promise<Record<string, string>> {
  const pairs = paths.map(async (path) => [relative(root, path), hash('sha256', await readFile(path), 'hex')] as const)
  return Object.fromEntries(await Promise.all(pairs))
}

export const rootPath = (path: string): string => join(root, path)
