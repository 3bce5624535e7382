import { describe, expect, it } from 'vitest'
import { toDay } from '../../calendar/day.ts'
import { chinaCalendar } from '../../calendar/working-calendar.ts'
import { checkCredit } from '../../credit/checks.ts'
import { issuePapers } from '../../documents/issue-papers.ts'
import type { Standing } from '../../engine/matter.ts'
import type { Other } from '../../engine/others.ts'
import { actorOf, openDesk } from '../../engine/testing.ts'
import { idNumber, isIdNumber } from '../fields.ts'
import { labAnimalLicenceCredit } from './lab-animal-licence.credit.ts'
import { labAnimalLicenceSamples as samples } from './lab-animal-licence.samples.ts'
import { labAnimalLicence } from './lab-animal-licence.ts'
import { permitSamples, sampleHost, sampleOthers, samplePermit } from './lab-animal-permit.samples.ts'
import { labAnimalPermit } from './lab-animal-permit.ts'

// Invented: the eighth to fourteenth places name a day long before anybody's account.
const number = '530102190001010019'
const person = (account: string) => actorOf('applicant', `A-${account}`, account)
const { creditCode: _, ...common } = samples.application
const form = { ...common, applicantName: '王某（演示）', idNumber: number }
const certified = { measure: 'officer.certified', on: toDay('2020-01-01'), key: 'P-caseOfficer' }
const bar = (key: string): Standing => ({
  ...{ measure: 'licence.barred', key, group: 'licence', on: toDay('2023-05-01'), until: toDay('2026-05-01') },
})
const open = (variant = 'issue', standing: readonly Standing[] = [], others = sampleOthers) =>
  openDesk(labAnimalLicence, variant, undefined, undefined, {
    ...{ region: '53', others, standing: [certified, ...standing] },
  }).on('2024-03-05')
/** The licence of the samples, held by a person. */
const held = (account: string) => {
  const { creditCode: __, ...permit } = permitSamples.permit
  const one: Other = { ...sampleHost, current: { ...samplePermit, data: { permit: { ...permit, account } } } }
  return { ...sampleOthers, referred: new Map([...sampleOthers.referred, [permitSamples.permit.number, one]]) }
}

describe('L-14 个人也可以申请', () => {
  it('given a person with his own number, then the application is received and goes its way to the licence', () => {
    const desk = open()
      .given(person('个人-01'), 'apply', { form })
      .given('receptionist', 'accept')
      .given('caseOfficer', 'review')
      .given('legalReviewer', 'vet')
    const granted = desk.does('head', 'grant')
    if (!granted.ok) throw new Error(granted.message)
    const [issued] = granted.consequences(granted.after)
    expect(issued).toMatchObject({ action: 'issue', form: { holder: '王某（演示）', account: '个人-01' } })
    expect(JSON.stringify(issued)).not.toContain(number)
    const withNumber = { ...(issued!.form as object), number: permitSamples.permit.number }
    const own = openDesk(labAnimalPermit, undefined, undefined, undefined, { others: sampleOthers })
    expect(own.on('2024-03-05').does('system', 'issue', { form: withNumber })).toMatchObject({ ok: true })
  })
  it.each([
    ['neither number', { ...common, applicantName: '王某' }],
    ['both', { ...samples.application, idNumber: number }],
  ])('given %s, then refused', (_why, wrong) => {
    expect(open().does(person('个人-01'), 'apply', { form: wrong })).toMatchObject({
      message: expect.stringContaining('只填其中一项'),
    })
  })
  it.each(['530102190001010018', '530102190013010016', '53010219000101001', '个人'])('%s is no number', (wrong) => {
    expect(idNumber().safeParse(wrong).success).toBe(false)
    expect(isIdNumber(number)).toBe(true)
  })
  it('given the account of an organisation, then nobody applies through it as a person', () => {
    const desk = open().does(person(samples.application.creditCode), 'apply', { form })
    expect(desk).toMatchObject({ message: expect.stringContaining('申请账户') })
  })
  it('given a bar on one person, then he may not apply again, and another may', () => {
    const barred = [bar('个人 个人-01')]
    expect(open('issue', barred).does(person('个人-01'), 'apply', { form })).toMatchObject({ code: 'guard.failed' })
    expect(open('issue', barred).does(person('个人-02'), 'apply', { form })).toMatchObject({ ok: true })
    const { keys } = labAnimalLicence.actions.apply!.asks!
    expect(keys(form as never, null, ['个人-01'])).toEqual(['个人 个人-01'])
    expect(keys(samples.application as never, null, ['某单位'])).toEqual([samples.application.creditCode])
  })
  it('given a licence that a person holds, then only he changes it', () => {
    const about = { ...form, previousLicence: permitSamples.permit.number, change: '补证' }
    const ask = (account: string) =>
      open('replace', [], held('个人-01')).does(person(account), 'apply', { form: about })
    expect(ask('个人-01')).toMatchObject({ ok: true })
    expect(ask('个人-02')).toMatchObject({ message: expect.stringContaining('他人持有') })
  })
  it('given false materials, then the bar names the account and never the number', () => {
    const desk = open()
      .given(person('个人-01'), 'apply', { form })
      .given('receptionist', 'accept')
      .given('caseOfficer', 'review', {
        form: { ...samples.review, opinion: '建议不予', conditions: [{ condition: '材料真实', finding: '不符合' }] },
      })
      .given('legalReviewer', 'vet')
      .given('head', 'refuseFalsehood', { reasons: '报告系伪造' })
    const facts = labAnimalLicence.facts(desk.current!, { calendar: chinaCalendar })
    expect(facts).toContainEqual(expect.objectContaining({ measure: 'licence.barred', key: '个人 个人-01' }))
    expect(JSON.stringify(facts)).not.toContain(number)
  })
  it('given the platform takes the decision, then as one about a natural person, whose number is handed in and hidden', () => {
    const desk = open()
      .given(person('个人-01'), 'apply', { form })
      .given('receptionist', 'accept')
      .given('caseOfficer', 'review')
      .given('legalReviewer', 'vet')
      .given('head', 'grant')
    const issued = desk.current!.documents.map((one) =>
      one.kind === 'grant' ? { ...one, number: '某许〔2024〕1号' } : one,
    )
    const own = { title: '某局', creditCode: '1153010001511000X4' }
    const rows = labAnimalLicenceCredit.rows({ ...desk.current!, documents: issued } as never, own, () => undefined)
    expect(rows[0]!.values).toMatchObject({ XK_XDR_LB: '自然人', XK_XDR_ZJLX: '身份证', XK_XDR_ZJHM: number })
    expect(checkCredit('licence', rows, { today: toDay('2024-03-06'), calendar: chinaCalendar })).toEqual([])
  })
  it('given his papers, then they speak to a person and bear no number of his, neither his own copy nor the public one', () => {
    const desk = open().given(person('个人-01'), 'apply', { form }).given('receptionist', 'accept')
    const letterhead = {
      bureau: '某局',
      organs: { reconsiderationOrgan: '某市人民政府', court: '某市人民法院' },
      contact: { office: '某处' },
    }
    for (const entry of desk.entries) {
      const issued = issuePapers({ matter: labAnimalLicence, entry, after: desk.current! }, letterhead, chinaCalendar)
      if (!issued.ok) throw new Error(issued.message)
      expect(issued.papers).toHaveLength(1)
      for (const text of issued.papers.flatMap((paper) => [paper.text, paper.open])) {
        expect(text).not.toContain('你单位')
        expect(text).not.toContain(number)
        expect(text).not.toContain('undefined')
      }
      expect(issued.papers[0]!.text).toContain('王某（演示）')
    }
  })
})
