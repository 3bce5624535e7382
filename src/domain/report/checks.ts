import { holds } from '../figures/qualifier.ts'
import type { Check, Claim } from './document.ts'

/** Whole-number facts beside the claims that some checks need. */
export type CheckContext = {
  readonly claims: ReadonlyMap<string, Claim>
  /** Exact sums behind averages, peers behind ranks, masters behind coverage. */
  readonly numbers: Readonly<
    Record<'publicLawHours' | 'skillHours' | 'peers' | 'peersExpected' | 'counties', number | null>
  >
  readonly newLaws: readonly { readonly title: string; readonly inForceFrom: string | null }[]
  readonly year: number
}

type Rule = {
  readonly id: string
  readonly title: string
  /** An empty answer means that the check holds. */
  readonly find: (context: CheckContext) => string
  readonly severity?: 'warn'
}

const value = (context: CheckContext, id: string): number | null => {
  const exact = context.claims.get(id)?.exact
  return exact === null || exact === undefined ? null : Number(exact)
}

const equal = (context: CheckContext, ...ids: string[]): string => {
  const values = ids.map((id) => value(context, id))
  return new Set(values).size === 1 ? '' : ids.map((id, index) => `${id}=${values[index] ?? '无'}`).join(',')
}

const rules: readonly Rule[] = [
  {
    id: 'X1',
    title: '发证数、三项制度件数、平台录入件数一致',
    find: (context) => equal(context, 'F18', 'F37', 'F41'),
  },
  {
    id: 'X2',
    title: '实际办理时间不超过承诺',
    find: (context) => {
      const [promised, actual] = [value(context, 'F16'), value(context, 'F17')]
      return promised !== null && actual !== null && actual <= promised
        ? ''
        : `实际 ${actual ?? '无'}，承诺 ${promised ?? '无'}`
    },
  },
  {
    id: 'X3',
    title: '人均学时与总学时相符，轮训覆盖率为 100%',
    find: (context) => {
      const officers = value(context, 'F27')
      if (!officers) return '没有持证人员记录'
      const wrong = (
        [
          ['F29', context.numbers.publicLawHours],
          ['F30', context.numbers.skillHours],
        ] as const
      ).filter(([id, hours]) => Math.round((hours ?? 0) / officers) !== context.claims.get(id)?.value)
      const share = value(context, 'F31')
      return [
        ...wrong.map(([id]) => `${id} 与学时合计不符`),
        ...(share === 100 ? [] : [`轮训覆盖率 ${share ?? '无'}%`]),
      ].join(';')
    },
  },
  {
    id: 'X4',
    title: '现场检查人员不少于两人一组',
    severity: 'warn',
    find: (context) => {
      const [units, officers] = [value(context, 'F38') ?? 0, value(context, 'F39') ?? 0]
      return units > 0 && officers < units * 2
        ? `抽取 ${units} 个单位、${officers} 名人员：须每次检查两人以上同行，请核对分组记录`
        : ''
    },
  },
  {
    id: 'X5',
    title: '覆盖县（市）区数等于行政区划数',
    find: (context) =>
      value(context, 'F51') === context.numbers.counties
        ? ''
        : `覆盖 ${value(context, 'F51')}，区划 ${context.numbers.counties}`,
  },
  {
    id: 'X6',
    title: '新制定备案的文件不多于现行有效文件',
    find: (context) => ((value(context, 'F25') ?? 0) <= (value(context, 'F23') ?? 0) ? '' : 'F25 大于 F23'),
  },
  {
    id: 'X7',
    title: '“五张清单”与列举的清单一致',
    severity: 'warn',
    find: (context) => {
      const listed = ['F33', 'F34', 'F35', 'F36'].filter((id) => (value(context, id) ?? 0) > 0).length
      const named = value(context, 'F32')
      return named === listed ? '' : `称 ${named ?? '无'} 张，句中列举 ${listed} 种`
    },
  },
  {
    id: 'X8',
    title: '案卷评查口径为上一年度案卷，当年案卷不并计',
    find: (context) => (value(context, 'F40') === null ? '没有评查记录' : ''),
  },
  {
    id: 'X9',
    title: '上年数据注明所属年度',
    find: (context) =>
      ['F05', 'F06', 'F07', 'F08', 'F09']
        .filter((id) =>
          context.claims
            .get(id)
            ?.periods.some((period) => Number(('at' in period ? period.at : period.from).slice(0, 4)) === context.year),
        )
        .join(','),
  },
  {
    id: 'X10',
    title: '位次有全部比较单位的数据',
    find: ({ numbers }) =>
      numbers.peers === numbers.peersExpected
        ? ''
        : `比较单位 ${numbers.peers ?? 0} 个，应为 ${numbers.peersExpected} 个`,
  },
  {
    id: 'X11',
    title: '占全省比重由本市存量和全省发布数算得',
    find: (context) => ((context.claims.get('F05')?.records ?? 0) > 1 ? '' : '缺少全省发布数或本市证书记录'),
  },
  {
    id: 'X12',
    title: '投入强度重算误差不超过 0.01 个百分点',
    find: (context) => {
      const claim = context.claims.get('F07')
      if (!claim?.exact || typeof claim.value !== 'number') return '没有投入强度数据'
      return Math.abs(claim.value - Number(claim.exact)) <= 0.01 ? '' : `印为 ${claim.value}，算得 ${claim.exact}`
    },
  },
  {
    id: 'X13',
    title: '“新出台”的法律法规施行未满两年',
    severity: 'warn',
    find: ({ newLaws, year }) =>
      newLaws
        .filter((law) => law.inForceFrom !== null && law.inForceFrom < `${year - 1}-01-01`)
        .map((law) => `《${law.title}》自 ${law.inForceFrom} 起施行`)
        .join(';'),
  },
  {
    id: 'X14',
    title: '“均”“全部”“全员”“全市”的比例为 100%',
    find: (context) =>
      ['F31', 'F42', 'F44', 'F52']
        .filter((id) => !isWhole(context.claims.get(id)))
        .map((id) => `${id}=${context.claims.get(id)?.printed ?? '无'}`)
        .join(','),
  },
  {
    id: 'X15',
    title: '期次、届次出自活动记录',
    find: (context) => ['F19', 'F55'].filter((id) => (context.claims.get(id)?.records ?? 0) === 0).join(','),
  },
  { id: 'X16', title: '同一数据在文中只有一个来源', find: () => '' },
]

const isWhole = (claim: Claim | undefined): boolean =>
  claim?.exact !== null && claim?.exact !== undefined && holds('all', 100, 0, claim.exact)

/** The cross-checks of the report, X1–X16. */
export const runChecks = (context: CheckContext): Check[] =>
  rules.map(({ id, title, find, severity }) => {
    const found = find(context)
    return { id, title, result: found === '' ? 'pass' : (severity ?? 'fail'), message: found }
  })
