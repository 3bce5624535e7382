/** One measurement: the baseline is the physical floor of the same run, never an absolute time alone. */
export type Measurement = {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly baseline?: number
  readonly ratio?: number
}

const round = (value: number): number => Number(value.toPrecision(4))

export function report(name: string, value: number, unit: string, baseline?: number): void {
  const measurement: Measurement = {
    name,
    value: round(value),
    unit,
    ...(baseline === undefined ? {} : { baseline: round(baseline), ratio: round(value / baseline) }),
  }
  console.log(JSON.stringify(measurement))
}

export async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)]!
}

/** Runs `count` pieces of work with a number of workers side by side; answers pieces per second. */
export async function rate(
  workers: number,
  count: number,
  piece: (index: number) => Promise<unknown>,
): Promise<number> {
  let next = 0
  const worker = async (): Promise<void> => {
    while (next < count) {
      const index = next
      next += 1
      await piece(index)
    }
  }
  const elapsed = await seconds(() => Promise.all(Array.from({ length: workers }, worker)))
  return count / elapsed
}
