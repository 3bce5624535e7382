import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayOf, isDay } from '#domain/calendar/day.ts'
import { chinaCalendar } from '#domain/calendar/working-calendar.ts'
import type { Case } from '#domain/engine/case.ts'
import { clocksOf } from '#domain/engine/clocks-of.ts'
import { evolve, fold } from '#domain/engine/evolve.ts'
import { type Fact, factName } from '#domain/engine/fact.ts'
import type { Matter } from '#domain/engine/matter.ts'
import type { Register } from '#domain/engine/register.ts'
import { declared } from './profiles.ts'
import { casesOf, entriesOf, longWalks, variantsOf, walk, wishes } from './walk.ts'

const decimal = /^-?\d+(\.\d+)?$/

/** Acts that say that something never was so (a mistake, a draw that does not count, a unit that was drawn in vain). */
const isPuttingRight = (action: string): boolean => /^(correct|void|substitute)/.test(action)

const parsed = (matter: Matter, form: string): Record<string, unknown> =>
  matter.forms[form]!.parse(matter.samples[form]) as Record<string, unknown>

/** Facts of a year before that of an act's day which the act took away or changed, other than by ending a period. */
function rewritten(matter: Matter, before: Case, after: Case, day: string): string[] {
  const facts = matter.facts(after, { calendar: chinaCalendar })
  const name = (fact: Fact) => factName({ ...fact, twin: 0 })
  const kept = new Set(facts.map(name))
  return matter.facts(before, { calendar: chinaCalendar }).flatMap((fact) => {
    if (kept.has(name(fact)) || fact.on.slice(0, 4) >= day.slice(0, 4)) return []
    const begun = name({ ...fact, until: undefined })
    const isEnded = facts.some(({ until, ...rest }) => until && until >= day && name(rest) === begun)
    return isEnded ? [] : [JSON.stringify(fact)]
  })
}

/** Registers share one procedure: fewer walks each are enough. */
const runsOf = (kind: string): number => (kind === 'register' ? 15 : 150)

const settings = (kind: string) => ({ numRuns: runsOf(kind) })

describe.each(declared)('%s 的任意办理过程', (_id, matter) => {
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

  it('以后年度的办理不改写以前年度的数据：发生的事留在发生之日，期间只能自办理之日起终止；更正、作废、递补例外', () => {
    for (const { before, command, result } of long().flat()) {
      if (!before || !result.ok || isPuttingRight(command.action)) continue
      const step = (matter as Partial<Register>).register?.steps[command.action]
      const day = step ? String(result.entry.form?.[step.dated]) : dayOf(result.entry.happenedAt)
      expect(rewritten(matter, before, result.after, day), command.action).toEqual([])
    }
  })

  const steps = Object.entries((matter as Partial<Register>).register?.steps ?? {})
  it.runIf(steps.length > 0)('台账的每一步晚一年发生，也不改写登记当年的数据', () => {
    const base = casesOf(long().find((one) => one[0]?.result.ok)!)[0]!
    const data: Record<string, Record<string, unknown>> = { row: parsed(matter, 'row') }
    for (const [name, { dated }] of steps) {
      const before = { ...base, state: 'recorded', data: { ...data } }
      const sample = parsed(matter, name)
      const day = `${Number(String(sample[dated]).slice(0, 4)) + 1}${String(sample[dated]).slice(4)}`
      const after = { ...before, data: { ...data, [name]: { ...sample, [dated]: day } } }
      expect(rewritten(matter, before, after, day), name).toEqual([])
      data[name] = sample
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
