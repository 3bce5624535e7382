import { describe, expect, it } from 'vitest'
import { toDay } from '#domain/calendar/day.ts'
import { actorOf, openDesk } from '#domain/engine/testing.ts'
import { heldFact, listedFact } from '#domain/people/rights.ts'
import { appointment } from './appointment.ts'
import { handover } from './handover.ts'

const post = (person: string, from = '2024-01-01', until?: string) =>
  heldFact({
    ...{ person, role: 'keeper', office: 'law', from: toDay(from) },
    ...(until === undefined ? {} : { until: toDay(until) }),
  })
const people = ['P001', 'P002', 'P003'].map((id) => listedFact(id, id, toDay('2020-01-01')))
const keeper = (person: string) => actorOf('keeper', person, 'law')
const sample = handover.samples['handover'] as object
const desk = (facts = [post('P001'), post('P002', '2024-03-05')]) =>
  openDesk(handover, undefined, undefined, undefined, { standing: [...people, ...facts] })
const reasons = '演示·住院'

describe('岗位交接', () => {
  it('given a list, when who goes signs it and who comes signs it, then it is handed over', () => {
    const open = desk().given(keeper('P001'), 'hand')
    expect(open.does(keeper('P002'), 'take')).toMatchObject({ ok: true, after: { state: 'taken' } })
  })
  it('neither signs for the other, nor anybody else for either', () => {
    expect(desk().does(keeper('P002'), 'hand')).toMatchObject({ ok: false })
    const open = desk().given(keeper('P001'), 'hand')
    for (const person of ['P001', 'P003']) expect(open.does(keeper(person), 'take')).toMatchObject({ ok: false })
    expect(open.does(keeper('P003'), 'giveBack', { reasons })).toMatchObject({ ok: false })
    expect(open.does(keeper('P003'), 'attach')).toMatchObject({ ok: false })
  })
  it('given it lacks something, then it goes back with reasons and is handed over anew', () => {
    const open = desk().given(keeper('P001'), 'hand')
    expect(open.does(keeper('P002'), 'giveBack')).toMatchObject({ code: 'reasons.required' })
    open.given(keeper('P002'), 'giveBack', { reasons: '漏列一件' }).given(keeper('P001'), 'hand')
    expect(open.does(keeper('P002'), 'take')).toMatchObject({ ok: true })
  })
  it('it gives no right: whoever takes over has been appointed before, and whoever goes held the post', () => {
    expect(desk([post('P001')]).does(keeper('P001'), 'hand')).toMatchObject({
      message: expect.stringContaining('请先办理任免'),
    })
    expect(desk([post('P002')]).does(keeper('P001'), 'hand')).toMatchObject({
      message: expect.stringContaining('移交人'),
    })
    // On the day on which one's post ends one may still hand it over.
    const left = [post('P001', '2024-01-01', '2024-03-05'), post('P002', '2024-03-05')]
    expect(desk(left).does(keeper('P001'), 'hand')).toMatchObject({ ok: true })
  })
  it('given who goes cannot, then a head hands over for him with reasons, but not the one who takes over', () => {
    const head = actorOf('head', 'P009')
    expect(desk().does(head, 'handFor')).toMatchObject({ code: 'reasons.required' })
    expect(desk().does(head, 'handFor', { reasons })).toMatchObject({ ok: true })
    expect(desk().does(actorOf('head', 'P002'), 'handFor', { reasons })).toMatchObject({ ok: false })
  })
  it('an unfinished list is not signed', () => {
    const form = { ...sample, complete: false }
    expect(desk().does(keeper('P001'), 'hand', { form })).toMatchObject({ code: 'guard.failed' })
  })
})

describe('代理', () => {
  const form = {
    ...{ person: 'P002', role: 'keeper', office: 'law', deputyFor: 'P001', paper: '代理通知（演示）' },
    ...{ from: '2024-03-11', until: '2024-03-18' },
  }
  const propose = (facts: object[], more: object = {}) =>
    openDesk(appointment, 'appoint', undefined, undefined, { standing: [...people, ...facts] as never }).does(
      'personnel',
      'propose',
      { form: { ...form, ...more } },
    )
  it('given the post of another, then it is lent for a period within his own', () => {
    expect(propose([post('P001')])).toMatchObject({ ok: true })
    expect(propose([post('P001', '2024-01-01', '2024-03-18')])).toMatchObject({ ok: true })
  })
  it.each([
    ['he does not hold it', [post('P003')], {}],
    ['it is of another office', [post('P001')], { office: 'general' }],
    ['it begins later', [post('P001', '2024-03-12')], {}],
    ['it ends sooner', [post('P001', '2024-01-01', '2024-03-17')], {}],
  ] as const)('given %s, then nothing is lent', (_what, facts, more) => {
    expect(propose([...facts], more)).toMatchObject({
      code: 'guard.failed',
      message: expect.stringContaining('被代理人'),
    })
  })
})
