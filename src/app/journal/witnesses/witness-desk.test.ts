import { spawnSync } from 'node:child_process'
import { mkdir, readFile, rmdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { Context } from '#cli/command-line.ts'
import { witnessCommand } from '#cli/commands/witness.ts'
import { formatCheckpoint, openCheckpoint } from '#domain/journal/checkpoint.ts'
import { leafHash, root } from '#domain/journal/merkle.ts'
import { consistencyProof } from '#domain/journal/merkle-proof.ts'
import { addSignatures, formatNote, parseNote, signNote } from '#domain/journal/note.ts'
import { utf8 } from '#domain/journal/utf8.ts'
import { ED25519 } from '#domain/journal/vkey.ts'
import { formatAddCheckpoint, parseCosignatures } from '#domain/journal/witness-protocol.ts'
import { makeFolder, temporaryFolder } from '../../../../test/folder.ts'
import { recordRows } from '../../../../test/journal.ts'
import { type HeldKey, makeKey, signersOf } from '../keys/keys.ts'
import { folderSigner } from '../keys/signer.ts'
import { sha256 } from '../log/node-crypto.ts'
import { openLog } from '../publish/log.fixture.ts'
import { publish } from '../publish/publish.ts'
import { trustOf, verifyFolder } from '../verify/verify-folder.ts'
import { addLog, initWitness, openWitness, type WitnessDesk } from './witness-desk.ts'

const origin = 'zhunsheng.example/journal'
const name = 'witness.example/jijian'
const now = 1_735_689_600

let log: HeldKey
let stranger: HeldKey

beforeAll(async () => {
  const { folder, remove } = makeFolder(0o700)
  log = await makeKey(join(folder, 'log'), origin, ED25519)
  stranger = await makeKey(join(folder, 'stranger'), origin, ED25519)
  remove()
})

const leaves = (size: number, history = '') =>
  Array.from({ length: size }, (_, i) => leafHash(sha256, utf8(`${i < 3 ? history : ''}${i}`)))

const checkpoint = (size: number, options: { history?: string; key?: HeldKey; origin?: string } = {}): Uint8Array =>
  signNote(
    formatCheckpoint({ origin: options.origin ?? origin, size, root: root(sha256, leaves(size, options.history)) }),
    signersOf([options.key ?? log]),
  )

const proof = (old: number, size: number) =>
  consistencyProof(sha256, old, size, (level, index) =>
    root(sha256, leaves(size).slice(index * 2 ** level, (index + 1) * 2 ** level)),
  )

/** A request to cosign the growth of the log from one size to another. */
async function growth(old: number, size: number, options: Parameters<typeof checkpoint>[1] = {}): Promise<Uint8Array> {
  const hashes = old > 0 && old < size ? await proof(old, size) : []
  return formatAddCheckpoint({ old, proof: hashes, checkpoint: checkpoint(size, options) })
}

/** A witness that knows the log, on a folder of its own. */
async function aDesk(folder = temporaryFolder(0o700)): Promise<{ desk: WitnessDesk; folder: string; vkey: string }> {
  const vkey = await initWitness(folder, name, [log.vkey])
  const desk = await openWitness(folder, () => now)
  onTestFinished(desk.close)
  return { desk, folder, vkey }
}

const said = ({ status, body }: { status: number; body: Uint8Array }): string =>
  `${status} ${Buffer.from(body).toString('utf8').trim()}`

describe('见证人办公', () => {
  test('given a log that it knows, when it grows, then every size is cosigned with the time, and kept for monitors', async () => {
    const { desk, vkey } = await aDesk()
    for (const [old, size] of [
      [0, 2],
      [2, 2],
      [2, 7],
    ] as const) {
      const answer = await desk.answer(await growth(old, size))
      expect(answer.status).toBe(200)
      const signatures = parseCosignatures(answer.body)
      const note = parseNote(checkpoint(size))
      if (!signatures.ok || !note.ok) throw new Error('no signatures')
      const cosigned = openCheckpoint(formatNote(addSignatures(note.value, signatures.value)), {
        ...trustOf([log.vkey, vkey]),
        quorum: 1,
      })
      expect(cosigned).toMatchObject({ ok: true, value: { size, cosignatures: [{ name, time: now }] } })
    }
    expect(await desk.origins()).toEqual([origin])
    const latest = utf8((await desk.latest(origin))!)
    expect(openCheckpoint(latest, trustOf([log.vkey, vkey]))).toMatchObject({ ok: true, value: { size: 7 } })
    expect(await desk.latest('other.example/journal')).toBeNull()
  })
  test('then what is wrong is refused with its number and a sentence, and changes nothing', async () => {
    const { desk, folder } = await aDesk()
    await desk.answer(await growth(0, 4))
    const before = await readFile(join(folder, 'state.json'), 'utf8')
    const other = await makeKey(join(folder, 'other'), 'other.example/journal', ED25519)
    const bad = formatAddCheckpoint({ old: 4, proof: await proof(3, 6), checkpoint: checkpoint(6) })
    const refusals: [Uint8Array, RegExp][] = [
      [await growth(4, 5, { key: other, origin: 'other.example/journal' }), /^404 本见证人不见证日志“other.example/],
      [await growth(4, 5, { key: stranger }), /^403 /],
      [await growth(0, 5), /^409 4$/],
      [await growth(3, 5), /^409 4$/],
      [await growth(4, 4, { history: '改' }), /^409 4$/],
      [bad, /^422 一致性证明不成立.新检查点不是旧检查点的延续/],
      [await growth(4, 6, { history: '改' }), /^422 一致性证明不成立/],
      [await growth(4, 3), /^400 old 4 大于检查点的 3$/],
      [utf8('not a request'), /^400 见证请求的格式不对/],
      [new Uint8Array(), /^400 /],
    ]
    for (const [request, words] of refusals) expect(said(await desk.answer(request))).toMatch(words)
    expect(await readFile(join(folder, 'state.json'), 'utf8')).toBe(before)
    expect(said(await desk.answer(await growth(4, 6)))).toMatch(/^200 — witness/)
  })
  test('then a log is served as soon as its key was added', async () => {
    const { desk, folder } = await aDesk()
    const other = await makeKey(join(folder, 'other'), 'other.example/journal', ED25519)
    const request = await growth(0, 1, { key: other, origin: 'other.example/journal' })
    expect((await desk.answer(request)).status).toBe(404)
    await addLog(folder, other.vkey)
    await addLog(folder, other.vkey)
    expect((await desk.answer(request)).status).toBe(200)
    expect((await readFile(join(folder, 'logs'), 'utf8')).split('\n')).toEqual([log.vkey, other.vkey, ''])
    await expect(addLog(folder, 'no+key')).rejects.toThrow('日志公钥“no+key”不能使用')
  })
  test('then what cannot be stored is not cosigned', async () => {
    const { desk, folder } = await aDesk()
    const obstacle = join(folder, `state.json.${process.pid}.part`)
    await mkdir(obstacle)
    await expect(desk.answer(await growth(0, 2))).rejects.toThrow('EISDIR')
    await rmdir(obstacle)
    expect(await desk.latest(origin)).toBeNull()
    expect((await desk.answer(await growth(0, 2))).status).toBe(200)
    expect(JSON.parse(await readFile(join(folder, 'state.json'), 'utf8'))[origin].size).toBe(2)
  })
  test('then of two requests that contradict each other one alone is cosigned', async () => {
    const { desk } = await aDesk()
    const requests = [await growth(0, 5), await growth(0, 5, { history: '改' })]
    const answers = await Promise.all(requests.map((request) => desk.answer(request)))
    expect(answers.map(({ status }) => status)).toEqual([200, 409])
  })
  test('then it remembers after a restart', async () => {
    const { desk, folder } = await aDesk()
    await desk.answer(await growth(0, 5))
    await desk.close()
    const again = await openWitness(folder, () => now)
    onTestFinished(again.close)
    expect(said(await again.answer(await growth(0, 6)))).toBe('409 5')
  })
  test('then one that was killed keeps nobody out, and of many that take its place at once one alone sits down', async () => {
    const { desk, folder } = await aDesk()
    await desk.close()
    spawnSync(process.execPath, ['--input-type=module', '-e', killedInSeat(folder)])
    const seats = await Promise.allSettled(Array.from({ length: 5 }, () => openWitness(folder, () => now)))
    const taken = seats.flatMap((seat) => (seat.status === 'fulfilled' ? [seat.value] : []))
    for (const each of taken) onTestFinished(each.close)
    expect(taken).toHaveLength(1)
    expect((await taken[0]!.answer(await growth(0, 2))).status).toBe(200)
  })
  test('then a log is added to a list that was edited by hand', async () => {
    const { folder } = await aDesk()
    const list = join(folder, 'logs')
    const [kept] = (await readFile(list, 'utf8')).split('\n')
    await writeFile(list, `\n${kept}`)
    const other = 'zhunsheng.example/journal+31903e40+AWJjjoIdmQhFqoKsnHsabDJMqRZDpYZTrSepOrW1tmFR'
    await addLog(folder, other)
    expect(await readFile(list, 'utf8')).toBe(`${kept}\n${other}\n`)
  })
  test('then nobody else sits at the same desk, and its key is never made anew', async () => {
    const { folder, vkey } = await aDesk()
    await expect(openWitness(folder, () => now)).rejects.toThrow('另一个见证进程正在使用')
    await expect(initWitness(folder, name, [])).rejects.toThrow('中已有见证人的密钥，不能重新生成')
    expect(vkey).toMatch(/^witness\.example\/jijian\+[0-9a-f]{8}\+B/)
    expect(trustOf([vkey]).witnesses).toHaveLength(1)
    await expect(openWitness(temporaryFolder(), () => now)).rejects.toThrow('没有见证人的密钥，请先执行 witness init')
    await expect(initWitness(temporaryFolder(), 'a+b', [])).rejects.toThrow('不得含有空白和“+”')
    const words = { positionals: ['constructor'], values: {} } as unknown as Context
    await expect(witnessCommand.run(words)).rejects.toThrow('须给出要做的事')
  })
})

const killedInSeat = (folder: string): string => `
  const { openWitness } = await import(${JSON.stringify(new URL('./witness-desk.ts', import.meta.url).href)})
  await openWitness(${JSON.stringify(folder)}, () => 0)
  process.kill(process.pid, 'SIGKILL')`

/** Runs `witness serve` until the end of the test; answers where it listens. */
async function serve(dataDir: string): Promise<string> {
  let stop = (): void => undefined
  const stopped = new Promise<void>((resolve) => (stop = resolve))
  const printed: string[] = []
  let listening = (_: string): void => undefined
  const url = new Promise<string>((resolve) => (listening = resolve))
  const context = {
    positionals: ['serve'],
    values: { port: '0' },
    dataDir,
    stopped,
    print(line: string) {
      printed.push(line)
      const found = /http:\/\/localhost:\d+/.exec(line)
      if (found) listening(found[0])
    },
  }
  const running = witnessCommand.run(context as unknown as Context)
  onTestFinished(async () => {
    stop()
    expect(await running).toBe(0)
  })
  return Promise.race([url, running.then(() => Promise.reject(new Error(printed.join('\n'))))])
}

describe('见证服务', () => {
  test('given a bureau whose settings name it, when the log is published, then it is cosigned over HTTP', async () => {
    const bureau = await openLog(3)
    const dataDir = temporaryFolder(0o700)
    const { vkeys } = await folderSigner(bureau.journal.keys, bureau.journal.origin)
    const vkey = await initWitness(dataDir, name, vkeys)
    const url = await serve(dataDir)
    await writeFile(bureau.journal.witnesses, JSON.stringify([{ url: `${url}/`, vkey }]))
    expect(await publish(bureau.journal, { refresh: true })).toMatchObject({ size: 3, cosignatures: 1 })
    await recordRows(bureau.office, 2)
    expect(await publish(bureau.journal)).toMatchObject({ size: 5, cosignatures: 1 })
    const report = await verifyFolder(bureau.journal.folder, { vkeys: [...vkeys, vkey], quorum: 1 })
    expect(report).toMatchObject({ intact: true, isSelfVouched: false, cosignatures: [{ name }] })

    const hex = Buffer.from(sha256(utf8(bureau.journal.origin))).toString('hex')
    const monitored = await fetch(`${url}/${hex}/checkpoint`)
    expect(monitored.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(openCheckpoint(new Uint8Array(await monitored.arrayBuffer()), trustOf([...vkeys, vkey]))).toMatchObject({
      ok: true,
      value: { size: 5 },
    })
  })
  test('then it answers in the words of the protocol', async () => {
    const { desk, folder } = await aDesk()
    await desk.close()
    const url = await serve(folder)
    const post = (body: Uint8Array) => fetch(`${url}/add-checkpoint`, { method: 'POST', body: Buffer.from(body) })
    expect((await post(await growth(0, 4))).status).toBe(200)
    const conflict = await post(await growth(0, 5))
    expect([conflict.status, conflict.headers.get('content-type'), await conflict.text()]).toEqual([
      409,
      'text/x.tlog.size',
      '4\n',
    ])
    expect((await post(Buffer.alloc(100_000))).status).toBe(413)
    // Somebody who never ends his request is answered all the same.
    const endless = new ReadableStream({ pull: (queue) => queue.enqueue(new Uint8Array(16_384)) })
    const refused = await fetch(`${url}/add-checkpoint`, {
      method: 'POST',
      body: endless,
      duplex: 'half',
    } as RequestInit)
    expect(refused.status).toBe(413)
    for (const path of ['/', '/add-checkpoint', `/${'0'.repeat(64)}/checkpoint`])
      expect((await fetch(url + path)).status, path).toBe(404)
  })
})
