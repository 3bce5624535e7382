import { hash as digest } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromBase64 } from './base64.ts'
import { fromHex, toHex } from './bytes.ts'
import {
  append,
  emptyFrontier,
  frontierOf,
  leafHash,
  nodeHash,
  root,
  rootOf,
  splitOf,
  verifyConsistency,
  verifyInclusion,
} from './merkle.ts'
import { consistencyProof, inclusionPlan, inclusionProof } from './merkle-proof.ts'
import type { Hash } from './ports.ts'

const sha256: Hash = (bytes) => new Uint8Array(digest('sha256', bytes, 'buffer'))
const sm3: Hash = (bytes) => new Uint8Array(digest('sm3', bytes, 'buffer'))
const hex = (text: string): Uint8Array => fromHex(text) as Uint8Array
const b64 = (text: string): Uint8Array => fromBase64(text) as Uint8Array

/** Leaf inputs of the transparency-dev/merkle test data. */
const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
const shaRoots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]
const sm3Roots = [
  '1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b',
  '2daef60e7a0b8f5e024c81cd2ab3109f2b4f155cf83adeb2ae5532f74a157fdf',
  '0b990fe0c7ad70f1bf1a1262f2c7908ea48146b14253a6db99f2917ab1f5cc4d',
  '209ec96a210d662a964772680e8544d18cab7b88ffec3e00962220349b56ea56',
  '28e4e307ef6d2d0c62d84b11ef96e835efe490f35b93c8f024ecfe38c8dd4377',
  'bb10c996aeebbcdc69be3715fc847344de77442d37a5ab8213da9f41785b103b',
  '8723c1ab1f82ddfba4a3733ac0c80d936d9f4c208c7dbc8cc81ca9fff8584f66',
  'bd36c22a1ac6ff4308e0c3cc1a85bf0ffa30538ec60a55c70413ab15d45db4d2',
  'bc48ba7a709184b5f2a631e1adeb8dc2a0d4c018c1d6cc89b5664fe154c93b38',
]
const rootAt = (size: number): Uint8Array => hex(shaRoots[size] as string)
const leaves = (hash: Hash): Uint8Array[] => inputs.map((input) => leafHash(hash, hex(input)))

/** The definition of MTH, word for word, as the yardstick. */
function mth(hash: Hash, hashes: readonly Uint8Array[]): Uint8Array {
  if (hashes.length === 0) return hash(new Uint8Array(0))
  if (hashes.length === 1) return hashes[0] as Uint8Array
  const k = splitOf(hashes.length)
  return nodeHash(hash, mth(hash, hashes.slice(0, k)), mth(hash, hashes.slice(k)))
}

const hashesOf = (all: readonly Uint8Array[]) => (level: number, index: number) =>
  mth(sha256, all.slice(index * 2 ** level, (index + 1) * 2 ** level))

describe('roots', () => {
  test.each(shaRoots.map((expected, n) => ({ n, expected, sm3Expected: sm3Roots[n] })))(
    'of $n leaves, SHA-256 and SM3',
    ({ n, expected, sm3Expected }) => {
      expect(toHex(root(sha256, leaves(sha256).slice(0, n)))).toBe(expected)
      expect(toHex(root(sm3, leaves(sm3).slice(0, n)))).toBe(sm3Expected)
    },
  )
  test('the frontier has the root of the definition at every size', () => {
    const all = Array.from({ length: 300 }, (_, i) => leafHash(sha256, Uint8Array.of(i & 255, i >> 8)))
    let frontier = emptyFrontier
    all.forEach((leaf, i) => {
      frontier = append(sha256, frontier, leaf)
      expect(frontier.size).toBe(i + 1)
      expect(rootOf(sha256, frontier)).toEqual(mth(sha256, all.slice(0, i + 1)))
    })
  })
  test('a frontier that lacks a subtree cannot grow', () => {
    const { size } = frontierOf(sha256, leaves(sha256).slice(0, 7))
    expect(() => append(sha256, { size, hashes: [] }, rootAt(1))).toThrow('E_FRONTIER')
  })
})

const inclusions = [
  {
    index: 5,
    size: 8,
    leaf: 'QnGia+DYqE8L1UyMMC58s6O10fpngKQLzOKHNHfatlg=',
    path: [
      'vBoGQ7EuTS18d5GPROD095qDi2z57FtcKD4fTYhZnms=',
      'yoVOoSjtBQtBs1/8G4e46yveRh6eO1WW7Oa51ZdaCuA=',
      '037kGJdt2VdTwcc4Yrk5j6Kiz5tP8P3+izDNlSCWFLc=',
    ],
  },
  {
    index: 2,
    size: 3,
    leaf: 'ApjRIpBtz8EIkstTpzmS/FufST6kybrbJ7eRtBJ6f+c=',
    path: ['+sVCA+fMaWzw38tCySodnbr3CtnmIfS9jZhmLwDjwSU='],
  },
]
const consistencies = [
  {
    first: 6,
    second: 8,
    proof: [
      'DrxdNDf74tsVi58Sah0RjjCBgQMdCpSfje3t68VY72o=',
      'yoVOoSjtBQtBs1/8G4e46yveRh6eO1WW7Oa51ZdaCuA=',
      '037kGJdt2VdTwcc4Yrk5j6Kiz5tP8P3+izDNlSCWFLc=',
    ],
  },
  {
    first: 2,
    second: 5,
    proof: ['Xwg/ChozygdqlSeYMlgNs+DvRYS9/x9UyKNg9Q3jAx4=', 'vBoGQ7EuTS18d5GPROD095qDi2z57FtcKD4fTYhZnms='],
  },
  {
    first: 6,
    second: 7,
    proof: [
      'DrxdNDf74tsVi58Sah0RjjCBgQMdCpSfje3t68VY72o=',
      'sIaT7C5yFZcTBkHoIR5+7cy0wmQTlj7ubB4u0W/7Gl8=',
      '037kGJdt2VdTwcc4Yrk5j6Kiz5tP8P3+izDNlSCWFLc=',
    ],
  },
]

/** The proof with any one hash added, dropped, swapped with its neighbour, or one bit of it flipped. */
function spoiled(proof: readonly Uint8Array[]): Uint8Array[][] {
  const wrong: Uint8Array[][] = [
    [...proof, rootAt(8)],
    [rootAt(8), ...proof],
  ]
  proof.forEach((hash, i) => {
    wrong.push(proof.filter((_, j) => j !== i))
    for (const [byte, mask] of [
      [0, 1],
      [31, 128],
    ] as const) {
      wrong.push(proof.map((each, j) => (j === i ? each.map((value, k) => (k === byte ? value ^ mask : value)) : each)))
    }
    const next = proof[i + 1]
    if (next) wrong.push(proof.map((each, j) => (j === i ? next : j === i + 1 ? hash : each)))
  })
  return wrong
}

describe('published proofs', () => {
  test.each(inclusions)('leaf $index in $size is included', async ({ index, size, leaf, path }) => {
    const proof = path.map(b64)
    expect(b64(leaf)).toEqual(leafHash(sha256, hex(inputs[index] as string)))
    expect(await inclusionProof(sha256, index, size, hashesOf(leaves(sha256)))).toEqual(proof)
    expect(verifyInclusion(sha256, index, size, b64(leaf), proof, rootAt(size))).toBe(true)
    for (const wrong of spoiled(proof)) {
      expect(verifyInclusion(sha256, index, size, b64(leaf), wrong, rootAt(size))).toBe(false)
    }
    expect(verifyInclusion(sha256, index ^ 1, size, b64(leaf), proof, rootAt(size))).toBe(false)
    expect(verifyInclusion(sha256, size, size, b64(leaf), proof, rootAt(size))).toBe(false)
    expect(verifyInclusion(sha256, -1, size, b64(leaf), proof, rootAt(size))).toBe(false)
    expect(verifyInclusion(sha256, index, size, b64(leaf), proof, rootAt(size - 1))).toBe(false)
  })
  test.each(consistencies)('$first leaves begin $second', async ({ first, second, proof: lines }) => {
    const proof = lines.map(b64)
    expect(await consistencyProof(sha256, first, second, hashesOf(leaves(sha256)))).toEqual(proof)
    expect(verifyConsistency(sha256, first, second, rootAt(first), rootAt(second), proof)).toBe(true)
    for (const wrong of spoiled(proof)) {
      expect(verifyConsistency(sha256, first, second, rootAt(first), rootAt(second), wrong)).toBe(false)
    }
    expect(verifyConsistency(sha256, second, first, rootAt(second), rootAt(first), proof)).toBe(false)
    expect(verifyConsistency(sha256, first, second, rootAt(second), rootAt(first), proof)).toBe(false)
  })
})

describe('consistency that must fail', () => {
  test('from a larger size to a smaller one', () => {
    expect(verifyConsistency(sha256, 2, 1, rootAt(2), rootAt(1), [])).toBe(false)
  })
  test('between equal sizes with a proof, or with different roots', () => {
    expect(verifyConsistency(sha256, 3, 3, rootAt(3), rootAt(3), [])).toBe(true)
    expect(verifyConsistency(sha256, 3, 3, rootAt(3), rootAt(3), [rootAt(1)])).toBe(false)
    expect(verifyConsistency(sha256, 3, 3, rootAt(3), rootAt(4), [])).toBe(false)
  })
  test('from size 0', () => {
    expect(verifyConsistency(sha256, 0, 3, rootAt(0), rootAt(3), [])).toBe(false)
    expect(verifyConsistency(sha256, 0, 0, rootAt(0), rootAt(0), [])).toBe(false)
  })
  test('between different sizes without a proof', () => {
    for (const first of [1, 2, 3, 4])
      expect(verifyConsistency(sha256, first, 5, rootAt(first), rootAt(5), [])).toBe(false)
  })
  test('with a hash of another length', () => {
    const { first, second, proof } = consistencies[1] as (typeof consistencies)[number]
    const long = proof.map((line) => Uint8Array.from([...b64(line), 0]))
    expect(verifyConsistency(sha256, first, second, rootAt(first), rootAt(second), long)).toBe(false)
  })
})

describe('any tree', () => {
  const trees = fc
    .array(fc.uint8Array({ maxLength: 6 }), { minLength: 1, maxLength: 70 })
    .map((entries) => entries.map((entry) => leafHash(sha256, entry)))

  test('every leaf is included under every size, and no flipped bit passes', async () => {
    await fc.assert(
      fc.asyncProperty(trees, fc.nat(), fc.nat(), fc.nat(), async (all, at, byte, bit) => {
        const size = all.length
        const expected = mth(sha256, all)
        for (let index = 0; index < size; index++) {
          const leaf = all[index] as Uint8Array
          const path = await inclusionProof(sha256, index, size, hashesOf(all))
          expect(verifyInclusion(sha256, index, size, leaf, path, expected)).toBe(true)
          const flip = (hash: Uint8Array) =>
            hash.map((value, i) => (i === byte % 32 ? value ^ (1 << (bit % 8)) : value))
          expect(verifyInclusion(sha256, index, size, flip(leaf), path, expected)).toBe(false)
          expect(verifyInclusion(sha256, index, size, leaf, path, flip(expected))).toBe(false)
          if (path.length === 0) continue
          const wrong = path.map((hash, i) => (i === at % path.length ? flip(hash) : hash))
          expect(verifyInclusion(sha256, index, size, leaf, wrong, expected)).toBe(false)
        }
      }),
      { numRuns: 25 },
    )
  })
  test('every earlier size is consistent, and no flipped bit passes', async () => {
    await fc.assert(
      fc.asyncProperty(trees, fc.nat(), fc.nat(), async (all, at, byte) => {
        const size = all.length
        const last = mth(sha256, all)
        for (let first = 1; first <= size; first++) {
          const before = mth(sha256, all.slice(0, first))
          const proof = await consistencyProof(sha256, first, size, hashesOf(all))
          expect(verifyConsistency(sha256, first, size, before, last, proof)).toBe(true)
          const flip = (hash: Uint8Array) => hash.map((value, i) => (i === byte % 32 ? value ^ 1 : value))
          expect(verifyConsistency(sha256, first, size, flip(before), last, proof)).toBe(false)
          expect(verifyConsistency(sha256, first, size, before, flip(last), proof)).toBe(false)
          if (proof.length === 0) continue
          const wrong = proof.map((hash, i) => (i === at % proof.length ? flip(hash) : hash))
          expect(verifyConsistency(sha256, first, size, before, last, wrong)).toBe(false)
        }
      }),
      { numRuns: 25 },
    )
  })
  test('sizes beyond 2^32 keep their arithmetic', async () => {
    const size = 2 ** 40 + 3
    const constant = (level: number, index: number) => sha256(Uint8Array.of(level, index & 255))
    const path = await inclusionProof(sha256, 2 ** 40 + 1, size, constant)
    expect(inclusionPlan(2 ** 40 + 1, size)).toEqual([
      [{ level: 0, index: 2 ** 40 }],
      [{ level: 0, index: 2 ** 40 + 2 }],
      [{ level: 40, index: 0 }],
    ])
    const [a, b, c] = path as [Uint8Array, Uint8Array, Uint8Array]
    const leaf = constant(0, 2 ** 40 + 1)
    const expected = nodeHash(sha256, c, nodeHash(sha256, nodeHash(sha256, a, leaf), b))
    expect(verifyInclusion(sha256, 2 ** 40 + 1, size, leaf, path, expected)).toBe(true)
    expect(verifyInclusion(sha256, 1, 3, leaf, path, expected)).toBe(false)
  })
  test('proofs that cannot be are not built', () => {
    expect(() => inclusionPlan(3, 3)).toThrow('E_PROOF')
    return expect(consistencyProof(sha256, 0, 3, hashesOf([]))).rejects.toThrow('E_PROOF')
  })
})
