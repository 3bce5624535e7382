import { asList, type Matter } from '#domain/engine/matter.ts'

/**
 * A place that a case can come to: its state, its clocks that run, and which of the acts that others wait for have
 * been done. Guards and rights are left out: they decide when, not whether.
 */
export type Place = {
  readonly state: string
  readonly running: ReadonlySet<string>
  readonly done: ReadonlySet<string>
}

export type Step = { readonly action: string; readonly from: Place; readonly to: Place; readonly restarted: string[] }

export type Graph = {
  readonly places: ReadonlyMap<string, Place>
  readonly steps: readonly Step[]
  /** The places from which a place satisfying the test can be reached, itself included. */
  reaching(wanted: (place: Place) => boolean): ReadonlySet<string>
}

export const nameOf = ({ state, running, done }: Place): string =>
  `${state} [${[...running].sort().join()}] after ${[...done].sort().join()}`

/** Every place that a case of one variant can come to, and every step between them. */
export function explore(matter: Matter, variant?: string): Graph {
  const once = Object.keys(matter.actions).filter((name) => matter.actions[name]!.once)
  const awaited = new Set([...once, ...Object.values(matter.actions).flatMap((action) => asList(action.after))])
  const start: Place = { state: 'nothing', running: new Set(), done: new Set() }
  const places = new Map([[nameOf(start), start]])
  const steps: Step[] = []
  for (const from of places.values()) {
    for (const [action, declared] of Object.entries(matter.actions)) {
      if (!asList<string>(declared.from).includes(from.state)) continue
      if (declared.only && (variant === undefined || !declared.only.includes(variant))) continue
      if (asList(declared.after).some((name) => !from.done.has(name))) continue
      if (declared.once && from.done.has(action)) continue
      const stops = asList<string>(declared.stops)
      const starts = asList<string>(declared.starts)
      const running = [...from.running].filter((clock) => !stops.includes(clock))
      const to: Place = {
        state: declared.to === 'same' ? from.state : declared.to,
        running: new Set([...running, ...starts]),
        done: awaited.has(action) ? new Set([...from.done, action]) : from.done,
      }
      if (!places.has(nameOf(to))) places.set(nameOf(to), to)
      steps.push({ action, from, to, restarted: running.filter((clock) => starts.includes(clock)) })
    }
  }
  return { places, steps, reaching: (wanted) => reaching(places, steps, wanted) }
}

function reaching(places: Graph['places'], steps: readonly Step[], wanted: (place: Place) => boolean): Set<string> {
  const found = new Set([...places].filter(([, place]) => wanted(place)).map(([name]) => name))
  for (let before = -1; before !== found.size; ) {
    before = found.size
    for (const { from, to } of steps) if (found.has(nameOf(to))) found.add(nameOf(from))
  }
  return found
}

/** The graphs of a matter, one for each variant. */
export const graphsOf = (matter: Matter): readonly (readonly [variant: string, graph: Graph])[] =>
  matter.variants
    ? Object.keys(matter.variants).map((variant) => [variant, explore(matter, variant)] as const)
    : [['', explore(matter)]]

/** The fewest acts that end with this one, from the start; undefined where no case can do it. */
export function shortestTo(matter: Matter, { places, steps }: Graph, action: string): readonly string[] | undefined {
  const [start] = places.keys()
  const paths = new Map<string, readonly string[]>([[start!, []]])
  // What waits for a limit to run out is not done where that limit does not run.
  const isTimely = ({ action: name, from }: Step) => {
    const clock = matter.actions[name]!.afterDue
    return clock === undefined || from.running.has(clock)
  }
  const out = Map.groupBy(steps.filter(isTimely), ({ from }) => nameOf(from))
  for (const [place, path] of paths)
    for (const step of out.get(place) ?? []) {
      if (step.action === action) return [...path, action]
      if (!paths.has(nameOf(step.to))) paths.set(nameOf(step.to), [...path, step.action])
    }
  return undefined
}
