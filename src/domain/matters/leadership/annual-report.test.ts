import { describe, expect, it } from 'vitest'
import { at, dayOf, toDay } from '../../calendar/day.ts'
import { actorOf, type Desk, openDesk } from '../../engine/testing.ts'
import { annualReportSamples as samples } from './annual-report.samples.ts'
import { annualReport } from './annual-report.ts'
import { publishedVersions } from './annual-report.versions.ts'

const text = (digit: string) => ({ ...samples.version.text, sha256: digit.repeat(64) })
const version = (day: string, digit = '0') => ({
  ...samples.version,
  ...{ asOf: at(toDay(day), '09:00'), text: text(digit), content: digit.repeat(64) },
})
const day = '2025-01-20'
const opened = () => openDesk(annualReport).on('2025-01-05').given('caseOfficer', 'open')
const fixed = (digit?: string) =>
  opened()
    .on(day)
    .given('caseOfficer', 'fix', { form: version(day, digit) })
const deliberated = () =>
  fixed().given('legalReviewer', 'vet').given('sectionHead', 'clear').given('sectionHead', 'deliberate')
const published = () =>
  deliberated().given('head', 'approve').given('caseOfficer', 'submit').on('2025-03-06').given('publisher', 'publish')

const lastPublished = ({ entries }: Desk) =>
  publishedVersions(entries.map((entry) => ({ ...entry, on: dayOf(entry.happenedAt) }))).at(-1)?.sha256

describe('年度报告：一份文本从送审到公开', () => {
  it('given a year, then it is submitted before 1 March and published before 1 April of the next', () => {
    const one = opened()
    expect(one.clock('submission')).toMatchObject({ status: 'running', due: '2025-02-28' })
    expect(one.clock('publicity')).toMatchObject({ status: 'running', due: '2025-03-31' })
    const late = { reportYear: 2024, submitBy: '2025-03-01' }
    expect(openDesk(annualReport).does('caseOfficer', 'open', { form: late })).toMatchObject({
      message: '报送截止日应在次年三月一日以前',
    })
    const earlier = openDesk(annualReport)
      .on('2025-01-05')
      .given('caseOfficer', 'open', {
        form: { reportYear: 2024, submitBy: '2025-01-25', notice: '演示·法治办〔2024〕9号' },
      })
    expect(earlier.clock('submission')).toMatchObject({ due: '2025-01-25' })
  })

  it('given a report that is begun after its day, then both limits have run out and each late act says why', () => {
    const one = openDesk(annualReport).on('2025-05-06').given('caseOfficer', 'open')
    expect(one.clock('submission')).toMatchObject({ status: 'running', due: '2025-02-28' })
    one.given('caseOfficer', 'fix', { form: version('2025-05-06') }).given('legalReviewer', 'vet')
    one.given('sectionHead', 'clear').given('sectionHead', 'deliberate').given('head', 'approve')
    expect(one.does('caseOfficer', 'submit')).toMatchObject({ message: expect.stringContaining('须说明原因') })
    one.given('caseOfficer', 'submit', { reasons: '机构改革，编写人员调整' })
    expect(one.clock('submission')).toMatchObject({ status: 'stopped', due: '2025-02-28' })
  })

  it('given a report that is begun before the year has ended, then its days are the same', () => {
    const one = openDesk(annualReport).on('2024-12-10').given('caseOfficer', 'open')
    expect([one.clock('submission').due, one.clock('publicity').due]).toEqual(['2025-02-28', '2025-03-31'])
  })

  it('given all steps in order, then both clocks stop and the facts tell the publication of that year', () => {
    const one = published()
    expect(one.current?.state).toBe('published')
    expect([one.clock('submission').status, one.clock('publicity').status]).toEqual(['stopped', 'stopped'])
    expect(annualReport.facts(one.current!, {} as never)).toEqual([
      { measure: 'annual-report.published', on: '2025-03-06', key: '2025-03-06', group: '2024' },
    ])
  })

  it('given a step that is left out, then the next one is refused', () => {
    expect(opened().does('legalReviewer', 'vet')).toMatchObject({ code: 'case.wrong-state' })
    expect(fixed().does('sectionHead', 'clear')).toMatchObject({ code: 'case.wrong-state' })
    expect(fixed().does('head', 'approve')).toMatchObject({ code: 'case.wrong-state' })
    expect(deliberated().does('publisher', 'publish')).toMatchObject({ code: 'case.wrong-state' })
  })

  it('given another text than the one that was composed, then no review, deliberation or approval is about it', () => {
    const other = '1'.repeat(64)
    const about = (form: object) => ({ form: { ...form, version: other } })
    const stale = { message: '所审的不是当前的送审稿' }
    expect(fixed().does('legalReviewer', 'vet', about(samples.vetting))).toMatchObject(stale)
    const vetted = fixed().given('legalReviewer', 'vet')
    expect(vetted.does('sectionHead', 'clear', about(samples.clearance))).toMatchObject(stale)
    const cleared = vetted.given('sectionHead', 'clear')
    expect(cleared.does('sectionHead', 'deliberate', about(samples.deliberation))).toMatchObject(stale)
    expect(deliberated().does('head', 'approve', about(samples.approval))).toMatchObject(stale)
  })

  it('given a text composed anew after its review, then it is reviewed anew', () => {
    const one = deliberated().given('caseOfficer', 'fix', { form: version(day, '1') })
    expect(one.current?.state).toBe('fixed')
    expect(one.does('head', 'approve')).toMatchObject({ code: 'case.wrong-state' })
    expect(one.does('legalReviewer', 'vet')).toMatchObject({ message: '所审的不是当前的送审稿' })
  })

  it('given who wrote it, then he neither reviews, clears nor approves it', () => {
    const same = { code: 'case.same-doer' }
    expect(fixed().does(actorOf('legalReviewer', 'P-caseOfficer'), 'vet')).toMatchObject(same)
    const vetted = fixed().given('legalReviewer', 'vet')
    expect(vetted.does(actorOf('sectionHead', 'P-caseOfficer'), 'clear')).toMatchObject(same)
    expect(deliberated().does(actorOf('head', 'P-legalReviewer'), 'approve')).toMatchObject(same)
  })

  it('given a text of no numbers, or with a failed check and no word about it, then it is not fixed', () => {
    const one = opened().on(day)
    const fix = (form: object) => one.does('caseOfficer', 'fix', { form: { ...version(day), ...form } })
    expect(fix({ figures: 0 })).toMatchObject({ message: '没有数据的报告不能送审' })
    const failed = ['X1 发证数与录入数：15 与 14 不等']
    expect(fix({ failed })).toMatchObject({ message: '有核对未通过的，须作出说明' })
    expect(fix({ failed, account: '一件已于次日补录' })).toMatchObject({ ok: true })
  })

  it('given something secret in it, then it goes back and is composed anew', () => {
    const form = { ...samples.clearance, result: '删去后可以公开' }
    const vetted = fixed().given('legalReviewer', 'vet')
    expect(vetted.does('sectionHead', 'clear', { form })).toMatchObject({ basis: [{ article: '14' }] })
    expect(vetted.does('sectionHead', 'sendBack')).toMatchObject({ code: 'reasons.required' })
    expect(vetted.given('sectionHead', 'sendBack', { reasons: '删去企业名称' }).current?.state).toBe('writing')
  })

  it('given a publication, then nothing moves the text any more but an erratum that another person approves', () => {
    const one = published()
    expect(one.does('caseOfficer', 'fix')).toMatchObject({ code: 'case.wrong-state' })
    const erratum = (digit: string) => ({ ...samples.erratum, ...version('2025-06-02', digit) })
    one.on('2025-06-02')
    expect(one.does('caseOfficer', 'fixErratum', { form: erratum('0') })).toMatchObject({
      message: '文本没有变化，不需要更正',
    })
    one.given('caseOfficer', 'fixErratum', { form: erratum('2') })
    expect(one.does(actorOf('head', 'P-caseOfficer'), 'approveErratum')).toMatchObject({ code: 'case.same-doer' })
    expect(one.does('head', 'approveErratum', { form: samples.approval })).toMatchObject({
      message: '所审的不是当前的送审稿',
    })
    one.given('head', 'approveErratum', { form: { version: '2'.repeat(64) } })
    expect(lastPublished(one)).toBe('0'.repeat(64))
    one.given('publisher', 'publishErratum')
    expect(lastPublished(one)).toBe('2'.repeat(64))
  })
})
