import { describe, expect, it } from 'vitest'
import { adverse, asList, defineMatter, type Matter, workingDays } from '#domain/engine/matter.ts'
import { article } from '#domain/law/catalogue.ts'
import { graphsOf, nameOf, type Place } from './graph.ts'
import { declared } from './profiles.ts'

const stateNames = (matter: Matter): string[] => Object.keys(matter.states)
const finalOf = (matter: Matter): readonly string[] => asList<string>(matter.final)

/** States into which no variant of a case can come. */
function unreachable(matter: Matter): string[] {
  const reached = new Set(graphsOf(matter).flatMap(([, graph]) => [...graph.places.values()].map(({ state }) => state)))
  return stateNames(matter).filter((state) => !reached.has(state))
}

/** Actions that no case can ever do. */
function dead(matter: Matter): string[] {
  const done = new Set(graphsOf(matter).flatMap(([, graph]) => graph.steps.map(({ action }) => action)))
  return Object.keys(matter.actions).filter((action) => !done.has(action))
}

/** Places from which a case can never come to rest. */
const stuck = (matter: Matter): string[] =>
  graphsOf(matter).flatMap(([variant, graph]) => {
    const resting = graph.reaching(({ state }) => finalOf(matter).includes(state))
    return [...graph.places.keys()].filter((name) => !resting.has(name)).map((name) => `${variant} ${name}`)
  })

/** Places at rest where a clock still runs and no act of that state, staying or leaving, leads to where it is stopped. */
const runningForever = (matter: Matter): string[] =>
  graphsOf(matter).flatMap(([variant, graph]) => {
    const isStopped = (place: Place): boolean => place.running.size === 0
    const resting = [...graph.places.values()].filter(({ state }) => finalOf(matter).includes(state))
    const stoppable = new Set(resting.filter(isStopped).map(nameOf))
    for (let before = -1; before !== stoppable.size; ) {
      before = stoppable.size
      for (const { from, to } of graph.steps) if (stoppable.has(nameOf(to))) stoppable.add(nameOf(from))
    }
    return resting.map(nameOf).flatMap((name) => (stoppable.has(name) ? [] : `${variant} ${name}`))
  })

/** Steps that start a clock which already runs: its first start would be lost. */
const restarting = (matter: Matter): string[] =>
  graphsOf(matter).flatMap(([, graph]) =>
    graph.steps.flatMap(({ action, restarted }) => restarted.map((clock) => `${action} ${clock}`)),
  )

describe.each(declared)('%s 的程序', (_id, matter) => {
  it('每个状态都能到达', () => expect(unreachable(matter)).toEqual([]))
  it('每个动作都有可能办理', () => expect(dead(matter)).toEqual([]))
  it('每件都能办结：走不出去的状态须声明为终了状态', () => expect(stuck(matter)).toEqual([]))
  it('终了状态至少有一个，且都是所列状态', () => {
    expect(finalOf(matter).length).toBeGreaterThan(0)
    expect(stateNames(matter)).toEqual(expect.arrayContaining([...finalOf(matter)]))
  })
  it('起算的期限在每条出路上都能停止', () => expect(runningForever(matter)).toEqual([]))
  it('正在计算的期限不重复起算', () => expect(restarting(matter)).toEqual([]))
  it('立件的动作进入一个状态', () => {
    for (const action of Object.values(matter.actions))
      if (asList<string>(action.from).includes('nothing')) expect(action.to).not.toBe('same')
  })
  it('逐一使用所声明的期限和文书', () => {
    const actions = Object.values(matter.actions)
    const started = actions.flatMap((action) => asList<string>(action.starts))
    const issued = actions.flatMap((action) => asList<string>(action.issues))
    expect(new Set(started)).toEqual(new Set(Object.keys(matter.limits)))
    expect(new Set(issued)).toEqual(new Set(Object.keys(matter.documents)))
  })
})

describe('程序检查本身', () => {
  const basis = [article('行政许可法', 29)] as const
  const step = { label: '步骤', by: 'head', basis } as const
  const faulty = defineMatter({
    id: 'faulty',
    title: '有毛病的事项',
    kind: 'licence',
    chapter: 'services',
    inForceFrom: '2024-01-01',
    basis,
    states: { open: '已立', lost: '悬置', never: '到不了', done: '办结', refused: adverse('不予') },
    final: ['done'],
    forms: {},
    samples: {},
    limits: { decision: { label: '决定', statutory: workingDays(20, ...basis) } },
    documents: {},
    measures: {},
    actions: {
      open: { ...step, from: 'nothing', to: 'open', starts: 'decision' },
      reopen: { ...step, from: 'open', to: 'open', starts: 'decision' },
      lose: { ...step, from: 'open', to: 'lost' },
      finish: { ...step, from: 'open', to: 'done' },
      close: { ...step, from: 'never', to: 'done', stops: 'decision' },
      wait: { ...step, from: 'open', to: 'same', after: ['close'] },
    },
    describe: () => '',
    readers: ['head'],
    facts: () => [],
  })
  it('找出到不了的状态、办不了的动作、走不出去的状态、停不下的期限和重复的起算', () => {
    expect(unreachable(faulty)).toEqual(['never', 'refused'])
    expect(dead(faulty)).toEqual(['close', 'wait'])
    expect(stuck(faulty)).toEqual([' lost [decision] after '])
    expect(runningForever(faulty)).toEqual([' done [decision] after '])
    expect(new Set(restarting(faulty))).toEqual(new Set(['reopen decision']))
  })
})
