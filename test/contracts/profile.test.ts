import { describe, expect, it } from 'vitest'
import { kunmingScience as demonstrated } from '#bureaus/kunming-science/profile.ts'
import type { Staff } from '#domain/bureau/profile.ts'
import { asList } from '#domain/engine/matter.ts'
import { type Role, roles } from '#domain/engine/roles.ts'
import { type Leaf, leavesOf } from '#domain/figures/figure.ts'
import { witnessMeasure } from '#domain/matters/supervision/witness-listing.ts'
import { rightMeasures } from '#domain/people/rights.ts'
import { leavesOfNeed } from '#domain/report/proof.ts'
import { claimsIn, listsIn, parseTemplate, proofsIn } from '#domain/report/template.ts'
import { profiles } from './profiles.ts'

const repeated = (names: readonly string[]): string[] => names.filter((name, index) => names.indexOf(name) !== index)

describe.each(profiles.map((profile) => [profile.shortTitle, profile] as const))('%s', (_title, profile) => {
  const declared = new Set(profile.matters.flatMap((matter) => Object.keys(matter.measures)))
  const undeclared = (leaves: readonly Leaf[]): string[] =>
    leaves.flatMap(({ measure }) => asList<string>(measure)).filter((measure) => !declared.has(measure))

  describe('指标', () => {
    it('标识不重复', () => expect(repeated(profile.figures.map(({ id }) => id))).toEqual([]))
    it.each(profile.figures.map((figure) => [figure.id, figure] as const))('%s 只读所声明的口径', (_id, figure) => {
      expect(leavesOf(figure.value).length).toBeGreaterThan(0)
      expect(undeclared(leavesOf(figure.value))).toEqual([])
      expect(figure.definition.trim()).not.toBe('')
      expect(figure.words.length).toBeGreaterThan(0)
    })
  })

  describe('年度报告', () => {
    const { report } = profile
    const blocks = parseTemplate(report.markdown)
    const figures = new Set(profile.figures.map(({ id }) => id))

    it('正文中的数据、佐证和清单都有定义', () => {
      expect(claimsIn(blocks).filter((claim) => !Object.hasOwn(report.claims, claim))).toEqual([])
      expect(proofsIn(blocks).filter((proof) => !Object.hasOwn(report.proofs, proof))).toEqual([])
      expect(listsIn(blocks).filter((list) => !Object.hasOwn(report.lists, list))).toEqual([])
    })
    it('所定义的数据、佐证和清单都在正文中', () => {
      expect(Object.keys(report.claims).filter((claim) => !claimsIn(blocks).includes(claim))).toEqual([])
      expect(Object.keys(report.proofs).filter((proof) => !proofsIn(blocks).includes(proof))).toEqual([])
      expect(Object.keys(report.lists).filter((list) => !listsIn(blocks).includes(list))).toEqual([])
    })
    it('每项数据是一个指标', () => {
      expect(Object.entries(report.claims).filter(([, figure]) => !figures.has(figure))).toEqual([])
    })
    it.each(Object.entries(report.proofs))('佐证 %s 只读所声明的口径', (_id, proof) => {
      expect(proof.needs.length).toBeGreaterThan(0)
      expect(undeclared(proof.needs.flatMap(leavesOfNeed))).toEqual([])
    })
    it.each(Object.entries(report.lists))('清单 %s 只读所声明的口径', (_id, list) =>
      expect(undeclared([list.of])).toEqual([]),
    )
  })

  describe('承诺', () => {
    it('承诺的是所用事项的法定期限，且不长于法定期限', () => {
      for (const [id, limits] of Object.entries(profile.promises)) {
        const matter = profile.matters.find((one) => one.id === id)
        for (const [name, promise] of Object.entries(limits)) {
          const statutory = matter?.limits[name]?.statutory
          expect(statutory, `${id}.${name}`).toBeDefined()
          if (promise.unit === statutory!.unit) expect(promise.length).toBeLessThanOrEqual(statutory!.length)
        }
      }
    })
  })
})

/** Measures of which conditions ask. */
const asked = profiles.flatMap(({ matters }) =>
  matters.flatMap(({ actions }) =>
    Object.values(actions).flatMap(({ asks }) => [...(asks?.measures ?? []), ...(asks?.stock ?? [])]),
  ),
)
const measures = profiles.flatMap(({ matters }) => matters.flatMap((matter) => Object.keys(matter.measures)))

it('办理条件只问所声明的口径', () => expect(asked.filter((measure) => !measures.includes(measure))).toEqual([]))

it('每一种口径都有一个单位的指标、佐证、清单或者办理条件来读', () => {
  const read = new Set([
    ...asked,
    ...profiles.flatMap(({ figures, report: { proofs, lists } }) => {
      const needs = [...Object.values(proofs), ...Object.values(lists).flatMap(({ none }) => none?.proof ?? [])]
      const leaves = [
        ...figures.flatMap(({ value }) => leavesOf(value)),
        ...needs.flatMap((proof) => proof.needs.flatMap(leavesOfNeed)),
        ...Object.values(lists).map(({ of }) => of),
      ]
      return leaves.flatMap(({ measure }) => asList<string>(measure))
    }),
  ])
  // Rights, certificates and the witnesses that count are read from facts too.
  const others = { ...rightMeasures, ...witnessMeasure }
  expect(measures.filter((measure) => !read.has(measure) && !Object.hasOwn(others, measure))).toEqual([])
})

const staff = await import('#bureaus/kunming-science/demo/staff.ts').then(
  (demo): Staff => demo.staff,
  (): undefined => undefined,
)

describe.skipIf(!staff)(staff ? '演示局的人员' : '演示局的人员：尚无演示人员，未检查', () => {
  const { people, appointments } = staff ?? { people: [], appointments: [] }
  const holders = (role: Role) => new Set(appointments.filter((held) => held.role === role).map((held) => held.person))
  const needed = new Set(
    demonstrated.matters.flatMap((matter) =>
      Object.values(matter.actions).flatMap((action) => asList<Role>(action.by)),
    ),
  )
  // The system is no person: its right is the rule itself.
  needed.delete('system')
  // Nor is whoever founds a bureau appointed to it.
  needed.delete('founder')

  it.each([...needed].map((role) => [roles[role], role] as const))('有人担任%s', (_label, role) =>
    expect(holders(role).size).toBeGreaterThan(0),
  )
  it('须由另一人办理的，有另一人可以办理', () => {
    for (const { actions, title } of demonstrated.matters)
      for (const { by, notBy, label } of Object.values(actions)) {
        if (!notBy) continue
        const able = asList<Role>(by).flatMap((role) => [...holders(role)])
        const others = able.filter((person) => holders(notBy).size > 1 || !holders(notBy).has(person))
        expect(others.length, `${title} ${label}`).toBeGreaterThan(0)
      }
  })
  it('人员、任职标识不重复，任职的人和处室都在册', () => {
    expect(repeated(people.map(({ id }) => id))).toEqual([])
    expect(repeated(appointments.map(({ id }) => id))).toEqual([])
    const known = new Set(people.map(({ id }) => id))
    const offices = new Set(demonstrated.offices.map(({ id }) => id))
    expect(appointments.filter(({ person }) => !known.has(person))).toEqual([])
    expect(appointments.filter(({ role, office }) => role !== 'applicant' && !offices.has(office))).toEqual([])
  })
  it('都标明是演示', () => expect(people.filter(({ demo }) => !demo)).toEqual([]))
})
