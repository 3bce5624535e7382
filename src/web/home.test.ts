import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSite, type TestSite } from '../../test/e2e/site.ts'
import { makeApp } from './server.ts'

let site: TestSite
let app: ReturnType<typeof makeApp>
beforeAll(async () => {
  site = await openSite()
  app = makeApp(site.bureau)
})
afterAll(() => site.close())

const get = async (path: string) => {
  const response = await app.request(path)
  return { status: response.status, to: response.headers.get('location'), text: await response.text() }
}

describe('首页', () => {
  it('given a year on record, then it tells it in numbers that lead to their figures, and never one without a record', async () => {
    const { text } = await get('/')
    const shown = [...text.matchAll(/<a class="v (derived|imported|declared)" href="\/figures\/(\w+)\?year=(\d+)">/g)]
    expect(shown.length).toBeGreaterThan(0)
    expect(shown.length).toBeLessThanOrEqual(6)
    const report = JSON.parse((await get(`/reports/${shown[0]![3]}.json`)).text) as {
      claims: { id: string; value: unknown; kind: string }[]
    }
    for (const [, kind, id] of shown)
      expect(report.claims.find((claim) => claim.id === id)).toMatchObject({ kind, value: expect.anything() })
  })

  it('given a year that has not ended, then what is counted at its end is not told', async () => {
    const report = JSON.parse((await get('/reports/2024.json')).text) as { claims: { id: string }[] }
    expect(report.claims.find(({ id }) => id === 'F27')).toMatchObject({ value: 1, said: false })
    expect((await get('/')).text).not.toContain('/figures/F27?')
  })

  it('given its doors, then each link leads to a page', async () => {
    const { text } = await get('/')
    const links = new Set([...text.matchAll(/href="(\/[^"#?]*)/g)].map(([, path]) => path!))
    for (const path of links) {
      const { status, to } = await get(path)
      // What is one's own is behind the sign-in.
      expect(to ? (await get(to)).status : status, path).toBe(200)
    }
  })
})

describe('搜索', () => {
  it('given the name of a matter, then the matter is found', async () => {
    expect((await get(`/search?q=${encodeURIComponent('技术合同')}`)).text).toMatch(
      /href="\/registers\/technology-contract"/,
    )
  })

  it('given words of a published case, then it is found by them; of one that is not public nothing is said', async () => {
    const [open] = (await site.office.rows(
      `select case_id, open_cells[1] as title from listed where open_cells is not null order by case_id limit 1`,
    )) as [{ case_id: string; title: string }]
    expect((await get(`/search?q=${encodeURIComponent(open.title)}`)).text).toContain(`/records/${open.case_id}`)
    const [hidden] = (await site.office.rows(
      `select case_id, cells[1] as title from listed l where open_cells is null and length(cells[1]) > 6
       and not exists (select from listed o where o.open_cells[1] = l.cells[1]) order by case_id limit 1`,
    )) as [{ case_id: string; title: string }]
    const { text } = await get(`/search?q=${encodeURIComponent(hidden.title)}`)
    expect(text).not.toContain(hidden.case_id)
    expect(text).toContain('没有找到')
  })

  it('given signs of the language of pages, then they are shown as they are', async () => {
    const { text, status } = await get(`/search?q=${encodeURIComponent('<script>alert(1)</script>')}`)
    expect(status).toBe(200)
    expect(text).not.toContain('<script>alert')
    expect((await get('/search')).status).toBe(200)
  })
})
