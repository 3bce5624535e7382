import { yearOf } from '../../calendar/day.ts'
import type { Period } from '../../figures/figure.ts'
import type { Claim, Span } from '../document.ts'
import { type CheckContext, fail, none, type Rule, unless } from './check.ts'

const yearsOf = (periods: readonly Period[]): number[] =>
  periods.map((period) => yearOf('at' in period ? period.at : period.from))

/** Every claim of the text with the year that its sentence has named last before it. */
function claimsWithYear({ blocks, year }: CheckContext): { readonly claim: Claim; readonly named: number }[] {
  return blocks.flatMap((block) => {
    if (block.type === 'heading') return []
    let named = year
    return block.spans.flatMap((span: Span) => {
      if (span.type === 'year') named = span.year
      if (span.type === 'text' && span.text.includes('。')) named = year
      return span.type === 'claim' ? [{ claim: span.claim, named }] : []
    })
  })
}

/** Rules over the text itself. */
export const proseRules: readonly Rule[] = [
  {
    id: 'X9',
    title: '上年数据注明所属年度，当年数据不写在上年名下',
    check(context) {
      const { year } = context
      const told = claimsWithYear(context).map(({ claim, named }) => ({ claim, named, years: yearsOf(claim.periods) }))
      const earlier = told.filter(({ years }) => years.every((one) => one === year - 1))
      const own = told.filter(({ years }) => years.every((one) => one === year))
      if (earlier.length + own.length === 0) return none('文中没有数据')
      return unless(
        [
          ...earlier
            .filter(({ named }) => named !== year - 1)
            .map(({ claim }) => `${claim.title}是 ${year - 1} 年的数据，句中没有写明`),
          ...own.filter(({ named }) => named !== year).map(({ claim, named }) => `${claim.title}写在 ${named} 年名下`),
        ],
        fail,
      )
    },
  },
  {
    id: 'X16',
    title: '同一数据在文中只有一个来源，没有不出自指标的数字',
    check({ claims, typed }) {
      const said = claims.filter(({ isSaid }) => isSaid)
      if (said.length === 0 && typed.length === 0) return none('文中没有数据')
      const several = [...Map.groupBy(said, ({ figure }) => figure).values()].filter((same) => same.length > 1)
      return unless(
        [
          ...several.map(
            (same) => `${same[0]!.title}在文中有 ${same.length} 个编号：${same.map(({ id }) => id).join('、')}`,
          ),
          ...typed.map((number) => `“${number}”是直接录入的数字`),
        ],
        fail,
      )
    },
  },
]
