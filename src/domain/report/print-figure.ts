import { dayText } from '../calendar/day.ts'
import type { Figure } from '../figures/figure.ts'
import { propose, type Qualifier, roundHalfUp } from '../figures/qualifier.ts'
import { chineseNumeral } from '../law/cite.ts'

export type Printed = {
  /** As it stands in the prose, with its unit: 15个, 140余场次, 预计突破2400户. */
  readonly text: string
  /** The number that the reader sees: 140 for 140余; a date stays text. */
  readonly value: number | string | null
}

/** What stands in the prose where there is no record to speak of. */
export const nothing: Printed = { text: '（无记录）', value: null }

/** 期（序数） → 期, 学时/人 → 学时: the unit as prose says it. */
const spoken = (unit: string): string => unit.replace(/[（(].*$/, '').replace(/\/.*$/, '')

/** Prints an exact value by the rule that its figure declares; never stronger than the value bears. */
export function printFigure(figure: Figure, exact: string | null): Printed {
  if (exact === null) return nothing
  // A year without a record has no first or fifth of anything.
  if (Number(exact) === 0 && (figure.print.style === 'rank' || figure.print.style === 'ordinal')) return nothing
  const { style = 'exact', decimals, unit = spoken(figure.unit) } = figure.print
  const whole = Number(exact)
  switch (style) {
    case 'date':
      return { text: dayText(exact), value: exact }
    case 'rank':
      return figure.print.qualifier === 'rankFirst' && whole === 1
        ? { text: '率先', value: whole }
        : { text: `第${chineseNumeral(whole)}`, value: whole }
    case 'ordinal':
      return { text: `${whole === 1 ? '首' : `第${chineseNumeral(whole)}`}${unit}`, value: whole }
    case 'name':
      return { text: `${whole === 0 ? '零' : chineseNumeral(whole)}${unit}`, value: whole }
    case 'all': {
      const rounded = roundHalfUp(exact, whole === 100 ? 0 : 1)
      return { text: `${rounded}${unit}`, value: Number(rounded) }
    }
    case 'over':
    case 'near':
    case 'estimated-over': {
      const qualifier: Qualifier = style === 'estimated-over' ? 'estimatedOver' : style
      const proposal = propose(exact, qualifier)
      return { text: `${proposal.text}${unit}`, value: Number(proposal.value) }
    }
    case 'exact': {
      const rounded = decimals === undefined ? exact : roundHalfUp(exact, decimals)
      return { text: `${rounded}${unit}`, value: Number(rounded) }
    }
  }
}
