import { describe, expect, it } from 'vitest'
import { importsOf, type Source, sources, withoutComments } from './source.ts'

/** What each layer may import beside itself. Packages are free outside the domain. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  app: ['domain'],
  db: ['app', 'domain'],
  bureaus: ['app', 'domain'],
  portal: ['app', 'db', 'domain'],
  web: ['app', 'db', 'domain', 'portal'],
}

/** The opened bureau, put together at the root, is what the outermost layers are handed. */
const handedTheBureau = ['web', 'portal']

/** Who may know which bureaus there are: the edges that put the whole together. */
const knowsBureaus = ['src/main.ts', 'src/cli/', 'src/bench/', 'src/bureaus/']

const isTest = ({ path }: { path: string }): boolean =>
  /\.(test|suite|fixture|typecheck)\.tsx?$|\/testing\.ts$/.test(path)
const layerOf = (path: string): string | undefined => /^src\/([^/]+)\//.exec(path)?.[1]

const all = sources('src')
const code = all.filter((source) => !isTest(source))

const violations = (files: readonly Source[], isBad: (source: Source, target: string) => boolean): string[] =>
  files.flatMap((source) =>
    source.imports.filter((target) => isBad(source, target)).map((target) => `${source.path} → ${target}`),
  )

const goesWrongWay = (source: Source, target: string): boolean => {
  const [from, to] = [layerOf(source.path), layerOf(target)]
  if (target === 'src/bureau.ts' && from !== undefined && handedTheBureau.includes(from)) return false
  if (from === undefined || allowed[from] === undefined || !target.startsWith('src/')) return false
  return to !== from && !(to !== undefined && allowed[from].includes(to))
}

describe('层次', () => {
  it('读得到各层的源文件', () => {
    for (const layer of ['domain', 'app', 'db'])
      expect(code.filter(({ path }) => layerOf(path) === layer).length, layer).toBeGreaterThan(5)
  })
  it('引用只朝一个方向', () => expect(violations(code, goesWrongWay)).toEqual([]))
  it('只有组装各部分的地方知道有哪些局', () => {
    const isBad = (source: Source, target: string) =>
      target.startsWith('src/bureaus/') && !knowsBureaus.some((edge) => source.path.startsWith(edge))
    expect(violations(code, isBad)).toEqual([])
  })
  it('没有循环引用', () => expect(cycles(code)).toEqual([]))
  it('找得出写错的引用', () => {
    const text =
      "import type { A } from '#db/store.ts'\nimport {\n  b,\n} from '../../app/ports.ts'\nconst c = await import('node:fs')\n"
    const imports = importsOf('src/domain/engine/x.ts', text)
    expect(imports).toEqual(['src/db/store.ts', 'src/app/ports.ts', 'node:fs'])
    expect(violations([{ path: 'src/domain/engine/x.ts', text, imports }], goesWrongWay)).toHaveLength(2)
  })
})

describe('纯粹的领域层', () => {
  const domain = code.filter(({ path }) => path.startsWith('src/domain/'))
  it('只依赖 zod', () => {
    const isBad = (_source: Source, target: string) => !target.startsWith('src/domain/') && target !== 'zod'
    expect(violations(domain, isBad)).toEqual([])
  })
  it.each([
    ['系统时间', /\bnew Date\b|\bDate\.(now|parse|UTC)\b|\bTemporal\.Now\b|\bperformance\.now\b/],
    ['随机数', /\bMath\.random\b|\bcrypto\.(getRandomValues|randomUUID)\b/],
    ['外部世界', /\b(process|console|globalThis)\.|\bfetch\(|\bset(Timeout|Interval)\(/],
  ])('不用%s', (_what, pattern) => {
    expect(domain.filter(({ text }) => pattern.test(withoutComments(text))).map(({ path }) => path)).toEqual([])
  })
  it('测试之外不用测试助手', () => {
    expect(violations(code, (_source, target) => /\.(test|fixture)\.ts$|\/testing\.ts$/.test(target))).toEqual([])
  })
})

describe('小文件', () => {
  const length = ({ text }: Source): number => text.split('\n').length - 1
  /** Tables of law and of the demonstration are as long as what they list. */
  const isData = ({ path }: Source): boolean =>
    path.startsWith('src/domain/law/instruments/') || path.includes('/demo/') || path.endsWith('.samples.ts')

  it('一半以上的文件不足一百行', () => {
    const lengths = code.map(length).sort((a, b) => a - b)
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(100)
  })
  it('超过三百行而不是数据的文件很少', () => {
    const long = code
      .filter((source) => !isData(source) && length(source) > 300)
      .map((source) => `${source.path} ${length(source)}`)
    if (long.length) console.info(`超过三百行：\n${long.join('\n')}`)
    expect(long.length).toBeLessThanOrEqual(Math.ceil(code.length * 0.02))
  })
})

/** Files that load one another in a circle; types alone may refer to each other. */
function cycles(files: readonly Source[]): string[] {
  const values = ({ text }: Source): string => text.replace(/^import type[^'"]*['"][^'"]*['"]/gm, '')
  const byPath = new Map(files.map((source) => [source.path, importsOf(source.path, values(source))]))
  const state = new Map<string, 'open' | 'done'>()
  const found: string[] = []
  const visit = (path: string, trail: readonly string[]): void => {
    const imports = byPath.get(path)
    if (!imports || state.get(path) === 'done') return
    if (state.get(path) === 'open') {
      found.push([...trail.slice(trail.indexOf(path)), path].join(' → '))
      return
    }
    state.set(path, 'open')
    for (const target of imports) visit(target, [...trail, path])
    state.set(path, 'done')
  }
  for (const { path } of files) visit(path, [])
  return found
}

it('领域里没有哪一个单位的名称、地名和文号：引用的法规除外', () => {
  const cited = /article\('[^']*'/g
  const known = /昆明|昆科|曲靖|演示区/
  const files = code.filter(({ path }) => /^src\/domain\//.test(path) && !/\/(law|audit)\//.test(path))
  expect(files.length).toBeGreaterThan(200)
  const named = files.filter(({ text }) => known.test(withoutComments(text).replaceAll(cited, '')))
  expect(named.map(({ path }) => path)).toEqual([])
})
