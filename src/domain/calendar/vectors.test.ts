import { describe, expect, it } from 'vitest'
import { toDay } from './day.ts'
import { type Due, dueDate } from './due.ts'
import type { Limit } from './limit.ts'
import { deemedServed, fixedDeadline, limitationEnds, validTo } from './other-dates.ts'
import { latePaymentSurcharge } from './surcharge.ts'
import { chinaCalendar as cal } from './working-calendar.ts'

type Vector = {
  id: string
  what: string
  limit: Limit
  from: string
  exclude?: [string, string]
  nominal?: string
  due: string
  provisional?: true
}

const wd = (length: number): Limit => ({ unit: 'wd', length })
const cd = (length: number): Limit => ({ unit: 'cd', length })
const mo = (length: number): Limit => ({ unit: 'mo', length })
const back = (limit: Limit): Limit => ({ ...limit, backward: true })

const vectors: Vector[] = [
  { id: 'TV-01', what: '调休上班的星期六计入', limit: wd(5), from: '2026-02-09', due: '2026-02-14' },
  { id: 'TV-02', what: '跨九天春节和两个调休上班日', limit: wd(20), from: '2026-02-12', due: '2026-03-18' },
  { id: 'TV-03', what: '延长十日接着计算', limit: wd(30), from: '2026-02-12', due: '2026-04-01' },
  { id: 'TV-04', what: '劳动节和 05-09 调休', limit: wd(10), from: '2026-04-30', due: '2026-05-18' },
  { id: 'TV-05', what: '承诺一个工作日越过假期', limit: wd(1), from: '2026-04-30', due: '2026-05-06' },
  { id: 'TV-06', what: '次一工作日是星期六', limit: wd(1), from: '2026-05-08', due: '2026-05-09' },
  { id: 'TV-07', what: '09-20 星期日计入，中秋不计', limit: wd(7), from: '2026-09-18', due: '2026-09-29' },
  { id: 'TV-08', what: '跨两个假期', limit: wd(20), from: '2026-09-18', due: '2026-10-22' },
  { id: 'TV-09', what: '期满在调休上班的星期六', limit: wd(5), from: '2026-09-28', due: '2026-10-10' },
  {
    id: 'TV-10',
    what: '自然日期满遇国庆顺延',
    limit: cd(90),
    from: '2026-07-05',
    nominal: '2026-10-03',
    due: '2026-10-08',
  },
  {
    id: 'TV-11',
    what: '自然日期满为工作日不顺延',
    limit: cd(90),
    from: '2026-07-10',
    nominal: '2026-10-08',
    due: '2026-10-08',
  },
  {
    id: 'TV-12',
    what: '十五日是自然日，遇春节顺延',
    limit: cd(15),
    from: '2026-01-31',
    nominal: '2026-02-15',
    due: '2026-02-24',
  },
  { id: 'TV-13', what: '先行登记保存七日处理', limit: wd(7), from: '2026-04-29', due: '2026-05-12' },
  { id: 'TV-14', what: '端午不计', limit: wd(10), from: '2026-06-15', due: '2026-06-30' },
  { id: 'TV-15', what: '申请复议六十日', limit: cd(60), from: '2026-08-04', nominal: '2026-10-03', due: '2026-10-08' },
  {
    id: 'TV-16',
    what: '月末无对应日，遇星期日顺延',
    limit: mo(6),
    from: '2026-08-31',
    nominal: '2027-02-28',
    due: '2027-03-01',
    provisional: true,
  },
  {
    id: 'TV-17',
    what: '扣除专家评审',
    limit: wd(20),
    from: '2026-03-02',
    exclude: ['2026-03-10', '2026-03-16'],
    due: '2026-04-07',
  },
  { id: 'TV-17 未扣除', what: '不扣除时', limit: wd(20), from: '2026-03-02', due: '2026-03-30' },
  {
    id: 'TV-18',
    what: '扣除与假期重叠只计一次',
    limit: wd(20),
    from: '2026-09-22',
    exclude: ['2026-09-28', '2026-10-09'],
    due: '2026-11-03',
  },
  { id: 'TV-18 未扣除', what: '不扣除时', limit: wd(20), from: '2026-09-22', due: '2026-10-27' },
  { id: 'TV-19', what: '十日以内包括第十日', limit: wd(10), from: '2026-09-21', due: '2026-10-12' },
  { id: 'TV-20', what: '届满三十日前', limit: back(cd(30)), from: '2026-12-31', due: '2026-12-01' },
  { id: 'TV-21', what: '届满六个月前', limit: back(mo(6)), from: '2026-12-31', due: '2026-06-30' },
  { id: 'TV-22', what: '听证七日前越过国庆', limit: back(wd(7)), from: '2026-10-15', due: '2026-09-30' },
  { id: 'TV-23', what: '听证七日前含调休星期六', limit: back(wd(7)), from: '2026-05-12', due: '2026-04-29' },
  { id: 'TV-26', what: '2025 年两个调休上班日', limit: wd(20), from: '2025-09-19', due: '2025-10-23' },
  { id: 'TV-27', what: '2024 年 09-29、10-12 上班', limit: wd(7), from: '2024-09-27', due: '2024-10-12' },
  { id: 'TV-28', what: '2023 年数据', limit: wd(20), from: '2023-01-20', due: '2023-02-22' },
  { id: 'TV-29', what: '2024 年除夕是工作日', limit: wd(5), from: '2024-02-08', due: '2024-02-21' },
  { id: 'TV-30', what: '进入尚无通知的年份', limit: wd(5), from: '2026-12-25', due: '2027-01-04', provisional: true },
  { id: 'TV-32', what: '起算日是休息日', limit: wd(5), from: '2026-05-02', due: '2026-05-11' },
  { id: 'TV-33', what: '七日内送达', limit: wd(7), from: '2026-02-12', due: '2026-02-28' },
  { id: 'TV-35', what: '答复二十个工作日', limit: wd(20), from: '2026-01-30', due: '2026-03-05' },
  { id: 'TV-35 延长', what: '再延长二十个工作日', limit: wd(40), from: '2026-01-30', due: '2026-04-02' },
  { id: 'TV-38', what: '三日内撤回公开', limit: wd(3), from: '2026-04-30', due: '2026-05-08' },
]

describe('a period given by law', () => {
  it.each(vectors)('$id $what', ({ limit, from, exclude, nominal, due, provisional }) => {
    const answer = dueDate(cal, limit, toDay(from), exclude ? [[toDay(exclude[0]), toDay(exclude[1])]] : [])
    expect(answer).toEqual({
      due,
      ...(nominal ? { nominal } : {}),
      confidence: provisional ? 'provisional' : 'official',
      steps: expect.any(Array),
    } satisfies { [K in keyof Due]?: unknown })
  })
})

describe('dates that are no periods', () => {
  it('TV-24 a licence of five years ends the day before its anniversary', () => {
    expect(validTo(toDay('2026-03-10'), 5)).toBe('2031-03-09')
    expect(validTo(toDay('2003-07-22'), 5)).toBe('2008-07-21')
  })
  it('TV-25 a licence issued on a leap day ends on 28 February, in a common and in a leap year', () => {
    expect(validTo(toDay('2024-02-29'), 5)).toBe('2029-02-28')
    expect(validTo(toDay('2024-02-29'), 4)).toBe('2028-02-28')
  })
  it('TV-31 a fixed date does not roll; the target is the last working day before', () => {
    expect(fixedDeadline(cal, toDay('2027-01-31'))).toMatchObject({
      due: '2027-01-31',
      target: '2027-01-29',
      confidence: 'provisional',
    })
    expect(fixedDeadline(cal, toDay('2026-03-31'))).toMatchObject({ due: '2026-03-31', target: '2026-03-31' })
  })
  it('TV-34 service by announcement happens when thirty days have passed, holiday or not', () => {
    const served = deemedServed(cal, toDay('2026-09-02'))
    expect(served).toMatchObject({ nominal: '2026-10-02', due: '2026-10-02', confidence: 'official' })
    expect(dueDate(cal, cd(15), served.due).nominal).toBe('2026-10-17')
  })
  it.each([
    [10, 6_000],
    [33, 19_800],
    [34, 20_000],
    [3_000, 20_000],
    [0, 0],
  ])('TV-36 a fine of 20 000 yuan, %i days late, costs %i yuan more', (days, yuan) => {
    expect(latePaymentSurcharge(2_000_000, days)).toBe(yuan * 100)
  })
  it('TV-36 half a fen is rounded up, once, on the total', () => {
    expect(latePaymentSurcharge(50, 1)).toBe(2)
    expect(latePaymentSurcharge(49, 1)).toBe(1)
    expect(latePaymentSurcharge(50, 3)).toBe(5)
  })
  it('TV-36 a fine that is no whole number of fen, or days that run backward, are refused', () => {
    expect(() => latePaymentSurcharge(0.5, 1)).toThrow(expect.objectContaining({ code: 'E_AMOUNT' }))
    expect(() => latePaymentSurcharge(100, -1)).toThrow(expect.objectContaining({ code: 'E_LENGTH' }))
  })
  it('TV-37 an act is discovered in time on the last day of two years, rest day or not', () => {
    expect(limitationEnds(cal, toDay('2024-11-23'))).toMatchObject({ nominal: '2026-11-23', due: '2026-11-23' })
    expect(limitationEnds(cal, toDay('2024-10-03')).due).toBe('2026-10-03')
    expect(limitationEnds(cal, toDay('2021-11-23'), 5).due).toBe('2026-11-23')
  })
})
