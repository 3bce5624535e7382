import { describe, expect, it } from 'vitest'
import { chinaCalendar } from '../../calendar/working-calendar.ts'
import { openDesk } from '../../engine/testing.ts'
import { permitSamples } from './lab-animal-permit.samples.ts'
import { labAnimalPermit } from './lab-animal-permit.ts'

const form = { ...permitSamples.permit, number: 'SYXK(滇)K2024-0001', validFrom: '2024-03-05', validTo: '2029-03-04' }
const issued = () => openDesk(labAnimalPermit).given('system', 'issue', { form })
const factsOf = (desk: ReturnType<typeof issued>) =>
  labAnimalPermit.facts(desk.current!, { calendar: chinaCalendar }).map(({ key: _, ...fact }) => fact)

describe('一张许可证', () => {
  it('given it is issued, then it bears its number and is in force to the end of its last day', () => {
    expect(issued().current).toMatchObject({ number: 'SYXK(滇)K2024-0001', state: 'inForce' })
    expect(factsOf(issued())).toEqual([{ measure: 'licence.in-force', on: '2024-03-05', until: '2029-03-05' }])
  })
  it.each([
    ['cancel', 'cancelled', 'licence.cancelled'],
    ['revoke', 'revoked', 'licence.revoked'],
  ])('given it is ended by %s, then it is %s from that day on, and what was stays', (action, state, measure) => {
    const desk = issued().on('2026-06-03').given('system', action)
    expect(desk.current).toMatchObject({ state })
    expect(factsOf(desk)).toEqual([
      { measure: 'licence.in-force', on: '2024-03-05', until: '2026-06-03' },
      { measure, on: '2026-06-03' },
    ])
  })
  it('given it ends before it begins, then it was never in force', () => {
    const later = { ...form, validFrom: '2024-07-01', validTo: '2029-06-30' }
    const desk = openDesk(labAnimalPermit).given('system', 'issue', { form: later }).on('2024-06-03')
    expect(factsOf(desk.given('system', 'revoke'))).toEqual([{ measure: 'licence.revoked', on: '2024-06-03' }])
  })
  it('given it was renewed, then the new one follows and nothing more is done with it', () => {
    const desk = issued().on('2029-02-01').given('system', 'renew')
    for (const action of ['amend', 'cancel', 'revoke', 'renew'])
      expect(desk.does('system', action)).toMatchObject({ code: 'case.wrong-state' })
  })
  it('given one of before this register, then it is entered with a copy, by a person, and only while it runs', () => {
    const register = (change: object) =>
      openDesk(labAnimalPermit).does('receptionist', 'register', {
        form: { ...permitSamples.permit, ...change },
        reasons: '存量许可证入库',
      })
    expect(register({})).toMatchObject({ ok: true })
    expect(register({ copy: undefined })).toMatchObject({ code: 'guard.failed' })
    for (const validTo of ['2024-03-04', '2024-03-05'])
      expect(register({ validTo })).toMatchObject({ message: '已经过期或者当日届满的许可证不再登记' })
  })
})
