import { createPublicKey, generateKeyPairSync, sign, verify as verifyWith } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toBase64 } from './base64.ts'
import { openCheckpoint, parseCheckpoint } from './checkpoint.ts'
import { cosigner } from './cosignature.ts'
import { ed25519, newKey, sha256 } from './node-keys.suite.ts'
import { addSignatures, formatNote, type NoteVerifier, openNote, parseNote, signNote } from './note.ts'
import type { Verify } from './ports.ts'
import { utf8 } from './utf8.ts'
import { parseVerifier, signerOf, verifierOf } from './verifier.ts'
import { COSIGNATURE, ECDSA, ED25519, formatVkey, noteKey, parseVkey, sm2Key } from './vkey.ts'

function verifier(vkey: string): NoteVerifier {
  const parsed = parseVerifier(sha256, vkey, { ed25519 })
  if (!parsed.ok) throw new Error(parsed.message)
  return parsed.value
}
const code = (result: { ok: true } | { ok: false; code: string }) => (result.ok ? 'ok' : result.code)

const vkeys = {
  signedNote: 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k',
  sumdb: 'sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8',
  mirror: 'mirror.example.org+3fb148ef+BAAjjch9GyYz0sJsJx7ALhbdAtz2ov0unbzSl1vMp94O',
}
const notes = {
  signedNote: `This is an example message.

— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
`,
  sumdb: `go.sum database tree
35225469
vt5T6GaLCXvyHFl9VUvvItR43XZxfLgftEcTyO3eJCQ=

— sum.golang.org Az3grpukl5AXaVfYkLiDGORx/DN2nlcS5kZHR5uYOBV2KA2HgXpD+gu9HHONebHLAyaKbbTM75QTtPydhKCExixSfwQ=
`,
  mirror: `rome2026h1.example.org
300
gw31yQrqZZCcEOPrzX+bpy3nJ6QgngTKn8G1m0i62uU=

— mirror.example.org P7FI7wAAAABpVGeAjA1S4pJm6MbcXjX7UUImu4azZtrfcVW2uyr/LXIYlwEJzXC0N0EiZkbqfLdXt/4gVEEuGmxJjAfXKMCISpsJAg==
`,
}

describe('published notes', () => {
  test.each(Object.keys(notes) as (keyof typeof notes)[])('%s is accepted, with any bit flipped refused', (name) => {
    const known = [verifier(vkeys[name])]
    const bytes = utf8(notes[name])
    const opened = openNote(bytes, known)
    expect(code(opened)).toBe('ok')
    for (let i = 0; i < bytes.length; i++) {
      const flipped = bytes.map((value, j) => (i === j ? value ^ 1 : value))
      expect(code(openNote(flipped, known)), `byte ${i}`).not.toBe('ok')
    }
  })
  test('the log of Go modules: origin and key name differ', () => {
    const trust = { logKeys: [verifier(vkeys.sumdb)] }
    expect(code(openCheckpoint(utf8(notes.sumdb), trust))).toBe('checkpoint.origin')
    const opened = openCheckpoint(utf8(notes.sumdb), { ...trust, origin: 'go.sum database tree' })
    expect(opened.ok && opened.value.size).toBe(35_225_469)
  })
  test('a mirror cosignature carries its time', () => {
    const opened = openNote(utf8(notes.mirror), [verifier(vkeys.mirror)])
    expect(opened.ok && opened.value.verified[0]?.time).toBe(Date.UTC(2025, 11, 31) / 1000)
  })
})

describe('keys', () => {
  test.each([
    ...Object.values(vkeys),
    'example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx',
    'zhunsheng.example/journal+31903e40+AWJjjoIdmQhFqoKsnHsabDJMqRZDpYZTrSepOrW1tmFR',
    'witness.example/jijian+46d295a2+BIgF1sABBwjqHTDOTzCbI31dxZQU5Hlhk9H7vKjsznY/',
  ])('%s is read, its id recomputed, and written back', (vkey) => {
    const key = parseVkey(sha256, vkey)
    expect(key.ok && formatVkey(key.value)).toBe(vkey)
  })
  test.each([
    ['sum.golang.org+033de0ae', 'vkey.form'],
    ['sum.golang.org+033DE0AE+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8', 'vkey.form'],
    ['sum.golang.org+033de0af+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8', 'vkey.id'],
    ['sum.golang.net+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8', 'vkey.id'],
    ['sum golang+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8', 'vkey.name'],
    ['sum\u3000golang+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8', 'vkey.name'],
    ['+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8', 'vkey.name'],
    ['sum.golang.org+033de0ae+As4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8', 'vkey.id'],
    ['sum.golang.org+033de0ae+BM4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuA==', 'vkey.type'],
    ['sum.golang.org+033de0ae+Bs4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8', 'vkey.type'],
  ])('%s is refused: %s', (vkey, expected) => {
    expect(code(parseVkey(sha256, vkey))).toBe(expected)
  })
  test('an ECDSA key is identified by its SPKI alone and checked where ECDSA is at hand', () => {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const spki = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }))
    const key = noteKey(sha256, 'rekor.example', ECDSA, spki)
    expect(key.id).toBe(Buffer.from(sha256(spki).subarray(0, 4)).toString('hex'))
    const note = signNote('body\n', [signerOf(key, (message) => new Uint8Array(sign('sha256', message, privateKey)))])
    const ecdsa: Verify = (der, message, signature) =>
      verifyWith('sha256', message, createPublicKey({ key: Buffer.from(der), format: 'der', type: 'spki' }), signature)
    const able = verifierOf(key, { ed25519, ecdsa })
    expect(able.ok && code(openNote(note, [able.value]))).toBe('ok')
    expect(code(verifierOf(key, { ed25519 }))).toBe('vkey.type')
  })
  test('an SM2 key goes behind a long identifier and reaches its algorithm without it', () => {
    const point = Uint8Array.from({ length: 65 }, (_, i) => (i === 0 ? 4 : i))
    const key = sm2Key(sha256, 'zhunsheng.example/journal-sm3', point)
    expect(parseVkey(sha256, formatVkey(key))).toEqual({ ok: true, value: key })
    const sm2: Verify = (publicKey, message, signature) =>
      Buffer.from(publicKey).equals(point) && Buffer.from(message).toString() === 'body\n' && signature.length === 3
    const able = verifierOf(key, { ed25519, sm2 })
    expect(able.ok && able.value.verify('body\n', new Uint8Array(3))).toBe(true)
    expect(able.ok && able.value.verify('other\n', new Uint8Array(3))).toBe(false)
    expect(code(verifierOf(key, { ed25519 }))).toBe('vkey.type')
  })
  test('a key that no note could name is a fault', () => {
    expect(() => noteKey(sha256, 'a+b', ED25519, new Uint8Array(32))).toThrow('E_KEY_NAME')
    expect(() => noteKey(sha256, 'a', ED25519, new Uint8Array(31))).toThrow('E_KEY')
  })
})

describe('signed notes', () => {
  const [a, b] = [newKey('a.example/log'), newKey('b.example/log')]
  const both = [a, b].map(({ key }) => verifier(formatVkey(key)))
  const signers = [signerOf(a.key, a.sign), signerOf(b.key, b.sign)]
  const text = '第一行\n\n空行之后\n'
  const note = new TextDecoder().decode(signNote(text, signers))

  test('are divided at the last blank line', () => {
    const opened = openNote(utf8(note), both)
    expect(opened.ok && opened.value.text).toBe(text)
    expect(opened.ok && opened.value.verified.map(({ name }) => name)).toEqual(['a.example/log', 'b.example/log'])
  })
  test('unknown keys are passed over; without a known one the note is refused', () => {
    const opened = openNote(utf8(note), both.slice(1))
    expect(opened.ok && opened.value.unknown.map(({ name }) => name)).toEqual(['a.example/log'])
    expect(code(openNote(utf8(note), []))).toBe('note.unsigned')
  })
  test('same name with another id, or same id with another name, is unknown', () => {
    const [known] = both as [NoteVerifier]
    expect(code(openNote(utf8(note), [{ ...known, id: '00000000' }]))).toBe('note.unsigned')
    expect(code(openNote(utf8(note), [{ ...known, name: 'c.example/log' }]))).toBe('note.unsigned')
  })
  test('one failing signature of a known key refuses the whole note, though the other holds', () => {
    const forged = signNote(text, [signers[0] as never, { ...signerOf(b.key, b.sign), sign: () => new Uint8Array(64) }])
    expect(code(openNote(forged, both))).toBe('note.bad-signature')
    expect(code(openNote(forged, both.slice(0, 1)))).toBe('ok')
  })
  test('a second, false signature under a name that has signed rightly refuses too', () => {
    const forged = signNote(text, [signers[0] as never, { ...signerOf(a.key, a.sign), sign: () => new Uint8Array(64) }])
    expect(code(openNote(forged, both))).toBe('note.bad-signature')
  })
  test('sixteen signatures are accepted, a thousand are not', () => {
    const crowd = Array.from({ length: 15 }, (_, i) => newKey(`w${i}.example`))
    const all = crowd.map(({ key, sign: raw }) => signerOf(key, raw))
    expect(code(openNote(signNote(text, [...all, signers[0] as never]), both))).toBe('ok')
    expect(code(openNote(signNote(text, Array(1000).fill(signers[0])), both))).toBe('note.size')
  })
  test.each([
    ['no blank line', note.replaceAll('\n\n', '\n'), 'note.split'],
    ['no last newline', note.slice(0, -1), 'note.split'],
    ['nothing after the blank line', `${text}\n`, 'note.split'],
    ['only a text', 'a\n\n', 'note.split'],
    ['a carriage return', note.replace('\n', '\r\n'), 'note.encoding'],
    ['a tab', note.replace('行', '\t'), 'note.encoding'],
    ['a hyphen for the em dash', note.replace('— a', '- a'), 'note.line'],
    ['two spaces', note.replace('— a', '—  a'), 'note.line'],
    ['a plus in the name', note.replace('— a', '— +a'), 'note.line'],
    ['a trailing blank', `${note.slice(0, -1)} \n`, 'note.line'],
    ['a signature of four bytes', `${text}\n— a.example AAAAAA==\n`, 'note.line'],
    ['base64 with spare bits', `${text}\n— a.example AAAAAAB=\n`, 'note.line'],
    ['base64 unpadded', note.replaceAll('=', ''), 'note.line'],
  ])('%s makes it malformed', (_, broken, expected) => {
    expect(code(openNote(utf8(broken), both))).toBe(expected)
  })
  test('bytes that are no UTF-8 are refused', () => {
    expect(code(openNote(Uint8Array.from([0xff, ...utf8(note)]), both))).toBe('note.encoding')
    expect(code(openNote(new Uint8Array(1_000_001), both))).toBe('note.size')
  })
  test('any note that is read is written back byte for byte', () => {
    const line = fc.constantFrom('', 'x', '— a.example AAAAAAE=', '— b AAAAAAAA', '准', '-- \n')
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        const bytes = utf8(lines.map((each) => `${each}\n`).join(''))
        const parsed = parseNote(bytes)
        if (parsed.ok) expect(formatNote(parsed.value)).toEqual(bytes)
      }),
    )
  })
  test('signatures are added behind, once', () => {
    const one = parseNote(signNote(text, signers.slice(0, 1)))
    const two = parseNote(utf8(note))
    if (!one.ok || !two.ok) throw new Error('unreadable')
    expect(addSignatures(one.value, two.value.signatures)).toEqual(two.value)
  })
  test('what no note may contain is not signed', () => {
    expect(() => signNote('no newline', signers)).toThrow('E_NOTE')
    expect(() => signNote('bell\u0007\n', signers)).toThrow('E_NOTE')
  })
})

describe('checkpoints', () => {
  const log = newKey('zhunsheng.example/journal')
  const [w1, w2] = [newKey('w1.example', COSIGNATURE), newKey('w2.example', COSIGNATURE)]
  const witnesses = [w1, w2].map(({ key }) => verifier(formatVkey(key)))
  const logKeys = [verifier(formatVkey(log.key))]
  const rootText = toBase64(sha256(utf8('root')))
  const body = `zhunsheng.example/journal\n5\n${rootText}\n`
  const signed = (...more: Parameters<typeof signNote>[1]) => signNote(body, [signerOf(log.key, log.sign), ...more])
  const by = (witness: typeof w1, time: number) => cosigner(witness.key, witness.sign, time)

  test.each([
    ['an extension line', `${body}more\n`],
    ['two lines', 'a\n5\n'],
    ['no last newline', body.slice(0, -1)],
    ['a leading zero', body.replace('5', '05')],
    ['a sign', body.replace('5', '-5')],
    ['an empty origin', body.replace('zhunsheng.example/journal', '')],
    ['a short root', `a\n5\n${toBase64(new Uint8Array(31))}\n`],
    ['spare bits in the root', `a\n5\n${`${rootText.slice(0, -2)}B=`}\n`],
    ['a size beyond what is exact', body.replace('5', '9007199254740993')],
  ])('with %s is refused', (_, text) => {
    expect(code(parseCheckpoint(text))).toBe('checkpoint.form')
  })
  test('every witness must have cosigned, or as many as the quorum says', () => {
    const trust = { logKeys, witnesses }
    expect(code(openCheckpoint(signed(by(w1, 100), by(w2, 100)), trust))).toBe('ok')
    const short = openCheckpoint(signed(by(w1, 100)), trust)
    expect(short).toMatchObject({ ok: false, code: 'checkpoint.witnesses' })
    expect(!short.ok && short.message).toContain('w2.example')
    expect(code(openCheckpoint(signed(by(w1, 100)), { ...trust, quorum: 1 }))).toBe('ok')
    expect(code(openCheckpoint(signed(by(w1, 100), by(w1, 101)), trust))).toBe('checkpoint.witnesses')
  })
  test('the latest of several cosignatures of one witness counts', () => {
    const opened = openCheckpoint(signed(by(w1, 100), by(w1, 200)), { logKeys, witnesses, quorum: 1 })
    expect(opened.ok && opened.value.cosignatures).toEqual([{ name: 'w1.example', id: w1.key.id, time: 200 }])
  })
  test('witnesses alone do not make a checkpoint of the log', () => {
    const note = signNote(body, [by(w1, 100), by(w2, 100)])
    expect(code(openCheckpoint(note, { logKeys, witnesses }))).toBe('checkpoint.log-signature')
  })
  test('a cosignature is bound to its time and to the whole body', () => {
    const blob = by(w1, 100).sign(body)
    const [check] = witnesses as [NoteVerifier]
    expect(check.verify(body, blob)).toBe(true)
    expect(check.verify(`${body}ext\n`, blob)).toBe(false)
    expect(
      check.verify(
        body,
        blob.map((value, i) => (i === 7 ? value ^ 1 : value)),
      ),
    ).toBe(false)
    expect(check.verify(body, blob.subarray(0, 71))).toBe(false)
    expect(
      check.verify(
        body,
        blob.map((value, i) => (i === 0 ? 0x7f : value)),
      ),
    ).toBe(false)
  })
})
