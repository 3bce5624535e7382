import type { z } from 'zod'
import { addYears, type Day } from '#domain/calendar/day.ts'
import { fenOf } from '../fields.ts'
import {
  type conclusionForm,
  type directions,
  type Imposed,
  mustAggravate,
  mustLighten,
  type weighingForm,
} from './administrative-penalty.forms.ts'
import type { FineBand } from './penalty-item.ts'

type Conclusion = z.output<typeof conclusionForm>
type Weighing = z.output<typeof weighingForm>
type Direction = (typeof directions)[number]

/** 追究时效 (第三十六条): the day on which an act that nobody had discovered is punished no more. */
export const barredFrom = (endedOn: Day, grave: boolean): Day => addYears(endedOn, grave ? 5 : 2)

/** Grounds of not punishing; the first that holds decides (penalty.md §6, Table A). */
export type Exemption = {
  readonly article: 30 | 31 | 33 | 36 | 40
  readonly at?: string
  readonly ground: string
  /** 可以不予: the head may punish all the same. */
  readonly optional?: true
}

/** Why an act is not punished, as the conclusion and the weighing have it; undefined: it is punished. */
export function exemptionOf(
  conclusion: Conclusion,
  weighing: Pick<Weighing, 'minor' | 'first' | 'harm' | 'corrected' | 'faultless'>,
  { isBarred }: { readonly isBarred: boolean },
): Exemption | undefined {
  if (!conclusion.established) return { article: 40, ground: '违法事实不能成立' }
  if (isBarred) return { article: 36, ground: '违法行为已过追究时效' }
  if (conclusion.capacity === '不满十四周岁，或者不能辨认、控制自己行为')
    return { article: 30, ground: '当事人没有责任能力' }
  const { minor, first, harm, corrected, faultless } = weighing
  if (faultless) return { article: 33, at: '第二款', ground: '当事人没有主观过错' }
  if (!corrected) return undefined
  if (minor && harm === '没有危害后果')
    return { article: 33, at: '第一款', ground: '违法行为轻微并及时改正，没有造成危害后果' }
  if (first && harm !== '有危害后果')
    return { article: 33, at: '第一款', ground: '初次违法且危害后果轻微并及时改正', optional: true }
  return undefined
}

/** Directions that the circumstances allow (Table B). Both ways: weighed, and usually in the middle. */
export function directionsFor({ lighten, aggravate }: Pick<Weighing, 'lighten' | 'aggravate'>): readonly Direction[] {
  const duty = (list: readonly string[], words: readonly string[]) => list.some((one) => words.includes(one))
  const [lightens, aggravates] = [lighten.length > 0, aggravate.length > 0]
  if (lightens && aggravates) return ['从轻', '减轻', '一般', '从重']
  if (lightens) return duty(lighten, mustLighten) ? ['从轻', '减轻'] : ['从轻', '减轻', '一般']
  if (aggravates) return duty(aggravate, mustAggravate) ? ['从重'] : ['一般', '从重']
  return ['一般']
}

/** What a fine may be, in fen, both ends included. */
export type Range = { readonly least: bigint; readonly most: bigint }

/**
 * The range that law, and a published standard within it, give for these gains; undefined: there is no fine, or law
 * names no amount and no standard does. An empty range: standard and law exclude each other.
 */
export function rangeFor(bands: readonly FineBand[], gains: string): Range | undefined {
  const earned = fenOf(gains)
  const fitting = bands.filter(
    ({ gainsFrom, gainsBelow }) =>
      (gainsFrom === undefined || earned >= fenOf(gainsFrom)) &&
      (gainsBelow === undefined || earned < fenOf(gainsBelow)),
  )
  const ranges = fitting.map(({ mode, least, most }): Range => {
    const [low, high] = [fenOf(least), fenOf(most)]
    // a multiple is kept in hundredths, as money is in fen
    return mode === '金额' ? { least: low, most: high } : { least: (low * earned) / 100n, most: (high * earned) / 100n }
  })
  const [first, ...more] = ranges
  return (
    first &&
    more.reduce(
      (all, one) => ({
        least: one.least > all.least ? one.least : all.least,
        most: one.most < all.most ? one.most : all.most,
      }),
      first,
    )
  )
}

/** Whether a fine lies where its direction puts it (国市监法规〔2022〕2号第十条); `spread` in per cent. */
export function liesWithin(fine: bigint, { least, most }: Range, direction: Direction, spread: number): boolean {
  const part = ((most - least) * BigInt(Math.round(spread * 100))) / 10_000n
  switch (direction) {
    case '减轻':
      return fine > 0n && fine < least
    case '从轻':
      return fine >= least && fine <= least + part
    case '从重':
      return fine >= most - part && fine <= most
    default:
      return least === most ? fine === least : fine > least + part && fine < most - part
  }
}

/** Kinds of which a hearing is told whatever their amount (第六十三条第三项、第四项). */
const grave = ['降低资质等级', '吊销许可证件', '责令停产停业', '责令关闭', '限制从业'] as const

export const isGrave = ({ kinds }: Pick<Imposed, 'kinds'>): boolean =>
  kinds.some((kind) => grave.some((one) => one === kind))

/** Whether the right to a hearing has to be told (第六十三条); `threshold` in yuan. */
export function mustTellHearing(imposed: Imposed, threshold: number): boolean {
  const from = BigInt(Math.round(threshold * 100))
  const reaches = (amount: string | undefined) => amount !== undefined && fenOf(amount) > 0n && fenOf(amount) >= from
  return isGrave(imposed) || reaches(imposed.fine) || reaches(imposed.confiscated) || imposed.goods !== undefined
}

/** Only 警告 and 通报批评: done when they are told, nothing is left to be performed. */
export const isToldOnly = ({ kinds }: Pick<Imposed, 'kinds'>): boolean =>
  kinds.every((kind) => kind === '警告' || kind === '通报批评')

/** Whether one penalty is heavier than another in any part (第四十五条第二款). */
export function isHeavier(now: Imposed, told: Imposed): boolean {
  const more = (one: string | undefined, other: string | undefined) => fenOf(one ?? '0') > fenOf(other ?? '0')
  return (
    now.kinds.some((kind) => !told.kinds.includes(kind)) ||
    more(now.fine, told.fine) ||
    more(now.confiscated, told.confiscated) ||
    (now.goods !== undefined && told.goods === undefined) ||
    (now.licence !== undefined && now.licence !== told.licence)
  )
}
