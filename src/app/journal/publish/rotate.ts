import { hash, randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Accepted, handleCommand } from '#app/handle-command.ts'
import type { House } from '#app/house.ts'
import { ED25519 } from '#domain/journal/vkey.ts'
import { journalKey } from '#domain/matters/supervision/journal-key.ts'
import { logKeys, makeKey, nextKeyFile, readKey } from '../keys/keys.ts'
import { step } from '../log/crash-points.ts'
import type { JournalHouse } from '../ports.ts'
import { type PublishOutcome, publish } from './publish.ts'
import { isHandedOver } from './take-up-keys.ts'

/** Who orders the change and on what ground; the person must hold 审批负责人 today. */
export type RotationWish = { readonly person: string; readonly basis: string }

export type Rotated = {
  /** vkeys. */
  readonly former: string
  readonly current: string
  /** The entry that names both, index and leaf. */
  readonly receipt: Accepted['receipt']
  readonly published: PublishOutcome
}

/** Why the keys stay as they are. */
export class RotationRefusal extends Error {}

type Parts = { readonly journal: JournalHouse; readonly house: House }

/**
 * Gives the log a fresh key: made, then named in the journal, then signing beside the former one from the next
 * publication on. A kill in between leaves a log that works; the same command again goes on where it stopped.
 * @throws RotationRefusal
 */
export async function rotateKey({ journal, house }: Parts, { person, basis }: RotationWish): Promise<Rotated> {
  const [current] = await logKeys(journal.keys, journal.origin)
  const path = join(journal.keys, nextKeyFile)
  const next = (await readKey(path)) ?? (await makeKey(path, current.key.name, ED25519))
  step('rotate.key-made')
  const form = { former: current.vkey, current: next.vkey }
  const outcome = await act({ journal, house }, person, { action: 'rotate', key: next.vkey, basis, form })
  if (!outcome.ok) {
    await rm(path, { force: true })
    throw new RotationRefusal(outcome.message)
  }
  step('rotate.recorded')
  const published = await publish(journal, { refresh: true })
  const recorded = (await journal.store.keyActs()).find(({ keys }) => keys?.current === next.vkey)
  return { ...form, ...recorded?.keys, receipt: outcome.receipt, published }
}

/**
 * Ends the overlap: from now on the former key signs no more. Only once the published log bears the new key's
 * signature and proves the change to those who know the former one. @throws RotationRefusal
 */
export async function endRotation({ journal, house }: Parts, { person, basis }: RotationWish): Promise<Rotated> {
  const [current, former] = await logKeys(journal.keys, journal.origin)
  if (!former) throw new RotationRefusal('没有正在进行的密钥更换：只有一个密钥在签名')
  const before = await publish(journal, { refresh: true })
  if (before.status !== 'published') throw new RotationRefusal(why(before))
  if (!(await isHandedOver(journal, await journal.store.keyActs()))) {
    throw new RotationRefusal('已公布的日志还没有新密钥的签名和密钥更换的证明，暂不能停用原密钥')
  }
  const outcome = await act({ journal, house }, person, { action: 'end', key: current.vkey, basis })
  if (!outcome.ok) throw new RotationRefusal(outcome.message)
  step('rotate.ended')
  const published = await publish(journal, { refresh: true })
  return { former: former.vkey, current: current.vkey, receipt: outcome.receipt, published }
}

const why = (outcome: PublishOutcome): string =>
  outcome.status === 'refused' ? outcome.fault.message : '另一进程正在公布封存日志，请稍后再试'

type KeyCommand = {
  readonly action: 'rotate' | 'end'
  readonly key: string
  readonly basis: string
  readonly form?: object
}

/** The act in the log's own case. Its command is named after the new key, so that a repetition is the same command. */
async function act({ journal, house }: Parts, person: string, { action, key, basis, form }: KeyCommand) {
  const [first] = await journal.store.keyActs()
  return handleCommand(house, person, {
    id: hash('sha256', `${action} ${key}`).slice(0, 32),
    matter: journalKey.id,
    caseId: first?.caseId ?? randomUUID().replaceAll('-', ''),
    action,
    reasons: basis,
    ...(form ? { form } : {}),
  })
}
