import type { DemoAct } from '#app/demo/demo-year.ts'
import type { Day } from '#domain/calendar/day.ts'
import { words } from '../words.ts'
import { row, voided } from './act.ts'
import { spread } from './days.ts'
import { counties, firms, institutes, type Organisation, universities } from './firms.ts'
import { random } from './random.ts'

export const teams = ['T1', 'T2', 'T3', 'T4', 'T5'] as const
const contents = [
  '科学技术进步法',
  '促进科技成果转化条例',
  '研发费用加计扣除政策',
  '技术合同登记办法',
  '高新技术企业政策',
  '实验动物管理条例',
]
const places = ['产业园会议室', '众创空间报告厅', '企业培训室', '街道党群服务中心', '科技企业孵化器', '农业科技示范园']

type Talk = {
  readonly county: (typeof counties)[number]
  readonly heldOn: Day
  readonly fresh: number
  readonly again: number
}

/** Talks of a year: as many a county as its table says, each on a working day, mixed over the year. */
function talksOf(year: number, from: string, to: string, share: number): readonly Talk[] {
  const chance = random(`talks ${year}`)
  const lots = counties.flatMap((county) =>
    Array.from({ length: Math.max(1, Math.round(county[2] * share)) }, () => county),
  )
  const mixed = lots.map((county) => [chance.next(), county] as const).sort((a, b) => a[0] - b[0])
  return spread(chance, from, to, mixed.length).map((heldOn, index) => ({
    county: mixed[index]![1],
    heldOn,
    // Seven new organisations a talk, six at four of them: 143 talks of 2024 reach 997 organisations.
    fresh: index % 36 === 20 ? 6 : 7,
    again: chance.int(0, 3),
  }))
}

function talks(year: number, all: readonly Talk[]): DemoAct[] {
  const chance = random(`audiences ${year}`)
  const waiting = new Map<string, Organisation[]>(
    counties.map(([code]) => [code, [...institutes, ...firms].filter(({ county }) => county === code)]),
  )
  const reached = new Map<string, Organisation[]>(counties.map(([code]) => [code, []]))
  return all.map(({ county: [countyCode, countyName], heldOn, fresh, again }, index) => {
    const known = reached.get(countyCode)!
    const repeated = chance.some(known, again)
    const added = waiting.get(countyCode)!.splice(0, fresh)
    known.push(...added)
    const present = [...added, ...repeated]
    const school = index % 12 === 4 ? [chance.pick(universities)] : []
    return row(
      'publicity-activity',
      `${year}-${index + 1}`,
      {
        campaign: words.serviceCampaign,
        kind: '宣讲',
        title: `政策法规面对面第${index + 1}场`,
        heldOn,
        countyCode,
        countyName,
        place: `${chance.pick(places)}（演示）`,
        teamId: teams[index % (year === 2023 ? 4 : 5)],
        laws: chance.some(contents, 2),
        audience: present.length * 3 + chance.int(2, 20),
        audienceMethod: chance.next() < 0.8 ? '签到' : '清点',
        organisations: [...present, ...school].map(({ uscc, name, kind }) => ({ uscc, name, kind })),
      },
      index % 19 === 6 ? { late: 4 } : {},
    )
  })
}

export function activityActs(): DemoAct[] {
  const year = talks(2024, talksOf(2024, '2024-02-26', '2024-12-06', 1))
  // Entered twice by two people; the second row was declared void and no longer counts.
  const twin = row(
    'publicity-activity',
    '2024-重复',
    { ...(year[52]!.form as object), title: '政策法规面对面（重复录入）' },
    { late: 6 },
  )
  return [
    ...talks(2023, talksOf(2023, '2023-03-20', '2023-11-24', 0.2)),
    ...year,
    twin,
    voided(twin, '与同日同一场次重复录入，予以作废，以先录入的一条为准'),
    row('publicity-activity', '2024-宪法周展板', {
      campaign: '宪法宣传周',
      kind: '展板',
      heldOn: '2024-12-04',
      countyCode: '530114',
      countyName: '呈贡区',
      place: '市级行政中心（演示）',
      audience: 300,
      audienceMethod: '估计',
      organisations: [],
    }),
  ]
}
