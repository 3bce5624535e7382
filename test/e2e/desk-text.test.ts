import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keepFile } from '#app/files/keep-file.ts'
import { handleCommand } from '#app/handle-command.ts'
import type { Host } from '#domain/engine/case.ts'
import { competitionSamples } from '#domain/matters/rule-making/fair-competition-review.samples.ts'
import { reviewSamples } from '#domain/matters/rule-making/legality-review.samples.ts'
import { makingSamples } from '#domain/matters/rule-making/normative-making.samples.ts'
import { newCaseId, openOffice, type TestOffice } from '../office.ts'
import { axeFinds } from './browser.ts'
import { type ServedDesk, serveDesk, tokenOf } from './served-desk.ts'

let office: TestOffice
let desk: ServedDesk
const [making, review, competition] = [newCaseId(), newCaseId(), newCaseId()]
const stays = '第三条　享受补助的企业五年内不得迁出本市。'
const first = `第一条　为规范平台管理，制定本办法。\n第二条　申报单位应当提交证明原件。\n${stays}\n`
const second = `第一条　为规范平台管理，制定本办法。\n第二条　平台分为两类。\n第三条　申报单位应当提交材料。\n第四条　享受补助的企业五年内不得迁出本市。\n`

const does = async (person: string, matter: string, action: string, form?: unknown, host?: Host): Promise<void> => {
  const caseId = { 'legality-review': review, 'fair-competition-review': competition }[matter] ?? making
  expect(
    await handleCommand(office.house, person, {
      id: randomUUID(),
      matter,
      caseId,
      action,
      form,
      ...(host && { host }),
    }),
  ).toMatchObject({ ok: true })
}
const makes = (person: string, action: string, form?: unknown) =>
  does(person, 'normative-document-making', action, form)
const reviews = (person: string, action: string, form?: unknown, host?: Host) =>
  does(person, 'legality-review', action, form, host)
const keep = (name: string, text: string) =>
  keepFile(office.bureau, office.house.clock.now(), { person: 'P-drafter', name, bytes: Buffer.from(text) })

beforeAll(async () => {
  office = await openOffice({ today: '2024-05-06' })
  await office.appoint('caseOfficer', 'P-drafter', 'planning')
  desk = await serveDesk(office)
  const [draft, explanation] = [await keep('草案.txt', first), await keep('说明.txt', '说明')]
  await makes('P-drafter', 'propose', makingSamples.proposal)
  await makes('P-head', 'plan')
  await makes('P-drafter', 'draft', { ...makingSamples.draft, draft, explanation })
  await makes('P-drafter', 'publishDraft', makingSamples.notice)
  office.setClock('2024-07-01')
  const report = await keep('采纳情况.txt', '采纳四条')
  await makes('P-drafter', 'closeComments', { ...makingSamples.comments, report })
  const judges = (person: string, action: string, form?: unknown, host?: Host) =>
    does(person, 'fair-competition-review', action, form, host)
  const sent = { ...competitionSamples.submission, draft }
  await judges('P-drafter', 'submit', sent, { caseId: making, link: 'competition' })
  await judges('P-legalReviewer', 'accept', competitionSamples.acceptance)
  await judges('P-legalReviewer', 'hear', competitionSamples.hearing)
  const clauses = [
    { standard: 'A9.1c', clause: stays, question: 'Q4', answer: '有法律依据，仍拟删去', result: '没有问题' },
  ]
  await judges('P-legalReviewer', 'conclude', { conclusion: '符合审查标准', clauses })
  await judges('P-sectionHead', 'pass')
  await reviews('P-drafter', 'submit', reviewSamples.submission, { caseId: making, link: 'reviewed' })
  await reviews('P-legalReviewer', 'accept', reviewSamples.acceptance)
  await reviews('P-legalReviewer', 'hear', reviewSamples.counsel)
})
afterAll(async () => {
  await desk?.close()
  await office?.close()
})

const at = async <T>(person: string, look: (page: Page) => Promise<T>): Promise<T> =>
  desk.at(await tokenOf(office, person), look)
const clause = (page: Page, place: string) => page.getByRole('region', { name: place, exact: true })

async function mustBeClean(page: Page): Promise<void> {
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  expect(await axeFinds(page)).toEqual([])
}

describe('given a draft that was assessed and stands under review', () => {
  it('then its text stands clause by clause, beside a clause the candidate and what was answered to it', () =>
    at('P-legalReviewer', async (page) => {
      await page.goto(`/desk/cases/${making}`)
      await page.getByRole('link', { name: /逐条阅读.*文件草案/ }).click()
      const third = clause(page, '第三条')
      await third.waitFor()
      const text = await third.innerText()
      expect(text).toMatch(/字句审查\s*已答复/)
      expect(text).toContain('五年内不得迁出')
      expect(text).toContain('仍拟删去')
      expect(await clause(page, '第一条').innerText()).not.toContain('字句审查')
      const versions = page.getByRole('region', { name: '各稿和以其为据的办理' })
      const stands = await versions.innerText()
      for (const act of ['公平竞争审查：拟定审查结论', '规范性文件合法性审核：送审']) expect(stands).toContain(act)
      await mustBeClean(page)
    }))

  it('when the reviewer takes a clause up, then the form of his opinion has it already', () =>
    at('P-legalReviewer', async (page) => {
      await page.goto(`/desk/cases/${making}/texts/draft`)
      await clause(page, '第二条').getByRole('link', { name: '就本条拟定审核意见' }).click()
      const place = page.getByLabel('条款', { exact: true })
      await place.waitFor()
      expect(await place.inputValue()).toBe('第二条')
    }))

  it('when somebody who may not give an opinion reads it, then none is offered', () =>
    at('P-keeper', async (page) => {
      await page.goto(`/desk/cases/${making}/texts/draft`)
      await clause(page, '第二条').waitFor()
      expect(await page.getByRole('link', { name: '就本条拟定审核意见' }).count()).toBe(0)
    }))
})

describe('given a finding at a clause that has another number and other words in the next version', () => {
  beforeAll(async () => {
    await reviews('P-legalReviewer', 'conclude', reviewSamples.opinion)
    await reviews('P-sectionHead', 'issue')
    await makes('P-drafter', 'revise', { draft: await keep('草案二稿.txt', second), because: '采纳审核意见' })
    await reviews('P-drafter', 'respond', reviewSamples.response)
  })

  it('then it stands at that clause, with its article, its gravity, the version it was said of and its answer', () =>
    at('P-drafter', async (page) => {
      await page.goto(`/desk/cases/${making}/texts/draft?shown=2&before=1`)
      const now = clause(page, '第三条')
      await now.getByRole('article').first().waitFor()
      const said = await now.innerText()
      for (const word of ['必须修改', '优化营商环境条例第六十四条第一款', '针对第1稿', '已删去'])
        expect(said).toContain(word)
      expect(await now.locator('del').allInnerTexts()).toContain('证明原件')
      // Its words are the same and its number is not: what was answered in other words waits again.
      expect(await clause(page, '第四条').innerText()).toContain('待答复')
    }))

  it('then the clean text has no marks, both versions stand side by side, and all of it fits a telephone', () =>
    at('P-drafter', async (page) => {
      await page.goto(`/desk/cases/${making}/texts/draft?shown=2&before=1`)
      await page.locator('ins').first().waitFor()
      await page.getByRole('link', { name: '清稿', exact: true }).click()
      await page.locator('.clauses.clean').waitFor()
      expect(await page.locator('ins, del').count()).toBe(0)
      await page.getByRole('link', { name: '对照', exact: true }).click()
      await page.locator('.clauses.beside').waitFor()
      expect(await clause(page, '第三条').innerText()).toMatch(/应当提交证明原件[\s\S]*应当提交材料/)
      await mustBeClean(page)
      await page.setViewportSize({ width: 360, height: 740 })
      await mustBeClean(page)
    }))

  it('then j leads from clause to clause where there is something', () =>
    at('P-drafter', async (page) => {
      await page.goto(`/desk/cases/${making}/texts/draft?shown=2&before=1`)
      await page.locator('ins').first().waitFor()
      const focused = () => page.evaluate<string>('document.activeElement.getAttribute("href")')
      await page.keyboard.press('j')
      expect(await focused()).toBe('#c2')
      await page.keyboard.press('j')
      expect(await focused()).toBe('#c3')
      await page.keyboard.press('k')
      expect(await focused()).toBe('#c2')
    }))
})
