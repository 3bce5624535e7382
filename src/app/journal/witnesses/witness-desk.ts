import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { NoteVerifier } from '#domain/journal/note.ts'
import { parseVerifier } from '#domain/journal/verifier.ts'
import { COSIGNATURE, isKeyName } from '#domain/journal/vkey.ts'
import { type WitnessAnswer, type WitnessState, witnessDecide } from '#domain/journal/witness.ts'
import { lockFile } from '../../file-lock.ts'
import { type HeldKey, makeKey, readKey, readText } from '../keys/keys.ts'
import { writeWhole } from '../log/log-folder.ts'
import { nodeAlgorithms } from '../log/node-algorithms.ts'
import { sha256 } from '../log/node-crypto.ts'

/** A witness stands outside the bureau: own machine, own folder, own key. It knows logs by their keys alone. */
const keyFile = 'witness.key'
const logsFile = 'logs'
const stateFile = 'state.json'
const seatFile = 'witness.lock'

export class WitnessFault extends Error {}

/** Makes the witness's key under its name and notes the logs that it will serve. Answers its vkey. */
export async function initWitness(folder: string, name: string, logs: readonly string[]): Promise<string> {
  if (!isKeyName(name))
    throw new WitnessFault(`见证人名称“${name}”不能使用：不得含有空白和“+”，如 witness.example/jijian`)
  for (const vkey of logs) verifierOf(vkey)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if (await readKey(join(folder, keyFile))) throw new WitnessFault(`${folder} 中已有见证人的密钥，不能重新生成`)
  const { vkey } = await makeKey(join(folder, keyFile), name, COSIGNATURE)
  await writeWhole(join(folder, logsFile), logs.map((log) => `${log}\n`).join(''))
  return vkey
}

/** Serves one more log from now on. */
export async function addLog(folder: string, vkey: string): Promise<void> {
  verifierOf(vkey)
  const known = await logsIn(folder)
  if (!known.includes(vkey)) await writeWhole(join(folder, logsFile), [...known, vkey, ''].join('\n'))
}

/** The file may have been edited by hand: blank lines and a missing last line end mean nothing. */
const logsIn = async (folder: string): Promise<readonly string[]> =>
  ((await readText(join(folder, logsFile))) ?? '').split(/\r?\n/).filter((line) => line !== '')

function verifierOf(vkey: string): NoteVerifier {
  const verifier = parseVerifier(sha256, vkey, nodeAlgorithms)
  if (!verifier.ok) throw new WitnessFault(`日志公钥“${vkey}”不能使用：${verifier.message}`)
  return verifier.value
}

export type WitnessDesk = {
  readonly vkey: string
  /** Judges one `add-checkpoint` request; what it cosigned is on disk before the answer is given. */
  answer(body: Uint8Array): Promise<WitnessAnswer>
  /** The latest cosigned checkpoint of a log, for monitors. */
  latest(origin: string): Promise<string | null>
  /** Logs of which it has cosigned anything. */
  origins(): Promise<readonly string[]>
  close(): Promise<void>
}

/** Opens the witness's desk; only one process may sit at it, or two answers could contradict one another. */
export async function openWitness(folder: string, now: () => number): Promise<WitnessDesk> {
  const held = await readKey(join(folder, keyFile))
  if (!held) throw new WitnessFault(`${folder} 中没有见证人的密钥，请先执行 witness init`)
  const seat = lockFile(join(folder, seatFile))
  if (!seat) throw new WitnessFault(`另一个见证进程正在使用 ${folder}`)
  let turn: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = turn.then(work, work)
    turn = result.catch(() => undefined)
    return result
  }
  return {
    vkey: held.vkey,
    answer: (body) => inTurn(() => decide(folder, held, body, now())),
    latest: async (origin) => (await readState(folder))[origin]?.checkpoint ?? null,
    origins: async () => Object.keys(await readState(folder)),
    async close() {
      await turn
      seat.release()
    },
  }
}

const readState = async (folder: string): Promise<WitnessState> =>
  JSON.parse((await readText(join(folder, stateFile))) ?? '{}') as WitnessState

async function decide(folder: string, { key, sign }: HeldKey, body: Uint8Array, now: number): Promise<WitnessAnswer> {
  const logs = Map.groupBy((await logsIn(folder)).map(verifierOf), ({ name }) => name)
  const state = await readState(folder)
  const answer = witnessDecide(state, body, { hash: sha256, logs, signers: [{ key, sign }], now })
  if (answer.newState !== state)
    await writeWhole(join(folder, stateFile), `${JSON.stringify(answer.newState, null, 1)}\n`)
  return answer
}
