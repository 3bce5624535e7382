import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contractCount, openSite, type TestSite, trap } from '../../test/e2e/site.ts'
import { makeApp, serve } from './server.ts'

let site: TestSite
let app: ReturnType<typeof makeApp>
const faults: string[] = []
beforeAll(async () => {
  site = await openSite()
  app = makeApp(site.bureau, { log: (line) => faults.push(line) })
})
afterAll(() => site.close())

async function get(path: string, headers: Record<string, string> = {}) {
  const response = await app.request(path, { headers })
  return { status: response.status, headers: response.headers, text: await response.text() }
}

describe('每一页', () => {
  it.each([
    '/records/%00',
    '/draws/a%00',
    '/receipts?q=%00',
    '/registers/example-register?q=%00',
    '/figures/F05?year=2024&q=%00',
  ])('%s asks for what cannot be, and is no fault of ours', async (path) => {
    const { status, text } = await get(path)
    expect([status, text.includes('不能用的字符')]).toEqual([400, true])
    expect(faults).toEqual([])
  })

  it.each([
    '/',
    '/reports',
    '/reports/2024',
    '/reports/2019',
    '/checks/2024',
    '/figures/F18?year=2024',
    '/figures/F05?year=2024',
    '/figures/law-study-sessions',
    '/proofs/Q06?year=2024',
    '/guides',
    '/guides/lab-animal-licence',
    '/registers',
    '/registers/technology-contract',
    '/laws',
    '/laws/%E8%A1%8C%E6%94%BF%E8%AE%B8%E5%8F%AF%E6%B3%95/32',
  ])('%s opens without anything from elsewhere and without script in it', async (path) => {
    const { status, text, headers } = await get(path)
    expect(status).toBe(200)
    expect(text).toMatch(/^<!doctype html>\s*<html lang="zh-CN">/)
    expect(text).toMatch(/<title>[^<]+<\/title>/)
    expect(text.match(/<h1\b/g)).toHaveLength(1)
    expect([...text.matchAll(/<script\b[^>]*>([^<]*)/g)].map(([, body]) => body)).toEqual([''])
    expect(text).not.toMatch(/(src|href|action)="(https?:)?\/\//)
    expect(text).not.toContain('[object')
    expect(text).not.toContain('undefined')
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  })

  it('every number of the report leads to a page of its records, and every proof too', async () => {
    const { text } = await get('/reports/2024')
    const links = [...new Set([...text.matchAll(/href="(\/(?:figures|proofs)\/[^"]+)"/g)].map(([, href]) => href!))]
    expect(links.length).toBeGreaterThan(50)
    // Sentences that this small house does not bear out are not printed; their proofs have pages all the same.
    const proofs = Object.keys(site.bureau.profile.report.proofs).map((id) => `/proofs/${id}?year=2024`)
    for (const href of [...links, ...proofs]) {
      const page = await get(href.replaceAll('&amp;', '&'))
      expect([href, page.status]).toEqual([href, 200])
    }
  })

  it('a page that has not changed is not sent again, and a new record changes it', async () => {
    const first = await get('/figures/F11?year=2024')
    const again = await get('/figures/F11?year=2024', { 'if-none-match': first.headers.get('etag')! })
    expect(again.status).toBe(304)
  })

  it('what does not exist is answered with what to do', async () => {
    for (const path of [
      '/proofs/__proto__',
      '/proofs/constructor',
      '/figures/toString',
      '/laws/constructor',
      '/nowhere',
      '/figures/F999',
      '/records/x',
      '/registers/x',
      '/reports/20x4',
      '/proofs/Q99',
    ]) {
      const { status, text } = await get(path)
      expect([path, status]).toEqual([path, 404])
      expect(text).toContain('可以从')
    }
    expect((await get('/figures/F18?year=24')).status).toBe(400)
    expect((await get('/figures/F18?year=2024&asOf=yesterday')).status).toBe(400)
    expect((await get('/figures/F18?year=2024&part=2')).status).toBe(400)
  })

  it('a fault shows a reference number that the log holds too, and no inner words', async () => {
    const broken = makeApp({ ...site.bureau, publicReader: unreadable }, { log: (line) => faults.push(line) })
    const response = await broken.request('/reports/2024')
    const text = await response.text()
    expect(response.status).toBe(500)
    const reference = /<code>([0-9A-F]{8})<\/code>/.exec(text)?.[1]
    expect(faults.some((line) => reference && line.includes(reference))).toBe(true)
    expect(text).not.toContain('inner words')
  })
})

/** A reader that nothing can be read with. */
const unreadable = new Proxy({} as TestSite['bureau']['publicReader'], {
  get: () => {
    throw new Error('inner words')
  },
})

describe('报告的数据', () => {
  it('the JSON carries claims, parts and warnings, and the Markdown the same numbers', async () => {
    const { text, headers } = await get('/reports/2024.json')
    const report = JSON.parse(text)
    expect(headers.get('content-type')).toContain('application/json')
    expect(report.claims.find((claim: { id: string }) => claim.id === 'F18')).toMatchObject({
      figure: 'licences-issued',
      value: 1,
      exact: '1',
      unit: '个',
      printed: '1个',
      kind: 'derived',
      records: 1,
    })
    expect(report.parts[0]).toMatchObject({ id: 1, present: true })
    expect(report.warnings[0]).toMatchObject({ code: expect.any(String), message: expect.any(String) })
    expect((await get('/reports/2024.md')).text).toContain('全年核发实验动物许可证1个')
  })

  it.each([1999, 2030, 2042])('of %i, a year without records, nothing is said as a fact in any form', async (year) => {
    for (const form of ['', '.md', '.json']) {
      const { text } = await get(`/reports/${year}${form}`)
      expect([form, text.includes('没有记录')]).toEqual([form, true])
      expect(text).not.toMatch(/"said": true|共0项|0次研究|学法0次/)
    }
    const { text } = await get(`/reports/${year}.json`)
    const json = JSON.parse(text)
    expect(json).toMatchObject({ state: { id: 'empty' }, text: [] })
    expect(json.missing.length).toBeGreaterThan(50)
    expect(json.checks.filter(({ result }: { result: string }) => result === 'pass')).toEqual([])
  })
  it('every form of a report says that it is a draft, and what is missing', async () => {
    for (const path of ['/reports/2024', '/reports/2024.md', '/reports/2024.json', '/checks/2024']) {
      const { text } = await get(path)
      expect([path, text.includes('草稿'), text.includes('未公开')]).toEqual([path, true, true])
    }
    const json = JSON.parse((await get('/reports/2024.json')).text)
    expect(json.missing[0]).toMatchObject({ place: '一（一）1', lacks: expect.any(Array) })
    expect(json.missing[0].lacks[0].from[0]).toMatch(/^《.+》（政策法规处）$/)
  })

  it('a figure can be asked for as it stood before the records came', async () => {
    const before = await get('/figures/F18?year=2024&asOf=2024-03-04')
    const after = await get('/figures/F18?year=2024&asOf=2024-03-05')
    expect(before.text).toContain('<span class="big">0个</span>')
    expect(after.text).toContain('<span class="big">1个</span>')
    expect(after.text).toContain(site.licence)
  })
})

describe('由数到记录', () => {
  it('a summed figure lists its records page by page, forward and back, with the total', async () => {
    const path = '/figures/F12?year=2024'
    const first = await get(path)
    expect(first.text).toContain(`第 1—50 条，共 ${contractCount} 条`)
    expect(first.text).toMatch(/<span class="big">2\.65亿元/)
    const next = /rel="next" href="([^"]+)"/.exec(first.text)![1]!.replaceAll('&amp;', '&')
    const second = await get(next)
    expect(second.text).toContain(`第 51—53 条，共 ${contractCount} 条`)
    const onPage = (text: string) => [...text.matchAll(/href="\/records\/([0-9a-f]+)"/g)].map(([, id]) => id!)
    const all = [...onPage(first.text), ...onPage(second.text)]
    expect(new Set(all)).toEqual(new Set(site.contracts))
    expect(all).toHaveLength(contractCount)
    const previous = /rel="prev" href="([^"]+)"/.exec(second.text)![1]!.replaceAll('&amp;', '&')
    expect(onPage((await get(previous)).text)).toEqual(onPage(first.text))
  })

  it('the filter finds by title or number, and tells what to do when nothing fits', async () => {
    const found = await get(`/figures/F47?year=2024&q=${encodeURIComponent('演示作品二')}`)
    expect(found.text).toContain('共 1 条')
    const nothing = await get('/figures/F47?year=2024&q=nothing-like-it')
    expect(nothing.text).toContain('清除筛选')
  })

  it('contents are never markup', async () => {
    const { text } = await get('/figures/F47?year=2024')
    expect(text).not.toContain('<script>alert')
    expect(text).toContain('&lt;script&gt;alert')
  })

  it('the CSV holds every record, opens as UTF-8, keeps long numbers and disarms formulas', async () => {
    const { text, headers } = await get('/figures/F12.csv?year=2024')
    const bytes = new Uint8Array(await (await app.request('/figures/F12.csv?year=2024')).arrayBuffer())
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(headers.get('content-disposition')).toContain("filename*=UTF-8''")
    expect(text.trim().split('\r\n')).toHaveLength(contractCount + 1)
    const list = await get('/registers/technology-contract.csv?year=2024')
    expect(list.text.trim().split('\r\n')).toHaveLength(contractCount + 1)
    const items = await get('/figures/F47.csv?year=2024')
    expect(items.text).toContain(trap.replaceAll('"', '""'))
  })

  it('a record shows its fields by their titles, its limits with their arithmetic, its papers and its course', async () => {
    const { text } = await get(`/records/${site.licence}`)
    for (const shown of [
      '申请单位',
      '某医学研究院（演示）',
      '许可决定',
      '承诺 1个工作日',
      '为什么是这一天',
      '当日不计，从次日起算',
      '准予行政许可决定书',
      '公开依据',
      '核发实验动物行政许可证个数',
      '已封存',
    ])
      expect(text).toContain(shown)
    expect(text).toContain('/laws/%E8%A1%8C%E6%94%BF%E8%AE%B8%E5%8F%AF%E6%B3%95/32')
  })

  it('an entry shows in what office and on what basis it was done, and its seal', async () => {
    const { text } = await get(`/records/${site.licence}/entries/5`)
    const [seal] = await site.office.rows(
      `select idx, encode(leaf, 'hex') as leaf from journal where case_id = $1 and n = 5`,
      [site.licence],
    )
    expect(text).toContain('准予许可')
    expect(text).toContain('政策法规处 审批负责人')
    expect(text).toContain('第三十八条')
    expect(text).toContain(String(seal!['leaf']))
    expect((await get(`/records/${site.licence}/entries/99`)).status).toBe(404)
  })

  it('a file that stands in a published field can be opened through its record, and only so', async () => {
    const page = await get(`/records/${site.plan}`)
    const href = /href="(\/attachments\/[^"]+)"/.exec(page.text)![1]!.replaceAll('&amp;', '&')
    const file = await get(href)
    expect(file).toMatchObject({ status: 200, text: '演示数据：工作计划' })
    expect(file.headers.get('content-disposition')).toMatch(/^attachment;/)
    for (const of of ['', `?of=${site.draftPlan}`, `?of=${site.reception}/1`])
      expect([of, (await get(`/attachments/${site.planText.sha256}${of}`)).status]).toEqual([of, 404])
  })
})

describe('不公开的', () => {
  const secrets = ['委托第三方绩效评价', '陈律师', '资源配置与管理处', '附条件合法', '2024-03-06']

  it('a sealed register tells only that its records exist', async () => {
    const pages = [
      `/records/${site.opinion}`,
      `/records/${site.opinion}/entries/1`,
      '/registers/example-register',
      '/registers/example-register.csv',
      '/figures/F26?year=2024',
      '/figures/F26/panel?year=2024',
      '/figures/F26.csv?year=2024',
      '/proofs/Q06?year=2024',
    ]
    for (const path of pages) {
      const { status, text } = await get(path)
      expect([path, status]).toEqual([path, 200])
      expect(text).toContain('已封存的记录')
      for (const secret of secrets) expect([path, text.includes(secret)]).toEqual([path, false])
    }
  })

  it('a search cannot be used to guess what a sealed record says', async () => {
    const guess = encodeURIComponent('合同')
    expect((await get(`/figures/F26?year=2024&q=${guess}`)).text).not.toContain(site.opinion)
    const register = await get(`/registers/example-register?q=${encodeURIComponent('没有的词')}`)
    expect(register.text).toContain(site.opinion)
  })

  it('persons behind an application stay unnamed, and what they handed in closed', async () => {
    for (const path of ['', '/entries/1', '/entries/2', '/entries/5']) {
      const { text } = await get(`/records/${site.licence}${path}`)
      for (const secret of ['张某', 'P-head', 'P-applicant', '审查意见', site.material.sha256, site.material.name])
        expect([path, secret, text.includes(secret)]).toEqual([path, secret, false])
    }
    const file = await get(`/attachments/${site.material.sha256}?of=${site.licence}/1`)
    expect(file.status).toBe(404)
  })

  it('of a record that no act has published, pages tell no more than the journal proves', async () => {
    const paths = [
      `/records/${site.draftPlan}`,
      `/records/${site.draftPlan}/entries/1`,
      `/records/${site.reception}`,
      `/records/${site.reception}/entries/1`,
      '/registers/work-plan',
      '/registers/work-plan.csv',
      '/registers/head-reception',
      '/registers/head-reception.csv',
      '/registers/technology-contract',
      '/figures/F12?year=2024',
      '/figures/F12.csv?year=2024',
      '/figures/F12/panel?year=2024',
      '/proofs/Q17?year=2024',
      '/proofs/Q17.csv?year=2024',
    ]
    const said = [
      '没有公开的工作计划',
      '咨询高企申报材料',
      '云测科技',
      '接诉记录.txt',
      site.minutes.sha256,
      '演示合同7',
    ]
    for (const path of paths) {
      const { status, text } = await get(path)
      expect([path, status]).toEqual([path, 200])
      expect(text).toContain('已封存的记录')
      for (const secret of said) expect([path, secret, text.includes(secret)]).toEqual([path, secret, false])
    }
    const sealed = await get(`/records/${site.draftPlan}/entries/1`)
    expect(sealed.text).toContain('登记')
    expect(sealed.text).toMatch(/zs-receipt/)
  })

  it('a search finds nothing that is not published', async () => {
    const guess = encodeURIComponent('没有公开的工作计划')
    expect((await get(`/registers/work-plan?q=${guess}`)).text).not.toContain(site.draftPlan)
    const found = await get(`/registers/work-plan?q=${encodeURIComponent('公开的工作计划')}`)
    expect(found.text).toContain(site.plan)
  })
})

describe('服务', () => {
  it('answers on a port, refuses a taken one, and stops after the request in progress', async () => {
    const serving = await serve(site.bureau, 0)
    await expect(serve(site.bureau, serving.port)).rejects.toMatchObject({ code: 'EADDRINUSE' })
    const answer = new Promise<string>((resolve, reject) => {
      request({ port: serving.port, host: '127.0.0.1', path: '/healthz' }, (response) => {
        let text = ''
        response.on('data', (chunk) => (text += chunk))
        response.on('end', () => resolve(text))
      })
        .on('error', reject)
        .end()
    })
    expect(JSON.parse(await answer)).toMatchObject({ ok: true })
    await serving.stop()
    await serving.stop()
    await expect(fetch(`http://127.0.0.1:${serving.port}/healthz`)).rejects.toThrow()
  })
})
