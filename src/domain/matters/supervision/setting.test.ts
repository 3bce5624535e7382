import { describe, expect, it } from 'vitest'
import { openDesk } from '#domain/engine/testing.ts'
import { setting } from './setting.ts'

const sample = setting.samples['setting'] as Record<string, unknown>
const proposed = (form: object = {}) =>
  openDesk(setting).given('legalReviewer', 'propose', { form: { ...sample, ...form } })

describe('本局设定', () => {
  it('given a value of one person, when another confirms it, then it stands', () => {
    expect(proposed().does('head', 'confirm')).toMatchObject({ ok: true, after: { state: 'confirmed' } })
  })
  it('given a value, when who proposed it would confirm it himself, then refused', () => {
    const both = {
      person: 'P-legalReviewer',
      certificates: [],
      appointments: (['legalReviewer', 'head'] as const).map((role) => ({
        ...{ id: role, person: 'P-legalReviewer', office: 'law', role, from: '2020-01-01' },
      })),
    }
    expect(proposed().does(both, 'confirm')).toMatchObject({ ok: false, code: 'case.same-person' })
  })
  it('given a value from a day that is over, when it is to be confirmed, then refused: what was done is done', () => {
    const desk = proposed({ from: '2024-03-05' }).on('2024-03-06')
    expect(desk.does('head', 'confirm')).toMatchObject({ ok: false, code: 'guard.failed' })
    expect(proposed({ from: '2024-03-05' }).does('head', 'confirm')).toMatchObject({ ok: true })
  })
  it('given an end before the beginning, then refused', () => {
    const form = { ...sample, until: '2024-04-01' }
    expect(openDesk(setting).does('legalReviewer', 'propose', { form })).toMatchObject({ code: 'guard.failed' })
  })
  it.each([
    ['value', '许多', /应为1 至 3650 的数|应为 ?1/],
    ['value', '0', /单位：工作日/],
    ['key', 'licence.unheard-of', /没有这项设定/],
  ])('given %s %s, then refused with what it should be', (field, value, message) => {
    const form = { ...sample, [field]: value }
    expect(openDesk(setting).does('legalReviewer', 'propose', { form })).toMatchObject({
      code: 'form.invalid',
      fields: [{ path: field, message: expect.stringMatching(message) }],
    })
  })
  it('given a value that is not agreed to, then it never stands, with the reason', () => {
    const wish = { reasons: '依据不足' }
    expect(proposed().does('head', 'decline', wish)).toMatchObject({
      after: { state: 'declined', reasons: '依据不足' },
    })
  })
})
