import { randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Pool } from 'pg'
import { handleCommand } from '#app/handle-command.ts'
import { makeKey, signersOf } from '#app/journal/keys/keys.ts'
import { sha256, sm3 } from '#app/journal/log/node-crypto.ts'
import { disclose, freshSalt } from '#app/journal/sealing/seal.ts'
import { verifyFolder } from '#app/journal/verify/verify-folder.ts'
import { twinOrigin } from '#app/journal/verify/verify-twin.ts'
import type { Append } from '#app/ports.ts'
import { openStore } from '#db/store.ts'
import { types } from '#db/types.ts'
import { type Chain, newChain, nextEntry } from '#domain/journal/chain.ts'
import { formatCheckpoint } from '#domain/journal/checkpoint.ts'
import { leafHash, nodeHash, root } from '#domain/journal/merkle.ts'
import { signNote } from '#domain/journal/note.ts'
import type { Hash } from '#domain/journal/ports.ts'
import { filesToWrite } from '#domain/journal/tile-io.ts'
import { ED25519, OTHER } from '#domain/journal/vkey.ts'
import { deputySuggestion } from '#domain/matters/supervision/deputy-suggestion.ts'
import { spying } from './act.ts'
import { benchBureau } from './bench-bureau.ts'
import { floorOf } from './floor.ts'
import { percentile, rate, report, seconds } from './measure.ts'

/** The journal's price in every act, and how fast a whole log of 100,000 entries is verified. */
export async function benchJournal(): Promise<void> {
  await benchAppend()
  await benchVerify(100_000)
}

const guarded = ['case_', 'entry', 'seal', 'fact']

/** The same rows in one transaction with the journal and its guards, and without both. */
async function benchAppend(): Promise<void> {
  const bureau = await benchBureau(['keeper'])
  try {
    const seen: Append[] = []
    const store = spying(openStore(bureau.database.pool({ max: 4, types }), bureau.profile.id), seen)
    for (let i = 0; i < 100; i++) {
      await handleCommand({ ...bureau.house, store }, 'bench-keeper', {
        id: randomUUID(),
        matter: deputySuggestion.id,
        caseId: randomUUID().replaceAll('-', ''),
        action: 'record',
        form: { ...(deputySuggestion.samples['row'] as object), number: randomUUID() },
      })
    }
    const owner = bureau.database.ownerPool({ max: 8, types })
    const [full, bare] = [true, false].map((journaled) => floorOf(owner, bureau.profile.id, seen, journaled))
    const measured = async (journaled: boolean, writers: number, count: number) => {
      await setGuards(owner, journaled)
      return rate(writers, count, (journaled ? full : bare)!)
    }
    for (const journaled of [true, false]) await measured(journaled, 8, 800)
    for (const writers of [1, 8]) {
      const count = writers === 1 ? 700 : 2000
      const [own, floor]: [number[], number[]] = [[], []]
      for (let round = 0; round < 5; round++) {
        own.push(await measured(true, writers, count))
        floor.push(await measured(false, writers, count))
      }
      report(`journal.append.${writers}`, percentile(own, 0.5), 'tx/s', percentile(floor, 0.5))
    }
  } finally {
    await bureau.remove()
  }
}

async function setGuards(owner: Pool, on: boolean): Promise<void> {
  for (const table of guarded) {
    await owner.query(`alter table ${table} ${on ? 'enable' : 'disable'} trigger ${table}_journaled`)
  }
}

/** A whole log with its twin on disk, read and verified; the floor is the hashing that no verifier can do without. */
async function benchVerify(count: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'zhunsheng-bench-'))
  try {
    const entries = makeEntries(count)
    await writeLog(folder, entries, { hash: sha256, origin, keyType: ED25519 })
    await writeLog(join(folder, 'sm3'), entries, { hash: sm3, origin: twinOrigin(origin), keyType: OTHER })
    const floor = await seconds(async () => hashAll(entries))
    const elapsed: number[] = []
    for (let round = 0; round < 3; round++) {
      elapsed.push(
        await seconds(async () => {
          const { intact, entries: read, twin } = await verifyFolder(folder)
          if (!intact || read !== count || !twin?.intact) throw new Error('the log of the bench does not verify')
        }),
      )
    }
    report('journal.verify.100000', percentile(elapsed, 0.5), 's', floor)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Entries as a bureau makes them: cases of four entries, ten fields each, interleaved. */
function makeEntries(count: number): Uint8Array[] {
  const chains: Chain[] = Array.from({ length: Math.ceil(count / 4) }, () => newChain(randomUUID().replaceAll('-', '')))
  const digests = (n: number) => Array.from({ length: n }, (_, i) => disclose(freshSalt(), `/row/${i}`, i).digest)
  return Array.from({ length: count }, (_, i) => {
    const at = i % chains.length
    const chain = chains[at]!
    const act = {
      kind: 'bench.record',
      t: '2024-03-05T01:12:44Z',
      add: digests(chain.n === 0 ? 10 : 1),
      ev: digests(2),
    }
    const next = nextEntry(sha256, chain, { ...act, del: chain.live.slice(0, chain.n === 0 ? 0 : 1) })
    if (!next.ok) throw new Error(next.message)
    chains[at] = next.value.chain
    return next.value.bytes
  })
}

const origin = 'bench.local/journal'

type LogShape = { readonly hash: Hash; readonly origin: string; readonly keyType: number }

async function writeLog(folder: string, entries: readonly Uint8Array[], shape: LogShape): Promise<void> {
  const { hash, keyType } = shape
  const leaves = entries.map((entry) => leafHash(hash, entry))
  const files = new Map<string, Uint8Array>()
  const rows = {
    leaves: (start: number, end: number) => leaves.slice(start, end),
    entries: (start: number, end: number) => entries.slice(start, end),
    written: (path: string) => files.get(path) ?? null,
  }
  for await (const { path, bytes } of filesToWrite(hash, 0, entries.length, rows)) files.set(path, bytes)
  const key = await makeKey(join(folder, 'key'), shape.origin, keyType)
  const head = { origin: key.key.name, size: entries.length, root: root(hash, leaves) }
  files.set('checkpoint', signNote(formatCheckpoint(head), signersOf([key])))
  files.set('vkeys', Buffer.from(`${key.vkey}\n`))
  for (const [path, bytes] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), bytes)
  }
}

function hashAll(entries: readonly Uint8Array[]): void {
  let row = entries.map((entry) => leafHash(sha256, entry))
  while (row.length > 1) {
    const above: Uint8Array[] = []
    for (let i = 0; i + 1 < row.length; i += 2) above.push(nodeHash(sha256, row[i]!, row[i + 1]!))
    row = above
  }
}
