import type { FigureValue } from '../../figures/evaluate.ts'
import type { Claim } from '../document.ts'
import { type CheckContext, fail, none, type Rule, ruleOver, unless, warn } from './check.ts'

/** The claims that stand in the text and whose figure is of a kind. */
const said = ({ claims, values }: CheckContext, is: (value: FigureValue) => boolean) =>
  claims.flatMap((claim): { claim: Claim; value: FigureValue }[] => {
    const value = values.get(claim.figure)
    return claim.isSaid && value && is(value) ? [{ claim, value }] : []
  })

const printedAs = (style: string) => (value: FigureValue) => value.figure.print.style === style

/** Rules over every claim of a kind, whatever it counts. */
export const claimRules: readonly Rule[] = [
  {
    id: 'X10',
    title: '位次有全部比较单位的数据',
    check(context) {
      const ranks = said(context, ({ figure }) => figure.value.op === 'rank')
      if (ranks.length === 0) return none('文中没有位次')
      return unless(
        ranks
          .filter(({ value }) => value.records !== context.peers)
          .map(({ claim, value }) => `${claim.title}：比较单位 ${value.records} 个，应为 ${context.peers} 个`),
        fail,
      )
    },
  },
  ruleOver('X13', '“新出台”的法律法规施行未满两年', 'newLaws', ({ studied }, figures, { laws, year }) => {
    const known = laws.filter(({ isStudied }) => isStudied)
    const unknown = figures.of(studied) - known.length
    return unless(
      [
        ...known
          .filter(({ inForceFrom }) => inForceFrom < `${year - 1}-01-01`)
          .map(({ title, inForceFrom }) => `《${title}》自 ${inForceFrom} 起施行`),
        ...(unknown > 0 ? [`另有 ${unknown} 部没有登记施行日期，无从核对`] : []),
      ],
      warn,
    )
  }),
  {
    id: 'X14',
    title: '“均”“全部”“全员”“全市”的比例为 100%',
    check(context) {
      const wholes = said(context, printedAs('all'))
      if (wholes.length === 0) return none('文中没有全覆盖的比例')
      return unless(
        wholes.filter(({ claim }) => Number(claim.exact) !== 100).map(({ claim }) => `${claim.title} ${claim.printed}`),
        fail,
      )
    },
  },
  {
    id: 'X15',
    title: '期次、届次出自活动记录，并接着上一次',
    check(context) {
      const ordinals = said(context, printedAs('ordinal'))
      if (ordinals.length === 0) return none('文中没有期次、届次')
      return unless(
        ordinals.flatMap(({ claim, value }) => {
          const before = context.before.get(claim.figure)
          if (value.records !== 1) return [`${claim.title}：年内有 ${value.records} 条活动记录`]
          const last = before && before.records > 0 ? Number(before.exact) : undefined
          return last !== undefined && Number(claim.exact) !== last + 1
            ? [`${claim.title}：上一年为 ${last}，本年为 ${claim.exact}`]
            : []
        }),
        fail,
      )
    },
  },
]
