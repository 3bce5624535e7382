import { describe, expect, it } from 'vitest'
import { toDay } from '../calendar/day.ts'
import { example } from './example.fixture.ts'
import { type Actor, may } from './may.ts'
import type { Appointment, Role } from './roles.ts'
import { actorOf, openDesk } from './testing.ts'

const day = toDay('2024-03-05')

const appointed = (...appointments: Partial<Appointment>[]): Actor => ({
  person: '甲',
  appointments: appointments.map((held, index) => ({
    id: `A${index}`,
    person: '甲',
    office: '处室',
    role: 'caseOfficer',
    from: '2024-01-01',
    ...held,
  })),
  certificates: [{ number: '证-1', from: '2024-01-01', until: '2025-01-01' }],
})

describe('任职', () => {
  it('given an appointment that runs, then the answer names it', () => {
    expect(may(appointed({ id: 'A7' }), example, 'visit', null, day)).toEqual({
      role: 'caseOfficer',
      appointment: 'A7',
      office: '处室',
    })
  })
  it.each([
    ['还未开始', { from: '2024-03-06' }],
    ['当日已结束', { from: '2024-01-01', until: '2024-03-05' }],
    ['是另一角色', { role: 'head' as Role }],
  ])('given an appointment that %s, then it is refused, naming the role asked for', (_why, held) => {
    expect(may(appointed(held), example, 'visit', null, day)).toMatchObject({
      code: 'right.missing',
      message: '办理“查看”须在 2024-03-05 担任：承办人',
    })
  })
  it('given its first and its last day, then it holds on both', () => {
    expect(may(appointed({ from: '2024-03-05', until: '2024-03-06' }), example, 'visit', null, day)).toMatchObject({
      role: 'caseOfficer',
    })
  })
  it('given nobody, then there is no default actor', () => {
    expect(may(appointed(), example, 'visit', null, day)).toMatchObject({ ok: false, code: 'right.missing' })
  })
  it('given several roles, then the one that the action asks for grants it', () => {
    const actor = appointed({ id: 'A1', role: 'keeper' }, { id: 'A2', role: 'sectionHead' })
    expect(may(actor, example, 'review', null, day)).toMatchObject({ role: 'sectionHead', appointment: 'A2' })
  })
})

describe('申请人', () => {
  const { current } = openDesk(example, 'issue').given(
    appointed({ role: 'applicant', office: '单位一', from: '2020-01-01' }),
    'open',
  )
  it('given another organisation, then the case is not theirs', () => {
    const other = appointed({ role: 'applicant', office: '单位二' })
    expect(may(other, example, 'open', current, day)).toMatchObject({ code: 'right.own-case' })
  })
  it('given an agent of both, then the appointment for this case’s applicant counts', () => {
    const agent = appointed(
      { id: 'B', role: 'applicant', office: '单位二' },
      { id: 'C', role: 'applicant', office: '单位一' },
    )
    expect(may(agent, example, 'open', current, day)).toMatchObject({ appointment: 'C', office: '单位一' })
  })
})

describe('不得由同一人', () => {
  const head = (person: string) => actorOf('head', person)
  const officer = (person: string) => actorOf('caseOfficer', person)
  const opened = () => openDesk(example, 'issue').given('applicant', 'open')

  it('given the reviewer is also head, when deciding, then it is refused', () => {
    const desk = opened().given(officer('甲'), 'review').given(officer('乙'), 'visit')
    expect(desk.does(head('甲'), 'grant')).toMatchObject({
      code: 'case.same-person',
      message: '“准予”不得由本案承办人本人办理',
    })
    expect(desk.does(head('丙'), 'grant')).toMatchObject({ ok: true })
  })
  it('given a case sent back and reviewed by another, when the first reviewer decides, then it is still refused', () => {
    const desk = opened().given(officer('甲'), 'review').given('legalReviewer', 'sendBack', { reasons: '再查' })
    desk.given(officer('乙'), 'review').given(officer('乙'), 'visit')
    expect(desk.does(head('甲'), 'grant')).toMatchObject({ code: 'case.same-person' })
    expect(desk.does(head('乙'), 'grant')).toMatchObject({ code: 'case.same-person' })
  })
  it('given one who acted in another role, when deciding, then it is allowed', () => {
    const desk = opened().given(actorOf('sectionHead', '甲'), 'review').given(officer('乙'), 'visit')
    expect(desk.does(head('甲'), 'grant')).toMatchObject({ ok: true })
  })
})

describe('持证上岗', () => {
  const held = appointed({})
  it('given a certificate valid on the day, then it is named', () => {
    expect(may(held, example, 'review', null, day)).toMatchObject({ certificate: '证-1' })
  })
  it.each(['2023-12-31', '2025-01-01'])('given %s outside its period, then it is refused', (text) => {
    const actor = { ...held, appointments: [{ ...held.appointments[0]!, from: '2020-01-01' }] }
    expect(may(actor, example, 'review', null, toDay(text))).toMatchObject({ code: 'right.certificate' })
  })
  it('given none, then acts that are no enforcement are still allowed', () => {
    const actor = { ...held, certificates: [] }
    expect(may(actor, example, 'review', null, day)).toMatchObject({ code: 'right.certificate' })
    expect(may(actor, example, 'visit', null, day)).toMatchObject({ role: 'caseOfficer' })
  })
})

describe('上一年度学时', () => {
  const rules = [
    { year: 2023, categories: ['业务知识', '行政执法技能'], label: '业务知识和行政执法技能', hours: 30 },
    { year: 2024, categories: ['公共法律知识'], label: '公共法律知识', hours: 30 },
  ]
  const allYear = { ...appointed({}), certificates: [{ number: '证-1', from: '2022-06-01', until: '2027-06-01' }] }
  const trained = (hours: number): Actor => ({
    ...allYear,
    hours: { '2023:业务知识': hours - 10, '2023:行政执法技能': 10, '2023:公共法律知识': 99 },
  })
  it('given the hours of last year, then it is allowed', () => {
    expect(may(trained(30), example, 'review', null, day, rules)).toMatchObject({ certificate: '证-1' })
  })
  it('given fewer, then it is refused, naming what is missing', () => {
    for (const [actor, missing] of [
      [trained(29.9), 0.1],
      [allYear, 30],
    ] as const)
      expect(may(actor, example, 'review', null, day, rules)).toMatchObject({
        code: 'right.training',
        message: `办理“审查”须完成 2023 年度培训学时，尚缺：业务知识和行政执法技能 ${missing} 学时`,
      })
  })
  it('given one who became an officer in the course of that year, then its hours are not asked of him', () => {
    const joined = { ...allYear, certificates: [{ number: '证-2', from: '2023-03-01', until: '2027-06-01' }] }
    expect(may(joined, example, 'review', null, day, rules)).toMatchObject({ certificate: '证-2' })
  })
  it('given no rule for last year, then nothing is asked', () => {
    expect(may(trained(0), example, 'review', null, day, rules.slice(1))).toMatchObject({ certificate: '证-1' })
  })
})
