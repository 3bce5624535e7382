import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { nodeAlgorithms } from '#app/journal/log/node-algorithms.ts'
import { sortKeys } from '#app/journal/verify/verify-published.ts'
import { textInside } from '#app/paper/check-file.ts'
import { isSealOf } from '#app/paper/seal-service.ts'
import { parseAnyProof, verifyDocument } from '#app/paper/verify-document.ts'
import { clientOf } from '../../test/api.ts'
import { commandLineOf } from '../../test/bureau.ts'
import { openSite, type TestSite } from '../../test/e2e/site.ts'
import { temporaryFolder } from '../../test/folder.ts'
import { anApplication } from '../../test/licence.ts'
import { demoOfd } from '../../test/ofd.ts'
import { hasPoppler, readPdf } from '../../test/pdf.ts'
import { demoSeals } from '../../test/seals.ts'
import { makeApp } from './server.ts'

let site: TestSite
let app: ReturnType<typeof makeApp>
beforeAll(async () => {
  site = await openSite()
  app = makeApp(site.bureau)
})
afterAll(() => site.close())

const partOf = (docx: Uint8Array) => strFromU8(unzipSync(docx)['word/document.xml']!)

const get = async (path: string) => {
  const response = await app.request(path)
  return { type: response.headers.get('content-type'), bytes: new Uint8Array(await response.arrayBuffer()) }
}

test('年度报告有 PDF 和 DOCX，写明主送、落款和成文日期；两次下载字节相同', async () => {
  const [pdf, docx] = [await get('/reports/2024.pdf'), await get('/reports/2024.docx')]
  expect(pdf.type).toBe('application/pdf')
  expect(docx.type).toContain('wordprocessingml')
  expect(Buffer.from((await get('/reports/2024.pdf')).bytes)).toEqual(Buffer.from(pdf.bytes))
  const { report, title } = site.bureau.profile
  const body = partOf(docx.bytes)
  for (const text of [report.addressees.join('、'), title]) expect(body).toContain(text)
  if (!hasPoppler) return
  const text = readPdf(pdf.bytes).text.replace(/\s/g, '')
  expect(text).toContain(`${report.addressees.join('、')}：`)
  expect(text).toMatch(/—1—/)
})

/** What the offline verifier says of a text and the proof beside it. */
const checked = (proof: string, text: string) => {
  const hash = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest())
  const parsed = parseAnyProof(proof)!
  return verifyDocument(hash, text, parsed, { ...sortKeys(hash, nodeAlgorithms, parsed.vkeys), quorum: 0 })
}

describe('一次下载文书和存证', () => {
  const parts = async (path: string) => {
    const { type, bytes } = await get(path)
    expect(type).toBe('application/zip')
    const named = Object.entries(unzipSync(bytes))
    const proof = strFromU8(named.find(([name]) => name.endsWith('.pdf.tlog-proof'))![1])
    return { pdf: named.find(([name]) => name.endsWith('.pdf'))![1], proof }
  }
  const path = () => `/records/${site.licence}/entries/5/documents/grant`

  test('门户给公开文本的 PDF、DOCX 和存证；存证只披露这一次办理做了什么', async () => {
    const { pdf, proof } = await parts(`${path()}.zip`)
    expect(Buffer.from((await get(`${path()}.pdf`)).bytes)).toEqual(Buffer.from(pdf))
    const text = textInside(pdf)!
    const { verdict, entry } = checked(proof, text)
    expect([verdict, entry?.n, entry?.shown.map((one) => one.path)]).toEqual(['same', 5, ['!act']])
    expect(proof).toMatch(/^c2sp\.org\/tlog-proof@v1\n/)
    expect(partOf((await get(`${path()}.docx`)).bytes)).toContain('准予行政许可决定书')
  })

  test('改了正文、路径、记录或者披露的，都不成立', async () => {
    const { pdf, proof } = await parts(`${path()}.zip`)
    const text = textInside(pdf)!
    expect(checked(proof, text.replace('准予', '不予')).verdict).toBe('different')
    const lines = proof.split('\n')
    const index = lines.findIndex((line) => line.startsWith('index'))
    const wrongPath = lines.with(index + 1, Buffer.alloc(32).toString('base64')).join('\n')
    expect(checked(wrongPath, text)).toMatchObject({ verdict: 'different', findings: [expect.any(String)] })
    const extra = JSON.parse(Buffer.from(lines[1]!.slice('extra '.length), 'base64').toString()) as { entry: string }
    const withExtra = (changed: object) =>
      lines.with(1, `extra ${Buffer.from(JSON.stringify({ ...extra, ...changed })).toString('base64')}`).join('\n')
    expect(checked(withExtra({ entry: extra.entry.replace('"n":5', '"n":6') }), text).verdict).toBe('different')
    const other = Buffer.from('["AAAAAAAAAAAAAAAAAAAAAA","!act",{}]').toString('base64url')
    expect(checked(withExtra({ disclosures: [other] }), text).verdict).toBe('different')
    expect(parseAnyProof(withExtra({ format: 'x' }))).toBeNull()
  })

  test('可以查看办件的人由接口取正本，别人不知道有没有', async () => {
    const head = await clientOf(app, site.bureau, 'P-head')
    const inside = `/api/matters/lab-animal-licence/cases/${site.licence}/entries/5/documents`
    const sealed = (await head.get(`${inside}/grant.json`)).text
    const [row] = await site.office.rows(`select body from document where case_id = $1 and kind = 'grant'`, [
      site.licence,
    ])
    expect(sealed).toBe(row!['body'])
    for (const wrong of ['nothing.pdf', 'grant.txt', 'grant'])
      expect((await head.get(`${inside}/${wrong}`)).status).toBe(404)
    const stranger = await clientOf(app, site.bureau, 'P-keeper')
    expect((await stranger.get(`${inside}/grant.pdf`)).json.code).toBe('case.unknown')
    expect((await app.request(`${inside}/grant.pdf`)).status).toBe(401)
  })
})

describe('试办', () => {
  const wish = () => ({ variant: 'issue', form: { ...anApplication(), materials: [site.material] } })
  const acts = async () => (await site.office.rows('select count(*)::int as count from entry'))[0]!['count']

  test('接口说将会怎样，给出样稿；什么也没有写下', async () => {
    const applicant = await clientOf(app, site.bureau, 'P-applicant')
    const before = await acts()
    const path = '/api/matters/lab-animal-licence/cases/new/actions/apply'
    const body = { id: randomUUID(), ...wish() }
    const told = await applicant.post(`${path}?trial=true`, body)
    expect(told.json.trial).toMatchObject([{ state: 'submitted', documents: [{ kind: 'receipt' }] }])
    const sample = await applicant.post(`${path}?trial=receipt.pdf`, body)
    expect([sample.status, sample.text.slice(0, 5)]).toEqual([200, '%PDF-'])
    expect((await applicant.post(`${path}?trial=grant.pdf`, body)).json.code).toBe('trial.unknown')
    expect((await applicant.post(`${path}?trial=true`, { ...body, form: {} })).json.code).toBe('form.invalid')
    expect(await acts()).toBe(before)
  })

  test('命令行把样稿写进文件夹，每页标明未签发', async () => {
    const before = await acts()
    const folder = temporaryFolder()
    const run = commandLineOf(site.bureau)
    const { variant, form } = wish()
    const words = ['act', 'lab-animal-licence', 'new', 'apply', '--as', 'P-applicant', '--variant', variant]
    const said = await run(...words, '--form', JSON.stringify(form), '--trial', '--out', folder)
    expect(said).toMatchObject({ code: 0, out: expect.stringContaining('出具《收件凭证》') })
    expect(await acts()).toBe(before)
    if (hasPoppler) expect(readPdf(readFileSync(join(folder, 'receipt.样稿.pdf'))).text).toContain('没有封存')
  })
})

describe('电子印章', () => {
  const asked = () => ['document', site.licence, '5', 'grant', '--as', 'P-head', '--seal']

  test('没有接入印章服务的，说没有；文书照样写出', async () => {
    const file = join(temporaryFolder(), '决定.pdf')
    const said = await commandLineOf(site.bureau)(...asked(), '--out', file)
    expect(said).toMatchObject({ code: 1, err: expect.stringContaining('没有接入电子印章服务') })
    expect(existsSync(file)).toBe(true)
  })

  test('演示的印章服务以自己的 SM2 密钥签章，写明演示；改一个字节就不成立', async () => {
    const file = join(temporaryFolder(), '决定.pdf')
    const run = commandLineOf({ ...site.bureau, seals: demoSeals() })
    expect(await run(...asked(), '--out', file)).toMatchObject({ code: 0 })
    const seal = JSON.parse(readFileSync(`${file}.seal.json`, 'utf8'))
    const bytes = readFileSync(file)
    expect(seal).toMatchObject({ by: expect.stringContaining('演示'), demo: true })
    expect(isSealOf(seal, bytes)).toBe(true)
    expect(isSealOf(seal, Buffer.concat([bytes, Buffer.from(' ')]))).toBe(false)
    expect(isSealOf({ ...seal, publicKey: demoSeals().publicKey }, bytes)).toBe(false)
  })
})

describe('OFD', () => {
  const asked = (out: string) => [
    'document',
    site.licence,
    '5',
    'grant',
    '--as',
    'P-head',
    '--format',
    'ofd',
    '--out',
    out,
  ]

  test('没有接入转换的，说没有，什么也不写出', async () => {
    const file = join(temporaryFolder(), '决定.ofd')
    const said = await commandLineOf(site.bureau)(...asked(file))
    expect(said).toMatchObject({ code: 1, err: expect.stringContaining('没有接入 OFD 转换') })
    expect(existsSync(file)).toBe(false)
  })

  test('接入的转换得到封存的正文；写出的文件可以另行签章，写明演示', async () => {
    const file = join(temporaryFolder(), '决定.ofd')
    const run = commandLineOf({ ...site.bureau, ofd: demoOfd, seals: demoSeals() })
    expect(await run(...asked(file), '--seal')).toMatchObject({ code: 0 })
    const parts = unzipSync(readFileSync(file))
    expect(strFromU8(parts['OFD.xml']!)).toContain('演示')
    const [row] = await site.office.rows(`select body from document where case_id = $1 and n = 5 and kind = 'grant'`, [
      site.licence,
    ])
    expect(strFromU8(parts['Doc_0/Attachs/zs-document.json']!)).toBe(row!['body'])
    expect(isSealOf(JSON.parse(readFileSync(`${file}.seal.json`, 'utf8')), readFileSync(file))).toBe(true)
  })
})

describe('双公示', () => {
  const bureauCode = '1153010001511000X4'
  const asked = ['--from', '2024-01-01', '--until', '2025-01-01', '--code', bureauCode]
  const credit = (...words: string[]) => commandLineOf(site.bureau)('credit', ...words)

  test('缺少法定代表人的一条不写出；草稿写出，表头是标准的字段，日期用斜线', async () => {
    const file = join(temporaryFolder(), '许可.csv')
    const strict = await credit('licence', '--as', 'P-publisher', ...asked, '--out', file)
    expect(strict).toMatchObject({ code: 1, out: expect.stringContaining('缺少法定代表人') })
    expect(existsSync(file)).toBe(false)
    await credit('licence', '--as', 'P-publisher', ...asked, '--out', file, '--draft')
    const [head = '', ...rows] = readFileSync(file, 'utf8').trim().split('\r\n')
    expect(head.replace('\uFEFF', '').split(',').slice(0, 3)).toEqual(['XK_XDR_MC', 'XK_XDR_LB', 'XK_XDR_SHXYM'])
    expect(rows).toHaveLength(1)
    for (const value of ['昆科许〔2024〕1号', '2024/03/05', bureauCode, 'SYXK(滇)K2024-0001'])
      expect(rows[0]).toContain(value)
    expect(rows[0]).not.toContain('张')
  })

  test('不是公示员的不能导出；没有处罚决定的，是零条', async () => {
    expect((await credit('licence', '--as', 'P-head', ...asked)).err).toContain('公示员')
    expect((await credit('penalty', '--as', 'P-head', ...asked)).err).toContain('公示员')
    expect(await credit('penalty', '--as', 'P-publisher', ...asked)).toMatchObject({
      ...{ code: 0, out: expect.stringContaining('行政处罚 0 条') },
    })
    expect((await credit('licence', '--as', 'P-publisher', ...asked.slice(0, 4))).code).toBe(2)
  })
})

test('given a document, when it is fetched by command line with its proof, then the party’s copy, its text and the proof are written', async () => {
  const run = commandLineOf(site.bureau)
  const folder = temporaryFolder()
  const file = (name: string) => join(folder, name)
  const asked = ['document', site.licence, '5', 'grant', '--as', 'P-head']
  expect(await run(...asked, '--out', file('决定.pdf'), '--proof')).toMatchObject({ code: 0 })
  expect(await run(...asked, '--out', file('决定.docx'), '--format', 'docx')).toMatchObject({ code: 0 })
  expect(await run(...asked, '--out', file('决定.json'), '--format', 'json')).toMatchObject({ code: 0 })
  expect(await run(...asked, '--out', file('公开.json'), '--format', 'json', '--public')).toMatchObject({ code: 0 })
  const text = readFileSync(file('决定.json'), 'utf8')
  expect(textInside(readFileSync(file('决定.pdf')))).toBe(text)
  const [row] = await site.office.rows(`select sha256 from document where case_id = $1 and n = 5 and kind = 'grant'`, [
    site.licence,
  ])
  expect(createHash('sha256').update(text).digest('hex')).toBe(row!['sha256'])
  expect(readFileSync(file('公开.json'), 'utf8')).not.toBe(text)
  expect(checked(readFileSync(file('决定.pdf.tlog-proof'), 'utf8'), text)).toMatchObject({ verdict: 'same' })
  const [seen] = await site.office.rows(`select person_id, event, detail from access_log order by id desc limit 1`)
  expect(seen).toEqual({ person_id: 'P-head', event: 'read.export', detail: '文书 grant' })
  const stranger = await run('document', site.licence, '5', 'grant', '--as', 'P-nobody', '--out', file('y.pdf'))
  expect(stranger.code).not.toBe(0)
  const wrong = await run('document', site.licence, '5', 'nothing', '--as', 'P-head', '--out', file('x.pdf'))
  expect(wrong.code).not.toBe(0)
  expect(wrong.err).toContain('没有出具文书 nothing')
})
