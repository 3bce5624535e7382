import type { DemoAct } from '#app/demo/demo-year.ts'
import { addDays, type Day, toDay, yearOf } from '#domain/calendar/day.ts'
import { conditions } from '#domain/matters/services/high-tech-application.ts'
import { row, step } from './act.ts'
import { between } from './days.ts'
import { firms, type Organisation } from './firms.ts'
import { random } from './random.ts'
import { nameOf } from './staff.ts'

/*
 * The stock. On the last day of 2023: certificates of 2021 (640), 2022 (690) and 2023 (811), 2,141 firms.
 * In 2024 the 640 run out, 4 are revoked, 4 firms move away, 2 move in; 925 firms are filed with the national office,
 * of which 1 does not pass, 380 are announced, and 544 are pending at the end of the year.
 */
const issued = [
  { year: 2021, from: 0, count: 640, days: ['2021-12-03'] },
  { year: 2022, from: 640, count: 690, days: ['2022-11-18', '2022-12-12'] },
  { year: 2023, from: 1330, count: 811, days: ['2023-10-16', '2023-11-15', '2023-12-04'] },
] as const
const renewals = 530
const filed = 925
const announced = 380

const topics = [
  '电子信息',
  '生物与新医药',
  '新材料',
  '高技术服务',
  '新能源与节能',
  '资源与环境',
  '先进制造与自动化',
] as const

const numberOf = (year: number, serial: number): string => `GR${year}53${String(serial).padStart(6, '0')}`
const threeYears = (day: Day): Day => toDay(`${yearOf(day) + 3}${day.slice(4)}`)

function certificate(firm: Organisation, serial: number, issuedOn: Day, on: string, more: object = {}): DemoAct {
  const number = numberOf(yearOf(issuedOn), serial)
  const form = { number, enterprise: firm.name, uscc: firm.uscc, issuedOn, validUntil: threeYears(issuedOn), ...more }
  return row('high-tech-certificate', number, form, { on, time: '16:20' })
}

function certificates(): DemoAct[] {
  const imports = between('2023-01-04', '2023-01-13')
  return issued.flatMap(({ year, from, count, days }) =>
    firms.slice(from, from + count).map((firm, i) => {
      const issuedOn = toDay(days[i % days.length]!)
      // Older certificates were entered when the register was opened, those of 2023 a week after their date.
      const on = year === 2023 ? between(addDays(issuedOn, 7), addDays(issuedOn, 20))[0]! : imports[i % imports.length]!
      return certificate(firm, i + 1, issuedOn, on)
    }),
  )
}

/** What ended or moved during 2024, each a step of the certificate with its reason. */
function changes(known: readonly DemoAct[]): DemoAct[] {
  const at = (place: number): DemoAct => known[place]!
  const revoked = [700, 811, 932, 1043].map((place, i) =>
    step(
      at(place),
      'revoke',
      { revokedOn: `2024-0${i + 4}-18`, because: '认定机构决定取消高新技术企业资格' },
      { on: ['2024-04-22', '2024-05-20', '2024-06-20', '2024-07-22'][i]! },
    ),
  )
  const moved = [1400, 1511, 1622, 1733].map((place, i) =>
    step(
      at(place),
      'moveOut',
      { movedOutOn: `2024-0${i + 5}-11`, to: '外省' },
      { on: ['2024-05-15', '2024-06-17', '2024-07-16', '2024-08-15'][i]! },
    ),
  )
  const incoming = firms
    .slice(2990, 2992)
    .map((firm, i) => certificate(firm, 8001 + i, toDay('2023-11-15'), '2024-09-19', { movedInOn: '2024-09-12' }))
  return [...revoked, ...moved, ...incoming]
}

/** Received, recommended and filed: three acts, the last of which carries the case on. */
function application(firm: Organisation, year: number, batch: number, kind: string, filedOn: string): DemoAct[] {
  const chance = random(`application ${year} ${firm.uscc}`)
  const before = between(`${year}-05-06`, filedOn)
  const receivedOn = before[chance.int(0, Math.floor(before.length / 3))]!
  const recommendedOn = before[chance.int(Math.floor(before.length / 3), Math.floor((before.length * 2) / 3))]!
  const received = row(
    'high-tech-application',
    `${year}-${firm.uscc}`,
    {
      enterprise: firm.name,
      uscc: firm.uscc,
      city: '5301',
      batch: `${year}年第${batch === 1 ? '一' : '二'}批`,
      kind,
      field: chance.pick(topics),
      receivedOn,
      handler: nameOf(chance.pick(['P031', 'P032'])),
    },
    { time: '16:30' },
  )
  const recommended = step(received, 'recommend', {
    recommendedOn,
    checks: conditions.map((condition) => ({
      condition,
      result: condition === '创新能力评价' ? '由专家判断' : '符合',
    })),
    reviewer: nameOf(chance.pick(['P033', 'P034'])),
  })
  return [received, recommended, step(recommended, 'file', { nationalFiledOn: filedOn })]
}

function applications(): DemoAct[] {
  const renewing = firms.slice(0, renewals).map((firm) => [firm, '重新认定'] as const)
  const fresh = firms.slice(2141, 2141 + filed - renewals).map((firm) => [firm, '新认定'] as const)
  // Every second one of each kind goes first, so that both batches have both kinds.
  const all = [...renewing, ...fresh].sort((a, b) => (firms.indexOf(a[0]) % 7) - (firms.indexOf(b[0]) % 7))
  const first = all.slice(0, announced)
  const second = all.slice(announced)
  const early = first.flatMap(([firm, kind], i) => {
    const filing = application(firm, 2024, 1, kind, i % 2 ? '2024-08-29' : '2024-09-05')
    return [
      ...filing,
      step(filing.at(-1)!, 'announce', { announcedOn: '2024-12-12' }, { on: '2024-12-16' }),
      certificate(firm, i + 1, toDay('2024-11-01'), '2024-12-19'),
    ]
  })
  const late = second.map(([firm, kind], i) => application(firm, 2024, 2, kind, i % 2 ? '2024-11-08' : '2024-11-20'))
  const withdrawn = { notPassedOn: '2024-12-24', because: '申报单位撤回申报' }
  const failed = step(late[17]!.at(-1)!, 'fail', withdrawn, { on: '2024-12-26' })
  return [...early, ...late.flat(), failed]
}

/** A sample of the year before, all announced. */
const applications2023 = (): DemoAct[] =>
  firms.slice(1330, 1390).flatMap((firm) => {
    const filing = application(firm, 2023, 1, '新认定', '2023-08-24')
    return [...filing, step(filing.at(-1)!, 'announce', { announcedOn: '2023-11-28' }, { on: '2023-12-01' })]
  })

export function highTechActs(): DemoAct[] {
  const known = certificates()
  return [...known, ...changes(known), ...applications2023(), ...applications()]
}
