import { type DemoAct, demoFile, demoId } from '#app/demo/demo-year.ts'
import { addDays, addYears, type Day, toDay, yearOf } from '#domain/calendar/day.ts'
import { chinaCalendar, isWorkingDay } from '#domain/calendar/working-calendar.ts'
import { row } from './act.ts'
import { later, moment } from './days.ts'
import { holders } from './holders.ts'
import { officers } from './staff.ts'
import { examiners } from './training.ts'

/** Who keeps the demonstration's licences moving: a clerk, an officer, a legal reviewer. */
const [clerk, officer, reviewer] = ['P010', 'P013', 'P005']
/** No holiday of China lasts longer. */
const longestRest = 12

/** The working day so many working days before a day. */
function before(today: Day, count: number): Day {
  let day = today
  for (let left = count, looked = 0; left > 0 && looked < count + longestRest * 2; looked += 1) {
    day = addDays(day, -1)
    if (isWorkingDay(chinaCalendar, day)) left -= 1
  }
  return day
}

/** A step of a licence: how many working days ago, when, by whom, what. */
type Step = readonly [ago: number, time: string, as: string, action: string, more?: Partial<DemoAct>]
type Live = {
  readonly name: string
  readonly holder: number
  readonly species: string
  readonly steps: readonly Step[]
}

const accepted: Partial<DemoAct> = { form: { route: '一般程序', noticeVersion: '现行第1版', agreedTo: [] } }
const reviewed = (name: string): Partial<DemoAct> => ({
  form: {
    onSite: false,
    inspectors: [officer],
    conditions: ['环境及检测手段符合标准', '从业人员经培训', '管理制度和操作规程健全'].map((condition) => ({
      ...{ condition, finding: '符合' },
    })),
    recording: `文字记录-${name}`,
    opinion: '建议准予',
  },
})
const vetted: Partial<DemoAct> = {
  form: { result: '通过', opinion: '主体、权限、程序合法，事实清楚，适用依据正确，文书规范。' },
}

/** One case for each thing that a desk shows: what waits for whom, near its limit, beyond a promise, standing still. */
const lives: readonly Live[] = [
  { name: '01', holder: 3, species: '大鼠、小鼠', steps: [[1, '09:10', '', 'apply']] },
  { name: '02', holder: 6, species: '兔、豚鼠', steps: [[4, '10:20', '', 'apply']] },
  {
    ...{ name: '03', holder: 8, species: '犬、小型猪' },
    steps: [
      [5, '09:30', '', 'apply'],
      [3, '15:10', clerk, 'correct', { form: { missing: ['环境设施检测报告（应为近一年内出具）'] } }],
    ],
  },
  {
    ...{ name: '04', holder: 1, species: '大鼠、小鼠' },
    steps: [
      [2, '09:40', '', 'apply'],
      [1, '14:20', clerk, 'accept', accepted],
    ],
  },
  {
    ...{ name: '05', holder: 0, species: '猕猴' },
    steps: [
      [8, '09:50', '', 'apply'],
      [7, '11:00', clerk, 'accept', accepted],
      [6, '15:30', officer, 'pause', { form: { ground: '专家评审', daysNeeded: 10 } }],
    ],
  },
  {
    ...{ name: '06', holder: 7, species: '小鼠' },
    steps: [
      [2, '09:20', '', 'apply'],
      [1, '10:30', clerk, 'accept', accepted],
      [1, '16:00', officer, 'review', reviewed('06')],
    ],
  },
  {
    ...{ name: '07', holder: 12, species: '大鼠、小鼠' },
    steps: [
      [2, '10:10', '', 'apply'],
      [1, '11:20', clerk, 'accept', accepted],
      [1, '15:00', officer, 'review', reviewed('07')],
      [1, '17:10', reviewer, 'vet', vetted],
    ],
  },
  {
    ...{ name: '08', holder: 14, species: '兔、豚鼠' },
    steps: [
      [7, '09:00', '', 'apply'],
      [6, '10:00', clerk, 'accept', accepted],
      [5, '14:30', officer, 'review', reviewed('08')],
      [3, '11:10', reviewer, 'vet', vetted],
    ],
  },
  {
    ...{ name: '09', holder: 15, species: '大鼠、小鼠' },
    steps: [
      [6, '09:25', '', 'apply'],
      [5, '10:40', clerk, 'accept', accepted],
      [4, '09:35', officer, 'review', reviewed('09')],
      [4, '15:20', reviewer, 'vet', vetted],
      [3, '16:10', 'P003', 'grant'],
    ],
  },
]

function actsOf(today: Day, { name, holder: place, species, steps }: Live): DemoAct[] {
  const holder = holders[place]!
  const caseId = demoId(`lab-animal-licence ${today} ${name}`)
  return steps.map(([ago, time, as, action, more]) => {
    const day = before(today, ago)
    const act = { at: moment(day, time), as: as || holder.person, matter: 'lab-animal-licence', caseId, action }
    if (action === 'grant') return { ...act, form: { validFrom: day, validTo: addDays(addYears(day, 5), -1) } }
    if (action !== 'apply') return { ...act, ...more }
    const file = demoFile(`${holder.name}申请书（${today}-${name}）`, ['申请事项：实验动物使用许可证'])
    return {
      ...act,
      variant: 'issue',
      files: [file],
      form: {
        ...{ permitType: '使用', applicantName: holder.name, creditCode: holder.code, county: holder.county },
        ...{ facilityAddress: `${holder.address}新建楼`, facilityHead: holder.head },
        scope: [{ environment: species.includes('鼠、') ? '屏障环境' : '普通环境', species, purpose: '检验检测' }],
        materials: [file.attachment],
      },
    }
  })
}

/** What the officers of the licences need to act today: certificates that were renewed, and the hours of each year since. */
function officersUntil(today: Day): DemoAct[] {
  const renewals = officers
    .filter(({ id }) => examiners.some((one) => one === id))
    .flatMap(({ id }): DemoAct[] => {
      const end = toDay(officers.findIndex((one) => one.id === id) % 3 ? '2026-06-01' : '2027-09-01')
      const on = before(end, 1)
      if (on >= today) return []
      const scan = demoFile(`执法证件换发通知（${id}）`, [`人员编号：${id}`, `换发日期：${on}`])
      const form = {
        ...{ on, validUntil: addYears(end, 5), annualCheck: '合格', paper: '执法证件换发通知（演示）' },
        scan: scan.attachment,
      }
      const caseId = demoId(`enforcement-officer ${id}`)
      return [
        {
          at: moment(on, '10:00'),
          as: 'P007',
          matter: 'enforcement-officer',
          caseId,
          action: 'renew',
          form,
          files: [scan],
        },
      ]
    })
  const years = Array.from({ length: yearOf(today) - 2025 }, (_, index) => 2025 + index)
  return [...renewals, ...years.flatMap(trainingIn)]
}

const trainingIn = (year: number): DemoAct[] =>
  (
    [
      ['公共法律知识', '行政许可法和行政复议法专题', 20],
      ['业务知识', '实验动物环境设施标准和执法文书', 60],
    ] as const
  ).map(([category, title, hours], index) => {
    const heldOn = later(toDay(`${year}-11-0${index + 3}`), 1)
    return row('officer-training', `${heldOn}-${title}`, {
      ...{ title: `${title}（演示）`, heldOn, mode: '集中', organiser: '政策法规处', category, hours },
      attendees: examiners.map((one) => ({ officer: one, hours })),
    })
  })

/**
 * Licences that are being handled as the demonstration is loaded, so that whoever sits down finds work: counted back
 * from that day, in the current year and not in those of the report. Earlier than what the law's calendar knows, nothing.
 */
export function livingActs(today: Day): DemoAct[] {
  if (today < '2025-04-01') return []
  return [...officersUntil(today), ...lives.flatMap((one) => actsOf(today, one))]
}
