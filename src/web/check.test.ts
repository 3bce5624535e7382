import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkPrintings } from '#app/fsck/check-printings.ts'
import { nodeAlgorithms as algorithms } from '#app/journal/log/node-algorithms.ts'
import { proofOf } from '#app/journal/publish/case-proof.ts'
import { originOf } from '#app/journal/publish/receipts.ts'
import { sortKeys } from '#app/journal/verify/verify-published.ts'
import { textInside } from '#app/paper/check-file.ts'
import { documentMark } from '#app/paper/document-mark.ts'
import { printPdf } from '#app/paper/print-pdf.ts'
import { documentLines, verifyDocument } from '#app/paper/verify-document.ts'
import { fsckSource } from '#db/journal-fsck.ts'
import { paperOf } from '#domain/documents/paper.ts'
import { labAnimalLicenceSamples as samples } from '#domain/matters/services/lab-animal-licence.samples.ts'
import { labAnimalLicence } from '#domain/matters/services/lab-animal-licence.ts'
import { documentCorrection } from '#domain/matters/supervision/document-correction.ts'
import { openSite, type TestSite } from '../../test/e2e/site.ts'
import { newCaseId } from '../../test/office.ts'
import { makeApp } from './server.ts'

let site: TestSite
let app: ReturnType<typeof makeApp>
let number: string
beforeAll(async () => {
  site = await openSite()
  app = makeApp(site.bureau)
  const [row] = await site.office.rows('select number from case_ where id = $1', [site.licence])
  number = row!['number'] as string
})
afterAll(() => site.close())

const get = async (path: string) => (await app.request(path)).text()
const ask = (q: string) => get(`/receipts?q=${encodeURIComponent(q)}`)
const line = /zs-receipt\/1 \S+ \d+ [0-9a-f]{64}/

describe('核对回执', () => {
  it('文书和办理页上印的一行，核对得一致；改一位，不一致', async () => {
    const [printed] = line.exec(await get(`/records/${site.licence}/entries/5/documents/grant`))!
    expect(line.exec(await get(`/records/${site.licence}/entries/5`))![0]).toBe(printed)
    expect(await ask(printed)).toContain('一致：这条记录在封存日志中')
    expect(await ask(` ${printed.toUpperCase().replace('ZS-RECEIPT', 'zs-receipt')} `)).toContain('另一部日志')
    expect(await ask(printed.replace(/.$/, (last) => (last === '0' ? '1' : '0')))).toContain('不一致')
    expect(await ask(printed.replace(/ \d+ /, ' 99999 '))).toContain('没有这个序号的记录')
  })
  it('没有抄全的一行，说缺什么', async () => {
    expect(await ask('zs-receipt/1 zhunsheng.local/x 12')).toContain('这一行回执不完整')
  })
  it('没有输入时，只说怎么办', async () => {
    const text = await get('/receipts')
    expect(text).toContain('输入证件、文书上的编号')
    expect(text).not.toContain('class="warn"')
  })
})

describe('核对文书的文件', () => {
  const address = () => `/records/${site.licence}/entries/5/documents/grant.pdf`
  const download = async () => new Uint8Array(await (await app.request(address())).arrayBuffer())
  const check = async (bytes: Uint8Array) => {
    const body = new FormData()
    body.set('file', new File([Uint8Array.from(bytes)], '决定书.pdf'))
    return (await app.request('/receipts', { method: 'POST', body })).text()
  }

  it('下载的 PDF 再下载一次，字节相同；放回核对，与封存日志一致', async () => {
    const pdf = await download()
    expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-')
    expect(Buffer.from(await download())).toEqual(Buffer.from(pdf))
    expect(await check(pdf)).toContain('这份文书与封存日志一致')
  })

  it('文件后面添了字节的，不一致；正文改过的，不一致；别处的文件，不是本局文书', async () => {
    const pdf = await download()
    expect(await check(Buffer.concat([pdf, Buffer.from('%')]))).toContain('不一致：文件里的正文是封存的正文')
    const paper = textInside(pdf)!
    const forged = await printPdf(site.bureau.press, { text: paper.replace('准予', '准许'), origin: 'x/y' })
    expect(await check(forged)).toContain('不一致：文件自称是本局文书')
    const foreign = await printPdf(site.bureau.press, {
      text: paper.replaceAll('昆明市科学技术局', '另一个局'),
      origin: 'x/y',
    })
    expect(await check(foreign)).toContain('不是本局文书')
    expect(await check(Buffer.from('这不是 PDF'))).toContain('不是本局文书')
  })

  it('离线：正文与存证相符为一致，改一字为不一致；存证只披露办理动作', async () => {
    const { reader, profile, house, journal } = site.bureau
    const source = fsckSource(reader, profile.id)
    const bundle = await proofOf(journal, source, house.matters, site.licence, (path) => path === '!act')
    if ('code' in bundle) throw new Error(bundle.message)
    const hash = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest())
    const trust = { ...sortKeys(hash, algorithms, bundle.vkeys), quorum: 0 }
    const text = textInside(await download())!
    expect(verifyDocument(hash, text, bundle, trust)).toMatchObject({ verdict: 'same', entry: { n: 5 } })
    expect(verifyDocument(hash, text.replace('准予', '不予'), bundle, trust).verdict).toBe('different')
    expect(JSON.stringify(bundle)).not.toContain('facilityHead')
    expect(documentLines(paperOf(text))[0]).toBe('准予行政许可决定书')
  })

  it('办件的记录与封存日志不符的，不一致', async () => {
    const pdf = await download()
    const set = (state: string) => site.office.rows(`update case_ set state = $1 where id = $2`, [state, site.licence])
    const [row] = await site.office.rows('select state from case_ where id = $1', [site.licence])
    await site.office.rows('alter table case_ disable trigger user')
    await set('submitted')
    expect(await check(pdf)).toContain('不一致：这份文书所在的办件与封存日志不符')
    await set(String(row!['state']))
    await site.office.rows('alter table case_ enable trigger user')
    expect(await check(pdf)).toContain('这份文书与封存日志一致')
  })

  it('更正和作废另出文书，写明原文书；看原文书和核对它的人都知道', async () => {
    const caseId = newCaseId()
    const [row] = await site.office.rows(`select number from document where case_id = $1 and kind = 'grant'`, [
      site.licence,
    ])
    const about = { case: site.licence, document: row!['number'] as string, title: '准予行政许可决定书' }
    const form = { ...about, recipient: '某医学研究院', cause: '同一决定重复出具' }
    const does = (role: 'caseOfficer' | 'head', action: 'proposeVoid' | 'void', wish: object) =>
      site.office.as(role).does(documentCorrection, action, { caseId, ...wish })
    const strange = await does('caseOfficer', 'proposeVoid', { form: { ...form, document: '昆科许〔2024〕99号' } })
    expect(strange).toMatchObject({ code: 'guard.failed', message: expect.stringContaining('没有出具过这份文书') })
    expect(await does('caseOfficer', 'proposeVoid', { form })).toMatchObject({ ok: true })
    const pdf = await download()
    expect(await check(pdf)).not.toContain('作废')
    expect(await does('head', 'void', {})).toMatchObject({ ok: true })
    expect(await check(pdf)).toMatch(/这份文书与封存日志一致[\s\S]*已于2024年.*由文书更正〔2024〕1号作废，不得再使用/)
    expect(await get(address().replace('.pdf', ''))).toContain('由文书更正〔2024〕1号作废')
    expect(Buffer.from(await download())).toEqual(Buffer.from(pdf))
  })

  it('印存的文件被换了字节，或者不是封存过的正文的，fsck 找得出', async () => {
    await download()
    const { reader, profile } = site.bureau
    const found = async () => {
      const findings = await checkPrintings(fsckSource(reader, profile.id))
      return findings.map(({ message }) => message.replace(/.*：/, ''))
    }
    expect(await found()).toEqual([])
    await site.office.rows('alter table printing disable trigger user')
    const flip = () => site.office.rows(`update printing set bytes = set_byte(bytes, 99, 255 - get_byte(bytes, 99))`)
    await flip()
    expect(await found()).toContain('文件与保存时的摘要不符')
    await flip()
    const other = createHash('sha256').update('别的').digest('hex')
    await site.office.rows(
      `insert into printing (agency_id, text, format, sha256, bytes) values ($1, $2, 'json', $2, convert_to('别的', 'UTF8'))`,
      [profile.id, other],
    )
    expect(await found()).toEqual(['没有哪次办理封存过这份正文'])
    await site.office.rows(`delete from printing where format = 'json'`)
    await site.office.rows('alter table printing enable trigger user')
  })

  it('二维码上的一行，核对得到文书；改一位，不是本局文书', async () => {
    const sha256 = createHash('sha256')
      .update(textInside(await download())!)
      .digest('hex')
    const mark = documentMark(await originOf(site.bureau.journal), sha256)
    expect(await ask(mark)).toContain('准予行政许可决定书')
    expect(await ask(mark.replace(/.$/, (last) => (last === '0' ? '1' : '0')))).toContain('不是本局文书')
  })
})

describe('核对证件', () => {
  it.each([
    (n: string) => n,
    (n: string) => n.replace('(', '（').replace(')', '）'),
    (n: string) => ` ${n.replace('-', ' -')}`,
  ])('编号怎样写括号和空格都查得到，有效期和有无注销写在页上', async (typed) => {
    const text = await ask(typed(number))
    expect(text).toContain('经核对，该编号属实')
    expect(text).toContain(`<a href="/records/${site.licence}">`)
    expect(text).toMatch(/有效期<\/dt><dd>\d{4}-\d\d-\d\d 至 \d{4}-\d\d-\d\d/)
    expect(text).toContain('以后没有延续、变更、补证或者注销的办理')
  })
  it('没有的编号，说没有；写进网页的内容不成为标记', async () => {
    expect(await ask('SYXK(滇)K2024-9999')).toContain('没有编号为“SYXK(滇)K2024-9999”的证件或者文书')
    expect(await ask('<script>')).not.toContain('<script>”')
  })
  it('given the certificate cancelled since, then its page says so and leads to the decision', async () => {
    const caseId = newCaseId()
    site.office.setClock('2024-07-01')
    const does = async (
      role: 'applicant' | 'receptionist' | 'caseOfficer' | 'legalReviewer' | 'head',
      action: string,
      form?: object,
    ) => {
      const outcome = await site.office.as(role).does(labAnimalLicence as never, action as never, {
        caseId,
        variant: 'cancel',
        ...(form ? { form } : {}),
      })
      if (!outcome.ok) throw new Error(`${action}: ${outcome.message}`)
    }
    await does('applicant', 'apply', { ...samples.application, materials: [site.material], previousLicence: number })
    await does('receptionist', 'accept', samples.commitment)
    await does('caseOfficer', 'review', samples.review)
    await does('legalReviewer', 'vet', samples.vetting)
    await does('head', 'grantCancel')
    const text = await ask(number)
    expect(text).toContain('一个因准予注销而失效的实验动物许可证')
    const [permit] = await site.office.rows("select id from case_ where number = $1 and matter = 'lab-animal-permit'", [
      number,
    ])
    expect(text).toContain(`<a href="/records/${permit!['id']}">`)
  })
})
