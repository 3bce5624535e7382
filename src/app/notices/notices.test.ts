import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { labAnimalLicence } from '#domain/matters/services/lab-animal-licence.ts'
import { makeApp } from '#web/server.ts'
import { browserOf, settle } from '../../../test/browser-of.ts'
import { bureauOf } from '../../../test/bureau.ts'
import { anApplication } from '../../../test/licence.ts'
import { type MailServer, openMailServer } from '../../../test/mail-server.ts'
import { newCaseId, openOffice, type TestOffice } from '../../../test/office.ts'
import type { Bureau } from '../../bureau.ts'

// 2024-03-05 is a Tuesday.
const day = '2024-03-05'
const password = 'Chun-Cheng-2024'
const person = 'P-receptionist'
let office: TestOffice
let bureau: Bureau
let app: Hono
let mail: MailServer
beforeAll(async () => {
  mail = await openMailServer()
  office = await openOffice({ today: day })
  bureau = bureauOf(office)
  app = makeApp(bureau, { log: (line: string) => expect.unreachable(line) })
  const settings = {
    ...{ host: '127.0.0.1', port: mail.port, secure: false, from: 'zhunsheng@kj.example.cn' },
    ...{ domains: ['kj.example.cn'], site: 'https://zs.kj.example.cn/' },
  }
  writeFileSync(join(bureau.dataDir, 'mail.json'), JSON.stringify(settings))
})
afterAll(async () => {
  await mail.close()
  await office.close()
})

const me = () => settle(app, bureau, person, password)
const again = async () => {
  const browser = browserOf(app)
  await browser.post('/sign-in', { person, password })
  return browser
}
const codeIn = (text: string): string => /确认码：(\d{6})/.exec(text)![1]!
const round = () => bureau.jobs.notify()
/** An application on the desk of whoever receives: five working days to accept it, until 2024-03-12. */
async function anApplicationAt(when: string): Promise<void> {
  office.setClock(when, '10:00')
  const wish = { caseId: newCaseId(), form: anApplication(), variant: 'issue' }
  expect(await office.as('applicant').does(labAnimalLicence, 'apply', wish)).toMatchObject({ ok: true })
}

describe('邮件提醒的邮箱', () => {
  it('given an address of another domain, then it is not taken and nothing is sent', async () => {
    const browser = await me()
    const { text } = await browser.post('/me/notices', { address: 'wo@elsewhere.example.cn' })
    expect(text).toContain('只能使用 @kj.example.cn 的邮箱')
    expect(mail.received).toEqual([])
  })
  it('given five wrong codes, then the right one is of no use any more', async () => {
    const browser = await again()
    await browser.post('/me/notices', { address: 'wo@kj.example.cn' })
    const code = codeIn(mail.received.at(-1)!.text)
    const wrong = code === '000000' ? '000001' : '000000'
    for (let i = 0; i < 5; i++)
      expect((await browser.post('/me/notices/confirm', { code: wrong })).text).toContain('确认码不对')
    expect((await browser.post('/me/notices/confirm', { code })).text).toContain('确认码已经失效')
  })
  it('given a code was sent a moment ago, then no other is sent; a minute later one is', async () => {
    const browser = await again()
    const before = mail.received.length
    expect((await browser.post('/me/notices', { address: 'ni@kj.example.cn' })).text).toContain('一分钟以后')
    expect(mail.received).toHaveLength(before)
    office.setClock(day, '09:02')
    await browser.post('/me/notices', { address: 'WO@kj.example.cn' })
    expect(mail.received.at(-1)).toMatchObject({ to: ['wo@kj.example.cn'], subject: expect.stringContaining('确认码') })
    expect(await browser.post('/me/notices/confirm', { code: codeIn(mail.received.at(-1)!.text) })).toMatchObject({
      to: '/me',
    })
    expect((await browser.get('/me')).text).toContain('发往 <span class="break">wo@kj.example.cn</span>')
  })
  it('given somebody who is not signed in, then no code is sent', async () => {
    const before = mail.received.length
    await browserOf(app).post('/me/notices', { address: 'wo@kj.example.cn' })
    expect(mail.received).toHaveLength(before)
  })
})

describe('每日提醒', () => {
  it('given a working day, then one letter is sent from eight on and not a second one, by however many processes', async () => {
    await anApplicationAt(day)
    office.setClock('2024-03-06', '07:59')
    expect(await round()).toEqual({ sent: 0, problems: [] })
    office.setClock('2024-03-06', '08:00')
    const rounds = await Promise.all([round(), bureauOf(office).jobs.notify()])
    expect(rounds.map(({ sent }) => sent).sort()).toEqual([0, 1])
    const { subject, text } = mail.received.at(-1)!
    expect(subject).toBe(`【${bureau.profile.shortTitle}】今日期限提醒：1 项`)
    expect(text).toMatch(
      /^P-receptionist：\n\n2024年3月6日。.*\n[\s\S]*2024年3月12日届满[\s\S]*受理[\s\S]*https:\/\/zs\.kj\.example\.cn\/desk\/cases\/[0-9a-f]{32}/,
    )
    expect(await round()).toEqual({ sent: 0, problems: [] })
  })
  it('given a limit that runs out today, then the digest says so, and nothing is urgent beside it', async () => {
    office.setClock('2024-03-12', '08:30')
    expect(await round()).toEqual({ sent: 1, problems: [] })
    expect(mail.received.at(-1)!.subject).toContain('其中 1 项今天届满')
    office.setClock('2024-03-12', '11:00')
    expect(await round()).toEqual({ sent: 0, problems: [] })
  })
  it('given what runs out today comes to somebody at noon, then he is told at once, and once', async () => {
    await office.enter('代班')
    await office.appoint('legalReviewer', '代班')
    const browser = await settle(app, bureau, '代班', password)
    await browser.post('/me/notices', { address: 'daiban@kj.example.cn' })
    await browser.post('/me/notices/confirm', { code: codeIn(mail.received.at(-1)!.text) })
    // Nothing waits for him: his day is done without a letter.
    expect(await round()).toEqual({ sent: 0, problems: [] })
    await office.appoint('receptionist', '代班')
    expect(await round()).toEqual({ sent: 1, problems: [] })
    expect(mail.received.at(-1)).toMatchObject({
      to: ['daiban@kj.example.cn'],
      subject: `【${bureau.profile.shortTitle}】期限今天届满：1 项`,
    })
    expect(await round()).toEqual({ sent: 0, problems: [] })
    await browser.post('/me/notices/off', {})
  })
  it('given a server that does not take the letter, then the reason is kept, nobody else waits, and it is sent later once', async () => {
    office.setClock('2024-03-13', '08:00')
    await anApplicationAt('2024-03-13')
    mail.refuse(true)
    const before = mail.received.length
    expect((await round()).problems).toEqual([expect.stringContaining('mailbox is full')])
    expect((await (await again()).get('/me')).text).toContain('最近一封没有发出')
    expect(await round()).toEqual({ sent: 0, problems: [] })
    mail.refuse(false)
    office.setClock('2024-03-13', '10:03')
    expect(await round()).toEqual({ sent: 1, problems: [] })
    expect(mail.received).toHaveLength(before + 1)
  })
  it('given he wants no more, then none is sent', async () => {
    await (await again()).post('/me/notices/off', {})
    office.setClock('2024-03-14', '08:30')
    expect(await round()).toEqual({ sent: 0, problems: [] })
  })
})
