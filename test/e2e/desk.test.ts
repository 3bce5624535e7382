import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { labAnimalLicenceSamples as samples } from '#domain/matters/services/lab-animal-licence.samples.ts'
import { deskBundle } from '../../src/web/desk/kept.ts'
import { anApplication } from '../licence.ts'
import { openOffice, type TestOffice } from '../office.ts'
import { axeFinds } from './browser.ts'
import { type ServedDesk, serveDesk, tokenOf } from './served-desk.ts'

const wide: BrowserContextOptions = { viewport: { width: 1280, height: 800 } }
const phone: BrowserContextOptions = { viewport: { width: 360, height: 740 }, hasTouch: true }

let office: TestOffice
let desk: ServedDesk
const tokens = new Map<string, string>()
beforeAll(async () => {
  office = await openOffice({ today: '2024-03-04' })
  await office.certify('P-caseOfficer')
  for (const person of ['applicant', 'receptionist', 'caseOfficer', 'legalReviewer', 'head', 'server', 'publisher'])
    tokens.set(person, await tokenOf(office, `P-${person}`))
  desk = await serveDesk(office)
})
afterAll(async () => {
  await desk?.close()
  await office?.close()
})

const at = (person: string, look: (page: Page) => Promise<void>, options = wide): Promise<void> =>
  desk.at(tokens.get(person)!, look, options)

/** The button that shows what an act will do, and then the one that does it. Answers what was said before and after. */
async function carryOut(page: Page, label: string): Promise<{ readonly before: string; readonly after: string }> {
  await page.getByRole('button', { name: '核对' }).click()
  const preview = page.getByRole('region', { name: '办理的结果' })
  const refused = page.locator('.summary')
  await preview.or(refused).waitFor()
  if (await refused.count()) throw new Error(await refused.innerText())
  const before = await preview.innerText()
  await page.getByRole('button', { name: `确认${label}` }).click()
  const said = page.getByRole('status').filter({ hasText: `已办理“${label}”` })
  await said.waitFor()
  return { before, after: await said.innerText() }
}

/** From Today to the act that a case waits for. */
async function takeUp(page: Page, label: string): Promise<void> {
  await page.goto('/desk')
  await page.getByRole('link', { name: label, exact: true }).first().click()
  await page.getByRole('heading', { level: 2, name: new RegExp(`^${label}`) }).waitFor()
}

describe('一件许可，从申请到决定，都在工作台办', () => {
  let address = ''

  it('an applicant opens a case: what is missing is said at its field, what is begun is kept', () =>
    at('applicant', async (page) => {
      const form = anApplication()
      await page.goto('/desk/open/lab-animal-licence?variant=issue')
      await page.getByLabel('使用').check()
      const begun = page.waitForResponse((answer) => answer.url().includes('/drafts/') && answer.ok())
      await page.getByRole('textbox', { name: '申请单位' }).fill(form.applicantName)
      await begun
      await page.getByRole('button', { name: '核对' }).click()
      await page.getByText(/有 \d+ 处需要修改/).waitFor()
      expect(await page.title()).toMatch(/^错误：/)
      expect(await page.evaluate('document.activeElement.className')).toBe('summary')
      await page.getByRole('link', { name: /^设施地址/ }).click()
      expect(await page.evaluate('document.activeElement.id')).toBe('f-facilityAddress')
      await page.reload()
      await page.getByText('存下的草稿').waitFor()
      expect(await page.getByRole('textbox', { name: '申请单位' }).inputValue()).toBe(form.applicantName)

      await page.getByRole('textbox', { name: '统一社会信用代码' }).fill(form.creditCode)
      await page.getByRole('textbox', { name: '设施所在县级行政区划代码' }).fill(form.county)
      await page.getByRole('textbox', { name: '设施地址' }).fill(form.facilityAddress)
      await page.getByRole('group', { name: '适用范围' }).getByRole('button', { name: '添一项' }).click()
      await page.getByLabel('屏障环境').check()
      await page.getByRole('textbox', { name: '品种' }).fill('啮齿类')
      await page.getByRole('textbox', { name: '设施负责人' }).fill(form.facilityHead)
      const paper = { name: '申请书.txt', mimeType: 'text/plain', buffer: Buffer.from('申请人的材料') }
      await page.locator('#f-materials').setInputFiles(paper)
      await page.getByRole('button', { name: /移除\s*申请书/ }).waitFor()
      const { before, after } = await carryOut(page, '申请')
      expect(before).toMatch(/“补正告知”期限开始计算，到 2024年3月11日（星期一）/)
      expect(before).toMatch(/出具《收件凭证》/)
      expect(after).toMatch(/已封存，第 \d+ 号/)
      address = new URL(page.url()).pathname
      await page.goto('/desk?list=drafts')
      await page.getByText('没有草稿').waitFor()
    }))

  it('a clerk finds it on Today by the keyboard alone and accepts it; both clocks say why that day', () =>
    at('receptionist', async (page) => {
      office.setClock('2024-03-05')
      await page.goto('/desk')
      await page.getByRole('heading', { level: 1, name: /2024年3月5日/ }).waitFor()
      await page.getByRole('link', { name: '受理', exact: true }).waitFor()
      await page.keyboard.press('j')
      expect(await page.evaluate('document.activeElement.className')).toBe('one')
      await page.keyboard.press('Enter')
      await page.waitForURL((url) => url.pathname === address)
      await page.getByRole('link', { name: '受理', exact: true }).click()
      await page.getByLabel('一般程序').check()
      await page.getByRole('textbox', { name: '告知书版本' }).fill(samples.commitment.noticeVersion)
      const { before } = await carryOut(page, '受理')
      expect(before).toMatch(/“补正告知”期限停止计算/)
      expect(before).toMatch(/“许可决定”期限开始计算，到 2024年4月2日（星期二）/)
      expect(await page.getByRole('region', { name: '时限' }).innerText()).toMatch(
        /承诺 1 个工作日[\s\S]*法定 20 个工作日/,
      )
      expect(await page.getByRole('link', { name: /PDF.*受理通知书/ }).count()).toBe(1)
      await page.getByText('现在没有轮到本人办理的动作').waitFor()
    }))

  it('an officer reviews it, and another person vets it', async () => {
    await at('caseOfficer', async (page) => {
      await takeUp(page, '审查')
      await page.getByRole('group', { name: '是否现场核查' }).getByLabel('否').check()
      await page.getByRole('textbox', { name: '审查人员第 1 项' }).fill('P-caseOfficer')
      await page.getByRole('group', { name: '审查要点' }).getByRole('button', { name: '添一项' }).click()
      await page.getByRole('textbox', { name: '条件' }).fill('环境及检测手段符合标准')
      await page.getByLabel('符合', { exact: true }).check()
      await page.getByRole('textbox', { name: /执法全过程记录/ }).fill('LX-2024-001')
      await page.getByLabel('建议准予').check()
      await carryOut(page, '审查')
    })
    await at('legalReviewer', async (page) => {
      await takeUp(page, '法制审核')
      await page.getByLabel('通过', { exact: true }).check()
      await page.getByRole('textbox', { name: '审核意见' }).fill('主体、程序、依据、内容合法')
      await carryOut(page, '法制审核')
    })
  })

  it('a head decides; the licence bears its number and its documents are there in full', () =>
    at('head', async (page) => {
      await takeUp(page, '准予许可')
      await page.getByLabel('有效期自', { exact: true }).fill(samples.certificate.validFrom)
      await page.getByLabel('有效期至', { exact: true }).fill(samples.certificate.validTo)
      const { before, after } = await carryOut(page, '准予许可')
      expect(before).toMatch(/出具《准予行政许可决定书》/)
      expect(before).toMatch(/出具《实验动物许可证》/)
      expect(after).toMatch(/编号 SYXK/)
      const got = await page.request.get(
        (await page.getByRole('link', { name: /PDF.*准予行政许可决定书/ }).getAttribute('href'))!,
      )
      expect(got.headers()['content-type']).toBe('application/pdf')
      expect((await got.body()).subarray(0, 5).toString()).toBe('%PDF-')
      await page.getByText('已送达').waitFor()
    }))

  it('tells before the click what cannot be done, by whom it is done, and why', () =>
    at('receptionist', async (page) => {
      await page.goto(address)
      await page.getByText(/其他 \d+ 项动作/).click()
      const refused = page.getByRole('button', { name: '法制审核' })
      expect(await refused.getAttribute('aria-disabled')).toBe('true')
      const why = page.locator(`#${await refused.getAttribute('aria-describedby')}`)
      expect(await why.innerText()).toMatch(/须在 2024-03-05 担任：法制审核人/)
    }))

  it('says what others have recorded meanwhile, and does not overwrite it', async () => {
    await at('server', async (page) => {
      await page.goto(`${address}/acts/serve`)
      await page.getByRole('textbox', { name: '受送达人' }).fill('张某')
      await page.getByLabel('直接送达').check()
      await page.locator('#f-receivedBy').fill('张某')
      await page.locator('#f-relation').selectOption('法定代表人')
      const id = address.split('/').at(-1)!
      const form = samples.publicity
      const other = await office
        .as('publisher')
        .does({ id: 'lab-animal-licence', actions: { publish: 0 } }, 'publish', { caseId: id, form })
      expect(other.ok).toBe(true)
      await page.getByRole('button', { name: '核对' }).click()
      await page.getByText('办件已有新的记录').first().waitFor()
      await page.getByText(/办理了“公示”/).waitFor()
      await page.getByRole('button', { name: '已看过，按现在的情况继续' }).click()
      await carryOut(page, '送达')
    })
  })
})

describe('每一屏', () => {
  const screens = () => [
    '/desk',
    '/desk?list=done',
    '/desk/registers',
    '/desk/registers/lab-animal-licence',
    '/desk/registers/lab-animal-licence?q=nothing',
    '/desk/open/lab-animal-licence',
    '/desk/lights',
    '/desk/case-files/lab-animal-licence',
    '/desk/search?q=SYXK',
    '/desk/nowhere',
  ]
  const settled = async (page: Page) => {
    await page.locator('main:not(.waiting)').waitFor()
    await page.locator('.org').filter({ hasText: '局' }).waitFor()
  }

  it.each(['light', 'dark'])('is clean for axe (%s), at the desk and on a phone', (theme) =>
    at('applicant', async (page) => {
      const found: string[] = []
      await page.addInitScript((chosen) => localStorage.setItem('zhunsheng.theme', chosen), theme)
      const cases = await page.request.get('/api/desk/search?q=SYXK')
      const { id } = (await cases.json()).cases[0]
      for (const path of [...screens(), `/desk/cases/${id}`, `/desk/cases/${id}/acts/withdraw`]) {
        await page.goto(path)
        await settled(page)
        for (const one of await axeFinds(page)) found.push(`${path} ${one}`)
      }
      expect(found).toEqual([])
    }),
  )

  it('fits a phone without scrolling sideways', () =>
    at(
      'applicant',
      async (page) => {
        for (const path of screens()) {
          await page.goto(path)
          await settled(page)
          const beyond = await page.evaluate(
            'document.documentElement.scrollWidth - document.documentElement.clientWidth',
          )
          expect([path, beyond]).toEqual([path, 0])
        }
      },
      phone,
    ))

  it('asks whoever is not known to sign in', async () => {
    tokens.set('nobody', 'zs_nothing')
    await at('nobody', async (page) => {
      await page.goto('/desk/registers?x=1')
      const link = page.getByRole('link', { name: '登录' })
      await link.waitFor()
      expect(await link.getAttribute('href')).toContain(encodeURIComponent('/desk/registers?x=1'))
    })
  })

  it('comes compressed, and Today is within 330 kB', async () => {
    const { parts, script, style, preloads } = await deskBundle()
    const first = parts.filter(({ name }) => [script, style, ...preloads].includes(name))
    expect(first).toHaveLength(2 + preloads.length)
    expect(first.reduce((sum, { br }) => sum + br.length, 0)).toBeLessThan(330 * 1024)
    const asked = await fetch(`http://127.0.0.1:${desk.port}/desk/files/${script}`, {
      headers: { 'accept-encoding': 'br' },
    })
    expect(asked.headers.get('content-encoding')).toBe('br')
    expect(asked.headers.get('cache-control')).toContain('immutable')
    const page = await fetch(`http://127.0.0.1:${desk.port}/desk`)
    expect(page.headers.get('content-security-policy')).not.toContain('unsafe')
    expect(await page.text()).not.toMatch(/<script>|style=/)
  })
})
