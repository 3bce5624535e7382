import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openCheckpoint } from '#domain/journal/checkpoint.ts'
import { digestOf, parseDisclosure } from '#domain/journal/disclosure.ts'
import { signNote } from '#domain/journal/note.ts'
import { journalKey } from '#domain/matters/supervision/journal-key.ts'
import { temporaryFolder } from '../../../../test/folder.ts'
import { publishAfterDeath, recordRows } from '../../../../test/journal.ts'
import { newCaseId } from '../../../../test/office.ts'
import { openActing } from '../../act.ts'
import { keyConducts } from '../keys/key-conduct.ts'
import { readKey, signersOf } from '../keys/keys.ts'
import { nodeAlgorithms } from '../log/node-algorithms.ts'
import { sha256 } from '../log/node-crypto.ts'
import type { ProofBundle } from '../proofs/bundle.ts'
import { openRotation } from '../proofs/rotations.ts'
import { trustOf, verifyFolder } from '../verify/verify-folder.ts'
import { startWitness } from '../witnesses/witness.fixture.ts'
import { addLog } from '../witnesses/witness-desk.ts'
import { checkJournal } from './check-journal.ts'
import { exportLog } from './export-log.ts'
import { type OpenLog, openLog } from './log.fixture.ts'
import { publish } from './publish.ts'
import { endRotation, rotateKey } from './rotate.ts'

const wish = { person: 'P-head', basis: '每两年定期更换' }

type Bureau = OpenLog & {
  readonly parts: Parameters<typeof rotateKey>[0]
  vkeys(): Promise<string[]>
  checkpoint(): Promise<Buffer>
  rotation(n: number): Promise<ProofBundle>
}

/** A published log of two acts, and somebody who holds 审批负责人. */
async function aBureau(): Promise<Bureau> {
  const log = await openLog(2)
  const { office, journal } = log
  await office.appoint('head', 'P-head')
  const file = (path: string) => readFile(join(journal.folder, path))
  return {
    ...log,
    parts: { journal, house: office.house },
    vkeys: async () => (await file('vkeys')).toString('utf8').trim().split('\n'),
    checkpoint: () => file('checkpoint'),
    rotation: async (n) => JSON.parse((await file(`rotations/${n}.json`)).toString('utf8')) as ProofBundle,
  }
}

/** What a verifier says that knows one key and nothing of rotations. */
const accepts = async ({ checkpoint }: Bureau, vkey: string): Promise<boolean> =>
  openCheckpoint(await checkpoint(), trustOf([vkey])).ok

describe('更换日志密钥', () => {
  test('given a key typed in by hand, even by whoever may order a change, then refused: it would sign nothing', async () => {
    const { parts } = await aBureau()
    const acting = openActing(parts.house, keyConducts)
    const command = { id: 'by-hand', matter: 'key', caseId: newCaseId(), action: 'rotate', reasons: '定期更换' }
    const form = journalKey.samples['rotation']
    expect(await acting.act('P-head', { ...command, form })).toMatchObject({
      ok: false,
      message: expect.stringContaining('journal rotate'),
    })
    expect(await parts.journal.store.keyActs()).toEqual([])
  })
  test('given a log with one key, when it is rotated, then both keys sign and whoever knows either accepts it', async () => {
    const bureau = await aBureau()
    const [before] = (await bureau.vkeys()) as [string]
    const { former, current, receipt, published } = await rotateKey(bureau.parts, wish)
    expect([former, receipt?.index, published]).toMatchObject([before, 2, { status: 'published', size: 3 }])
    expect(await bureau.vkeys()).toEqual([current, former])
    for (const vkey of [former, current]) {
      expect(await accepts(bureau, vkey)).toBe(true)
      const report = await verifyFolder(bureau.journal.folder, { vkeys: [vkey] })
      expect(report).toMatchObject({ intact: true, findings: [], kinds: { 'key.rotate': 1 } })
      expect(report.rotations).toMatchObject([{ former, current, index: 2 }])
    }
    expect(await bureau.fsck()).toMatchObject({ ok: true, faults: 0 })
    expect(await publish(bureau.journal)).toEqual({ status: 'unchanged', size: 3 })
  })
  test('then the entry holds digests alone; beside the log only the two vkeys are shown, not who acted or why', async () => {
    const bureau = await aBureau()
    const { former, current } = await rotateKey(bureau.parts, wish)
    const [{ entry, disclosures }] = (await bureau.rotation(1)).entries as [ProofBundle['entries'][number]]
    const { kind, n, add, ev } = JSON.parse(entry)
    expect([kind, n]).toEqual(['key.rotate', 1])
    expect(entry).not.toContain(current)
    const shown = disclosures.map((text) => parseDisclosure(text))
    expect(shown.map((each) => each.ok && [each.value.path, each.value.value])).toEqual([
      ['/rotation/former', former],
      ['/rotation/current', current],
    ])
    expect(disclosures.every((text) => add.includes(digestOf(sha256, text)))).toBe(true)
    expect(ev).toHaveLength(3)
    expect(JSON.stringify(await bureau.rotation(1))).not.toContain(wish.basis)
  })
  test('who may not order it is refused, and nothing is left behind', async () => {
    const bureau = await aBureau()
    const before = [await readdir(bureau.journal.keys), (await bureau.checkpoint()).toString()]
    await expect(rotateKey(bureau.parts, { ...wish, person: 'P-keeper' })).rejects.toThrow('审批负责人')
    await expect(rotateKey(bureau.parts, { ...wish, basis: ' ' })).rejects.toThrow('理由')
    await expect(endRotation(bureau.parts, wish)).rejects.toThrow('没有正在进行的密钥更换')
    await publish(bureau.journal)
    expect([await readdir(bureau.journal.keys), (await bureau.checkpoint()).toString()]).toEqual(before)
  })
  test('while two keys sign, no third is made', async () => {
    const bureau = await aBureau()
    const { current } = await rotateKey(bureau.parts, wish)
    await expect(rotateKey(bureau.parts, wish)).rejects.toThrow('新旧密钥并签')
    expect((await bureau.vkeys())[0]).toBe(current)
    expect(await verifyFolder(bureau.journal.folder)).toMatchObject({ intact: true, entries: 3 })
  })
})

describe('停用原密钥', () => {
  test('given an overlap, when it is ended, then the new key alone signs, and the old leads to it through the log', async () => {
    const bureau = await aBureau()
    const beginning = await bureau.checkpoint()
    const { former, current } = await rotateKey(bureau.parts, wish)
    await recordRows(bureau.office, 1)
    expect(await endRotation(bureau.parts, wish)).toMatchObject({ former, current, published: { size: 5 } })
    expect(await bureau.vkeys()).toEqual([current])
    expect([await accepts(bureau, current), await accepts(bureau, former)]).toEqual([true, false])
    const { folder } = bureau.journal
    for (const vkeys of [[former], [current]]) {
      const report = await verifyFolder(folder, { vkeys, older: [beginning] })
      expect(report).toMatchObject({ intact: true, findings: [], kinds: { 'key.rotate': 1, 'key.end': 1 } })
    }
    expect(await verifyFolder(folder, { older: [beginning] })).toMatchObject({ intact: true })
    expect(await bureau.fsck()).toMatchObject({ ok: true, faults: 0 })
    expect(await checkJournal(bureau.journal)).toBeNull()

    const exported = temporaryFolder()
    await exportLog(folder, exported)
    expect(await verifyFolder(exported, { vkeys: [former] })).toMatchObject({ intact: true, findings: [] })
    const id = former.split('+')[1]
    const files = (await readdir(bureau.journal.keys)).filter((name) => !name.includes('sm2'))
    expect(files).toEqual(['journal.key', `journal.retired-${id}.key`, 'journal.signed'])
    await expect(endRotation(bureau.parts, wish)).rejects.toThrow('只有一个密钥在签名')
  })
  test('a second rotation goes on from the first: the oldest key leads to the newest', async () => {
    const bureau = await aBureau()
    const { former: oldest } = await rotateKey(bureau.parts, wish)
    await endRotation(bureau.parts, wish)
    const { current: newest } = await rotateKey(bureau.parts, wish)
    const { folder } = bureau.journal
    expect(await verifyFolder(folder, { vkeys: [oldest] })).toMatchObject({ intact: true, findings: [] })
    await endRotation(bureau.parts, wish)
    expect(await bureau.vkeys()).toEqual([newest])
    const report = await verifyFolder(folder, { vkeys: [oldest] })
    expect(report).toMatchObject({ intact: true, findings: [], cases: 3, kinds: { 'key.rotate': 2, 'key.end': 2 } })
    expect(report.rotations.map(({ former }) => former)).toMatchObject([oldest, expect.stringContaining('+')])
  })
  test('a checkpoint that the former key alone signed afterwards is refused', async () => {
    const bureau = await aBureau()
    const { former } = await rotateKey(bureau.parts, wish)
    await endRotation(bureau.parts, wish)
    const thief = await readKey(join(bureau.journal.keys, `journal.retired-${former.split('+')[1]}.key`))
    const text = (await bureau.checkpoint()).toString('utf8').split('\n\n')[0]
    await writeFile(join(bureau.journal.folder, 'checkpoint'), signNote(`${text}\n`, signersOf([thief!])))
    const report = await verifyFolder(bureau.journal.folder, { vkeys: [former] })
    expect(report.findings.map(({ code }) => code)).toEqual(['note.unsigned'])
    expect(await checkJournal(bureau.journal)).toMatchObject({ code: 'journal.checkpoint' })
  })
})

describe('密钥更换的证明', () => {
  const trust = { sha256, algorithms: nodeAlgorithms, witnesses: [], quorum: 0 }
  const reasonOf = (bundle: ProofBundle) => {
    const opened = openRotation(bundle, trust)
    return opened.ok ? '' : opened.reason
  }

  test('given a proof of which anything was changed, then it is refused', async () => {
    const bureau = await aBureau()
    const { former } = await rotateKey(bureau.parts, wish)
    const stranger = (await aBureau().then(({ vkeys }) => vkeys()))[0]!
    const sound = await bureau.rotation(1)
    const withEntry = (change: Partial<ProofBundle['entries'][number]>) => ({
      ...sound,
      entries: [{ ...sound.entries[0]!, ...change }],
    })
    const [first, second] = sound.entries[0]!.disclosures as [string, string]
    const salt = Buffer.alloc(16).toString('base64url')
    const invented = Buffer.from(JSON.stringify([salt, '/rotation/current', stranger])).toString('base64url')
    expect(reasonOf(sound)).toBe('')
    expect(reasonOf(withEntry({ disclosures: [first] }))).toBe('没有披露新旧公钥')
    expect(reasonOf(withEntry({ disclosures: [first, second, second] }))).toMatch('与封存的摘要不符')
    expect(reasonOf(withEntry({ disclosures: [first, invented] }))).toMatch('“/rotation/current”与封存的摘要不符')
    expect(reasonOf(withEntry({ entry: sound.entries[0]!.entry.replace('rotate', 'end') }))).toMatch('证明路径')
    expect(reasonOf(withEntry({ proof: sound.entries[0]!.proof.replace('index 2', 'index 1') }))).toMatch('第 1 号')
    // Signed by the new key alone: whoever stole nothing but made a key of his own could do this.
    const alone = sound.checkpoint
      .split('\n')
      .filter((line) => !line.includes(signatureOf(sound, former)))
      .join('\n')
    const unsigned = withEntry({ proof: sound.entries[0]!.proof.replace(sound.checkpoint, alone) })
    expect(reasonOf({ ...unsigned, checkpoint: alone })).toBe('检查点没有新旧两个密钥的签名')
    expect(reasonOf({ ...sound, checkpoint: alone })).toBe('各条记录不在同一检查点之下')
  })
  test('a proof that was removed is missed, and one that was spoiled is a fault', async () => {
    const bureau = await aBureau()
    const { former, current } = await rotateKey(bureau.parts, wish)
    await endRotation(bureau.parts, wish)
    const { folder } = bureau.journal
    const spoiled = temporaryFolder()
    await cp(folder, spoiled, { recursive: true })
    await writeFile(join(spoiled, 'rotations/1.json'), '{}')
    const report = await verifyFolder(spoiled, { vkeys: [current] })
    expect(report.findings.map(({ code }) => code)).toEqual(['log.rotation', 'log.rotation-unproven'])
    expect(report.intact).toBe(false)
    await rm(join(spoiled, 'rotations'), { recursive: true })
    const without = await verifyFolder(spoiled, { vkeys: [current] })
    expect(without.findings.map(({ code, severity }) => [code, severity])).toEqual([['log.rotation-unproven', 'doubt']])
    expect(await verifyFolder(spoiled, { vkeys: [former] })).toMatchObject({ intact: false })
  })
  test('the proof of another log leads nowhere', async () => {
    const [bureau, other] = [await aBureau(), await aBureau()]
    await rotateKey(other.parts, wish)
    await rotateKey(bureau.parts, wish)
    await cp(join(other.journal.folder, 'rotations'), join(bureau.journal.folder, 'rotations'), { recursive: true })
    const report = await verifyFolder(bureau.journal.folder)
    expect(report.intact).toBe(false)
  })
})

/** The base64 of a key's signature in a bundle's checkpoint: found by the key id with which it begins. */
function signatureOf({ checkpoint }: ProofBundle, vkey: string): string {
  const id = vkey.split('+')[1]
  const lines = checkpoint.split('\n').filter((line) => line.startsWith('— '))
  return lines
    .map((line) => line.split(' ')[2]!)
    .find((text) => Buffer.from(text, 'base64').toString('hex').startsWith(id!))!
}

describe('见证人与密钥更换', () => {
  test('given a witness that knows the old key, then it cosigns through the overlap, and afterwards once it was told the new', async () => {
    const bureau = await aBureau()
    const witness = await startWitness(bureau.journal)
    const { current } = await rotateKey(bureau.parts, wish)
    expect(await publish(bureau.journal, { refresh: true })).toMatchObject({ cosignatures: 1 })
    const ended = await endRotation(bureau.parts, wish)
    expect(ended.published).toMatchObject({ status: 'published', cosignatures: 0 })
    await addLog(witness.folder, current)
    expect(await publish(bureau.journal, { refresh: true })).toMatchObject({ status: 'published', cosignatures: 1 })
    const vkeys = [ended.former, witness.vkey]
    const report = await verifyFolder(bureau.journal.folder, { vkeys, quorum: 1 })
    expect(report).toMatchObject({ intact: true, findings: [], cosignatures: [{ name: 'witness.example/jijian' }] })
  })
  test('whoever demands the witness is not led on by a rotation that it never saw', async () => {
    const bureau = await aBureau()
    const witness = await startWitness(bureau.journal)
    witness.isOn = false
    const { former } = await rotateKey(bureau.parts, wish)
    const report = await verifyFolder(bureau.journal.folder, { vkeys: [former, witness.vkey], quorum: 1 })
    expect(report.findings.map(({ code }) => code)).toContain('log.rotation')
    witness.isOn = true
    await publish(bureau.journal, { refresh: true })
    expect(await verifyFolder(bureau.journal.folder, { vkeys: [former, witness.vkey], quorum: 1 })).toMatchObject({
      intact: true,
      findings: [],
    })
  })
})

describe('更换途中断电', () => {
  const points = [
    ['rotate', 'rotate.key-made'],
    ['rotate', 'rotate.recorded'],
    ['rotate', 'rotate.former-kept'],
    ['rotate', 'rotate.taken-up'],
    ['rotate', 'publish.signed'],
    ['rotate', 'publish.checkpoint-written'],
    ['end', 'publish.done'],
    ['end', 'rotate.ended'],
    ['end', 'publish.checkpoint-written:2'],
  ] as const

  test.each(points)('%s killed at %s: the log goes on, and the same command ends the work', async (verb, point) => {
    const bureau = await aBureau()
    const [oldest] = (await bureau.vkeys()) as [string]
    if (verb === 'end') await rotateKey(bureau.parts, wish)
    await killedAt(bureau, verb, point)
    const { status } = await publishAfterDeath(bureau.journal)
    expect(status).toMatch(/published|unchanged/)
    // Whatever was done of it: a log that verifies for who knows the oldest key, and that takes further acts.
    await recordRows(bureau.office, 1)
    expect(await publish(bureau.journal)).toMatchObject({ status: 'published' })
    const { folder } = bureau.journal
    expect(await verifyFolder(folder, { vkeys: [oldest] })).toMatchObject({ intact: true, findings: [] })
    expect(await checkJournal(bureau.journal)).toBeNull()

    const again = verb === 'rotate' ? rotateKey : endRotation
    const refusal = await again(bureau.parts, wish).then(
      () => '',
      (error: Error) => error.message,
    )
    // Either it is carried through now, or it was already and the command says so.
    expect(refusal).toMatch(/^$|新旧密钥并签|只有一个密钥在签名/)
    expect(await bureau.vkeys()).toHaveLength(verb === 'rotate' ? 2 : 1)
    const report = await verifyFolder(folder, { vkeys: [oldest] })
    expect(report).toMatchObject({ intact: true, findings: [] })
    expect(report.kinds).toMatchObject(verb === 'rotate' ? { 'key.rotate': 1 } : { 'key.rotate': 1, 'key.end': 1 })
    expect(await bureau.fsck()).toMatchObject({ ok: true, faults: 0 })
  })
})

async function killedAt({ office, journal }: Bureau, verb: string, point: string): Promise<void> {
  const script = join(import.meta.dirname, 'rotate.fixture.ts')
  const dataDir = join(journal.folder, '..')
  const child = spawn(process.execPath, [script, JSON.stringify(office.database.config), dataDir, verb], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ZHUNSHENG_CRASH_AT: point },
  })
  let complaint = ''
  child.stderr.on('data', (chunk) => (complaint += chunk))
  await once(child, 'close')
  expect(child.signalCode, complaint).toBe('SIGKILL')
}
