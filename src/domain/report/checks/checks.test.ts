import { describe, expect, it } from 'vitest'
import type { FigureValue } from '../../figures/evaluate.ts'
import type { Expression, Figure, Print, Window } from '../../figures/figure.ts'
import { claimOf } from '../claim.ts'
import type { Block, Span } from '../document.ts'
import type { CheckContext } from './check.ts'
import type { CheckRoles } from './roles.ts'
import { runChecks } from './run-checks.ts'

type Wish = { op?: Expression['op']; print?: Partial<Print>; records?: number; window?: Window }

const value = (id: string, exact: string | null, { op = 'count', print, records = 1, window = 'year' }: Wish = {}) => ({
  figure: {
    id,
    title: id,
    chapter: 'services',
    definition: '口径',
    unit: '个',
    kind: 'derived',
    value: { op, of: { measure: 'm', window }, having: { measure: 'n', window } } as Expression,
    print: { qualifier: 'exact', ...print },
    words: [],
  } satisfies Figure,
  year: 2024,
  exact,
  records: exact === null ? 0 : records,
})

const roles: CheckRoles = {
  licences: { outcomes: ['issued', 'changed'], systems: 'systems', entered: 'entered' },
  promise: { promised: 'promised', slowest: 'slowest' },
  training: { officers: 'officers', share: 'trained', means: [{ mean: 'mean', total: 'total' }] },
  visits: { units: 'units', officers: 'drawn' },
  coverage: { covered: 'covered', whole: 'counties' },
  filedInForce: { share: 'filed' },
  lists: { named: 'named', listed: ['none', 'lighter'] },
  dossiers: { previous: 'previous', same: 'same', all: 'all' },
  share: { percent: 'percent', own: 'own', whole: 'whole' },
  intensity: { computed: 'computed', published: 'published' },
  newLaws: { studied: 'studied' },
}

const whole = { style: 'all' } as const
const good: readonly FigureValue[] = [
  value('issued', '15'),
  value('changed', '0', { records: 0 }),
  value('systems', '15'),
  value('entered', '15'),
  value('promised', '1'),
  value('slowest', '1'),
  value('officers', '38'),
  value('trained', '100', { op: 'share', print: whole }),
  value('mean', '21.01', { print: { decimals: 0 } }),
  value('total', '798.4'),
  value('units', '3'),
  value('drawn', '6'),
  value('covered', '14'),
  value('counties', '14'),
  value('filed', '100', { op: 'share' }),
  value('named', '2'),
  value('none', '1'),
  value('lighter', '1'),
  value('previous', '22'),
  value('same', '10'),
  value('all', '32'),
  value('percent', '66.0295', { print: { decimals: 0 }, window: 'previous-year-end' }),
  value('own', '2142'),
  value('whole', '3244'),
  value('computed', '1.9163'),
  value('published', '1.92'),
  value('studied', '1'),
  value('rank', '1', { op: 'rank', records: 16, window: 'previous-year' }),
  value('edition', '5', { op: 'max', print: { style: 'ordinal' } }),
]

const last: Span = { type: 'year', year: 2023 }
const text = (words: string): Span => ({ type: 'text', text: words })

/** A report that is in order, with some values changed. */
function contextOf(
  changes: Readonly<Record<string, FigureValue>> = {},
  more: Partial<CheckContext> = {},
): CheckContext {
  const values = new Map(good.map((one) => [one.figure.id, changes[one.figure.id] ?? one]))
  const claims = [...values].map(([id, one]) => claimOf(id, one, true))
  const say = (id: string): Span => ({ type: 'claim', claim: claims.find((claim) => claim.id === id)! })
  const blocks: Block[] = [
    {
      type: 'paragraph',
      spans: [
        text('核发'),
        say('issued'),
        text('。'),
        last,
        text('年占'),
        say('percent'),
        text('，位次'),
        say('rank'),
        text('。'),
      ],
    },
  ]
  return {
    year: 2024,
    roles,
    values,
    before: new Map([['edition', value('edition', '4')]]),
    claims,
    blocks,
    peers: 16,
    laws: [{ title: '行政复议法', inForceFrom: '2024-01-01', isStudied: true }],
    typed: [],
    ...more,
  }
}

const resultOf = (id: string, context: CheckContext) => {
  const { result, message } = runChecks(context).find((check) => check.id === id)!
  return [result, message] as const
}
const changed = (...values: readonly FigureValue[]) =>
  contextOf(Object.fromEntries(values.map((one) => [one.figure.id, one])))

it('given a report in order, then all sixteen pass', () => {
  expect(runChecks(contextOf()).filter(({ result }) => result !== 'pass')).toEqual([])
  expect(runChecks(contextOf()).map(({ id }) => id)).toEqual(Array.from({ length: 16 }, (_, i) => `X${i + 1}`))
})

it('given an empty bureau, then nothing passes for want of records', () => {
  const values = new Map(good.map(({ figure }) => [figure.id, value(figure.id, null)]))
  const claims = [...values].map(([id, one]) => claimOf(id, one, false))
  const empty = { ...contextOf(), values, claims, blocks: [], before: new Map(), laws: [] }
  expect(runChecks(empty).filter(({ result }) => result !== 'none')).toEqual([])
})

it('given a bureau without such figures, then there is nothing to check, and that is no pass', () => {
  expect(resultOf('X1', contextOf({}, { roles: {} }))).toEqual(['none', '本局的报告没有这类数据'])
})

describe('each check can fail', () => {
  it.each<[id: string, what: string, context: CheckContext, result: 'fail' | 'warn', says: RegExp]>([
    ['X1', '平台少录一件', changed(value('entered', '14')), 'fail', /entered 14，作出决定 15/],
    ['X1', '一件没有录入平台的记录', changed(value('entered', '0', { records: 0 })), 'fail', /entered 0/],
    ['X1', '换发一件没有三项制度', changed(value('changed', '1')), 'fail', /作出决定 16（issued 15，changed 1）/],
    ['X2', '用了两天', changed(value('slowest', '2')), 'fail', /实际 2，承诺 1/],
    ['X2', '没有承诺', changed(value('promised', null)), 'fail', /没有承诺/],
    ['X3', '人均印大了', changed(value('mean', '22.4', { print: { decimals: 0 } })), 'fail', /总学时 798.4 不符/],
    ['X3', '有人没有参训', changed(value('trained', '97.4', { op: 'share', print: whole })), 'fail', /97.4%/],
    ['X4', '六个单位六个人', changed(value('units', '6')), 'warn', /分组记录/],
    ['X4', '只抽一个人', changed(value('drawn', '1')), 'fail', /只有 1 名/],
    ['X5', '少一个区', changed(value('covered', '13')), 'fail', /覆盖 13，区划 14/],
    ['X6', '备案的文件年末不在库', changed(value('filed', '50', { op: 'share' })), 'warn', /50%/],
    ['X7', '称三张列两种', changed(value('named', '3')), 'warn', /称 3 张，句中列举 2 种/],
    ['X8', '一件案卷记了两个年度', changed(value('all', '31')), 'fail', /去重为 31/],
    [
      'X10',
      '少一个州市',
      changed(value('rank', '1', { op: 'rank', records: 15, window: 'previous-year' })),
      'fail',
      /15 个，应为 16/,
    ],
    ['X11', '本市数不是这个比重', changed(value('own', '2242')), 'fail', /与本市 2242 不符/],
    ['X11', '没有全省数', changed(value('whole', null)), 'fail', /缺少全省/],
    ['X12', '发布数差了', changed(value('published', '1.94')), 'fail', /算得 1.9163，发布 1.94/],
    ['X12', '没有发布数', changed(value('published', null)), 'warn', /没有发布/],
    ['X14', '九成三也说全部', changed(value('trained', '93.3', { op: 'share', print: whole })), 'fail', /93.3/],
    [
      'X15',
      '一年两期',
      changed(value('edition', '5', { op: 'max', print: { style: 'ordinal' }, records: 2 })),
      'fail',
      /2 条/,
    ],
    [
      'X15',
      '跳了一期',
      changed(value('edition', '6', { op: 'max', print: { style: 'ordinal' } })),
      'fail',
      /上一年为 4/,
    ],
    ['X16', '正文里直接写了数', contextOf({}, { typed: ['98次'] }), 'fail', /98次/],
  ])('%s：%s', (id, _what, context, result, says) => {
    const [found, message] = resultOf(id, context)
    expect(found).toBe(result)
    expect(message).toMatch(says)
  })

  it('X9：上年数据没有写明年度，当年数据写在上年名下', () => {
    const { claims, ...rest } = contextOf()
    const say = (id: string): Span => ({ type: 'claim', claim: claims.find((claim) => claim.id === id)! })
    const of = (...spans: Span[]) => resultOf('X9', { ...rest, claims, blocks: [{ type: 'paragraph', spans }] })
    expect(of(text('占'), say('percent'))).toEqual(['fail', 'percent是 2023 年的数据，句中没有写明'])
    expect(of(last, text('年末。占'), say('percent'))[0]).toBe('fail')
    expect(of(last, text('年核发'), say('issued'))).toEqual(['fail', 'issued写在 2023 年名下'])
  })
  it('X13：旧法称新出台，或者不知道何时施行', () => {
    const old = { title: '科学技术进步法', inForceFrom: '2022-01-01', isStudied: true }
    expect(resultOf('X13', contextOf({}, { laws: [old] }))).toEqual(['warn', '《科学技术进步法》自 2022-01-01 起施行'])
    expect(resultOf('X13', contextOf({}, { laws: [] }))[1]).toMatch(/1 部没有登记施行日期/)
  })
  it('X16：一个数据两个编号', () => {
    const context = contextOf()
    const twin = { ...context.claims[0]!, id: 'again' }
    expect(resultOf('X16', { ...context, claims: [...context.claims, twin] })).toEqual([
      'fail',
      'issued在文中有 2 个编号：issued、again',
    ])
  })
})
