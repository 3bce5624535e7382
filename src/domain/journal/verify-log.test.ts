import { describe, expect, test } from 'vitest'
import { toHex } from './bytes.ts'
import { type Chain, newChain, nextEntry } from './chain.ts'
import { formatCheckpoint } from './checkpoint.ts'
import { cosigner } from './cosignature.ts'
import { digestOf } from './disclosure.ts'
import { memoryLog } from './memory-log.fixture.ts'
import { leafHash, root } from './merkle.ts'
import { newKey, sha256, sm3 } from './node-keys.suite.ts'
import { signNote } from './note.ts'
import { decodeBundle, encodeBundle } from './tiles.ts'
import { fromUtf8, utf8 } from './utf8.ts'
import { signerOf } from './verifier.ts'
import { type VerifyOptions, verifyLog } from './verify-log.ts'
import { COSIGNATURE, ED25519 } from './vkey.ts'

const origin = 'zhunsheng.example/journal'
const log = newKey(origin, ED25519)
const witness = newKey('witness.example/jijian', COSIGNATURE)
const start = Date.UTC(2024, 2, 5, 1, 0, 0) / 1000
const timeAt = (seconds: number) => new Date((start + seconds) * 1000).toISOString().replace('.000Z', 'Z')
const caseId = (i: number) => toHex(sha256(utf8(`case ${i}`))).slice(0, 32)

/** One entry every 10 seconds, the cases taking turns; each act replaces the digest of the one before. */
function entriesOf(count: number, cases = 40, clock: (i: number) => number = (i) => i * 10): Uint8Array[] {
  const chains = new Map<number, Chain>()
  return Array.from({ length: count }, (_, i) => {
    const chain = chains.get(i % cases) ?? newChain(caseId(i % cases))
    const act = {
      kind: chain.n === 0 ? 'licence.accept' : 'licence.grant',
      t: timeAt(clock(i)),
      add: [digestOf(sha256, `status ${i}`), digestOf(sha256, `detail ${i}`)],
      del: chain.live.slice(0, 1),
      ev: [digestOf(sha256, `actor ${i}`)],
    }
    const next = nextEntry(sha256, chain, act)
    if (!next.ok) throw new Error(next.message)
    chains.set(i % cases, next.value.chain)
    return next.value.bytes
  })
}

const SIZE = 700
const entries = entriesOf(SIZE)
const signersAt = (seconds: number) => [
  signerOf(log.key, log.sign),
  cosigner(witness.key, witness.sign, start + seconds),
]
const publish = (all: readonly Uint8Array[], hash = sha256) =>
  memoryLog({
    hash,
    origin,
    entries: all,
    signers: signersAt(all.length * 10 + 60),
    sizes: [Math.min(300, all.length), all.length],
  })
const trust = { sha256, logKeys: [log.verifier], witnesses: [witness.verifier] }
const verify = (files: Map<string, Uint8Array>, more: Partial<VerifyOptions> = {}) =>
  verifyLog((path) => files.get(path) ?? null, { ...trust, ...more })
const sound = await publish(entries)

/** A checkpoint of the log as it stood at `size`, signed by log and witness. */
const checkpointOf = (all: readonly Uint8Array[], size: number) => {
  const leaves = all.slice(0, size).map((entry) => leafHash(sha256, entry))
  return signNote(formatCheckpoint({ origin, size, root: root(sha256, leaves) }), signersAt(size * 10 + 60))
}

describe('a sound log', () => {
  test('is intact, and says what is in it', async () => {
    const steps: string[] = []
    const report = await verify(sound, { progress: (done, total) => steps.push(`${done}/${total}`) })
    expect(report).toMatchObject({ intact: true, findings: [], faults: 0, doubts: 0, entries: 700, cases: 40 })
    expect(report.kinds).toEqual({ 'licence.accept': 40, 'licence.grant': 660 })
    expect(report.checkpoint).toMatchObject({ origin, size: 700 })
    expect(report.cosignatures).toEqual([{ name: witness.key.name, id: witness.key.id, time: start + 7060 }])
    expect(steps).toEqual(['256/700', '512/700', '700/700'])
  })
  test.each([0, 1, 255, 256, 257, 512])('of %i entries is intact', async (size) => {
    const report = await verify(await publish(entries.slice(0, size)))
    expect(report).toMatchObject({ intact: true, findings: [], entries: size })
  })
  test('is consistent with every older checkpoint that somebody kept', async () => {
    const older = [0, 1, 299, 300, 512, 700].map((size) => checkpointOf(entries, size))
    expect((await verify(sound, { older })).findings).toEqual([])
  })
  test('has a twin under SM3 with the same entries', async () => {
    const twin = await publish(entries, sm3)
    expect((await verify(twin, { treeHash: sm3 })).findings).toEqual([])
    expect((await verify(twin)).intact).toBe(false)
  })
  test('that has grown since still serves the old right edge out of its full tiles', async () => {
    const files = new Map([...(await publish(entries.slice(0, 512))), ['checkpoint', checkpointOf(entries, 300)]])
    expect((await verify(files)).findings).toEqual([])
  })
})

/** What one kind of tampering changes in a copy of the log. */
type Tampering = (files: Map<string, Uint8Array>) => void
const change =
  (path: string, edit: (bytes: Uint8Array) => Uint8Array): Tampering =>
  (files) => {
    const bytes = files.get(path)
    if (!bytes) throw new Error(`no ${path}`)
    files.set(path, edit(bytes))
  }
const flip = (path: string, at: number) =>
  change(path, (bytes) => bytes.map((value, i) => (i === at ? value ^ 1 : value)))
const editEntries = (path: string, width: number, edit: (all: Uint8Array[]) => Uint8Array[]) =>
  change(path, (bytes) => encodeBundle(edit([...(decodeBundle(bytes, width) ?? [])])))
const laterThat = (text: string) => utf8(text.replace('licence.grant', 'licence.grand'))
const rewriteEntry = editEntries('tile/entries/001', 256, (all) => {
  all[44] = laterThat(fromUtf8(all[44] as Uint8Array) ?? '')
  return all
})

describe('tampering', () => {
  test.each<[string, Tampering, string[]]>([
    ['a rewritten entry', rewriteEntry, ['log.entry-altered', 'log.root', 'chain.prev']],
    [
      'a rewritten entry with its leaf',
      (files) => {
        rewriteEntry(files)
        const entry = decodeBundle(files.get('tile/entries/001') as Uint8Array, 256)?.[44] as Uint8Array
        change('tile/0/001', (bytes) => {
          const copy = bytes.slice()
          copy.set(leafHash(sha256, entry), 44 * 32)
          return copy
        })(files)
      },
      ['log.root', 'log.node', 'chain.prev'],
    ],
    ['a bit of a leaf hash', flip('tile/0/001', 32 * 7), ['log.leaf-altered']],
    ['a bit of a hash above', flip('tile/1/000.p/2', 40), ['log.node']],
    ['a bit at the right edge', flip('tile/0/002.p/188', 0), ['log.leaf-altered']],
    [
      'two entries exchanged',
      editEntries('tile/entries/000', 256, (all) => {
        const [a, b] = [all[3] as Uint8Array, all[43] as Uint8Array]
        all[3] = b
        all[43] = a
        return all
      }),
      ['log.entry-altered', 'log.root', 'chain.n'],
    ],
    ['the last entry cut off', editEntries('tile/entries/002.p/188', 188, (all) => all.slice(0, -1)), ['log.bundle']],
    [
      'an entry inserted',
      editEntries('tile/entries/000', 256, (all) => [...all.slice(0, 5), all[0] as Uint8Array, ...all.slice(5)]),
      ['log.bundle'],
    ],
    [
      'bytes behind the last entry',
      change('tile/entries/000', (bytes) => Uint8Array.from([...bytes, 0, 0])),
      ['log.bundle'],
    ],
    ['a bundle gone', (files) => files.delete('tile/entries/001'), ['log.missing']],
    ['a tile gone', (files) => files.delete('tile/0/000'), ['log.missing']],
    ['an upper tile gone', (files) => files.delete('tile/1/000.p/2'), ['log.missing']],
    ['a tile cut short', change('tile/0/000', (bytes) => bytes.subarray(0, 8191)), ['log.tile-length']],
    ['a bit of the signed size', flip('checkpoint', origin.length + 1), ['note.bad-signature']],
    ['a bit of the signed root', flip('checkpoint', origin.length + 6), ['note.bad-signature', 'log.root']],
    ['no checkpoint', (files) => files.delete('checkpoint'), ['log.no-checkpoint']],
    ['a checkpoint that is none', (files) => files.set('checkpoint', utf8('hello\n')), ['note.split']],
  ])('%s is found', async (_, tamper, codes) => {
    const files = new Map(sound)
    tamper(files)
    const report = await verify(files)
    expect(report.intact).toBe(false)
    const found = report.findings.map(({ code }) => code)
    for (const code of codes) expect(found).toContain(code)
    expect(report.findings.every(({ message }) => /[\u4e00-\u9fff]/.test(message))).toBe(true)
  })
  test('the altered entry is named by its index', async () => {
    const files = new Map(sound)
    rewriteEntry(files)
    const { findings } = await verify(files)
    expect(findings.find(({ code }) => code === 'log.entry-altered')).toMatchObject({
      index: 300,
      message: '第 300 号记录的内容在公布之后被改动：叶哈希仍是公布时的，内容已对不上',
    })
  })
  test('any flipped bit of any file is found', async () => {
    const small = await publish(entries.slice(0, 6))
    for (const [path, bytes] of small) {
      for (let at = 0; at < bytes.length; at += path === 'checkpoint' ? 1 : 5) {
        const files = new Map(small)
        flip(path, at)(files)
        expect((await verify(files)).intact, `${path} ${at}`).toBe(false)
      }
    }
  })
})

test('a forged checkpoint of a monstrous size does not keep the reader busy', async () => {
  const monstrous = fromUtf8(sound.get('checkpoint') as Uint8Array)?.replace('\n700\n', '\n9007199254740991\n') ?? ''
  const report = await verify(new Map([...sound, ['checkpoint', utf8(monstrous)]]))
  expect(report.intact).toBe(false)
  expect(report.entries).toBeLessThanOrEqual(700)
})

describe('a log rewritten by the holder of the log key', () => {
  const altered = entriesOf(SIZE, 39)
  test('lacks the witness', async () => {
    const files = await memoryLog({ hash: sha256, origin, entries: altered, signers: [signerOf(log.key, log.sign)] })
    const { findings } = await verify(files)
    expect(findings.map(({ code }) => code)).toEqual(['checkpoint.witnesses'])
    expect(findings[0]?.message).toContain('witness.example/jijian')
  })
  test('contradicts any older checkpoint, even with the witness key stolen', async () => {
    const { findings } = await verify(await publish(altered), { older: [checkpointOf(entries, 300)] })
    expect(findings.map(({ code }) => code)).toEqual(['log.forked'])
  })
  test('is seen to have shrunk', async () => {
    const { findings } = await verify(await publish(entries.slice(0, 200)), { older: [checkpointOf(entries, 300)] })
    expect(findings.map(({ code }) => code)).toEqual(['log.shrank'])
    expect(findings[0]?.message).toContain('旧检查点有 300 条，现在只有 200 条')
  })
  test('an old checkpoint with a false signature is said to be useless', async () => {
    const [false1] = [checkpointOf(entries, 300).map((value, i) => (i === 0 ? value ^ 1 : value))]
    const { findings } = await verify(sound, { older: [false1 as Uint8Array] })
    expect(findings.map(({ code }) => code)).toEqual(['log.older-refused'])
  })
})

describe('rules of the journal under a sound tree', () => {
  const dropped = entries.filter((_, i) => i !== 100)
  test('a case entry that never reached the log breaks its chain, once', async () => {
    const { findings, intact } = await verify(await publish(dropped))
    expect(intact).toBe(false)
    expect(findings).toMatchObject([{ code: 'chain.n', index: 139 }])
    expect(findings[0]?.message).toContain('应接第 3 次记录，实为第 4 次')
  })
  test('a kind outside the public list', async () => {
    const report = await verify(sound, { kinds: new Set(['licence.accept']), maxFindings: 10 })
    expect(report.findings).toHaveLength(10)
    expect(report.faults).toBe(660)
  })
  test('an entry that is no entry', async () => {
    const { findings } = await verify(await publish([...entries.slice(0, 10), utf8('{}'), ...entries.slice(10)]))
    expect(findings).toMatchObject([{ code: 'entry.field', index: 10 }])
  })
})

describe('time', () => {
  const doubts = async (clock: (i: number) => number, more: Partial<VerifyOptions> = {}) => {
    const report = await verify(await publish(entriesOf(20, 4, clock)), more)
    expect(report.intact).toBe(true)
    expect(report.doubts).toBe(report.findings.length)
    return report.findings.map(({ code, index }) => `${code} ${index}`)
  }
  test('may go back two seconds, not three', async () => {
    expect(await doubts((i) => (i === 5 ? 38 : i * 10))).toEqual([])
    expect(await doubts((i) => (i === 5 ? 37 : i * 10))).toEqual(['clock.back 5'])
  })
  test('later than the witness saw it', async () => {
    expect(await doubts((i) => (i === 19 ? 260 + 300 : i * 10))).toEqual([])
    expect(await doubts((i) => (i === 19 ? 260 + 301 : i * 10))).toEqual(['clock.late 19'])
  })
  test('earlier than a sighting of the log without it', async () => {
    const sightings = [
      { size: 10, time: start + 1000 },
      { size: 10, time: start + 200 },
    ]
    expect(await doubts((i) => i * 10, { sightings })).toEqual(
      Array.from({ length: 10 }, (_, i) => `clock.early ${i + 10}`),
    )
    expect(await doubts((i) => i * 10, { sightings: sightings.slice(1) })).toEqual([])
  })
  test('an older checkpoint is a sighting too', async () => {
    const older = [checkpointOf(entriesOf(20, 4), 10)]
    expect(await doubts((i) => i * 10, { older })).toEqual([])
  })
  test('a checkpoint that nobody cosigned lately is stale', async () => {
    const at = (hours: number) => verify(sound, { now: start + 7060 + hours * 3600, maxAge: 48 * 3600 })
    expect((await at(48)).findings).toEqual([])
    expect((await at(49)).findings.map(({ code }) => code)).toEqual(['log.stale'])
    const unseen = await verify(sound, { witnesses: [], now: start, maxAge: 1 })
    expect(unseen.findings.map(({ code }) => code)).toEqual(['log.undated'])
  })
})
