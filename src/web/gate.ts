import { Busy } from './outage.ts'

/** Lets so many in at once; some may wait, and whoever would wait too long a queue is told at once. */
export type Gate = <T>(work: () => Promise<T>) => Promise<T>

export function gate(most: number, waiting: number): Gate & { readonly enter: () => Promise<() => void> } {
  let inside = 0
  const queue: (() => void)[] = []
  const leave = (): void => {
    const next = queue.shift()
    if (next) next()
    else inside -= 1
  }
  /** Answers how to leave. @throws Busy */
  const enter = async (): Promise<() => void> => {
    if (inside < most) inside += 1
    else if (queue.length >= waiting) throw new Busy()
    else await new Promise<void>((resolve) => queue.push(resolve))
    let isOut = false
    return () => {
      if (!isOut) leave()
      isOut = true
    }
  }
  const through: Gate = async (work) => {
    const out = await enter()
    try {
      return await work()
    } finally {
      out()
    }
  }
  return Object.assign(through, { enter })
}
