import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { labAnimalLicence } from '#domain/matters/services/lab-animal-licence.ts'
import { holidayNotice } from '#domain/matters/supervision/holiday-notice.ts'
import { bureauOf, commandLineOf } from '../../../test/bureau.ts'
import { anApplication } from '../../../test/licence.ts'
import { newCaseId, openOffice, type TestOffice } from '../../../test/office.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice({ today: '2027-01-28' })
})
afterAll(() => office.close())

const form = {
  year: 2027,
  notice: '关于2027年部分节假日安排的通知（试）',
  holidays: [
    { from: '2027-01-01', to: '2027-01-03' },
    { from: '2027-02-05', to: '2027-02-11' },
    { from: '2027-04-03', to: '2027-04-05' },
    { from: '2027-05-01', to: '2027-05-05' },
    { from: '2027-06-09', to: '2027-06-09' },
    { from: '2027-09-15', to: '2027-09-15' },
    { from: '2027-10-01', to: '2027-10-07' },
  ],
  makeUp: ['2027-01-30'],
}
const clockOf = async (caseId: string) =>
  (await office.rows(`select due, confidence from clock where case_id = $1 and name = 'notice'`, [caseId]))[0]

describe('节假日安排', () => {
  it('given a running limit in a year without notice, when a notice is imported, then what moves is shown, and renewed on record once a second person confirms', async () => {
    const caseId = newCaseId()
    const wish = { caseId, variant: 'issue', form: anApplication() }
    await office.as('applicant').does(labAnimalLicence, 'apply', wish)
    expect(await clockOf(caseId)).toEqual({ due: '2027-02-04', confidence: 'provisional' })

    const notice = newCaseId()
    await office.as('legalReviewer').does(holidayNotice, 'enter', { caseId: notice, form })
    const zhunsheng = commandLineOf(bureauOf(office))
    const shown = await zhunsheng('calendar', 'preview', notice)
    expect(shown.out).toMatch(/：2027-02-04 → 2027-02-03\n确认后有 1 项在计的期限变动；没有改动任何内容。/)
    expect(await clockOf(caseId)).toMatchObject({ due: '2027-02-04' })

    office.setClock('2027-01-28', '10:00')
    await office.appoint('head', 'P-head')
    const confirmed = await zhunsheng('calendar', 'confirm', notice, '--as', 'P-head')
    expect(confirmed).toMatchObject({ code: 0, out: '2027 年节假日安排已确认；重算 1 件，逐件留痕。\n' })
    expect(await clockOf(caseId)).toEqual({ due: '2027-02-03', confidence: 'official' })
    const entries = await office.rows('select action, reasons from entry where case_id = $1 order by n', [caseId])
    expect(entries).toMatchObject([{ action: 'apply' }, { action: '!rederive', reasons: form.notice }])
    expect((await zhunsheng('calendar', 'preview', notice)).out).toBe('没有在计的期限会变动。\n')
  })

  it('given who imported it, when he would confirm it himself, then refused', async () => {
    const notice = newCaseId()
    await office.as('legalReviewer', '一人').does(holidayNotice, 'enter', { caseId: notice, form })
    expect(await office.as('head', '一人').does(holidayNotice, 'confirm', { caseId: notice })).toMatchObject({
      code: 'case.same-person',
    })
  })

  it.each([
    ['a day both off and on', { makeUp: ['2027-02-06'] }, /自相矛盾/],
    ['a period that runs backwards', { holidays: [{ from: '2027-02-11', to: '2027-02-05' }] }, /早于起日/],
    ['a day of another year', { makeUp: ['2026-05-09'] }, /不在 2027 年前后/],
  ])('given %s, then refused with what is wrong', async (_, change, message) => {
    const wish = { caseId: newCaseId(), form: { ...form, ...change } }
    expect(await office.as('legalReviewer').does(holidayNotice, 'enter', wish)).toMatchObject({
      code: 'form.invalid',
      message: expect.stringMatching(message),
    })
  })
})
