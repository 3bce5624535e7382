import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { kunmingScience } from '#bureaus/kunming-science/profile.ts'
import { paper, permit, review } from '#domain/engine/linked.fixture.ts'
import { asList, defineMatter, type Matter } from '#domain/engine/matter.ts'
import { matterBook } from '#domain/engine/matter-book.ts'
import { type Need, needs } from '#domain/engine/others.ts'
import { reference, referencesIn } from '#domain/engine/reference.ts'
import { graphsOf } from './graph.ts'

const reachable = (matter: Matter): ReadonlySet<string> =>
  new Set(graphsOf(matter).flatMap(([, { places }]) => [...places.values()].map(({ state }) => state)))

/** What is wrong with the way in which matters name one another; empty when all is well. */
function faultsOf(matters: readonly Matter[]): string[] {
  const book = matterBook(matters)
  const faultOfNeed = (matter: Matter, action: string, need: Need): string[] => {
    const at = `${matter.id}.${action} 所需的 ${need.matter}`
    const other = book.latest(need.matter)
    if (!other) return [`${at}：没有这个事项`]
    const unreached = need.in
      .filter((state) => !reachable(other).has(state))
      .map((state) => `${at}：到不了状态 ${state}`)
    return [...unreached, ...(isThere(matter, other, need) ? [] : [`${at}：没有这样的关联或者栏目`])]
  }
  return matters.flatMap((matter) => [
    ...Object.entries(matter.links ?? {}).flatMap(([name, { to }]) =>
      to.flatMap((host) => (book.has(host) ? [] : [`${matter.id} 的关联 ${name}：没有事项 ${host}`])),
    ),
    ...Object.entries(matter.forms).flatMap(([name, form]) =>
      referencesIn(form, matter.samples[name]).flatMap(({ path, to }) =>
        to.flatMap((id) => (book.has(id) ? [] : [`${matter.id} 的 ${name}.${path}：没有事项 ${id}`])),
      ),
    ),
    ...Object.entries(matter.actions).flatMap(([action, { needs = [] }]) =>
      needs.flatMap((need) => faultOfNeed(matter, action, need)),
    ),
  ])
}

function isThere(matter: Matter, other: Matter, { where }: Need): boolean {
  if (where === 'host') return Object.values(matter.links ?? {}).some(({ to }) => to.includes(other.id))
  if ('link' in where) return other.links?.[where.link]?.to.includes(matter.id) ?? false
  const field = matter.forms[where.form]?.shape[where.field] as z.ZodType | undefined
  const to = (field?.meta() as { reference?: readonly string[] } | undefined)?.reference
  return to?.includes(other.id) ?? false
}

describe('事项之间的关联', () => {
  it('每个关联、引用和所需都落在另一事项到得了的状态上', () => expect(faultsOf(kunmingScience.matters)).toEqual([]))
  it('given matters that stand on one another, then nothing is wrong with them', () =>
    expect(faultsOf([permit, review, paper])).toEqual([]))
  it('given a state that is never reached, a link or a matter that is none, then each is found', () => {
    const [basis] = paper.basis
    const broken = defineMatter({
      ...paper,
      links: { lost: { to: ['nowhere'], label: '无' } },
      forms: { paper: z.object({ to: reference('无', 'nobody') }) },
      samples: { paper: { to: 'x' } },
      actions: {
        ...paper.actions,
        decide: {
          ...paper.actions.decide,
          needs: [
            needs('review', { link: 'reviewed' }, ['burnt'], '须', basis),
            needs('review', { link: 'seen' }, ['confirmed'], '须', basis),
            needs('nothing', 'host', ['any'], '须', basis),
          ],
        },
      },
    } as never) as Matter
    expect(faultsOf([permit, review, broken])).toHaveLength(5)
    expect(asList(broken.actions['decide']!.needs)).toHaveLength(3)
  })
})
