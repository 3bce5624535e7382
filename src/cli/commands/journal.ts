import { mkdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ProofBundle } from '#app/journal/proofs/bundle.ts'
import { proofOf, readHead } from '#app/journal/publish/case-proof.ts'
import { checkJournal } from '#app/journal/publish/check-journal.ts'
import { exportLog } from '#app/journal/publish/export-log.ts'
import { type PublishOptions, publish } from '#app/journal/publish/publish.ts'
import { stampText } from '#app/journal/publish/publisher.ts'
import { receiptOf } from '#app/journal/publish/receipts.ts'
import { endRotation, type Rotated, RotationRefusal, rotateKey } from '#app/journal/publish/rotate.ts'
import { RedactionRefusal } from '#app/journal/sealing/redact.ts'
import { acceptTimestamp, type Stamping, timestampRequestFile } from '#app/journal/timestamps/stamp.ts'
import { importCosignatures, witnessRequest } from '#app/journal/witnesses/witness-client.ts'
import { readWitnesses, readWitnessRecords } from '#app/journal/witnesses/witnesses.ts'
import { fsckSource } from '#db/journal-fsck.ts'
import { redact } from '#db/journal-redact.ts'
import { ReplayRefusal, replayJournal } from '#db/journal-replay.ts'
import { confirmClock } from '#db/silence.ts'
import { types } from '#db/types.ts'
import { dayOf } from '#domain/calendar/day.ts'
import { isThere } from '../besides.ts'
import { type CommandLine, type Context, Misuse, textOption, Wanting } from '../command-line.ts'
import { verifyBundleIn, verifyLogIn } from '../journal-verify.ts'
import { progressBar } from '../progress-bar.ts'
import { readGiven } from './draw.ts'

/** The sealed journal: publish, export, verify, prove, and carry to a witness that has no network. */
export const journalCommand: CommandLine = {
  name: 'journal',
  summary: '封存日志：公布、导出、核验、出具存证、交见证人见证',
  usage:
    'journal export 目录 | verify 目录|文件 | proof 办件 [--out 目录] | receipt 办件 记录序号 | publish | request 文件 | accept 请求文件 答复文件 | timestamp-request 文件 | timestamp-accept 文件 | replay 目录 | redact 办件 栏目,… --basis 依据 --as 人员 | rotate [--end] --basis 依据 --as 人员 | resume --basis 说明 --as 人员',
  options: {
    out: { type: 'string' },
    vkey: { type: 'string' },
    hash: { type: 'string' },
    tsa: { type: 'string' },
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
      const { size, timestamp } = await publishNow(context, {
        rewrite: context.values['rewrite'] === true,
        refresh: true,
      })
      const stamp = timestamp ? `，${stampText(timestamp)}` : ''
      return say(context, { ok: true, size, timestamp }, `封存日志已公布至 ${size} 条${stamp}`)
    },
  },
  export: {
    words: 1,
    async run(context, [folder]) {
      await publishNow(context)
      const journal = (await context.openBureau()).journal
      const size = await exportLog(journal.folder, folder, progressBar('导出', context.progress))
      return say(context, { ok: true, size, folder }, `已导出 ${size} 条封存记录到 ${folder}`)
    },
  },
  verify: {
    words: 1,
    async run(context, [path]) {
      const isFolder = (await stat(path).catch(() => null))?.isDirectory() === true
      if (!isFolder) return verifyBundleIn(context, path)
      const bundle = join(path, bundleName)
      // what `proof --out` writes is a folder too; a log has its checkpoint
      const isBundle = (await isThere(bundle)) && !(await isThere(join(path, 'checkpoint')))
      return isBundle ? verifyBundleIn(context, bundle) : verifyLogIn(context, path)
    },
  },
  proof: {
    words: 1,
    async run(context, [caseId]) {
      const bureau = await context.openBureau()
      const source = fsckSource(bureau.reader, bureau.profile.id)
      const bundle = await proofOf(bureau.journal, source, bureau.house.matters, caseId)
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
      const receipt = await receiptOf((await context.openBureau()).journal, caseId, Number(n))
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
      const fault = await checkJournal(bureau.journal)
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
      const done = await redact(bureau, { caseId, paths: paths.split(','), basis, actor: approver }).catch((error) => {
        throw error instanceof RedactionRefusal ? new Wanting('journal.redact', error.message) : error
      })
      return say(context, { ok: true, ...done }, `已删除 ${done.sealed} 项内容，摘要仍在，登记为第 ${done.n} 次记录`)
    },
  },
  resume: {
    words: 0,
    async run(context) {
      const [basis, person] = [textOption(context.values, 'basis'), textOption(context.values, 'as')]
      if (!basis || !person) throw new Misuse('须给出 --basis 停办的说明 和 --as 确认人')
      const { house, reader, profile } = await context.openBureau()
      const at = house.clock.now()
      if (!(await confirmClock(reader, profile.id, { person, basis, at })))
        throw new Wanting('right.missing', `确认时钟的人须在 ${dayOf(at)} 担任审批负责人`)
      return say(context, { ok: true, at }, `已确认：时钟 ${at} 无误，恢复办理`)
    },
  },
  rotate: {
    words: 0,
    async run(context) {
      const [basis, person] = [textOption(context.values, 'basis'), textOption(context.values, 'as')]
      if (!basis || !person) throw new Misuse('须给出 --basis 更换的理由 和 --as 批准人')
      const bureau = await context.openBureau()
      const parts = { journal: bureau.journal, house: bureau.house }
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
      const journal = (await context.openBureau()).journal
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
      const journal = (await context.openBureau()).journal
      const { size, accepted } = await importCosignatures(journal, note, await readGiven(response)).catch((error) => {
        throw new Wanting('witness.refused', (error as Error).message)
      })
      return say(context, { ok: true, size, accepted }, `已收下对 ${size} 条检查点的 ${accepted} 个见证签名`)
    },
  },
  'timestamp-request': {
    words: 1,
    async run(context, [file]) {
      await publishNow(context)
      const { size, request } = await timestampRequestFile((await context.openBureau()).journal)
      await writeFile(file, request)
      return say(context, { ok: true, size }, `请把 ${file} 交时间戳机构对 ${size} 条的检查点签发时间戳`)
    },
  },
  'timestamp-accept': {
    words: 1,
    async run(context, [file]) {
      const journal = (await context.openBureau()).journal
      const token = await acceptTimestamp(journal, await readGiven(file)).catch((error) => {
        throw new Wanting('timestamp.refused', (error as Error).message)
      })
      const issuer = token.isTrusted ? token.issuer : `${token.issuer}（未设机构证书，未核对）`
      return say(context, { ok: true, ...token }, `已收下“${issuer}”对 ${token.size} 条检查点的时间戳`)
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

async function publishNow(
  { openBureau, progress }: Context,
  options: PublishOptions = {},
): Promise<{ readonly size: number; readonly timestamp?: Stamping }> {
  const journal = (await openBureau()).journal
  const outcome = await publish(journal, { ...options, progress: progressBar('公布', progress) })
  if (outcome.status === 'refused') throw new Wanting(outcome.fault.code, outcome.fault.message)
  if (outcome.status !== 'busy') return outcome
  const head = await readHead(journal)
  if (!head) throw new Wanting('journal.busy', '另一进程正在公布封存日志，请稍后再试')
  return head
}

const bundleName = 'bundle.json'

/** The bundle in one file, and each entry with its `.tlog-proof` for verifiers of others. */
async function writeBundle(folder: string, bundle: ProofBundle): Promise<void> {
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, bundleName), `${JSON.stringify(bundle, null, 1)}\n`)
  await writeFile(join(folder, 'vkeys'), `${bundle.vkeys.join('\n')}\n`)
  for (const { index, entry, proof, disclosures } of bundle.entries) {
    await writeFile(join(folder, `${index}.entry`), entry)
    await writeFile(join(folder, `${index}.tlog-proof`), proof)
    await writeFile(join(folder, `${index}.disclosures`), disclosures.map((line) => `${line}\n`).join(''))
  }
}
