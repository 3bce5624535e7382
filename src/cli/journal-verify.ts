import { sha256 } from '#app/journal/log/node-crypto.ts'
import { checkBundle, parseBundle } from '#app/journal/proofs/bundle.ts'
import type { KeyRotation } from '#app/journal/proofs/rotations.ts'
import { type FolderReport, trustOf, verifyFolder } from '#app/journal/verify/verify-folder.ts'
import { parseVkey } from '#domain/journal/vkey.ts'
import { type Context, Misuse, textOption, Wanting } from './command-line.ts'
import { readGiven } from './commands/draw.ts'
import { fileFault } from './file-fault.ts'
import { progressBar } from './progress-bar.ts'

const linesOf = (bytes: Buffer): string[] =>
  bytes
    .toString('utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')

function numberOption(context: Context, name: string): number | undefined {
  const text = textOption(context.values, name)
  if (text === undefined) return undefined
  if (!/^\d+$/.test(text)) throw new Misuse(`--${name} 应为非负整数`)
  return Number(text)
}

/** One public key as it is printed, or a file with one on each line. */
const vkeysIn = async (given: string): Promise<string[]> =>
  parseVkey(sha256, given).ok ? [given] : linesOf(await readGiven(given))

async function givenTrust(context: Context) {
  const given = textOption(context.values, 'vkey')
  const old = (context.values['old'] ?? []) as readonly string[]
  const quorum = numberOption(context, 'quorum')
  return {
    ...(given === undefined ? {} : { vkeys: await vkeysIn(given) }),
    ...(quorum === undefined ? {} : { quorum }),
    older: await Promise.all(old.map(readGiven)),
  }
}

/** Verifies a published log in a directory and tells what it found. */
export async function verifyLogIn(context: Context, folder: string): Promise<number> {
  const hash = textOption(context.values, 'hash')
  if (hash !== undefined && hash !== 'sha256' && hash !== 'sm3') throw new Misuse('--hash 应为 sha256 或 sm3')
  const maxAge = numberOption(context, 'max-age')
  const authorityFile = textOption(context.values, 'tsa')
  const authorities = authorityFile && (await readGiven(authorityFile)).toString('utf8')
  const started = performance.now()
  const report = await verifyFolder(folder, {
    ...(await givenTrust(context)),
    ...(hash === undefined ? {} : { hash }),
    ...(authorities === undefined ? {} : { authorities }),
    ...(maxAge === undefined ? {} : { maxAge: maxAge * 3600, now: Math.floor(Date.now() / 1000) }),
    progress: progressBar('核验', context.progress),
  }).catch((error) => {
    throw new Wanting('journal.unreadable', fileFault(error) ?? (error as Error).message)
  })
  const seconds = Math.round((performance.now() - started) / 10) / 100
  if (context.json) {
    const { checkpoint, rotations, ...rest } = report
    const head = checkpoint && { ...checkpoint, root: Buffer.from(checkpoint.root).toString('base64') }
    context.printJson({ ok: report.intact, ...rest, rotations: rotations.map(withoutNote), checkpoint: head, seconds })
    return report.intact ? 0 : 1
  }
  for (const { severity, message } of report.findings) context.print(`${severity === 'fault' ? '✘' : '?'} ${message}`)
  for (const line of aboutLog(report)) context.print(line)
  context.print(
    `${report.entries} 条记录，${report.cases} 件办件，见证签名 ${report.cosignatures.length} 个，用时 ${seconds} 秒：` +
      (report.intact ? '日志完整，未被改动' : `发现 ${report.faults} 处不符`),
  )
  if (report.isSelfVouched) {
    context.print(
      '所用公钥取自目录本身；请与门户、年度报告上印的公钥比对，或用 --vkey 给出其一（也可以是逐行写有公钥的文件）：',
    )
    for (const vkey of [...report.vkeys, ...(report.twin?.vkeys ?? [])]) context.print(`  ${vkey}`)
  }
  return report.intact ? 0 : 1
}

/** What beside its entries the directory holds: changes of keys, time stamps, the twin. */
function aboutLog({ rotations, timestamps, twin, isSelfVouched }: FolderReport): string[] {
  const lines = rotations.map(
    ({ index, former, current }) => `第 ${index} 号记录更换了签名密钥：\n  原公钥 ${former}\n  新公钥 ${current}`,
  )
  const last = timestamps.tokens[timestamps.tokens.length - 1]
  if (last) {
    const checked = !last.isTrusted ? '，签发者未核对' : timestamps.isSelfVouched ? '，机构证书取自目录本身' : ''
    const at = Temporal.Instant.fromEpochMilliseconds(last.time * 1000).toZonedDateTimeISO('Asia/Shanghai')
    const time = at.toPlainDateTime().toString({ smallestUnit: 'second' }).replace('T', ' ')
    lines.push(
      `时间戳 ${timestamps.tokens.length} 个，最近一个在 ${last.size} 条时由“${last.issuer}”于北京时间 ${time} 签发${checked}`,
    )
  }
  if (twin) lines.push(`国密副本（SM3 树、SM2 签名）${twin.entries} 条：${twin.intact ? '成立' : '不成立'}`)
  if (twin?.isSelfVouched && !isSelfVouched) lines.push(`  其公钥取自目录本身：${twin.vkeys.join(' ')}`)
  return lines
}

const withoutNote = ({ index, former, current }: KeyRotation) => ({ index, former, current })

/** Checks a proof of one case's history and tells what it found. */
export async function verifyBundleIn(context: Context, path: string): Promise<number> {
  const bundle = parseBundle((await readGiven(path)).toString('utf8'))
  if (!bundle) throw new Wanting('proof.form', `${path} 不是存证文件（zs-proof/1）`)
  const { vkeys = bundle.vkeys, quorum = 0 } = (await givenTrust(context)) as { vkeys?: string[]; quorum?: number }
  const { logKeys, witnesses } = trustOf(vkeys)
  const checked = checkBundle(sha256, bundle, { logKeys, witnesses, quorum })
  if (context.json) {
    context.printJson(checked)
    return checked.ok ? 0 : 1
  }
  for (const message of checked.findings) context.print(`✘ ${message}`)
  for (const { index, n, kind, t, shown, hidden } of checked.entries) {
    context.print(`第 ${n} 次记录（日志第 ${index} 号，${kind}，${t}）：可见 ${shown.length} 项，未披露 ${hidden} 项`)
  }
  context.print(checked.ok ? '存证成立' : '存证不成立')
  return checked.ok ? 0 : 1
}
