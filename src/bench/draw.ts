import { nodeDrawHashes } from '#app/draw/node-hash.ts'
import { ticketLine } from '#domain/draw/hash.ts'
import { writeSheet } from '#domain/draw/sheet-text.ts'
import { solve } from '#domain/draw/solve.ts'
import { report, seconds } from './measure.ts'

type Size = { readonly name: string; readonly units: number; readonly weight: number; readonly take: number }

const sizes: readonly Size[] = [
  { name: 'draw.1000x5', units: 1_000, weight: 5, take: 50 },
  { name: 'draw.1000000', units: 1_000_000, weight: 1, take: 100 },
]
const officers = Array.from({ length: 38 }, (_, n) => ({ id: `ZF${String(n).padStart(2, '0')}`, name: `执法人员${n}` }))
const balls = '2.5.8.13.17.21.24.29.33.38.41.44.50.52.57.61.66.70.75.79'

/** A whole draw, from the texts of its two files to the crews, against the bare hashes of its tickets. */
export async function benchDraw(): Promise<void> {
  const { sha256 } = nodeDrawHashes
  for (const { name, units, weight, take } of sizes) {
    const sheet = sheetText({ units, weight, take })
    const entropy = `zs-draw-entropy/1\nsheet\t${sha256.hex(sheet)}\nsource\t1\t${balls}\n`
    const seed = sha256.hex(entropy)
    const ids = Array.from({ length: units }, (_, n) => unitId(n))
    const hashes = async () => {
      for (const id of ids) for (let n = 1; n <= weight; n++) sha256.hex(ticketLine(seed, id, n))
    }
    const whole = async () => solve(sheet, entropy, nodeDrawHashes)
    // Small draws are run until the compiler has seen them.
    const runs = units > 100_000 ? 1 : 5
    const [fastest, floor] = [await fastestOf(runs, whole), await fastestOf(runs, hashes)]
    report(name, fastest, 's', floor)
  }
}

async function fastestOf(runs: number, work: () => Promise<unknown>): Promise<number> {
  let best = Number.POSITIVE_INFINITY
  for (let run = 0; run < runs; run++) best = Math.min(best, await seconds(work))
  return best
}

const unitId = (n: number): string => `DW${String(n).padStart(7, '0')}`

const sheetText = ({ units, weight, take }: Omit<Size, 'name'>): string =>
  writeSheet({
    algorithm: 'sha256',
    id: '2024-SDW-99',
    task: '基准',
    perUnit: 2,
    teamSize: 0,
    parties: [],
    sources: [{ name: '福彩快乐8', event: '2024305', format: 'kl8' }],
    strata: [{ code: 'A', take }],
    units: Array.from({ length: units }, (_, n) => ({ id: unitId(n), stratum: 'A', weight, name: `单位${n}` })),
    officers,
    avoid: [],
  })
