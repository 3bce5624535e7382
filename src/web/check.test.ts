import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { labAnimalLicenceSamples as samples } from '#domain/matters/services/lab-animal-licence.samples.ts'
import { labAnimalLicence } from '#domain/matters/services/lab-animal-licence.ts'
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

describe('核对证件', () => {
  it.each([
    (n: string) => n,
    (n: string) => n.replace('(', '（').replace(')', '）'),
    (n: string) => ` ${n.replace('-', ' -')}`,
  ])('编号怎样写括号和空格都查得到，有效期和有无注销写在页上', async (typed) => {
    const text = await ask(typed(number))
    expect(text).toContain('有这个编号')
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
    expect(text).toContain(`<a href="/records/${caseId}">`)
  })
})
