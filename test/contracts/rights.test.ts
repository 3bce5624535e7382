import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keepersOf, mattersOf } from '#domain/bureau/profile.ts'
import { toDay } from '#domain/calendar/day.ts'
import type { Act, Case } from '#domain/engine/case.ts'
import { asList, chapters, type Matter } from '#domain/engine/matter.ts'
import { type Actor, may } from '#domain/engine/may.ts'
import { type Appointment, type Role, roles } from '#domain/engine/roles.ts'
import { sees, sightOf } from '#domain/engine/sight.ts'
import { profiles } from './profiles.ts'

describe.each(profiles.map((profile) => [profile.shortTitle, profile] as const))('%s', (_title, profile) => {
  const matters = mattersOf(profile)
  const day = toDay('2024-05-20')
  const names = matters.map((matter) => [`${matter.id} ${matter.inForceFrom}`, matter] as const)

  const holding = (...held: Partial<Appointment>[]): Actor => ({
    person: 'P1',
    appointments: held.map((one, index) => ({
      ...{ id: `A${index}`, person: 'P1', office: 'law', role: 'keeper', from: '2020-01-01' },
      ...one,
    })),
    certificates: [{ number: '证-1', from: '2020-01-01', until: '2099-01-01' }],
  })

  const actBy = (role: Role): Act => ({
    ...{ on: day, at: '2024-05-20T01:00:00Z' as Act['at'], actor: 'P1', role, times: 1 },
  })

  const caseIn = (matter: Matter, state: string, acts: Case['acts'] = {}): Case => ({
    ...{ id: 'case-1', matter: matter.id, version: toDay(matter.inForceFrom), n: 1, state, title: '某件' },
    ...{ openedOn: day, lastAt: '2024-05-20T01:00:00Z' as Case['lastAt'], applicant: '申请单位', data: {}, acts },
    ...{ clocks: [], documents: [], published: [] },
  })

  describe.each(names)('%s 的权限', (_name, matter) => {
    it('谁能在某一状态办理，谁就能看到这一状态的办件', () => {
      for (const [name, { by, from }] of Object.entries(matter.actions))
        for (const role of asList<Role>(by).filter((one) => one !== 'system'))
          for (const state of asList<string>(from).filter((one) => one !== 'nothing')) {
            const offices = role === 'keeper' ? keepersOf(profile, matter) : ['申请单位']
            const sight = sightOf(holding({ role, office: offices[0] ?? '' }), matter, day)
            // What one began oneself and may still change, one sees as one's own.
            const own = asList<string>(from).includes('nothing') ? { [name]: actBy(role) } : {}
            expect(sees(sight, caseIn(matter, state, own)), `${role} ${name} ${state}`).toBe(true)
          }
    })
    it.runIf(matter.kind === 'register')('台账管理员只在负责的处室有权：别处的既不能办，也看不到', () => {
      const offices = keepersOf(profile, matter)
      for (const { id: office } of profile.offices.filter(({ id }) => !offices.includes(id))) {
        const actor = holding({ role: 'keeper', office })
        const sight = sightOf(actor, matter, day)
        for (const state of Object.keys(matter.states)) {
          expect(sees(sight, caseIn(matter, state)), office).toBe(false)
          for (const action of Object.keys(matter.actions))
            expect(may(actor, matter, action, caseIn(matter, state), day), action).toMatchObject({ ok: false })
        }
      }
    })
    it('没有任职的人什么也看不到、办不了', () => {
      expect(sightOf(holding(), matter, day)).toEqual({ states: [], applicants: [] })
      for (const action of Object.keys(matter.actions))
        expect(may(holding(), matter, action, null, day)).toMatchObject({ ok: false, code: 'right.missing' })
    })
  })

  describe('台账由谁管理', () => {
    const offices = new Set(profile.offices.map(({ id }) => id))
    const kept = profile.matters.filter(
      ({ actions, kind }) =>
        kind === 'register' && Object.values(actions).some(({ by }) => asList<Role>(by).includes('keeper')),
    )
    it.each(kept.map((matter) => [matter.id, matter] as const))('%s 有负责的处室', (_id, matter) => {
      expect(keepersOf(profile, matter).length).toBeGreaterThan(0)
    })
    it('所列的都是本局的事项、章和处室', () => {
      const known = new Set([...profile.matters.map(({ id }) => id), ...Object.keys(chapters)])
      expect(Object.keys(profile.keepers).filter((name) => !known.has(name))).toEqual([])
      expect(
        Object.values(profile.keepers)
          .flat()
          .filter((office) => !offices.has(office)),
      ).toEqual([])
    })
  })

  const appointment = fc.record({
    role: fc.constantFrom(...(Object.keys(roles) as Role[])),
    office: fc.constantFrom(...profile.offices.map(({ id }) => id), '申请单位', '另一单位'),
    scope: fc.option(fc.constantFrom(...matters.map(({ id }) => id), ...Object.keys(chapters)), { nil: undefined }),
    from: fc.constantFrom('2020-01-01', '2024-05-20', '2024-05-21'),
    until: fc.constantFrom('2024-05-20', '2024-05-21', '2030-01-01'),
  })
  type Drawn = Partial<Omit<Appointment, 'scope'>> & { readonly scope: string | undefined }
  const heldOf = (drawn: Drawn): Partial<Appointment> => {
    const { scope, ...rest } = drawn
    return scope === undefined ? rest : { ...rest, scope }
  }

  describe('任意的任职', () => {
    it('给出的权限只来自当日有效、事项相合、处室负责的任职', () => {
      fc.assert(
        fc.property(fc.array(appointment, { maxLength: 4 }), fc.constantFrom(...matters), (drawn, matter) => {
          const actor = holding(...drawn.map(heldOf))
          for (const action of Object.keys(matter.actions)) {
            const grant = may(actor, matter, action, null, day)
            if ('ok' in grant) continue
            const held = actor.appointments.find(({ id }) => id === grant.appointment)!
            expect(asList<Role>(matter.actions[action]!.by)).toContain(held.role)
            expect(held.from <= day && day < held.until!).toBe(true)
            expect([undefined, matter.id, matter.chapter]).toContain(held.scope)
            if (held.role === 'keeper' && matter.kind === 'register')
              expect(keepersOf(profile, matter)).toContain(held.office)
          }
        }),
        { numRuns: 500 },
      )
    })
    it('看到的不多于所声明的：每个可见的办件都有一项有效任职在读者之列', () => {
      const acted = { draft: { on: day, at: '2024-05-20T01:00:00Z', actor: 'P1', role: 'keeper', times: 1 } as Act }
      fc.assert(
        fc.property(fc.array(appointment, { maxLength: 4 }), fc.constantFrom(...matters), (drawn, matter) => {
          const actor = holding(...drawn.map(heldOf))
          const readers = matter.readers.map((reads) => (typeof reads === 'string' ? reads : reads.role))
          const held = actor.appointments.filter(
            ({ role, office, scope, from, until }) =>
              readers.includes(role) &&
              from <= day &&
              day < until! &&
              (scope === undefined || scope === matter.id || scope === matter.chapter) &&
              (role !== 'keeper' || matter.kind !== 'register' || keepersOf(profile, matter).includes(office)),
          )
          for (const state of Object.keys(matter.states))
            for (const acts of [{}, acted])
              if (sees(sightOf(actor, matter, day), caseIn(matter, state, acts))) expect(held.length).toBeGreaterThan(0)
        }),
        { numRuns: 500 },
      )
    })
  })
})
