import { describe, expect, test } from 'vitest'
import { toBase64 } from './base64.ts'
import { formatCheckpoint, openCheckpoint } from './checkpoint.ts'
import { emptyRoot, leafHash, root } from './merkle.ts'
import { consistencyProof } from './merkle-proof.ts'
import { newKey, sha256 } from './node-keys.suite.ts'
import { addSignatures, formatNote, parseNote, signNote } from './note.ts'
import { fromUtf8, utf8 } from './utf8.ts'
import { signerOf } from './verifier.ts'
import { COSIGNATURE, ED25519 } from './vkey.ts'
import { type WitnessState, witnessDecide } from './witness.ts'
import {
  acceptCosignatures,
  formatAddCheckpoint,
  parseAddCheckpoint,
  parseConflictSize,
  parseCosignatures,
} from './witness-protocol.ts'

const origin = 'zhunsheng.example/journal'
const log = newKey(origin, ED25519)
const stranger = newKey(origin, ED25519)
const witness = newKey('witness.example/jijian', COSIGNATURE)
const keys = { hash: sha256, logs: new Map([[origin, [log.verifier]]]), signers: [witness], now: 1_735_689_600 }

const leavesOf = (seed: string, size: number) =>
  Array.from({ length: size }, (_, i) => leafHash(sha256, utf8(`${seed} ${i}`)))
const rootAt = (seed: string, size: number) => root(sha256, leavesOf(seed, size))
const checkpointAt = (size: number, seed = 'real', signers = [signerOf(log.key, log.sign)], name = origin) =>
  signNote(formatCheckpoint({ origin: name, size, root: rootAt(seed, size) }), signers)
const proofBetween = (first: number, second: number) =>
  consistencyProof(sha256, first, second, (level, index) =>
    root(sha256, leavesOf('real', second).slice(index * 2 ** level, (index + 1) * 2 ** level)),
  )
/** The witness has seen the real log at this size. */
const seen = (size: number): WitnessState => ({
  [origin]: { size, root: toBase64(rootAt('real', size)), checkpoint: '' },
})
const ask = (state: WitnessState, old: number, proof: readonly Uint8Array[], checkpoint: Uint8Array) =>
  witnessDecide(state, formatAddCheckpoint({ old, proof, checkpoint }), keys)

describe('a witness that never saw the log', () => {
  test('cosigns its first checkpoint, remembers it, and says when', () => {
    const checkpoint = checkpointAt(5)
    const { status, body, newState } = ask({}, 0, [], checkpoint)
    expect(status).toBe(200)
    expect(newState[origin]).toMatchObject({ size: 5, root: toBase64(rootAt('real', 5)) })

    const note = parseNote(checkpoint)
    if (!note.ok) throw new Error(note.message)
    const cosignatures = acceptCosignatures(note.value, body, [witness.verifier])
    if (!cosignatures.ok) throw new Error(cosignatures.message)
    const published = formatNote(addSignatures(note.value, cosignatures.value))
    const opened = openCheckpoint(published, { logKeys: [log.verifier], witnesses: [witness.verifier] })
    expect(opened.ok && opened.value.cosignatures).toEqual([
      { name: 'witness.example/jijian', id: witness.key.id, time: 1_735_689_600 },
    ])
    expect(newState[origin]?.checkpoint).toBe(fromUtf8(published))
  })
  test('takes no proof from nothing', () => {
    expect(ask({}, 0, [rootAt('real', 1)], checkpointAt(5)).status).toBe(422)
  })
  test('answers a claim that it has seen something with 409 and 0', () => {
    expect(ask({}, 3, [], checkpointAt(5))).toMatchObject({ status: 409, body: utf8('0\n') })
  })
  test('cosigns an empty log only with the root of nothing', () => {
    const empty = signNote(formatCheckpoint({ origin, size: 0, root: emptyRoot(sha256) }), [
      signerOf(log.key, log.sign),
    ])
    expect(ask({}, 0, [], empty).status).toBe(200)
    const wrong = signNote(formatCheckpoint({ origin, size: 0, root: rootAt('real', 1) }), [
      signerOf(log.key, log.sign),
    ])
    expect(ask({}, 0, [], wrong).status).toBe(409)
  })
})

describe('a witness that saw the log at 5', () => {
  test('follows it to 9 with a proof', async () => {
    const { status, newState } = ask(seen(5), 5, await proofBetween(5, 9), checkpointAt(9))
    expect(status).toBe(200)
    expect(newState[origin]?.size).toBe(9)
  })
  test('cosigns the same checkpoint anew, so that it stays fresh', () => {
    expect(ask(seen(5), 5, [], checkpointAt(5)).status).toBe(200)
  })
  const own = [signerOf(log.key, log.sign)]
  const forged = [{ ...signerOf(log.key, log.sign), sign: () => new Uint8Array(64) }]
  test.each([
    ['another log', 404, 5, [], checkpointAt(9, 'real', own, 'other.example/journal')],
    ['another log, not signed by it either', 404, 5, [], checkpointAt(9, 'real', forged, 'other.example/journal')],
    ['a key that is not the log’s', 403, 5, [], checkpointAt(9, 'real', [signerOf(stranger.key, stranger.sign)])],
    ['a false signature of the log', 403, 5, [], checkpointAt(9, 'real', forged)],
    ['a false signature beside a good one', 403, 5, [], checkpointAt(9, 'real', [...own, ...forged])],
    ['false signature comes before old > new', 403, 12, [], checkpointAt(9, 'real', forged)],
    ['old above the new size', 400, 10, [], checkpointAt(9)],
    ['old above the new size comes before the conflict', 400, 7, [], checkpointAt(6)],
    ['an old size that is not the latest', 409, 4, [], checkpointAt(9)],
    ['no knowledge of the latest', 409, 0, [], checkpointAt(9)],
    ['a shrunken log', 409, 3, [], checkpointAt(4)],
    ['the same size with another root', 409, 5, [], checkpointAt(5, 'rewritten')],
    ['the same size with a proof', 422, 5, [rootAt('real', 1)], checkpointAt(5)],
    ['growth without a proof', 422, 5, [], checkpointAt(9)],
    ['a rewritten history', 422, 5, [rootAt('real', 1), rootAt('real', 2)], checkpointAt(9, 'rewritten')],
  ] as const)('answers %s with %i and stays as it was', (_, status, old, proof, checkpoint) => {
    const state = seen(5)
    const answer = ask(state, old, proof, checkpoint)
    expect(answer.status).toBe(status)
    expect(answer.newState).toBe(state)
    if (status === 409) {
      expect(answer.contentType).toBe('text/x.tlog.size')
      expect(parseConflictSize(answer.body)).toBe(5)
    }
  })
  test('refuses a proof for the real log under a rewritten root', async () => {
    expect(ask(seen(5), 5, await proofBetween(5, 9), checkpointAt(9, 'rewritten')).status).toBe(422)
  })
  test('passes over signatures of others on the checkpoint', async () => {
    const signers = [signerOf(stranger.key, stranger.sign), ...own]
    expect(ask(seen(5), 5, await proofBetween(5, 9), checkpointAt(9, 'real', signers)).status).toBe(200)
  })
})

describe('request and answer as text', () => {
  test('a request comes back, byte for byte', async () => {
    const request = { old: 5, proof: await proofBetween(5, 9), checkpoint: checkpointAt(9) }
    const body = formatAddCheckpoint(request)
    expect(fromUtf8(body)).toMatch(/^old 5\n([A-Za-z0-9+/]{43}=\n)+\nzhunsheng\.example\/journal\n9\n/)
    expect(parseAddCheckpoint(body)).toEqual({ ok: true, value: request })
  })
  const hash = toBase64(new Uint8Array(32))
  const tail = `\n${fromUtf8(checkpointAt(9))}`
  test.each([
    ['no old line', `${hash}\n${tail}`],
    ['old with a leading zero', `old 05\n${tail}`],
    ['old twice blank', `old  5\n${tail}`],
    ['a short hash', `old 5\nAAAA\n${tail}`],
    ['64 hashes', `old 5\n${`${hash}\n`.repeat(64)}${tail}`],
    ['carriage returns', `old 5\r\n${tail}`],
    ['no checkpoint', 'old 5\n'],
    ['an unsigned checkpoint', `old 5\n\n${origin}\n9\n${hash}\n`],
    ['an extension line', `old 5\n\n${origin}\n9\n${hash}\nx\n\n— a AAAAAAE=\n`],
  ])('%s is answered with 400', (_, text) => {
    expect(witnessDecide({}, utf8(text), keys).status).toBe(400)
  })
  test('63 hashes are read', () => {
    expect(parseAddCheckpoint(utf8(`old 5\n${`${hash}\n`.repeat(63)}${tail}`)).ok).toBe(true)
  })
  test('an answer that is no list of signature lines is refused; foreign and false lines are left aside', () => {
    expect(parseCosignatures(utf8('')).ok).toBe(false)
    expect(parseCosignatures(utf8('9\n')).ok).toBe(false)
    const { body } = ask({}, 0, [], checkpointAt(5))
    const other = parseNote(checkpointAt(6))
    if (!other.ok) throw new Error(other.message)
    expect(acceptCosignatures(other.value, body, [witness.verifier])).toEqual({ ok: true, value: [] })
    expect(acceptCosignatures(other.value, body, [])).toEqual({ ok: true, value: [] })
    expect(parseConflictSize(utf8('05\n'))).toBeNull()
    expect(parseConflictSize(utf8('5'))).toBeNull()
  })
})
