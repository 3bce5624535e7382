import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Case, Entry } from '#domain/engine/case.ts'
import { fromBase64url } from '#domain/journal/base64.ts'
import { fold, leafHex, stateOf as libraryStateOf } from '#domain/journal/chain.ts'
import { digestOf, disclosure, parseDisclosure } from '#domain/journal/disclosure.ts'
import { formatEntry, parseEntry } from '#domain/journal/entry.ts'
import { utf8 } from '#domain/journal/utf8.ts'
import { allMatters } from '#domain/matters/all.ts'
import { sha256 } from '../log/node-crypto.ts'
import { kindOf, publicKinds } from './entry-kinds.ts'
import { disclose, freshSalt, type Live, seal, stateOf } from './seal.ts'

const caseId = randomBytes(16).toString('hex')
const grant = { role: 'keeper', appointment: 'P1:keeper', office: 'law' }

const entryOf = (n: number, row: Record<string, unknown>, more: Partial<Entry> = {}) =>
  ({
    caseId,
    n,
    commandId: `c${n}`,
    matter: 'm',
    version: '2024-01-01',
    action: 'record',
    actor: 'P1',
    grant,
    happenedAt: '2024-03-05T01:12:44Z',
    recordedAt: '2024-03-05T01:12:44Z',
    form: row,
    evidence: [],
    clocks: [],
    documents: [],
    publishes: [],
    ...more,
  }) as unknown as Entry

const caseOf = (n: number, row: Record<string, unknown>) =>
  ({ id: caseId, n, state: n === 1 ? 'recorded' : 'corrected', data: { row } }) as unknown as Case

/** Seals a case whose only form is filled in again and again. */
function history(rows: readonly Record<string, unknown>[]) {
  let before: { current: Case; live: Live; leaf: string } | null = null
  return rows.map((row, i) => {
    const sealed = seal(before, entryOf(i + 1, row), caseOf(i + 1, row), 'm.record')
    before = { current: caseOf(i + 1, row), live: sealed.live, leaf: sealed.leaf }
    return sealed
  })
}

const value = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.integer(),
  fc.boolean(),
  fc.array(
    fc.record({ name: fc.string(), share: fc.double({ noNaN: true, noDefaultInfinity: true, max: 1e9, min: -1e9 }) }),
  ),
)
const row = fc.dictionary(fc.string({ minLength: 1 }), value, { maxKeys: 8 })

describe('封存', () => {
  test('writes exactly zs-journal/1: the library reads every entry and folds the case', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), (rows) => {
        const sealed = history(rows)
        const entries = sealed.map(({ text }) => utf8(text))
        for (const [i, bytes] of entries.entries()) {
          const read = parseEntry(bytes)
          expect(read).toMatchObject({ ok: true, value: { case: caseId, n: i + 1, kind: 'm.record' } })
          if (read.ok) expect(formatEntry(read.value)).toEqual({ ok: true, value: bytes })
        }
        expect(fold(sha256, entries)).toMatchObject({
          ok: true,
          value: { n: rows.length, live: Object.values(sealed.at(-1)!.live).sort() },
        })
        expect(sealed.map(({ leaf }) => leaf)).toEqual(entries.map((bytes) => leafHex(sha256, bytes)))
      }),
      { numRuns: 60 },
    )
  })
  test('discloses and states as the library does', () => {
    fc.assert(
      fc.property(fc.string(), value, (path, content) => {
        const salt = freshSalt()
        const own = disclose(salt, path, content)
        expect(own).toEqual(disclosure(sha256, fromBase64url(salt)!, path, JSON.parse(JSON.stringify(content))))
        expect(own.digest).toBe(digestOf(sha256, own.disclosure))
        expect(parseDisclosure(own.disclosure)).toMatchObject({ ok: true, value: { salt, path } })
        expect(stateOf({ [path]: own.digest, other: 'x' })).toBe(libraryStateOf(sha256, [own.digest, 'x']))
      }),
      { numRuns: 100 },
    )
  })
  test('an unchanged field keeps its digest, a removed one leaves, a changed one gets a fresh salt', () => {
    const [first, second] = history([
      { a: 1, b: 'x', c: true },
      { a: 1, b: 'y' },
    ])
    expect(second!.live['/row/a']).toBe(first!.live['/row/a'])
    expect(Object.keys(second!.salts).sort()).toEqual(['!act', '!actor', '/row/b', '/state'])
    expect(second!.live['/row/c']).toBeUndefined()
    expect(JSON.parse(second!.text).del).toHaveLength(3)
  })
  test('no content stands in the entry, and the same act sealed twice shares no digest', () => {
    const [one] = history([{ name: '昆明某公司' }])
    const [other] = history([{ name: '昆明某公司' }])
    expect(one!.text).not.toContain('昆明')
    const digests = new Set([...JSON.parse(one!.text).add, ...JSON.parse(one!.text).ev])
    expect([...JSON.parse(other!.text).add, ...JSON.parse(other!.text).ev].filter((each) => digests.has(each))).toEqual(
      [],
    )
  })
  test('fractions of a second are cut off, as the format wants whole seconds', () => {
    const entry = entryOf(1, {}, { recordedAt: '2024-03-05T01:12:44.519Z' as never })
    expect(JSON.parse(seal(null, entry, caseOf(1, {}), 'm.record').text).t).toBe('2024-03-05T01:12:44Z')
  })
  test('a case id that is not 32 hex digits is refused: it would go public', () => {
    const entry = entryOf(1, {}, { caseId: '张三的申请' })
    expect(() => seal(null, entry, caseOf(1, {}), 'm.record')).toThrow('E_ENTRY')
  })
  test('thousands of salts are all different', () => {
    expect(new Set(Array.from({ length: 5000 }, freshSalt)).size).toBe(5000)
  })
})

describe('公开的种类清单', () => {
  const kinds = publicKinds(allMatters)
  test('has every act of every matter that is not confidential, and the two kinds of the log itself', () => {
    expect(kinds).toContain('lab-animal-licence.grant')
    expect(kinds).toContain('redact')
    expect(kinds).toContain('key.rotate')
    for (const matter of allMatters) {
      for (const action of Object.keys(matter.actions)) {
        expect(kinds.has(`${matter.id}.${action}`)).toBe(matter.confidential !== true)
        const entry = { ...JSON.parse(history([{}])[0]!.text), kind: kindOf(matter, action) }
        expect(formatEntry(entry, kinds).ok).toBe(true)
      }
    }
  })
})
