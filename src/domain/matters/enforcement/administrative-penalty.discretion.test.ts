import { describe, expect, it } from 'vitest'
import { toDay } from '#domain/calendar/day.ts'
import { chinaCalendar } from '#domain/calendar/working-calendar.ts'
import { fenOf } from '../fields.ts'
import {
  barredFrom,
  directionsFor,
  exemptionOf,
  isHeavier,
  liesWithin,
  mustTellHearing,
  rangeFor,
} from './administrative-penalty.discretion.ts'
import { conclusionForm, weighingForm } from './administrative-penalty.forms.ts'
import { courtFrom, daysLate, owedOn, payableUntil, surchargeOn, yuanOf } from './administrative-penalty.money.ts'
import { penaltySamples } from './administrative-penalty.samples.ts'
import { type FineBand, penaltyItem } from './penalty-item.ts'

const bands = (penaltyItem.samples['row'] as { bands: readonly FineBand[] }).bands
const rangeOf = (gains: string) => {
  const range = rangeFor(bands, gains)
  return range && [yuanOf(range.least), yuanOf(range.most)]
}

describe('罚款的幅度（生物安全法第七十七条）', () => {
  it.each([
    ['50000', ['200000', '1000000']],
    ['199999.99', ['200000', '1000000']],
    // “二十万元以上”含二十万元
    ['200000', ['1000000', '2000000']],
    ['300000', ['1500000', '3000000']],
  ])('违法所得 %s 元', (gains, range) => expect(rangeOf(gains)).toEqual(range))

  it('没有幅度的没有罚款；基准在法律的幅度之内收窄；互不相交的，最低多于最高', () => {
    expect(rangeFor([], '0')).toBeUndefined()
    const [law] = bands as readonly [FineBand, ...FineBand[]]
    const standard = (least: string, most: string): FineBand => ({
      ...{ mode: '金额', least, most, source: '裁量基准', standard: '演示基准' },
    })
    expect(rangeFor([law, standard('300000', '2000000')], '0')).toEqual({ least: 30_000_000n, most: 100_000_000n })
    const apart = rangeFor([law, standard('10', '20')], '0')!
    expect(apart.least > apart.most).toBe(true)
  })

  const [low, high] = [
    { least: fenOf('200000'), most: fenOf('1000000') },
    { least: fenOf('1500000'), most: fenOf('3000000') },
  ]
  it.each([
    ['从轻', low, ['200000', '440000'], ['199999.99', '440000.01']],
    ['一般', low, ['440000.01', '759999.99'], ['440000', '760000']],
    ['从重', low, ['760000', '1000000'], ['759999.99', '1000000.01']],
    ['减轻', low, ['0.01', '199999.99'], ['0', '200000']],
    ['从轻', high, ['1500000', '1950000'], ['1950000.01']],
    ['从重', high, ['2550000', '3000000'], ['2549999.99']],
  ] as const)('%s：两端之内可以，之外不行', (direction, range, inside, outside) => {
    for (const fine of inside) expect(liesWithin(fenOf(fine), range, direction, 30), fine).toBe(true)
    for (const fine of outside) expect(liesWithin(fenOf(fine), range, direction, 30), fine).toBe(false)
  })
  it('法律定死的数额，不论从轻从重都是这一个', () => {
    const fixed = { least: 100n, most: 100n }
    for (const direction of ['从轻', '一般', '从重'] as const) {
      expect(liesWithin(100n, fixed, direction, 30)).toBe(true)
      expect(liesWithin(101n, fixed, direction, 30)).toBe(false)
    }
  })
})

describe('不予处罚（自上而下，先合先定）', () => {
  const conclusion = conclusionForm.parse(penaltySamples.conclusion)
  const weighing = { minor: true, first: true, harm: '没有危害后果', corrected: true, faultless: false } as const
  const open = { isBarred: false }
  it.each([
    ['事实不成立', { established: false }, {}, open, 40],
    ['已过时效', {}, {}, { isBarred: true }, 36],
    ['没有责任能力', { capacity: '不满十四周岁，或者不能辨认、控制自己行为' as const }, {}, open, 30],
    ['没有主观过错', {}, { faultless: true }, open, 33],
    ['轻微、改正、无后果', {}, {}, open, 33],
  ])('%s', (_why, found, weighed, time, no) =>
    expect(exemptionOf({ ...conclusion, ...found }, { ...weighing, ...weighed }, time)).toMatchObject({ article: no }),
  )
  it('初次违法、后果轻微并及时改正的可以不罚，不是应当', () => {
    const first = { ...weighing, minor: false, harm: '危害后果轻微' } as const
    expect(exemptionOf(conclusion, first, open)).toMatchObject({ article: 33, optional: true })
    expect(exemptionOf(conclusion, { ...first, corrected: false }, open)).toBeUndefined()
    expect(exemptionOf(conclusion, { ...first, first: false }, open)).toBeUndefined()
    expect(exemptionOf(conclusion, { ...first, harm: '有危害后果' }, open)).toBeUndefined()
  })
  it('时效二年，涉及生命健康安全且有后果的五年', () => {
    expect(barredFrom(toDay('2022-03-05'), false)).toBe('2024-03-05')
    expect(barredFrom(toDay('2022-03-05'), true)).toBe('2027-03-05')
  })
})

describe('裁量的方向', () => {
  it.each([
    [[], [], ['一般']],
    [['主动消除或者减轻违法行为危害后果'], [], ['从轻', '减轻']],
    [['尚未完全丧失辨认或者控制能力'], [], ['从轻', '减轻', '一般']],
    [[], ['重大突发事件期间违反应对措施'], ['从重']],
    [[], ['清单、裁量基准规定可以从重'], ['一般', '从重']],
    [['受他人胁迫或者诱骗'], ['清单、裁量基准规定可以从重'], ['从轻', '减轻', '一般', '从重']],
  ] as const)('从轻 %j、从重 %j', (lighten, aggravate, directions) =>
    expect(directionsFor({ lighten: [...lighten], aggravate: [...aggravate] })).toEqual(directions),
  )
})

describe('听证和加重', () => {
  const imposed = weighingForm.parse(penaltySamples.weighing)
  it('较重的种类不论数额；罚款、没收到数额才告知', () => {
    expect(mustTellHearing({ kinds: ['责令关闭'] }, 100_000)).toBe(true)
    expect(mustTellHearing({ kinds: ['警告'] }, 0)).toBe(false)
    expect(mustTellHearing({ kinds: ['罚款'], fine: '99999.99' }, 100_000)).toBe(false)
    expect(mustTellHearing({ kinds: ['罚款'], fine: '100000' }, 100_000)).toBe(true)
    expect(mustTellHearing({ kinds: ['罚款'], fine: '0.01' }, 0)).toBe(true)
  })
  it.each([
    [{ fine: '500000.01' }, true],
    [{ fine: '499999.99' }, false],
    [{ kinds: [...imposed.kinds, '警告'] as typeof imposed.kinds }, true],
    [{ goods: '饲养笼具' }, true],
    [{ licence: 'SYXK' }, true],
    [{}, false],
  ])('%j 是否重于告知：%s', (changes, heavier) => expect(isHeavier({ ...imposed, ...changes }, imposed)).toBe(heavier))
})

describe('缴款、加处罚款和申请执行的起算', () => {
  const served = toDay('2024-03-05')
  const decision = { ...penaltySamples.decision, fine: '1000.00', confiscated: '100.00' } as never
  const owed = (day: string, more: object = {}) =>
    yuanOf(owedOn(toDay(day), served, { decision, ...more }, chinaCalendar))
  const surcharge = (day: string, more: object = {}) =>
    yuanOf(surchargeOn(toDay(day), served, { decision, ...more }, chinaCalendar))

  it('收到决定书之日起十五日，末日是节假日的顺延；延期的到所定之日', () => {
    expect(payableUntil(served, {}, chinaCalendar)).toBe('2024-03-20')
    expect(payableUntil(toDay('2024-03-21'), {}, chinaCalendar)).toBe('2024-04-07')
    const deferral = { until: toDay('2024-06-30') } as never
    expect(payableUntil(served, { deferral }, chinaCalendar)).toBe('2024-06-30')
  })
  it('自次日起每日百分之三，不超出罚款；没收款不加处', () => {
    expect(surcharge('2024-03-20')).toBe('0')
    expect(surcharge('2024-03-21')).toBe('30')
    expect(surcharge('2024-03-30')).toBe('300')
    expect(surcharge('2024-12-31')).toBe('1000')
    expect(owed('2024-03-21')).toBe('1130')
  })
  it('缴清罚款之日起不再计算', () => {
    const performance = { payments: [{ on: '2024-03-22', amount: '1000.00', receipt: 'a' }] }
    expect(surcharge('2024-12-31', { performance })).toBe('60')
  })
  it('复议、诉讼期间不计算', () => {
    const remedy = { startedOn: toDay('2024-03-22'), endedOn: toDay('2024-03-25') } as never
    expect(daysLate(toDay('2024-03-20'), toDay('2024-03-26'), remedy)).toBe(2)
    const pending = { startedOn: toDay('2024-03-01') } as never
    expect(daysLate(toDay('2024-03-20'), toDay('2024-12-31'), pending)).toBe(0)
    expect(daysLate(toDay('2024-03-20'), toDay('2024-03-26'), undefined)).toBe(6)
  })
  it('三个月自起诉期限届满起算，分期更晚的自分期届满起算', () => {
    expect(courtFrom(served, {})).toBe('2024-09-05')
    expect(courtFrom(served, { deferral: { until: toDay('2024-12-31') } as never })).toBe('2024-12-31')
    expect(courtFrom(served, { deferral: { until: toDay('2024-06-30') } as never })).toBe('2024-09-05')
  })
})
