import { describe, expect, it } from 'vitest'
import {
  sampleFacts,
  sampleSight,
  randomInspectionSamples as samples,
} from '#domain/matters/enforcement/random-inspection.samples.ts'
import { randomInspection } from '#domain/matters/enforcement/random-inspection.ts'
import { labAnimalLicence } from '#domain/matters/services/lab-animal-licence.ts'
import { toDay } from '../calendar/day.ts'
import { chinaCalendar } from '../calendar/working-calendar.ts'
import { choicesOf } from './choices.ts'
import type { Matter } from './matter.ts'
import type { Actor } from './may.ts'
import type { Role } from './roles.ts'
import { openStates, sees, sightOf, withheldFrom } from './sight.ts'
import { actorOf, type Desk, openDesk } from './testing.ts'

const day = toDay('2024-05-20')
const maySee = (by: Role | Actor, matter: Matter, desk: Desk): boolean =>
  sees(sightOf(typeof by === 'string' ? actorOf(by) : by, matter, day), desk.current!)

const committed = () =>
  openDesk(randomInspection, 'inspection', sampleSight, undefined, { standing: sampleFacts })
    .on('2024-04-15')
    .given('caseOfficer', 'plan')
    .on('2024-04-16')
    .given('legalReviewer', 'endorse')
    .on('2024-04-17')
    .given('head', 'commit')

describe('谁能看见', () => {
  it('given a locked draw, then those whose turn it may be see it; whoever comes later does not yet', () => {
    const desk = committed()
    for (const role of ['caseOfficer', 'legalReviewer', 'head', 'supervisor'] as const)
      expect([role, maySee(role, randomInspection, desk)]).toEqual([role, true])
    for (const role of ['publisher', 'sectionHead', 'keeper', 'applicant'] as const)
      expect([role, maySee(role, randomInspection, desk)]).toEqual([role, false])
  })

  it('given a published draw, then whoever takes part in draws sees it, and nobody by another role', () => {
    const desk = committed()
    for (const slot of ['reveal1', 'reveal2', 'reveal3'] as const) desk.given('supervisor', slot)
    desk.on('2024-04-22').given('caseOfficer', 'event').given('supervisor', 'confirm').given('caseOfficer', 'result')
    desk.given('caseOfficer', 'complete')
    expect(maySee('publisher', randomInspection, desk)).toBe(true)
    expect(maySee('keeper', randomInspection, desk)).toBe(false)
    desk.given('publisher', 'publish')
    expect(maySee('sectionHead', randomInspection, desk)).toBe(true)
    expect(maySee('keeper', randomInspection, desk)).toBe(false)
  })

  it('given a drawn result, then it is shown to who computed it and to who has recorded that he looks it up', () => {
    const desk = committed()
    for (const slot of ['reveal1', 'reveal2', 'reveal3'] as const) desk.given('supervisor', slot)
    desk.on('2024-04-22').given('caseOfficer', 'event').given('supervisor', 'confirm')
    const kept = (role: Role) => withheldFrom(actorOf(role).person, randomInspection, desk.current!)
    expect(kept('head')).toBeUndefined()
    desk.given('caseOfficer', 'result')
    expect(kept('caseOfficer')).toBeUndefined()
    expect(kept('head')).toEqual({ forms: ['result', 'closure', 'substitution'], by: 'consult' })
    desk.given('head', 'consult').given('supervisor', 'consult')
    expect([kept('head'), kept('supervisor')]).toEqual([undefined, undefined])
    desk.given('caseOfficer', 'complete')
    expect([kept('head'), kept('publisher')?.by]).toEqual([undefined, 'consult'])
    desk.given('publisher', 'publish')
    expect(kept('publisher')).toBeUndefined()
  })

  it('given the outcome of an event, then the second person does not see it before he has entered his own', () => {
    const desk = committed()
    for (const slot of ['reveal1', 'reveal2', 'reveal3'] as const) desk.given('supervisor', slot)
    desk.on('2024-04-22').given('caseOfficer', 'event')
    const kept = (role: Role) => withheldFrom(actorOf(role).person, randomInspection, desk.current!)
    expect(kept('caseOfficer')).toBeUndefined()
    for (const role of ['supervisor', 'legalReviewer', 'head'] as const)
      expect(kept(role)).toEqual({ forms: ['event'], by: 'confirm' })
    desk.given('supervisor', 'confirm')
    expect(kept('head')).toBeUndefined()
  })

  it('given a withdrawn plan, then only who acted in it still sees it, and only while appointed', () => {
    const desk = openDesk(randomInspection, 'inspection', undefined, undefined, { standing: sampleFacts })
      .on('2024-04-15')
      .given('caseOfficer', 'plan')
    desk.given('caseOfficer', 'withdraw', { reasons: '另行拟定' })
    expect(maySee('caseOfficer', randomInspection, desk)).toBe(true)
    expect(maySee(actorOf('caseOfficer', '他人'), randomInspection, desk)).toBe(false)
    const { appointments, ...rest } = actorOf('caseOfficer')
    const retired = { ...rest, appointments: appointments.map((one) => ({ ...one, until: day })) }
    expect(maySee(retired, randomInspection, desk)).toBe(false)
  })

  it('given an application, then its applicant sees it and another applicant does not', () => {
    const desk = openDesk(labAnimalLicence, 'issue').given('applicant', 'apply')
    const { appointments, ...rest } = actorOf('applicant', '他人')
    const other = { ...rest, appointments: appointments.map((one) => ({ ...one, office: '另一单位' })) }
    expect([maySee('applicant', labAnimalLicence, desk), maySee(other, labAnimalLicence, desk)]).toEqual([true, false])
  })

  it('open is what can still be acted on', () => {
    expect(openStates(randomInspection)).toEqual([
      'planned',
      'endorsed',
      'committed',
      'recorded',
      'confirmed',
      'drawn',
      'completed',
    ])
  })
})

describe('可以办理什么', () => {
  const choices = (role: Role, desk: Desk) => {
    const office = { now: '2024-04-18T01:00:00Z' as never, actor: actorOf(role), calendar: chinaCalendar }
    return new Map(choicesOf(randomInspection, desk.current, office).map((one) => [one.action, one.refusal?.message]))
  }

  it('given a locked draw, then the supervisor may reveal, once, and is told why nothing else', () => {
    const desk = committed().on('2024-04-18').given('supervisor', 'reveal1', { form: samples.reveal1 })
    const found = choices('supervisor', desk)
    expect(found.get('reveal2')).toBeUndefined()
    expect(found.get('reveal1')).toContain('不得再次公开')
    expect(found.get('confirm')).toContain('当前状态为“已锁定”')
    expect(found.get('result')).toContain('承办人')
    expect(found.get('event')).toContain('承办人')
    expect(found.has('plan')).toBe(false)
  })

  it('given a party that is still silent, then no event can be entered', () => {
    expect(choices('caseOfficer', committed()).get('event')).toContain('尚有见证方未公开')
  })

  it('given no case, then what opens one', () => {
    const desk = openDesk(randomInspection)
    expect([...choices('caseOfficer', desk)]).toEqual([['plan', undefined]])
    expect(choices('head', desk).get('plan')).toContain('承办人')
  })
})
