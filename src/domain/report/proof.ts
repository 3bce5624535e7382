import type { Day, Instant } from '../calendar/day.ts'
import { type FactQuestion, type FactSource, questionOf } from '../figures/evaluate.ts'
import type { Leaf, Period } from '../figures/figure.ts'

/** Month and day: 04-01. */
export type MonthDay = `${number}-${number}`

const partsOfYear = {
  quarter: { word: '季度', starts: ['01-01', '04-01', '07-01', '10-01'] },
  half: { word: '半年', starts: ['01-01', '07-01'] },
} as const

/** One thing that the records must show before a sentence may be printed; `what` says it to the reader. */
export type Need<M extends string = string> = { readonly what: string } & (
  | {
      readonly of: Leaf<M>
      /** How many records there must be; one when left out. */
      readonly atLeast?: number
      /** Only records of the year before this day count: 年初 is no word for a plan of November. */
      readonly before?: MonthDay
    }
  /** A record in each part of the year: what 定期 says. */
  | { readonly of: Leaf<M>; readonly inEach: keyof typeof partsOfYear }
  /** All of a population that is not empty: what 均, 全部, 逐项 say. Each key of `each` must be one of `has`. */
  | { readonly each: Leaf<M>; readonly has: Leaf<M> }
)

/** A qualitative sentence and what proves it: each need must hold, and none stands in for another. */
export type Proof<M extends string = string> = { readonly title: string; readonly needs: readonly Need<M>[] }

/** The year of a report, the last day that its records can tell of, and the moment as of which they are read. */
export type ReportTime = { readonly year: number; readonly today: Day; readonly asOf?: Instant | undefined }

/** A need held against the records. */
export type Finding = {
  readonly what: string
  /** Why it does not hold; empty when it does. */
  readonly why: string
  /** What was asked: of a population, first the whole and then the part. */
  readonly questions: readonly FactQuestion[]
  readonly records: number
}

export type Proven = {
  readonly id: string
  readonly title: string
  readonly holds: boolean
  readonly records: number
  readonly findings: readonly Finding[]
}

export async function prove(source: FactSource, id: string, proof: Proof, time: ReportTime): Promise<Proven> {
  const findings = await Promise.all(proof.needs.map((need) => find(source, need, time)))
  return {
    id,
    title: proof.title,
    holds: findings.length > 0 && findings.every(({ why }) => why === ''),
    records: findings.reduce((sum, { records }) => sum + records, 0),
    findings,
  }
}

export const isToCome = ({ period }: FactQuestion, { today }: ReportTime): boolean =>
  'at' in period && period.at > today

async function find(source: FactSource, need: Need, time: ReportTime): Promise<Finding> {
  const { what } = need
  const questions = questionsOfNeed(need, time)
  if (questions.some((question) => isToCome(question, time))) {
    return { what, why: '截至日未到', questions, records: 0 }
  }
  if ('each' in need) {
    const [each, has] = questions as [FactQuestion, FactQuestion]
    const { value, records } = await source.ask(each, { op: 'share', having: has })
    const why = value === null ? '没有记录' : value === '100' ? '' : `${records} 条记录中只有 ${value}% 符合`
    return { what, why, questions, records }
  }
  const counts = await Promise.all(questions.map((question) => source.ask(question, { op: 'count' })))
  const records = counts.reduce((sum, count) => sum + count.records, 0)
  return { what, why: shortOf(need, counts), questions, records }
}

function shortOf(need: Exclude<Need, { each: Leaf }>, counts: readonly { readonly records: number }[]): string {
  if ('inEach' in need) {
    const { word } = partsOfYear[need.inEach]
    const without = counts.flatMap(({ records }, index) => (records === 0 ? [index + 1] : []))
    return without.length ? `第${without.join('、')}${word}没有记录` : ''
  }
  const [{ records } = { records: 0 }] = counts
  if (records >= (need.atLeast ?? 1)) return ''
  const when = need.before ? `${need.before.replace('-', '月')}日以前` : ''
  return records === 0 ? `${when}没有记录` : `${when}只有 ${records} 条记录`
}

/** The sets of records that a need asks for, in the order in which a page lists them. */
export function questionsOfNeed(need: Need, { year, asOf }: Pick<ReportTime, 'year' | 'asOf'>): FactQuestion[] {
  if ('each' in need) return [questionOf(need.each, year, asOf), questionOf(need.has, year, asOf)]
  const whole = questionOf(need.of, year, asOf)
  const part = (from: string, to: string): FactQuestion => ({ ...whole, period: { from, to } as Period })
  if ('inEach' in need) {
    const { starts } = partsOfYear[need.inEach]
    return starts.map((start, index) =>
      part(`${year}-${start}`, starts[index + 1] ? `${year}-${starts[index + 1]}` : `${year + 1}-01-01`),
    )
  }
  return [need.before ? part(`${year}-01-01`, `${year}-${need.before}`) : whole]
}

export const leavesOfNeed = (need: Need): readonly Leaf[] => ('each' in need ? [need.each, need.has] : [need.of])
