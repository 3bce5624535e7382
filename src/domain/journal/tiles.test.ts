import { hash as digest } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { memoryLog } from './memory-log.fixture.ts'
import { leafHash, root, verifyConsistency, verifyInclusion } from './merkle.ts'
import { consistencyProof, inclusionProof } from './merkle-proof.ts'
import type { Hash } from './ports.ts'
import { filesToWrite, readTile, tileHashes } from './tile-io.ts'
import { TileTree } from './tile-tree.ts'
import {
  decodeBundle,
  decodeTile,
  encodeBundle,
  encodeTile,
  newBundles,
  newTiles,
  parseTilePath,
  tileAt,
  tilePath,
} from './tiles.ts'

const sha256: Hash = (bytes) => new Uint8Array(digest('sha256', bytes, 'buffer'))
const entriesOf = (count: number): Uint8Array[] =>
  Array.from({ length: count }, (_, i) => new Uint8Array(Buffer.from(`entry ${i}`)))
const rootOfEntries = (entries: readonly Uint8Array[]) =>
  root(
    sha256,
    entries.map((entry) => leafHash(sha256, entry)),
  )
const publish = (entries: readonly Uint8Array[], sizes: readonly number[]) =>
  memoryLog({ hash: sha256, origin: 'log.example/test', entries, signers: [], sizes })

describe('tile paths', () => {
  test.each([
    [{ level: 0, index: 0, width: 256 }, 'tile/0/000'],
    [{ level: 3, index: 1_234_067, width: 256 }, 'tile/3/x001/x234/067'],
    [{ level: 0, index: 273, width: 112 }, 'tile/0/273.p/112'],
    [{ level: 63, index: 1000, width: 1 }, 'tile/63/x001/000.p/1'],
    [{ level: 'entries', index: 999, width: 255 }, 'tile/entries/999.p/255'],
  ] as const)('%j is %s', (tile, path) => {
    expect(tilePath(tile)).toBe(path)
    expect(parseTilePath(path)).toEqual(tile)
  })
  test.each([
    'tile/00/000',
    'tile/64/000',
    'tile/0/00',
    'tile/0/0000',
    'tile/0/x000/001',
    'tile/0/000/001',
    'tile/0/x001',
    'tile/0/000.p/0',
    'tile/0/000.p/256',
    'tile/0/000.p/012',
    'tile/data/000',
    'tile/0/000/',
    '/tile/0/000',
    'tile/0/../000',
    'tile/8/0/000',
    'tile/0/x999/x999/x999/x999/x999/x999/999',
  ])('%s names no tile', (path) => {
    expect(parseTilePath(path)).toBeNull()
  })
})

describe('which tiles there are', () => {
  test('size 70,000: 273 full and 112, one full and 17, one of width 1', () => {
    const widths = [...newTiles(0, 70_000)]
    const of = (level: number) => widths.filter((tile) => tile.level === level).map(({ width }) => width)
    expect(of(0)).toEqual([...Array(273).fill(256), 112])
    expect(of(1)).toEqual([256, 17])
    expect(of(2)).toEqual([1])
    expect(widths).toHaveLength(274 + 2 + 1)
    expect([...newBundles(0, 70_000)]).toHaveLength(274)
  })
  test('size 256: a full tile and above it one of width 1', () => {
    expect([...newTiles(0, 256)].map(tilePath)).toEqual(['tile/0/000', 'tile/1/000.p/1'])
  })
  test('an empty log has none; no growth writes none', () => {
    expect([...newTiles(0, 0), ...newTiles(300, 300), ...newBundles(5, 5)]).toEqual([])
    expect(tileAt(512, 0, 2)).toBeNull()
  })
  test('growth writes only what changed', () => {
    expect([...newTiles(255, 258)].map(tilePath)).toEqual(['tile/0/000', 'tile/0/001.p/2', 'tile/1/000.p/1'])
    expect([...newTiles(300, 301)].map(tilePath)).toEqual(['tile/0/001.p/45'])
  })
})

describe('entry bundles', () => {
  test('any entries come back', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 20 }), (entries) => {
        expect(decodeBundle(encodeBundle(entries), entries.length)).toEqual(entries)
        expect(decodeBundle(encodeBundle(entries), entries.length + 1)).toBeNull()
      }),
    )
  })
  test('lengths are two bytes, big-endian; the longest entry fits, one byte more does not', () => {
    expect([...encodeBundle([new Uint8Array(258)])].slice(0, 2)).toEqual([1, 2])
    expect(decodeBundle(encodeBundle([new Uint8Array(65_535)]), 1)).toHaveLength(1)
    expect(() => encodeBundle([new Uint8Array(65_536)])).toThrow('E_U16')
  })
  test('a cut bundle is no bundle', () => {
    const bytes = encodeBundle(entriesOf(3))
    for (const cut of [1, 5, bytes.length - 1]) expect(decodeBundle(bytes.subarray(0, cut), 3)).toBeNull()
    expect(decodeTile(new Uint8Array(63), 2)).toBeNull()
  })
})

describe('a growing log', () => {
  test('published in any steps it ends with the same full tiles and the same right edge', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.integer({ min: 1, max: 1500 }), { minLength: 1, maxLength: 5 }),
        async (steps) => {
          const sizes = steps.sort((a, b) => a - b)
          const entries = entriesOf(sizes.at(-1) as number)
          const stepwise = await publish(entries, sizes)
          for (const [path, bytes] of await publish(entries, [entries.length]))
            expect(stepwise.get(path)).toEqual(bytes)
        },
      ),
      { numRuns: 12 },
    )
  })
  test('over 65,536 leaves the third level appears, with the root unchanged by the way there', async () => {
    const leaf = leafHash(sha256, new Uint8Array(0))
    const files = new Map<string, Uint8Array>()
    const rows = {
      leaves: (start: number, end: number) => Array<Uint8Array>(end - start).fill(leaf),
      entries: (start: number, end: number) => Array<Uint8Array>(end - start).fill(new Uint8Array(0)),
      written: (path: string) => files.get(path) ?? null,
    }
    for (const [old, size] of [
      [0, 65_000],
      [65_000, 66_000],
      [66_000, 70_000],
    ] as const) {
      for await (const { path, bytes } of filesToWrite(sha256, old, size, rows)) files.set(path, bytes)
    }
    expect([...files.keys()].filter((path) => path.startsWith('tile/2'))).toEqual(['tile/2/000.p/1'])
    const tree = new TileTree(sha256)
    for (let i = 0; i < 70_000; i++) tree.add(leaf)
    for (const tile of tree.edge()) expect(files.get(tilePath(tile))).toEqual(encodeTile(tile.hashes))
    const at = tileHashes(sha256, 70_000, rows.written)
    const path = await inclusionProof(sha256, 69_999, 70_000, at)
    expect(verifyInclusion(sha256, 69_999, 70_000, leaf, path, tree.root())).toBe(true)
  })
  test('tiles serve every proof', async () => {
    const entries = entriesOf(700)
    const files = await publish(entries, [300, 700])
    const at = tileHashes(sha256, 700, (path) => files.get(path) ?? null)
    const expected = rootOfEntries(entries)
    for (const index of [0, 1, 255, 256, 511, 512, 640, 699]) {
      const leaf = leafHash(sha256, entries[index] as Uint8Array)
      const path = await inclusionProof(sha256, index, 700, at)
      expect(verifyInclusion(sha256, index, 700, leaf, path, expected)).toBe(true)
    }
    for (const first of [1, 2, 255, 256, 300, 512, 513, 699]) {
      const before = rootOfEntries(entries.slice(0, first))
      const proof = await consistencyProof(sha256, first, 700, at)
      expect(verifyConsistency(sha256, first, 700, before, expected, proof)).toBe(true)
    }
  })
  test('a partial tile that has been deleted is read out of the full one', async () => {
    const files = await publish(entriesOf(300), [100, 300])
    const read = (path: string) => files.get(path) ?? null
    const kept = await readTile(read, { level: 0, index: 0, width: 100 })
    files.delete('tile/0/000.p/100')
    expect(await readTile(read, { level: 0, index: 0, width: 100 })).toEqual(kept)
    files.delete('tile/0/000')
    expect(await readTile(read, { level: 0, index: 0, width: 100 })).toBeNull()
    await expect(inclusionProof(sha256, 1, 300, tileHashes(sha256, 300, read))).rejects.toThrow('E_TILE')
  })
  test('missing rows or an earlier tile lost stop the writing', async () => {
    const drain = async (files: AsyncIterable<unknown>) => {
      for await (const _ of files);
    }
    const rows = { leaves: () => [], entries: () => [], written: () => null }
    await expect(drain(filesToWrite(sha256, 0, 3, rows))).rejects.toThrow('E_ROWS')
    const entries = entriesOf(600)
    const cut = (start: number, end: number) => entries.slice(start, end)
    await expect(
      drain(filesToWrite(sha256, 300, 600, { leaves: cut, entries: cut, written: () => null })),
    ).rejects.toThrow('E_TILE')
  })
})

test('a tree kept by tiles has the root of its leaves at every size, also after a fork', () => {
  const tree = new TileTree(sha256)
  const leaves = entriesOf(600).map((entry) => leafHash(sha256, entry))
  leaves.forEach((leaf, i) => {
    tree.add(leaf)
    if (i % 97 === 0 || i === 255 || i === 256) expect(tree.root()).toEqual(root(sha256, leaves.slice(0, i + 1)))
  })
  const other = tree.fork()
  other.add(leaves[0] as Uint8Array)
  expect(other.root()).toEqual(root(sha256, [...leaves, leaves[0] as Uint8Array]))
  expect(tree.root()).toEqual(root(sha256, leaves))
})
