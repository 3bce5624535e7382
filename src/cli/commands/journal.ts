import { mkdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { checkBundle, type ProofBundle, parseBundle } from '#app/journal/bundle.ts'
import { checkJournal } from '#app/journal/check-journal.ts'
import { exportLog } from '#app/journal/export-log.ts'
import { sha256 } from '#app/journal/node-crypto.ts'
import { proofOf, readHead } from '#app/journal/proof.ts'
import { type PublishOptions, publish } from '#app/journal/publish.ts'
import { receiptOf } from '#app/journal/receipts.ts'
import { RedactionRefusal } from '#app/journal/redact.ts'
import { endRotation, type Rotated, RotationRefusal, rotateKey } from '#app/journal/rotate.ts'
import type { KeyRotation } from '#app/journal/rotations.ts'
import { trustOf, verifyFolder } from '#app/journal/verify-folder.ts'
import { importCosignatures, witnessRequest } from '#app/journal/witness-client.ts'
import { readWitnesses, readWitnessRecords } from '#app/journal/witnesses.ts'
import { journalOf } from '#db/journal.ts'
import { fsckSource } from '#db/journal-fsck.ts'
import { redact } from '#db/journal-redact.ts'
import { ReplayRefusal, replayJournal } from '#db/journal-replay.ts'
import { types } from '#db/types.ts'
import { parseVkey } from '#domain/journal/vkey.ts'
import { type CommandLine, type Context, Misuse, textOption, Wanting } from '../command-line.ts'
import { progressBar } from '../progress-bar.ts'
import { readGiven } from './draw.ts'

/** The sealed journal: publish, export, verify, prove, and carry to a witness that has no network. */
export const journalCommand: CommandLine = {
  name: 'journal',
  summary: '封存日志：公布、导出、核验、出具存证、交见证人见证',
  usage:
    'journal export DIR | verify DIR|FILE | proof CASE [--out DIR] | receipt CASE N | publish | request FILE | accept REQ RES | replay DIR | redact CASE PATH,… --basis TEXT --as PERSON | rotate [--end] --basis TEXT --as PERSON',
  options: {
    out: { type: 'string' },
    vkey: { type: 'string' },
    hash: { type: 'string' },
    old: { type: 'string', multiple: true },
    quorum: { type: 'string' },
    'max-age': { type: 'string' },
    rewrite: { type: 'boolean' },
    witness: { type: 'string' },
    basis: { type: 'string' },
    end: { type: 'boolean' },
    as: { type: 'string' },
  },
  async run(context) {
    const [verb, ...rest] = context.positionals
    const act = verb === undefined ? undefined : verbs[verb]
    if (!act || rest.length !== act.words) throw new Misuse('须给出要做的事及其参数')
    return act.run(context, rest as [string, string])
  },
}

type Verb = { readonly words: number; run(context: Context, words: readonly [string, string]): Promise<number> }

const verbs: Readonly<Record<string, Verb>> = {
  publish: {
    words: 0,
    async run(context) {
      const size = await publishNow(context, { rewrite: context.values['rewrite'] === true, refresh: true })
      return say(context, { ok: true, size }, `封存日志已公布至 ${size} 条`)
    },
  },
  export: {
    words: 1,
    async run(context, [folder]) {
      await publishNow(context)
      const journal = journalOf(await context.openBureau())
      const size = await exportLog(journal.folder, folder, progressBar('导出', context.progress))
      return say(context, { ok: true, size, folder }, `已导出 ${size} 条封存记录到 ${folder}`)
    },
  },
  verify: {
    words: 1,
    async run(context, [path]) {
      const isFolder = (await stat(path).catch(() => null))?.isDirectory() === true
      return isFolder ? verifyLogIn(context, path) : verifyBundleIn(context, path)
    },
  },
  proof: {
    words: 1,
    async run(context, [caseId]) {
      const bureau = await context.openBureau()
      const source = fsckSource(bureau.reader, bureau.profile.id)
      const bundle = await proofOf(journalOf(bureau), source, bureau.house.matters, caseId)
      if ('code' in bundle) throw new Wanting(bundle.code, bundle.message)
      const folder = textOption(context.values, 'out')
      if (folder === undefined) {
        context.printJson(bundle)
        return 0
      }
      await writeBundle(folder, bundle)
      return say(context, { ok: true, folder, entries: bundle.entries.length }, `存证已写入 ${folder}`)
    },
  },
  receipt: {
    words: 2,
    async run(context, [caseId, n]) {
      const receipt = await receiptOf(journalOf(await context.openBureau()), caseId, Number(n))
      if (!receipt) throw new Wanting('case.unknown', `没有办件 ${caseId} 的第 ${n} 次记录`)
      return say(context, receipt, receipt.text)
    },
  },
  replay: {
    words: 1,
    async run(context, [folder]) {
      const bureau = await context.openBureau()
      const owner = bureau.database.ownerPool({ max: 1, types })
      const put = await replayJournal(owner, bureau.profile.id, folder).catch((error) => {
        throw error instanceof ReplayRefusal ? new Wanting('journal.replay', error.message) : error
      })
      await owner.end()
      const fault = await checkJournal(journalOf(bureau))
      if (fault) throw new Wanting(fault.code, fault.message)
      return say(context, { ok: true, put }, `已补回 ${put} 条封存记录；请再执行 fsck，列出仍缺的办理记录`)
    },
  },
  redact: {
    words: 2,
    async run(context, [caseId, paths]) {
      const [basis, approver] = [textOption(context.values, 'basis'), textOption(context.values, 'as')]
      if (!basis || !approver) throw new Misuse('须给出 --basis 法律依据 和 --as 批准人')
      const bureau = await context.openBureau()
      const done = await redact(bureau, { caseId, paths: paths.split(','), basis, approver }).catch((error) => {
        throw error instanceof RedactionRefusal ? new Wanting('journal.redact', error.message) : error
      })
      return say(context, { ok: true, ...done }, `已删除 ${done.sealed} 项内容，摘要仍在，登记为第 ${done.n} 次记录`)
    },
  },
  rotate: {
    words: 0,
    async run(context) {
      const [basis, person] = [textOption(context.values, 'basis'), textOption(context.values, 'as')]
      if (!basis || !person) throw new Misuse('须给出 --basis 更换的理由 和 --as 批准人')
      const bureau = await context.openBureau()
      const parts = { journal: journalOf(bureau), house: bureau.house }
      const isEnd = context.values['end'] === true
      const done = await (isEnd ? endRotation : rotateKey)(parts, { basis, person }).catch((error) => {
        throw error instanceof RotationRefusal ? new Wanting('journal.rotate', error.message) : error
      })
      return say(context, { ok: true, ...done }, isEnd ? endedText(done) : rotatedText(done))
    },
  },
  request: {
    words: 1,
    async run(context, [file]) {
      await publishNow(context)
      const journal = journalOf(await context.openBureau())
      const name = textOption(context.values, 'witness')
      const witnesses = await readWitnesses(journal)
      const witness = name === undefined ? witnesses[0] : witnesses.find(({ verifier }) => verifier.name === name)
      if (!witness) throw new Wanting('witness.unknown', `witnesses.json 中没有见证人${name ? `“${name}”` : ''}`)
      const head = await readHead(journal)
      const old = (await readWitnessRecords(journal))[witness.vkey]?.size ?? 0
      await writeFile(file, await witnessRequest(journal, head!.note, old))
      return say(context, { ok: true, size: head!.size, old }, `请把 ${file} 交见证人“${witness.verifier.name}”见证`)
    },
  },
  accept: {
    words: 2,
    async run(context, [request, response]) {
      const body = await readGiven(request)
      const note = body.subarray(body.indexOf('\n\n') + 2)
      const journal = journalOf(await context.openBureau())
      const { size, accepted } = await importCosignatures(journal, note, await readGiven(response)).catch((error) => {
        throw new Wanting('witness.refused', (error as Error).message)
      })
      return say(context, { ok: true, size, accepted }, `已收下对 ${size} 条检查点的 ${accepted} 个见证签名`)
    },
  },
}

const rotatedText = ({ former, current, published }: Rotated): string =>
  `${published.status === 'published' ? '新旧两个密钥已同时签名' : '已登记；下一次公布起新旧两个密钥同时签名'}。\n` +
  `原公钥 ${former}\n新公钥 ${current}\n` +
  '请公布新公钥，并请各见证人执行 witness add-log 加入新公钥；都办妥后执行 journal rotate --end 停用原密钥。'

const endedText = ({ former, current, published }: Rotated): string =>
  `${published.status === 'published' ? '原密钥已停用' : '已登记；下一次公布起原密钥停用'}，现由新密钥签名。\n` +
  `原公钥 ${former}\n新公钥 ${current}\n` +
  '原密钥存为密钥目录中的 journal.retired-….key，请移出本机封存或者销毁。'

function say({ json, print, printJson }: Context, value: unknown, line: string): number {
  if (json) printJson(value)
  else print(line)
  return 0
}

async function publishNow({ openBureau, progress }: Context, options: PublishOptions = {}): Promise<number> {
  const journal = journalOf(await openBureau())
  const outcome = await publish(journal, { ...options, progress: progressBar('公布', progress) })
  if (outcome.status === 'refused') throw new Wanting(outcome.fault.code, outcome.fault.message)
  if (outcome.status !== 'busy') return outcome.size
  const head = await readHead(journal)
  if (!head) throw new Wanting('journal.busy', '另一进程正在公布封存日志，请稍后再试')
  return head.size
}

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

async function verifyLogIn(context: Context, folder: string): Promise<number> {
  const hash = textOption(context.values, 'hash')
  if (hash !== undefined && hash !== 'sha256' && hash !== 'sm3') throw new Misuse('--hash 应为 sha256 或 sm3')
  const maxAge = numberOption(context, 'max-age')
  const started = performance.now()
  const report = await verifyFolder(folder, {
    ...(await givenTrust(context)),
    ...(hash === undefined ? {} : { hash }),
    ...(maxAge === undefined ? {} : { maxAge: maxAge * 3600, now: Math.floor(Date.now() / 1000) }),
    progress: progressBar('核验', context.progress),
  }).catch((error) => {
    throw new Wanting('journal.unreadable', (error as Error).message)
  })
  const seconds = Math.round((performance.now() - started) / 10) / 100
  if (context.json) {
    const { checkpoint, rotations, ...rest } = report
    const head = checkpoint && { ...checkpoint, root: Buffer.from(checkpoint.root).toString('base64') }
    context.printJson({ ok: report.intact, ...rest, rotations: rotations.map(withoutNote), checkpoint: head, seconds })
    return report.intact ? 0 : 1
  }
  for (const { severity, message } of report.findings) context.print(`${severity === 'fault' ? '✘' : '?'} ${message}`)
  for (const { index, former, current } of report.rotations) {
    context.print(`第 ${index} 号记录更换了签名密钥：\n  原公钥 ${former}\n  新公钥 ${current}`)
  }
  context.print(
    `${report.entries} 条记录，${report.cases} 件办件，见证签名 ${report.cosignatures.length} 个，用时 ${seconds} 秒：` +
      (report.intact ? '日志完整，未被改动' : `发现 ${report.faults} 处不符`),
  )
  if (report.twin) {
    const { entries, intact, isSelfVouched, vkeys } = report.twin
    context.print(`国密副本（SM3 树、SM2 签名）${entries} 条：${intact ? '成立' : '不成立'}`)
    if (isSelfVouched && !report.isSelfVouched) context.print(`  其公钥取自目录本身：${vkeys.join(' ')}`)
  }
  if (report.isSelfVouched) {
    context.print(
      '所用公钥取自目录本身；请与门户、年度报告上印的公钥比对，或用 --vkey 给出其一（也可以是逐行写有公钥的文件）：',
    )
    for (const vkey of [...report.vkeys, ...(report.twin?.vkeys ?? [])]) context.print(`  ${vkey}`)
  }
  return report.intact ? 0 : 1
}

const withoutNote = ({ index, former, current }: KeyRotation) => ({ index, former, current })

async function verifyBundleIn(context: Context, path: string): Promise<number> {
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

/** The bundle in one file, and each entry with its `.tlog-proof` for verifiers of others. */
async function writeBundle(folder: string, bundle: ProofBundle): Promise<void> {
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'bundle.json'), `${JSON.stringify(bundle, null, 1)}\n`)
  await writeFile(join(folder, 'vkeys'), `${bundle.vkeys.join('\n')}\n`)
  for (const { index, entry, proof, disclosures } of bundle.entries) {
    await writeFile(join(folder, `${index}.entry`), entry)
    await writeFile(join(folder, `${index}.tlog-proof`), proof)
    await writeFile(join(folder, `${index}.disclosures`), disclosures.map((line) => `${line}\n`).join(''))
  }
}
