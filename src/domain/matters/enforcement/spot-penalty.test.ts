import { describe, expect, it } from 'vitest'
import { toDay } from '#domain/calendar/day.ts'
import { chinaCalendar } from '#domain/calendar/working-calendar.ts'
import { checkCredit } from '#domain/credit/checks.ts'
import { noOthers } from '#domain/engine/others.ts'
import { openDesk } from '#domain/engine/testing.ts'
import { penaltyFacts, sampleItemWith, spotItem } from './administrative-penalty.samples.ts'
import { spotPenaltyCredit } from './spot-penalty.credit.ts'
import { spotPenalty } from './spot-penalty.ts'

const sample = spotPenalty.samples['spot'] as object
const reasons = '当场查明，情节轻微'
const desk = () =>
  openDesk(spotPenalty, undefined, undefined, undefined, {
    others: { ...noOthers, referred: new Map([spotItem, sampleItemWith()]) },
    standing: penaltyFacts,
  }).on('2024-03-05')
const deciding = (changes: object = {}) =>
  desk().does('caseOfficer', 'decide', { form: { ...sample, ...changes }, reasons })
const decided = (changes: object = {}) =>
  desk().given('caseOfficer', 'decide', { form: { ...sample, ...changes }, reasons })
const refusedBy = (no: number) => ({ ok: false, basis: [{ article: String(no) }] })
const fine = (amount: string, more: object = {}) => ({ kind: '罚款', fine: amount, ...more })
const person = {
  ...{ partyKind: '自然人', organisation: undefined, creditCode: undefined, leader: undefined },
  ...{ person: '钱某（演示）', idNumber: '530102199003071238' },
}

describe('当场处罚（第五十一条、第五十二条）', () => {
  it('given a warning, then it is decided on the spot, reported in two working days, and done', () => {
    const one = decided()
    expect(one.current?.documents).toMatchObject([{ kind: 'decision' }])
    expect(one.clock('report')).toMatchObject({ due: '2024-03-07' })
    for (const clock of ['payment', 'remittance']) expect(() => one.clock(clock)).toThrow(/never started/)
    expect(one.does('head', 'close')).toMatchObject({ code: 'case.wrong-state' })
    one.given('caseOfficer', 'report').given('head', 'close')
    expect(one.current?.state).toBe('closed')
  })
  it.each([
    ['不出示证件', { shown: false }, 52],
    ['不告知', { told: false }, 44],
    ['一人列两次', { officers: ['P-first', 'P-first'] }, 42],
    ['没有证件', { officers: ['P-first', 'P-none'] }, 3],
    ['依据与事项不一致', { penal: '《另一法》第一条' }, 39],
    ['事项没有这一种类', { item: sampleItemWith()[0] }, 4],
    ['没有当事人的代码', { creditCode: undefined }, 52],
    ['没有法定代表人', { leader: undefined }, 52],
    ['罚款没有金额', { kind: '罚款' }, 52],
    ['单位超过三千元', fine('3000.01'), 51],
    ['公民超过二百元', { ...person, ...fine('200.01') }, 51],
    ['低于法定最低', fine('49.99'), 34],
    ['一百元以上当场收缴', fine('100.01', { collected: true, collecting: '一百元以下', receipt: '甲' }), 68],
    ['警告当场收缴', { collected: true, collecting: '一百元以下', receipt: '甲' }, 68],
    ['当场收缴没有票据', fine('100', { collected: true, collecting: '一百元以下' }), 70],
  ])('given %s, then it is refused', (_why, changes, no) => expect(deciding(changes)).toMatchObject(refusedBy(no)))
  it('given the most that law allows, then it is decided', () => {
    for (const changes of [fine('3000'), { ...person, ...fine('200') }, person])
      expect(deciding(changes)).toMatchObject({ ok: true })
  })
  it('given a fine that was collected, then it reaches the bureau in two working days; any other is paid in fifteen', () => {
    const collected = decided(fine('100', { collected: true, collecting: '一百元以下', receipt: '甲' }))
    expect(collected.clock('remittance')).toMatchObject({ due: '2024-03-07' })
    expect(collected.does('caseOfficer', 'pay')).toMatchObject(refusedBy(67))
    collected.given('caseOfficer', 'report')
    expect(collected.does('head', 'close')).toMatchObject(refusedBy(67))
    expect(collected.given('caseOfficer', 'remit').does('head', 'close')).toMatchObject({ ok: true })
    const open = decided(fine('1000'))
    expect(open.clock('payment')).toMatchObject({ due: '2024-03-20' })
    expect(open.does('caseOfficer', 'remit')).toMatchObject(refusedBy(71))
    open.given('caseOfficer', 'report')
    expect(open.does('head', 'close')).toMatchObject(refusedBy(67))
    expect(open.given('caseOfficer', 'pay').does('head', 'close')).toMatchObject({ ok: true })
  })
  it('given a result, then it is published or lawfully withheld, not both', () => {
    expect(decided().given('publisher', 'publish').does('head', 'withhold', { reasons })).toMatchObject(refusedBy(48))
    expect(decided().given('head', 'withhold', { reasons }).does('publisher', 'publish')).toMatchObject(refusedBy(48))
  })
  it('given a decision, then it is a row of the penalty file without faults; a withheld one is none', () => {
    const own = { title: '某局', creditCode: '1153010001511000X4' }
    const rowsOf = (one: ReturnType<typeof decided>) => {
      const [first, ...rest] = one.current!.documents
      return spotPenaltyCredit.rows(
        { ...one.current!, documents: [{ ...first!, number: '某当罚〔2024〕1号' }, ...rest] },
        own,
        () => undefined,
      )
    }
    const rows = [...rowsOf(decided(fine('1000'))), ...rowsOf(decided({ ...person, ...fine('200') }))]
    const [first, second] = rows
    expect(first!.values).toMatchObject({ CF_CFLB: '罚款', CF_NR_FK: '0.1', CF_WSH: '某当罚〔2024〕1号' })
    expect(second!.values).toMatchObject({ CF_XDR_LB: '自然人', CF_XDR_ZJHM: '530102199003071238' })
    for (const row of rows)
      expect(checkCredit('penalty', [row], { today: toDay('2024-03-06'), calendar: chinaCalendar })).toEqual([])
    expect(rowsOf(decided().given('head', 'withhold', { reasons }))).toEqual([])
  })
})
