import { strFromU8, unzipSync } from 'fflate'
import { sortKeys, verifyPublished } from '../../app/journal/verify/verify-published.ts'
import { checkAnyProof, documentLines, parseAnyProof, verifyDocument } from '../../app/paper/verify-document.ts'
import { embeddedIn } from '../../domain/documents/embedded.ts'
import { toHex } from '../../domain/journal/bytes.ts'
import { parseCheckpoint } from '../../domain/journal/checkpoint.ts'
import { leafHash } from '../../domain/journal/merkle.ts'
import { parseNote } from '../../domain/journal/note.ts'
import { decodeBundle, TILE_WIDTH, tileAt, tilePath } from '../../domain/journal/tiles.ts'
import { fromUtf8 } from '../../domain/journal/utf8.ts'
import { OTHER, parseVkey } from '../../domain/journal/vkey.ts'
import { sha256, verifyEd25519 } from './crypto.browser.ts'

// Checks proofs, receipts and whole logs of the sealed journal on the reader's own machine; sends nothing anywhere.

const algorithms = { ed25519: verifyEd25519 }

const place = <E extends HTMLElement = HTMLElement>(id: string): E => document.getElementById(id) as E

function line(text: string, className?: string): HTMLElement {
  const made = document.createElement('p')
  made.textContent = text
  if (className) made.className = className
  return made
}

const say = (id: string, ...lines: readonly HTMLElement[]): void => place(id).replaceChildren(...lines)

const linesOf = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((one) => one.trim())
    .filter((one) => one !== '')

/** SM2 keys belong to the twin under SM3, which this page does not check. */
const isTwinKey = (vkey: string): boolean => {
  const key = parseVkey(sha256, vkey)
  return key.ok && key.value.type === OTHER
}

type Keys = { readonly vkeys: readonly string[]; readonly own: boolean }

/** The keys that the reader typed in, or else those that lie beside the data, which then vouch for themselves. */
function keysOf(beside: readonly string[]): Keys {
  const given = linesOf(place<HTMLTextAreaElement>('vkeys').value).filter((vkey) => !isTwinKey(vkey))
  const vkeys = given.length ? given : beside
  if (vkeys.length === 0) throw new Error('没有公钥：请填写门户或年度报告上公布的公钥。')
  return { vkeys, own: given.length > 0 }
}

const vouching = ({ own }: Keys): HTMLElement[] =>
  own ? [] : [line('所用公钥取自文件本身。请与门户、年度报告上公布的公钥比对，或者填入上面的公钥栏再核验。')]

async function attempt(id: string, work: () => Promise<void>): Promise<void> {
  say(id, line('正在核验……'))
  try {
    await work()
  } catch (error) {
    say(id, line(`不能核验：${(error as Error).message}`, 'bad'))
  }
}

async function checkProof(file: File): Promise<void> {
  const proof = parseAnyProof(await file.text())
  if (!proof) throw new Error('这不是存证文件（zs-proof/1，或者文书的 .tlog-proof）。')
  const keys = keysOf(proof.vkeys)
  const checked = checkAnyProof(sha256, proof, { ...sortKeys(sha256, algorithms, keys.vkeys), quorum: 0 })
  say(
    'proof-result',
    line(checked.ok ? '存证成立：这些记录在封存日志中，内容未被改动。' : '存证不成立。', checked.ok ? 'ok' : 'bad'),
    ...checked.findings.map((finding) => line(finding, 'bad')),
    ...vouching(keys),
    ...checked.entries.map(({ index, n, kind, t, shown, hidden }) =>
      line(
        `第 ${n} 次记录（日志第 ${index} 号，${kind}，${t}）：${shown.map(({ path, value }) => `${path}＝${JSON.stringify(value)}`).join('；')}；未披露 ${hidden} 项`,
      ),
    ),
  )
}

/** Files of a chosen folder by their path within the log. */
function folderFiles(files: FileList): (path: string) => Promise<Uint8Array | null> {
  const byPath = new Map([...files].map((file) => [file.webkitRelativePath.split('/').slice(1).join('/'), file]))
  return async (path) => {
    const file = byPath.get(path)
    return file ? new Uint8Array(await file.arrayBuffer()) : null
  }
}

const textIn = (bytes: Uint8Array | null): string[] => linesOf((bytes && fromUtf8(bytes)) || '')

async function checkLog(files: FileList): Promise<void> {
  const read = folderFiles(files)
  const keys = keysOf(textIn(await read('vkeys')))
  const kinds = textIn(await read('kinds'))
  const bar = place<HTMLProgressElement>('log-progress')
  bar.hidden = false
  const started = performance.now()
  const report = await verifyPublished(read, {
    sha256,
    algorithms,
    vkeys: keys.vkeys,
    quorum: 0,
    kinds: kinds.length ? new Set(kinds) : undefined,
    progress: (done, total) => {
      bar.max = total
      bar.value = done
    },
  })
  bar.hidden = true
  const seconds = Math.round((performance.now() - started) / 100) / 10
  say(
    'log-result',
    line(
      report.intact
        ? `日志完整，未被改动：${report.entries} 条记录、${report.cases} 件办件，见证签名 ${report.cosignatures.length} 个，用时 ${seconds} 秒。`
        : `发现 ${report.faults} 处不符（已读 ${report.entries} 条记录，用时 ${seconds} 秒）。`,
      report.intact ? 'ok' : 'bad',
    ),
    ...report.rotations.map(({ index, former, current }) =>
      line(`第 ${index} 号记录更换了签名密钥：原公钥 ${former}，新公钥 ${current}`),
    ),
    ...report.findings.map(({ severity, message }) => line(message, severity === 'fault' ? 'bad' : undefined)),
    ...((await read('sm3/checkpoint')) ? [line('目录中的国密副本（SM3 树、SM2 签名）未经本页核验。')] : []),
    ...vouching(keys),
  )
}

/** `zs-receipt/1 origin index leaf`, against a log that the reader has. */
async function checkReceipt(text: string, files: FileList | null): Promise<void> {
  const [format, origin, indexText = '', leaf] = text.trim().split(/\s+/)
  const index = Number(indexText)
  if (format !== 'zs-receipt/1' || !origin || !/^\d+$/.test(indexText) || !/^[0-9a-f]{64}$/.test(leaf ?? ''))
    throw new Error('回执应为一行：zs-receipt/1 日志名 序号 散列。')
  if (!files?.length) throw new Error('请先在上面选入日志目录。')
  const read = folderFiles(files)
  const note = parseNote((await read('checkpoint')) ?? new Uint8Array())
  const head = note.ok ? parseCheckpoint(note.value.text) : note
  if (!head.ok) throw new Error(`所选目录中没有可读的检查点：${head.message}。`)
  if (head.value.origin !== origin)
    throw new Error(`回执属于日志“${origin}”，所选的是另一部日志“${head.value.origin}”。`)
  const entry = await entryAt(read, head.value.size, index)
  if (!entry) throw new Error(`所选日志中没有第 ${index} 号记录：日志比回执短，或者被截断。`)
  const found = toHex(leafHash(sha256, entry))
  say(
    'receipt-result',
    found === leaf
      ? line('一致：日志中的这条记录就是回执所指的记录。', 'ok')
      : line('不一致：日志中这个序号的记录与回执不同，日志在发出回执之后被改动。', 'bad'),
  )
}

/** One entry of a log of `size`; null where the log does not have it. A partial bundle may have become a full one. */
async function entryAt(
  read: (path: string) => Promise<Uint8Array | null>,
  size: number,
  index: number,
): Promise<Uint8Array | null> {
  const bundle = tileAt(size, 'entries', Math.floor(index / TILE_WIDTH))
  if (!bundle) return null
  for (const width of [bundle.width, TILE_WIDTH]) {
    const bytes = await read(tilePath({ ...bundle, width }))
    if (bytes) return (index < size && decodeBundle(bytes, width)?.[index % TILE_WIDTH]) || null
  }
  return null
}

/** The file of a document against its proof: the text inside must be one whose hash an act in the log has sealed. */
async function checkDocument(file: File, beside: File | undefined): Promise<void> {
  const { pdf, proof: proofText } = await openedDocument(file, beside)
  const packed = embeddedIn(pdf)
  const text = packed && (await inflated(packed))
  if (text === undefined) return say('document-result', line('不是本局文书：文件里没有封存的正文。', 'bad'))
  const proof = proofText === undefined ? null : parseAnyProof(proofText)
  if (!proof) throw new Error('请先在上面选入这份文书的存证文件。')
  const keys = keysOf(proof.vkeys)
  const trust = { ...sortKeys(sha256, algorithms, keys.vkeys), quorum: 0 }
  const { verdict, entry, findings } = verifyDocument(sha256, text, proof, trust)
  if (verdict === 'different' || !entry)
    return say(
      'document-result',
      line('不一致：文件里的正文不是这份存证所封存的正文，或者存证本身不成立。', 'bad'),
      ...findings.map((finding) => line(finding, 'bad')),
    )
  say(
    'document-result',
    line(`这份文书的正文与封存日志一致：日志第 ${entry.index} 号记录，${entry.t}。`, 'ok'),
    line('封存的正文如下。断网时不能重排版面，请与纸面逐字比对；联网可在“核对回执和证件”页核对文件的每个字节。'),
    ...documentLines(JSON.parse(text)).map((one) => line(one)),
    ...vouching(keys),
  )
}

/** A document alone with the proof that was chosen before, or both in the one archive in which they were downloaded. */
async function openedDocument(file: File, beside: File | undefined): Promise<{ pdf: Uint8Array; proof?: string }> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  if (!/\.zip$/i.test(file.name)) return { pdf: bytes, ...(beside ? { proof: await beside.text() } : {}) }
  const parts = Object.entries(unzipSync(bytes))
  const named = (ending: string) => parts.find(([name]) => name.endsWith(ending))?.[1]
  const proof = named('.tlog-proof')
  return { pdf: named('.pdf') ?? new Uint8Array(), ...(proof ? { proof: strFromU8(proof) } : {}) }
}

async function inflated(packed: Uint8Array): Promise<string | undefined> {
  try {
    const stream = new Blob([Uint8Array.from(packed)]).stream().pipeThrough(new DecompressionStream('deflate'))
    return await new Response(stream).text()
  } catch {
    return undefined
  }
}

const chosen = (id: string): FileList | null => place<HTMLInputElement>(id).files

place('proof').addEventListener('change', () => {
  const file = chosen('proof')?.[0]
  if (file) void attempt('proof-result', () => checkProof(file))
})
place('document').addEventListener('change', () => {
  const file = chosen('document')?.[0]
  if (file) void attempt('document-result', () => checkDocument(file, chosen('proof')?.[0]))
})
place('log').addEventListener('change', () => {
  const files = chosen('log')
  if (files?.length) void attempt('log-result', () => checkLog(files))
})
place('check-receipt').addEventListener('click', () => {
  void attempt('receipt-result', () => checkReceipt(place<HTMLInputElement>('receipt').value, chosen('log')))
})
