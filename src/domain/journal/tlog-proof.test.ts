import { describe, expect, test } from 'vitest'
import { leafHash } from './merkle.ts'
import { ed25519, sha256 } from './node-keys.suite.ts'
import { formatProof, parseProof, verifyProof } from './tlog-proof.ts'
import { fromUtf8, utf8 } from './utf8.ts'
import { parseVerifier } from './verifier.ts'

/** Test data of transparency-dev/tessera: a log of 15 entries, the proof of entry 7. */
const vkey = 'example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx'
const published = `c2sp.org/tlog-proof@v1
index 7
2Q0P5jSR+TdkwdXWyx+GbBWX0KZbNZkWzCjyTPSozsw=
ycRkkNklus5eMVRUvkD1pK321vMrA+jjOiZKU8aOcY4=
zY1lN35vrXYAPixXSd59LsU29xUJtuW4o2dNNg5Y2Co=
5jLpqTgjsBDSEX6SgZiRnbTMdTuRd8bQ5tSsAOxe0Ks=

example.com/log/testdata
15
rKbDipCvhuX1GZ7g5BBe8sA6BbJ7ja/1nk427v383cs=

— example.com/log/testdata M9e0luh4jTG+UMBqOUo9/q+yAEvx1ilBEniMvjf1zfcBOhg+CKubMt53MvIt/uEWP6zdkdIQzd/fmwlM/dlPWF74ewI=
`
const key = parseVerifier(sha256, vkey, { ed25519 })
if (!key.ok) throw new Error(key.message)
const trust = { logKeys: [key.value] }
const leaf = leafHash(sha256, utf8('eit'))

function judge(text: string, of = leaf): string {
  const proof = parseProof(utf8(text))
  if (!proof.ok) return proof.code
  const verdict = verifyProof(sha256, of, proof.value, trust)
  return verdict.ok ? 'ok' : verdict.code
}

describe('the published proof file', () => {
  test('proves entry 7', () => {
    expect(judge(published)).toBe('ok')
  })
  test('is written back byte for byte, with extra data too', () => {
    const extra = published.replace('index', 'extra AAEC\nindex')
    expect(judge(extra)).toBe('ok')
    for (const text of [published, extra]) {
      const proof = parseProof(utf8(text))
      expect(proof.ok && fromUtf8(formatProof(proof.value))).toBe(text)
    }
  })
  test('proves no other entry, no other place', () => {
    expect(judge(published, leafHash(sha256, utf8('eiT')))).toBe('proof.path')
    expect(judge(published.replace('index 7', 'index 6'))).toBe('proof.path')
    expect(judge(published.replace('index 7', 'index 15'))).toBe('proof.index')
  })
  test('with any one letter of it changed proves nothing', () => {
    const bytes = utf8(published)
    for (let i = 0; i < bytes.length; i++) {
      const text = fromUtf8(bytes.map((value, j) => (i === j ? value ^ 1 : value)))
      expect(text === null ? 'no text' : judge(text), `byte ${i}`).not.toBe('ok')
    }
  })
  test.each([
    ['version 2', published.replace('@v1', '@v2')],
    ['no index', published.replace('index 7\n', '')],
    ['a leading zero', published.replace('index 7', 'index 07')],
    ['extra after the index', published.replace('index 7\n', 'index 7\nextra AAEC\n')],
    ['extra that is no base64', published.replace('index', 'extra AAE\nindex')],
    ['a hash cut short', published.replace('2Q0P', '')],
    ['no blank line', published.replaceAll('\n\n', '\n')],
    ['64 hashes', published.replace('index 7\n', `index 7\n${`${'A'.repeat(43)}=\n`.repeat(60)}`)],
  ])('with %s is refused', (_, text) => {
    expect(judge(text)).toBe('proof.form')
  })
  test('needs the witnesses that the reader asks for', () => {
    const proof = parseProof(utf8(published))
    if (!proof.ok) throw new Error(proof.message)
    const witness = { name: 'w.example', id: '00000000', verify: () => true }
    expect(verifyProof(sha256, leaf, proof.value, { ...trust, witnesses: [witness] })).toMatchObject({
      ok: false,
      code: 'checkpoint.witnesses',
    })
  })
})
