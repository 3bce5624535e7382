/** Repeatable numbers: the same name gives the same demonstration in every load. */
export type Random = {
  /** In [0, 1). */
  next(): number
  /** A whole number, both ends included. */
  int(from: number, to: number): number
  pick<T>(list: readonly T[]): T
  /** Some of the list, each once, in the order of the list. */
  some<T>(list: readonly T[], count: number): T[]
  /** Standard normal (Box–Muller). */
  normal(): number
}

/** A small 32-bit generator (splitmix32) seeded by a name. */
export function random(name: string): Random {
  let state = 0x811c9dc5
  for (let i = 0; i < name.length; i++) state = Math.imul(state ^ name.charCodeAt(i), 0x01000193)
  const next = (): number => {
    state = (state + 0x9e3779b9) | 0
    let bits = state ^ (state >>> 16)
    bits = Math.imul(bits, 0x21f0aaad)
    bits ^= bits >>> 15
    bits = Math.imul(bits, 0x735a2d97)
    return ((bits ^ (bits >>> 15)) >>> 0) / 0x1_0000_0000
  }
  const int = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1))
  return {
    next,
    int,
    pick: (list) => list[int(0, list.length - 1)]!,
    some(list, count) {
      const left = list.map((_, index) => index)
      const taken = Array.from(
        { length: Math.min(count, list.length) },
        () => left.splice(int(0, left.length - 1), 1)[0]!,
      )
      return taken.sort((a, b) => a - b).map((index) => list[index]!)
    },
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  }
}
