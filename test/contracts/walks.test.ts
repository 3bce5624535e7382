import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kunmingScience } from '#bureaus/kunming-science/profile.ts'
import { mattersOf } from '#domain/bureau/profile.ts'
import { dayOf, isDay } from '#domain/calendar/day.ts'
import { chinaCalendar } from '#domain/calendar/working-calendar.ts'
import { clocksOf } from '#domain/engine/clocks-of.ts'
import { evolve, fold } from '#domain/engine/evolve.ts'
import { factName } from '#domain/engine/fact.ts'
import { casesOf, entriesOf, longWalks, variantsOf, walk, wishes } from './walk.ts'

const matters = mattersOf(kunmingScience)
const decimal = /^-?\d+(\.\d+)?$/

/** Acts that say that something never was so (a mistake, a draw that does not count, a unit that was drawn in vain). */
const isPuttingRight = (action: string): boolean => ['correct', 'void', 'substitute'].includes(action)

/** Registers share one procedure: fewer walks each are enough. */
const runsOf = (kind: string): number => (kind === 'register' ? 15 : 150)

const settings = (kind: string) => ({ numRuns: runsOf(kind) })

describe.each(matters.map((matter) => [matter.id, matter] as const))('%s 的任意办理过程', (_id, matter) => {
  const anyWalk = fc
    .tuple(fc.constantFrom(...variantsOf(matter)), wishes)
    .map(([variant, plan]) => walk(matter, variant, plan))
  let walked: ReturnType<typeof longWalks> | undefined
  const long = () => {
    walked ??= longWalks(matter)
    return walked
  }

  it('不离开所列状态，每步恰增一条记录，各步依次重演得同一结果', () => {
    fc.assert(
      fc.property(anyWalk, (steps) => {
        for (const { before, result } of steps) {
          if (!result.ok) continue
          expect(Object.keys(matter.states)).toContain(result.after.state)
          expect(result.entry.n).toBe((before?.n ?? 0) + 1)
          expect(result.after).toEqual(evolve(matter, before, result.entry))
        }
        expect(fold(matter, entriesOf(steps))).toEqual(casesOf(steps).at(-1) ?? null)
      }),
      settings(matter.kind),
    )
  })

  it('记录存取一次不变：折叠结果只由可存为 JSON 的内容组成', () => {
    fc.assert(
      fc.property(anyWalk, (steps) => {
        const stored = entriesOf(steps).map((entry) => JSON.parse(JSON.stringify(entry)))
        expect(JSON.parse(JSON.stringify(fold(matter, stored)))).toEqual(
          JSON.parse(JSON.stringify(fold(matter, entriesOf(steps)))),
        )
      }),
      settings(matter.kind),
    )
  })

  it('每条数据属于所列口径，日期真实、期间不空、数值精确', () => {
    fc.assert(
      fc.property(anyWalk, (steps) => {
        for (const current of casesOf(steps)) {
          for (const fact of matter.facts(current, { calendar: chinaCalendar })) {
            expect(Object.keys(matter.measures)).toContain(fact.measure)
            expect(isDay(fact.on)).toBe(true)
            if (fact.until !== undefined) expect(fact.until > fact.on).toBe(true)
            if (fact.value !== undefined) expect(String(fact.value)).toMatch(decimal)
            expect(fact.key).not.toBe('')
          }
        }
      }),
      settings(matter.kind),
    )
  })

  it('以后的办理不改写以前的数据：发生的事留在发生之日，期间只能自办理之日起终止；更正、作废、递补例外', () => {
    for (const { before, command, result } of long().flat()) {
      if (!before || !result.ok || isPuttingRight(command.action)) continue
      const today = dayOf(result.entry.happenedAt)
      const facts = matter.facts(result.after, { calendar: chinaCalendar })
      const kept = new Set(facts.map((fact) => factName({ ...fact, twin: 0 })))
      for (const fact of matter.facts(before, { calendar: chinaCalendar })) {
        if (kept.has(factName({ ...fact, twin: 0 }))) continue
        const begun = factName({ ...fact, until: undefined, twin: 0 })
        const ended = facts.some(
          ({ until, ...rest }) => until && until >= today && factName({ ...rest, twin: 0 }) === begun,
        )
        expect(ended, `${command.action} ${JSON.stringify(fact)}`).toBe(true)
      }
    }
  })

  it('用示例能够办到每一个动作', () => {
    const done = new Set(long().flatMap((steps) => entriesOf(steps).map(({ action }) => action)))
    expect(Object.keys(matter.actions).filter((action) => !done.has(action))).toEqual([])
  })

  it('期限总能推算，说明完整；名称不缺', () => {
    fc.assert(
      fc.property(anyWalk, (steps) => {
        for (const current of casesOf(steps)) {
          expect(current.title).not.toMatch(/undefined|null|NaN|\[object/)
          expect(current.title.trim()).not.toBe('')
          for (const { view } of clocksOf(matter, current, chinaCalendar)) {
            expect(isDay(view.due)).toBe(true)
            expect(view.due > view.startedOn).toBe(true)
          }
        }
      }),
      settings(matter.kind),
    )
  })
})
