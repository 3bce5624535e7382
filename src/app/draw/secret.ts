import { randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readText } from '../journal/keys/keys.ts'
import { writeWhole } from '../journal/log/log-folder.ts'
import { nodeDrawHashes } from './node-hash.ts'

/** The bureau's own number of each draw, kept apart from the records until the result is computed. */
export type DrawSecrets = {
  /** Makes the number of a draw, once; a second call answers the first. */
  seal(caseId: string): Promise<SealedSecret>
  /** The number, or undefined when it is lost: no file, a damaged one, or one that does not answer the fingerprint. */
  open(caseId: string, fingerprint: string): Promise<string | undefined>
  /** The sealed copy, for the printer: once. Undefined when it was handed out before, or when there is no number. */
  handOut(caseId: string): Promise<string | undefined>
  /** Puts a lost number back from the sealed copy. False when the text holds no number of this fingerprint. */
  restore(caseId: string, fingerprint: string, copy: string): Promise<boolean>
}

export type SealedSecret = {
  /** What the plan names. */
  readonly fingerprint: string
  /** For the discipline group, to be printed and put under seal before the draw is locked. */
  readonly copy: string
}

const { sha256 } = nodeDrawHashes
const caseOfDraw = /^[0-9a-f]{32}$/

/** Files `<folder>/<case id>` that only their owner can read; a number once made is never written over. */
export function secretFolder(folder: string): DrawSecrets {
  const place = (caseId: string): string => {
    // The id comes from outside and becomes a file name.
    if (!caseOfDraw.test(caseId)) throw new RangeError(`E_CASE: ${caseId}`)
    return join(folder, caseId)
  }
  const stored = async (caseId: string): Promise<string | undefined> => numberIn((await readText(place(caseId))) ?? '')
  const keep = (caseId: string, secret: string): Promise<void> =>
    writeWhole(place(caseId), `${secret}\n`, { mode: 0o600, keepExisting: true })
  return {
    async seal(caseId) {
      if ((await readText(place(caseId))) === null) await keep(caseId, randomBytes(32).toString('hex'))
      const secret = await stored(caseId)
      if (secret === undefined) throw new Error(`抽取 ${caseId} 的随机数文件已损坏`)
      const fingerprint = sha256.hexOfHex(secret)
      return { fingerprint, copy: sealedCopy(caseId, secret, fingerprint) }
    },
    async open(caseId, fingerprint) {
      const secret = await stored(caseId)
      return secret !== undefined && sha256.hexOfHex(secret) === fingerprint ? secret : undefined
    },
    async handOut(caseId) {
      const secret = await stored(caseId)
      if (secret === undefined || !(await isFirst(`${place(caseId)}.printed`))) return undefined
      return sealedCopy(caseId, secret, sha256.hexOfHex(secret))
    },
    async restore(caseId, fingerprint, copy) {
      const secret = numberIn(copy)
      if (secret === undefined || sha256.hexOfHex(secret) !== fingerprint) return false
      // What lies there does not answer the fingerprint, or restoring would not be asked for.
      await writeWhole(place(caseId), `${secret}\n`, { mode: 0o600 })
      return true
    },
  }
}

/** True for the one who makes the file. */
async function isFirst(path: string): Promise<boolean> {
  try {
    await writeFile(path, '', { flag: 'wx', mode: 0o600 })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Sixteen groups of four hex digits, as typed from paper or as one word. */
const numberIn = (text: string): string | undefined =>
  /^(?:随机数：)?((?:[0-9a-f]{4} ?){16})$/m.exec(text)?.[1]?.replaceAll(' ', '')

const sealedCopy = (caseId: string, secret: string, fingerprint: string): string =>
  [
    '双随机抽取　本机关随机数封存件',
    `办件：${caseId}`,
    `随机数：${secret.match(/.{4}/g)!.join(' ')}`,
    `指纹：${fingerprint}`,
    '本件打印后当场封存，由驻局纪检监察组保管；锁定之后、结果算出之前任何人不得启封。',
    '系统中的随机数遗失时，凭本件恢复；本件也已毁损的，本次抽取作废并公布原因。',
    '封存人：　　　　　　保管人：　　　　　　日期：　　　　　　',
    '',
  ].join('\n')
