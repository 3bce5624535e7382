import { asList, type Matter } from '../engine/matter.ts'

export type Step = { readonly action: string; readonly label: string; readonly to: string }

/**
 * The way on from a state where nothing goes wrong: of all ways to an end that burden nobody and pass no state twice, the
 * longest; of two such, the one that the definition names first. A notice of what is missing leads back and is no way on,
 * and neither is an act that can also be done where it leads to: it begins something again (承办人员回避).
 */
export function wayOn(matter: Matter, variant: string | undefined, state: string): readonly Step[] {
  const known = ways.get(matter) ?? new Map<string, readonly Step[]>()
  ways.set(matter, known)
  const from = `${variant ?? ''} ${state}`
  const way = known.get(from) ?? longest(matter, variant, state, new Set([state])) ?? []
  known.set(from, way)
  return way
}

/** A matter is what it is: each of its ways is looked for once. */
const ways = new WeakMap<Matter, Map<string, readonly Step[]>>()

function longest(
  matter: Matter,
  variant: string | undefined,
  state: string,
  been: ReadonlySet<string>,
): readonly Step[] | undefined {
  const ends = isEnd(matter, state)
  let best: readonly Step[] | undefined = ends ? [] : undefined
  if (matter.final?.includes(state)) return best
  for (const step of stepsFrom(matter, variant, state)) {
    if (been.has(step.to)) continue
    const rest = longest(matter, variant, step.to, new Set([...been, step.to]))
    if (rest && (!best || rest.length + 1 > best.length)) best = [step, ...rest]
  }
  return best
}

const isEnd = (matter: Matter, state: string): boolean =>
  matter.final?.includes(state) === true ||
  !Object.values(matter.actions).some(({ from }) => asList<string>(from).includes(state))

function stepsFrom(matter: Matter, variant: string | undefined, state: string): readonly Step[] {
  return Object.entries(matter.actions).flatMap(([action, { from, to, only, reasons, by, label }]) => {
    const isOpen = only === undefined || (variant !== undefined && asList<string>(only as never).includes(variant))
    const isUsual =
      asList<string>(from).includes(state) &&
      to !== 'same' &&
      !asList<string>(from).includes(to) &&
      reasons !== 'required' &&
      typeof matter.states[to] === 'string' &&
      !asList<string>(by).includes('system')
    return isOpen && isUsual ? [{ action, label, to }] : []
  })
}
