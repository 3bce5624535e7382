import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { deflateSync } from 'node:zlib'
import { zipSync } from 'fflate'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ProofBundle } from '#app/journal/proofs/bundle.ts'
import { proofOf } from '#app/journal/publish/case-proof.ts'
import { publish } from '#app/journal/publish/publish.ts'
import { receiptOf } from '#app/journal/publish/receipts.ts'
import { fsckSource } from '#db/journal-fsck.ts'
import { openReader } from '#db/schema.ts'
import { types } from '#db/types.ts'
import { openBrowser, patient } from '../../../test/e2e/browser.ts'
import { makeFolder } from '../../../test/folder.ts'
import { journalOfOffice, recordRows } from '../../../test/journal.ts'
import { openOffice } from '../../../test/office.ts'
import { verifierPage } from './verifier.ts'

const { folder, remove } = makeFolder()
const saved = join(folder, 'verifier.html')
const good = join(folder, 'journal')
let vkeys: string
let bundle: ProofBundle
/** A receipt of an act in the middle of the log. */
let receipt: string
let browser: Browser
let page: Page
const asked: string[] = []

beforeAll(async () => {
  const office = await openOffice({ today: '2024-03-05' })
  const reader = openReader(office.database.pool({ max: 4, types }))
  const journal = journalOfOffice(office, folder, reader)
  // Published before at 265: an older, smaller end of the log lies beside the newest.
  const cases = await recordRows(office, 264)
  await publish(journal)
  cases.push(...(await recordRows(office, 35)))
  await publish(journal)
  vkeys = await readFile(join(good, 'vkeys'), 'utf8')
  const source = fsckSource(reader, 'kunming-science')
  const proof = await proofOf(journal, source, office.house.matters, cases[7]!, (path) => path !== '!actor')
  if ('code' in proof) throw new Error(proof.message)
  bundle = proof
  receipt = (await receiptOf(journal, cases[289]!, 1))!.text
  await office.close()
  await writeFile(saved, (await verifierPage()).html)
  browser = await openBrowser()
  page = patient(await browser.newPage())
  page.on('request', (request) => asked.push(request.url()))
})
afterAll(async () => {
  await browser?.close()
  remove()
})

/** Opens the page from disk, as from a stick, with the keys that the reader has from elsewhere. */
async function open(keys = vkeys): Promise<void> {
  await page.goto(pathToFileURL(saved).href)
  await page.fill('#vkeys', keys)
}

async function said(place: string): Promise<string> {
  await page.waitForSelector(`#${place} .ok, #${place} .bad`)
  return (await page.textContent(`#${place}`)) ?? ''
}

async function logSays(log: string): Promise<string> {
  await page.setInputFiles('#log', log)
  return said('log-result')
}

async function proofSays(content: unknown): Promise<string> {
  const buffer = Buffer.from(typeof content === 'string' ? content : JSON.stringify(content))
  await page.setInputFiles('#proof', { name: 'bundle.json', mimeType: 'application/json', buffer })
  return said('proof-result')
}

async function receiptSays(line: string): Promise<string> {
  await page.fill('#receipt', line)
  await page.click('#check-receipt')
  return said('receipt-result')
}

/** A copy of the log in which one file was changed. */
async function changedLog(name: string, path: string, change: (bytes: Buffer) => Buffer): Promise<string> {
  const copy = join(folder, name, 'journal')
  await mkdir(join(folder, name))
  await cp(good, copy, { recursive: true })
  await writeFile(join(copy, path), change(await readFile(join(copy, path))))
  return copy
}

const flip =
  (at: number) =>
  (bytes: Buffer): Buffer => {
    bytes[at]! ^= 1
    return bytes
  }

test('given a log that is whole, then 完整, without any network', async () => {
  await open()
  expect(await logSays(good)).toMatch(/^日志完整，未被改动：300 条记录、300 件办件/)
  expect(asked.filter((url) => !url.startsWith('file:'))).toEqual([])
})

test('given no keys, then those beside the log are used and the reader is told', async () => {
  await open('')
  const shown = await logSays(good)
  expect(shown).toMatch(/^日志完整/)
  expect(shown).toContain('所用公钥取自文件本身。请与门户、年度报告上公布的公钥比对')
})

test('given keys of somebody else, then 不符', async () => {
  const other = 'example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx'
  await open(other)
  expect(await logSays(good)).toMatch(/不符/)
})

test.each([
  ['an entry', 'tile/entries/000', flip(40), '第 0 号记录的内容在公布之后被改动'],
  ['a hash', 'tile/0/000', flip(40), '第 1 号记录的叶哈希被改动或损坏'],
  [
    'the checkpoint',
    'checkpoint',
    (bytes: Buffer) => Buffer.from(bytes.toString().replace('\n300\n', '\n299\n')),
    '签名不成立',
  ],
] as const)('given a log of which %s was changed, then 不符 and what', async (what, path, change, words) => {
  await open()
  const shown = await logSays(await changedLog(what, path, change))
  expect(shown).toMatch(/^发现 \d+ 处不符/)
  expect(shown).toContain(words)
})

test('given the proof of a case, then 存证成立, with its contents and what is withheld', async () => {
  await open()
  const shown = await proofSays(bundle)
  expect(shown).toMatch(/^存证成立：这些记录在封存日志中，内容未被改动。/)
  expect(shown).toContain('日志第 8 号，publicity-activity.record')
  expect(shown).toContain('五华区')
  expect(shown).toContain('未披露 1 项')
})

test('given a proof of which a content was changed, then 存证不成立 and which', async () => {
  const changed = bundle.entries[0]!.disclosures.map((disclosure) => {
    const text = Buffer.from(disclosure, 'base64url').toString('utf8')
    return Buffer.from(text.replace('五华区', '盘龙区')).toString('base64url')
  })
  await open()
  const shown = await proofSays({ ...bundle, entries: [{ ...bundle.entries[0]!, disclosures: changed }] })
  expect(shown).toMatch(/^存证不成立。/)
  expect(shown).toContain('与封存的摘要不符：内容在封存之后被改动')
})

test('given something else than a proof, then why it is not checked', async () => {
  await open()
  expect(await proofSays('{}')).toBe('不能核验：这不是存证文件（zs-proof/1，或者文书的 .tlog-proof）。')
})

test('given a PDF that is no document of the bureau, then 不是本局文书; a document needs its proof', async () => {
  const documentSays = async (buffer: Buffer, name = '文书.pdf') => {
    await page.setInputFiles('#document', { name, mimeType: 'application/octet-stream', buffer })
    return said('document-result')
  }
  const text = Buffer.from('{"v":"zs-document/1"}')
  const packed = deflateSync(text)
  const head = `1 0 obj\n<<\n  /Length ${packed.length}\n  /Type /EmbeddedFile\n>>\nstream\n`
  const pdf = Buffer.concat([Buffer.from(head), packed, Buffer.from('\nendstream')])
  await open()
  expect(await documentSays(Buffer.from('%PDF-1.7'))).toBe('不是本局文书：文件里没有封存的正文。')
  expect(await documentSays(pdf)).toBe('不能核验：请先在上面选入这份文书的存证文件。')
  const both = zipSync({ 'a.pdf': pdf, 'a.pdf.tlog-proof': Buffer.from(JSON.stringify(bundle)) })
  expect(await documentSays(Buffer.from(both), '文书.zip')).toContain('不一致：文件里的正文不是这份存证所封存的正文')
  await proofSays(bundle)
  expect(await documentSays(pdf)).toContain('不一致：文件里的正文不是这份存证所封存的正文')
})

test('given a receipt, then 一致 with the log that holds its entry, 不一致 with one that was changed since', async () => {
  const other = receipt.replace(/.$/, (last) => (last === '0' ? '1' : '0'))
  await open()
  expect(await receiptSays(receipt)).toBe('不能核验：请先在上面选入日志目录。')
  await logSays(good)
  expect(await receiptSays(receipt)).toBe('一致：日志中的这条记录就是回执所指的记录。')
  expect(await receiptSays(other)).toBe('不一致：日志中这个序号的记录与回执不同，日志在发出回执之后被改动。')
  expect(await receiptSays(receipt.replace(' 290 ', ' 300 '))).toContain('所选日志中没有第 300 号记录')
  expect(await receiptSays(receipt.replace('kunming-science', 'other'))).toContain('所选的是另一部日志')
  expect(await receiptSays('三百号')).toContain('回执应为一行：zs-receipt/1 日志名 序号 散列')
})
