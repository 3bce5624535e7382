import { hash as digest } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toHex } from './bytes.ts'
import { canonicalJson, type Json } from './canonical-json.ts'
import { type Chain, extend, fold, newChain, nextEntry, stateOf } from './chain.ts'
import { digestOf, disclosure, isDigest, parseDisclosure } from './disclosure.ts'
import { type Entry, formatEntry, parseEntry } from './entry.ts'
import { leafHash, root } from './merkle.ts'
import { secondsOf } from './moment.ts'
import type { Hash } from './ports.ts'
import { fromUtf8, utf8 } from './utf8.ts'

const sha256: Hash = (bytes) => new Uint8Array(digest('sha256', bytes, 'buffer'))
const salt = (i: number) => sha256(utf8(`salt ${i}`)).subarray(0, 16)
const code = (result: { ok: true } | { ok: false; code: string }) => (result.ok ? 'ok' : result.code)
const kinds = new Set(['licence.accept', 'licence.grant'])

const texts = [
  '{"add":["9dxAs1HTdbC9sX_7QJ5tYyRVGYZFB9E7_Bt2q2gWp-Q","BYfK69jX147m7_vQxig-c-kNyH-PhzVBTM-GHJPSf3A","ZxWiCnpsL6qFuQhV4N4ihufHPF08peTYprTn46UseEY"],"case":"0f1e2d3c4b5a69788796a5b4c3d2e1f0","del":[],"ev":["bUhD2tTqUbXc_RUcmsDTZplSvizDMKe0jcBxhZ3dHJI"],"kind":"licence.accept","n":1,"prev":null,"state":"028f07bfd83ae8fe6c8e7a7c94c231ba1d1c9d5deac0b677ced26157d48b3f0d","t":"2024-03-05T01:12:44Z","v":"zs-journal/1"}',
  '{"add":["8_q9fSuqG7P6HNUMdtHHpJbcjjS7kiBDGg_EL_7jEZo"],"case":"0f1e2d3c4b5a69788796a5b4c3d2e1f0","del":["9dxAs1HTdbC9sX_7QJ5tYyRVGYZFB9E7_Bt2q2gWp-Q"],"ev":["F3o4e65A7-Xpbuo9DLtu5XRMUNk9iufNNFab50sCIag","nn2f55tT7VV52X6Cd5t9V_3HLmuldoIfU6Dmi7O_cxM"],"kind":"licence.grant","n":2,"prev":"1a10be81484bcd6444a30f8581ea7579bc1632a2f0e1f4a282dc7edd9c969241","state":"ee8b8344744ebdb2025518f8de799eedf994a4dc1f933089bf1f969669aaf969","t":"2024-03-05T06:40:02Z","v":"zs-journal/1"}',
] as const
const entries = texts.map(utf8)
const read = (i: number): Entry => JSON.parse(texts[i] as string)

describe('the two entries of the specification', () => {
  test('are written byte for byte, act by act', () => {
    let chain = newChain('0f1e2d3c4b5a69788796a5b4c3d2e1f0')
    const leaves = [
      '1a10be81484bcd6444a30f8581ea7579bc1632a2f0e1f4a282dc7edd9c969241',
      '4ee0e311d549bce268012580cc797fd1e177971106459af09a855d07b7acbf53',
    ]
    for (const i of [0, 1]) {
      const { kind, t, add, del, ev } = read(i)
      const shuffled = { kind, t: t.replace('Z', '.519Z'), add: [...add].reverse(), del, ev: [...ev].reverse() }
      const next = nextEntry(sha256, chain, shuffled, kinds)
      if (!next.ok) throw new Error(next.message)
      expect(fromUtf8(next.value.bytes)).toBe(texts[i])
      expect(next.value.leaf).toBe(leaves[i])
      chain = next.value.chain
    }
  })
  test('have the root of the specification', () => {
    expect(
      toHex(
        root(
          sha256,
          entries.map((entry) => leafHash(sha256, entry)),
        ),
      ),
    ).toBe('9cccec258ba504403a564d2b395630cdc65ca3c440d0d2a24069e2fac9796801')
  })
  test('fold to the state that the second one names', () => {
    const chain = fold(sha256, entries, kinds)
    expect(chain.ok && chain.value.n).toBe(2)
    expect(chain.ok && stateOf(sha256, chain.value.live)).toBe(read(1).state)
    expect(stateOf(sha256, [...read(0).add].reverse())).toBe(read(0).state)
  })
  test('the value behind the new digest is 准予许可', () => {
    const made = disclosure(sha256, salt(4), '/status', '准予许可')
    expect(made).toEqual({
      disclosure: 'WyItVThLMUZBanM5VWFTLVB3azlIa29RIiwiL3N0YXR1cyIsIuWHhuS6iOiuuOWPryJd',
      digest: '8_q9fSuqG7P6HNUMdtHHpJbcjjS7kiBDGg_EL_7jEZo',
    })
    expect(parseDisclosure(made.disclosure)).toEqual({
      ok: true,
      value: { salt: '-U8K1FAjs9UaS-Pwk9HkoQ', path: '/status', value: '准予许可' },
    })
  })
})

describe('disclosures', () => {
  const published = 'WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0'
  test('RFC 9901: the digest is over the text as handed over', () => {
    expect(digestOf(sha256, published)).toBe('X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0')
  })
  test('ours have no blanks, three members and a long salt', () => {
    const of = (json: string) => code(parseDisclosure(Buffer.from(json).toString('base64url')))
    expect(code(parseDisclosure(published))).toBe('disclosure.form')
    expect(of('["AAAAAAAAAAAAAAAAAAAAAA","/a",1]')).toBe('ok')
    expect(of('["AAAAAAAAAAAAAAAAAAAAA","/a",1]')).toBe('disclosure.salt')
    expect(of('["AAAAAAAAAAAAAAAAAAAA","/a",1]')).toBe('disclosure.salt')
    for (const json of [
      '["AAAAAAAAAAAAAAAAAAAAAA","/a"]',
      '["AAAAAAAAAAAAAAAAAAAAAA","/a",1,2]',
      '{}',
      'x',
      '["AAAAAAAAAAAAAAAAAAAAAA","/a",1.0]',
    ]) {
      expect(of(json)).toBe('disclosure.form')
    }
    expect(code(parseDisclosure('===='))).toBe('disclosure.form')
    expect(() => disclosure(sha256, salt(1).subarray(1), '/a', 1)).toThrow('E_SALT')
  })
  test('the form of a digest has one spelling', () => {
    expect(isDigest('8_q9fSuqG7P6HNUMdtHHpJbcjjS7kiBDGg_EL_7jEZo')).toBe(true)
    for (const text of ['8_q9fSuqG7P6HNUMdtHHpJbcjjS7kiBDGg_EL_7jEZp', '8_q9', '', `${'A'.repeat(42)}+`])
      expect(isDigest(text)).toBe(false)
  })
})

describe('canonical JSON (RFC 8785)', () => {
  test('keys go by their UTF-16 units', () => {
    const members = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, '\u00f6': 7 }
    expect(canonicalJson(members)).toBe('{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"\u{1f600}":5,"\ufb33":3}')
  })
  test('strings escape what they must and nothing else', () => {
    expect(canonicalJson('\u20ac$\u000f\u000aA\'\u0042\u0022\u005c\\"/准\u007f\u2028')).toBe(
      '"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/准\u007f\u2028"',
    )
    expect(canonicalJson('\b\t\n\f\r\u0000\u001f')).toBe('"\\b\\t\\n\\f\\r\\u0000\\u001f"')
  })
  test('numbers are written as ECMAScript writes them', () => {
    expect(canonicalJson([1e9 / 3, 4.5, 2e-3, 1e-27, -0, 0, -5, 9007199254740991])).toBe(
      '[333333333.3333333,4.5,0.002,1e-27,0,0,-5,9007199254740991]',
    )
    expect(canonicalJson([null, true, false, [], {}])).toBe('[null,true,false,[],{}]')
  })
  test('what has no exact JSON is refused', () => {
    for (const value of [Number.NaN, Infinity, 2 ** 53, '\ud800', undefined] as Json[]) {
      expect(() => canonicalJson([value])).toThrow('E_JCS')
    }
  })
  const text = fc.string({ unit: 'binary' })
  const fractions = fc.double({ min: -1e9, max: 1e9, noNaN: true })
  test('any JSON comes back, and is a fixed point', () => {
    fc.assert(
      fc.property(
        fc.object({ key: text, values: [text, fc.maxSafeInteger(), fractions, fc.constant(null)] }),
        (value) => {
          const written = canonicalJson(value as Json)
          expect(canonicalJson(JSON.parse(written))).toBe(written)
          expect(JSON.parse(written)).toEqual(JSON.parse(JSON.stringify(value)))
        },
      ),
    )
  })
})

describe('reading an entry', () => {
  test('takes it back as it was', () => {
    expect(parseEntry(entries[1] as Uint8Array, kinds)).toEqual({ ok: true, value: read(1) })
  })
  const [text] = texts
  test.each([
    ['a blank', text.replace(':1,', ': 1,'), 'entry.canonical'],
    ['a final newline', `${text}\n`, 'entry.canonical'],
    [
      'another order of members',
      text.replace('"v":"zs-journal/1"', '').replace('{', '{"v":"zs-journal/1",').replace(',}', '}'),
      'entry.canonical',
    ],
    ['a member twice', text.replace('"n":1', '"n":1,"n":1'), 'entry.canonical'],
    ['an escape that need not be', text.replace('accept', '\\u0061ccept'), 'entry.canonical'],
    ['a number written long', text.replace('"n":1', '"n":1.0'), 'entry.canonical'],
    ['an unknown member', text.replace('"n":1', '"m":0,"n":1'), 'entry.field'],
    ['a missing member', text.replace('"n":1,', ''), 'entry.field'],
    ['contents in clear', text.replace('BYfK69jX147m7_vQxig-c-kNyH-PhzVBTM-GHJPSf3A', '昆明某公司'), 'entry.field'],
    ['unsorted digests', text.replace('["9dxA', '["zdxA'), 'entry.field'],
    [
      'a digest twice',
      text.replace('"BYfK69jX147m7_vQxig-c-kNyH-PhzVBTM-GHJPSf3A"', '"9dxAs1HTdbC9sX_7QJ5tYyRVGYZFB9E7_Bt2q2gWp-Q"'),
      'entry.field',
    ],
    ['a case number', text.replace('0f1e2d3c4b5a69788796a5b4c3d2e1f0', '昆科许〔2024〕1号'), 'entry.field'],
    ['n of 0', text.replace('"n":1', '"n":0'), 'entry.field'],
    ['n of 2 without a predecessor', text.replace('"n":1', '"n":2'), 'entry.field'],
    ['a predecessor of the first', text.replace('null', `"${'0'.repeat(64)}"`), 'entry.field'],
    ['a local time', text.replace('44Z', '44+08:00'), 'entry.field'],
    ['fractions of a second', text.replace('44Z', '44.5Z'), 'entry.field'],
    ['a day that is none', text.replace('2024-03-05', '2024-02-30'), 'entry.field'],
    ['another version', text.replace('journal/1', 'journal/2'), 'entry.field'],
    ['a kind that is not public', text.replace('licence.accept', 'penalty.decide'), 'entry.kind'],
    ['no JSON', text.slice(1), 'entry.json'],
    ['a list', '[]', 'entry.json'],
    ['nothing', '', 'entry.json'],
  ])('refuses %s', (_, broken, expected) => {
    expect(code(parseEntry(utf8(broken), kinds))).toBe(expected)
  })
  test('a hidden kind is written x and passes any list', () => {
    expect(code(parseEntry(utf8(text.replace('licence.accept', 'x')), kinds))).toBe('ok')
  })
  test('more than 65,535 bytes are refused, on both ways', () => {
    const ev = Array.from({ length: 1500 }, (_, i) => digestOf(sha256, String(i)))
    expect(code(formatEntry({ ...read(0), ev }))).toBe('entry.size')
    expect(code(parseEntry(new Uint8Array(65_536)))).toBe('entry.size')
    expect(code(formatEntry({ ...read(0), ev: ev.slice(0, 1300) }))).toBe('ok')
  })
})

describe('the chain of a case', () => {
  const chainOf = (...bytes: readonly Uint8Array[]): Chain => {
    const chain = fold(sha256, bytes)
    if (!chain.ok) throw new Error(chain.message)
    return chain.value
  }
  const next = (change: Partial<Entry>) =>
    code(extend(sha256, chainOf(entries[0] as Uint8Array), { ...read(1), ...change }, 'leaf'))
  test('takes its next entry and no other', () => {
    const [live] = read(0).add as [string]
    expect(next({})).toBe('ok')
    expect(next({ case: '0'.repeat(32) })).toBe('chain.case')
    expect(next({ n: 3 })).toBe('chain.n')
    expect(next({ n: 1 })).toBe('chain.n')
    expect(next({ prev: '0'.repeat(64) })).toBe('chain.prev')
    expect(next({ prev: null })).toBe('chain.prev')
    expect(next({ del: ['A'.repeat(43)] })).toBe('chain.del')
    expect(next({ del: [], add: [live] })).toBe('chain.add')
    expect(next({ add: [] })).toBe('chain.state')
    expect(next({ del: [] })).toBe('chain.state')
    expect(next({ state: '0'.repeat(64) })).toBe('chain.state')
  })
  test('says in words what is missing', () => {
    const skipped = fold(sha256, [entries[1] as Uint8Array])
    expect(!skipped.ok && skipped.message).toContain('应接第 1 次记录，实为第 2 次：中间的记录缺失')
  })
  test('no entries fold to nothing; an unreadable one stops the fold', () => {
    expect(chainOf()).toEqual(newChain(''))
    expect(code(fold(sha256, [entries[0] as Uint8Array, utf8('{}')]))).toBe('entry.field')
    expect(code(fold(sha256, entries, new Set(['licence.accept'])))).toBe('entry.kind')
  })
  test('an act that does not fit the live state is not written', () => {
    const chain = chainOf(entries[0] as Uint8Array)
    const act = { kind: 'licence.grant', t: '2024-03-05T06:40:02Z' }
    expect(code(nextEntry(sha256, chain, { ...act, del: [digestOf(sha256, 'x')] }))).toBe('chain.del')
    expect(code(nextEntry(sha256, chain, { ...act, add: chain.live }))).toBe('chain.add')
    expect(code(nextEntry(sha256, chain, { ...act, t: 'yesterday' }))).toBe('entry.field')
    expect(code(nextEntry(sha256, chain, { ...act, kind: 'licence.burn' }, kinds))).toBe('entry.kind')
    expect(code(nextEntry(sha256, chain, act, kinds))).toBe('ok')
  })
  test('live digests are − del + add, whatever comes and goes', () => {
    fc.assert(
      fc.property(fc.array(fc.uniqueArray(fc.nat(12), { maxLength: 8 }), { maxLength: 12 }), (steps) => {
        let chain = newChain('0f1e2d3c4b5a69788796a5b4c3d2e1f0')
        let live = new Set<string>()
        const written: Uint8Array[] = []
        for (const touched of steps) {
          const digests = touched.map((i) => digestOf(sha256, String(i)))
          const [del, add] = [digests.filter((each) => live.has(each)), digests.filter((each) => !live.has(each))]
          const next = nextEntry(sha256, chain, { kind: 'x', t: '2024-03-05T06:40:02Z', add, del })
          if (!next.ok) throw new Error(next.message)
          live = new Set([...live, ...add].filter((each) => !del.includes(each)))
          chain = next.value.chain
          written.push(next.value.bytes)
          expect(chain.live).toEqual([...live].sort())
          expect(fromUtf8(next.value.bytes)).toBe(canonicalJson(next.value.entry))
          expect(next.value.entry.state).toBe(stateOf(sha256, [...live]))
        }
        if (written.length > 0) expect(fold(sha256, written)).toEqual({ ok: true, value: chain })
      }),
    )
  })
})

describe('redaction', () => {
  test('with the salt gone, trying every likely value finds nothing', () => {
    const secret = disclosure(sha256, salt(99), '/phone', '13800000007').digest
    const guesses = Array.from({ length: 200 }, (_, i) => `138000000${String(i).padStart(2, '0')}`)
    for (const guess of guesses) {
      expect(disclosure(sha256, new Uint8Array(16), '/phone', guess).digest).not.toBe(secret)
      expect(digestOf(sha256, Buffer.from(JSON.stringify(guess)).toString('base64url'))).not.toBe(secret)
    }
  })
})

test('moments count as the platform counts them', () => {
  fc.assert(
    fc.property(fc.integer({ min: -62_135_596_800, max: 253_402_300_799 }), (seconds) => {
      expect(secondsOf(new Date(seconds * 1000).toISOString().replace('.000Z', 'Z'))).toBe(seconds)
    }),
  )
  for (const text of [
    '2023-02-29T00:00:00Z',
    '2024-13-01T00:00:00Z',
    '2024-00-01T00:00:00Z',
    '2024-01-01T24:00:00Z',
    '2024-01-01T00:00:60Z',
    '2024-01-01',
    '0000-01-01T00:00:00Z',
  ]) {
    expect(secondsOf(text)).toBeNull()
  }
})
