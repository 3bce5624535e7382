import { type DemoAct, demoId } from '#app/demo/demo-year.ts'
import { followedCase, followKey } from '#app/jobs/follow.ts'
import { type Day, toDay } from '#domain/calendar/day.ts'
import { between, later, moment, orNext } from './days.ts'
import { type Law, laws } from './laws.ts'
import { nameOf } from './staff.ts'

const group = '理论学习中心组'

/** `null`: a session on something other than law. */
const sessions: readonly (readonly [
  on: string,
  body: string,
  topic: string,
  studied: readonly Law[] | null,
  present: number,
])[] = [
  ['2023-03-09', '党组会', '行政许可法与许可全过程记录', ['许可'], 8],
  ['2023-05-17', group, '民法典技术合同章', ['民法'], 14],
  ['2023-08-10', '党组会', '行政处罚法裁量条款', ['处罚'], 9],
  ['2023-11-22', group, '新修订的行政复议法要点', ['复议'], 15],
  ['2024-01-18', '党组会', '行政复议法施行后的答复和举证', ['复议'], 9],
  ['2024-02-28', group, '法治思想专题研讨', ['宪法'], 15],
  ['2024-03-14', '党组会', '行政许可法与极简审批', ['许可'], 9],
  ['2024-04-25', '党组会', '云南省促进科技成果转化条例', ['转化'], 8],
  ['2024-05-16', group, '科学技术进步法的职责条款', ['科技'], 16],
  ['2024-06-20', '党组会', '公平竞争审查条例', ['竞争'], 9],
  ['2024-08-15', '党组会', '行政处罚法与裁量基准', ['处罚'], 8],
  ['2024-09-12', group, '实验动物管理条例与生物安全', ['动物'], 14],
  ['2024-10-24', group, '科技体制改革文件', null, 15],
  ['2024-11-14', '党组会', '宪法与地方立法权限', ['宪法'], 9],
]

type Topic = readonly [
  on: string,
  body: string,
  kind: '法治议题' | '其他议题',
  title: string,
  resolution: string,
  owner: string,
  dueOn: string,
  closedOn: string,
]
// biome-ignore format: a table
const topics: readonly Topic[] = [
  ['2023-03-16', '党组会', '法治议题', '2023年法治政府建设工作计划', '审议通过，按季度督办', '政策法规处', '2023-03-31', '2023-03-28'],
  ['2023-07-20', '领导小组会', '法治议题', '上半年普法工作情况', '县区宣讲向农业大县倾斜', '政策法规处', '2023-12-15', '2023-12-08'],
  ['2023-11-09', '局长办公会', '法治议题', '许可承诺时限超时一件的情况', '逐件复盘，窗口与承办处室建立当日会商', '政务服务窗口', '2024-01-31', '2024-01-19'],
  ['2024-03-19', '党组会', '法治议题', '2024年度法治政府建设工作计划', '原则通过，各处室任务写入台账', '政策法规处', '2024-04-12', '2024-04-09'],
  ['2024-03-19', '党组会', '法治议题', '2024年度重大行政决策目录', '同意列入一项并向社会公布', '规划与资源配置处', '2024-03-29', '2024-03-27'],
  ['2024-03-19', '党组会', '法治议题', '2024年度普法责任清单', '同意，明确每项一个责任处室', '政策法规处', '2024-03-29', '2024-03-25'],
  ['2024-04-30', '局长办公会', '法治议题', '上年度执法案卷评查结果', '问题案卷一个月内整改，评查结果全局通报', '社会发展科技处', '2024-05-31', '2024-05-28'],
  ['2024-06-27', '领导小组会', '法治议题', '条例修订进展和风险评估', '补充社会稳定风险评估，听取企业意见', '政策法规处', '2024-08-30', '2024-08-27'],
  ['2024-07-25', '党组会', '法治议题', '公平竞争审查和文件专项清理', '妨碍统一市场的条款逐条销号', '政策法规处', '2024-09-30', '2024-09-24'],
  ['2024-09-26', '局长办公会', '法治议题', '双随机联合抽查结果运用', '整改情况纳入许可后监管计划', '社会发展科技处', '2024-11-29', '2024-11-26'],
  ['2024-11-28', '党组会', '法治议题', '法治政府建设年度情况和存在的不足', '未完成的整改事项列入下年度计划', '政策法规处', '2024-12-20', '2024-12-18'],
  ['2024-04-18', '党组会', '其他议题', '一季度科技经济指标', '加强重点企业服务', '规划与资源配置处', '2024-05-31', '2024-05-24'],
  ['2024-07-18', '局长办公会', '其他议题', '科技活动周总结', '同意', '办公室', '2024-08-30', '2024-08-16'],
]

/** The head was away and another chaired. */
const chairedByDeputy = '2024-09-26'

const majors: readonly (readonly [
  on: string,
  category: string,
  matter: string,
  amount: string | undefined,
  away: boolean,
])[] = [
  ['2023-06-15', '大额度资金使用', '2023年度科技计划项目资金安排', '46800000.00', true],
  ['2024-01-18', '重大项目安排', '重点研发项目立项', undefined, false],
  ['2024-05-23', '大额度资金使用', '2024年度科技计划项目资金安排', '52300000.00', true],
  ['2024-07-25', '重大决策', '科技创新平台管理措施报批', undefined, false],
  ['2024-09-05', '重要干部任免', '处级干部轮岗', undefined, false],
  ['2024-12-12', '大额度资金使用', '技术合同奖补资金拨付', '8650000.00', false],
]

const posts = {
  P001: '党组书记',
  P002: '局长',
  P003: '副局长',
  P004: '政策法规处处长',
  P012: '社会发展科技处处长',
  P023: '驻局纪检监察组组长',
  P045: '人事处负责人',
} as const
const members = Object.entries(posts).map(([person, post]) => ({ person, name: nameOf(person), post }))
/** Whom meetings with somebody away missed. */
const absentee = 'P012'

export type Point = {
  readonly kind: string
  readonly title: string
  readonly resolution: string
  readonly more?: Readonly<Record<string, unknown>>
  readonly owner?: string
  readonly dueOn?: string
  readonly closedOn?: string
  readonly dissent?: readonly [person: string, view: string]
  readonly legal?: Readonly<Record<string, unknown>>
  readonly away?: boolean
  readonly observers?: number
}
export type Item = readonly [on: string, body: string, point: Point]

/** What the bureau's meetings take up of themselves; what cases put before them is added. */
export const ownItems: readonly Item[] = [
  ...sessions.map(([on, body, topic, studied, present]): Item => {
    const kind = studied ? '学法' : '其他学习'
    const learnt = studied ? { laws: studied.map((name) => laws[name]) } : {}
    return [
      on,
      body,
      { kind, title: topic, resolution: `集中学习：${topic}`, more: learnt, observers: present - members.length },
    ]
  }),
  ...topics.map(([on, body, kind, title, resolution, owner, dueOn, closedOn]): Item => {
    return [on, body, { kind, title, resolution, owner, dueOn, closedOn }]
  }),
  ...majors.map(([on, category, matter, amount, away]): Item => {
    const dissent = matter.startsWith('技术合同奖补')
      ? { dissent: ['P004', '建议先核对未到账合同，再行拨付'] as const }
      : {}
    const more = { category, ...(amount ? { amount } : {}) }
    return [
      on,
      '党组会',
      { kind: '“三重一大”事项', title: `${matter}（演示）`, resolution: '同意', more, away, ...dissent },
    ]
  }),
]

export type MeetingNumbers = (on: string, body: string) => string

/** The meeting's number in its year, by its day: the same for whoever speaks of it. */
export function meetingNumbers(all: readonly Item[]): MeetingNumbers {
  const keys = [...new Set(all.map(([on, body]) => `${on} ${body}`))].sort()
  const running = new Map<string, number>()
  const numbers = new Map(
    keys.map((key) => {
      const [on = '', body = ''] = key.split(' ')
      const series = `${body}${on.slice(0, 4)}`
      running.set(series, (running.get(series) ?? 0) + 1)
      return [key, `${series}-${String(running.get(series)).padStart(2, '0')}`]
    }),
  )
  return (on, body) => numbers.get(`${on} ${body}`)!
}

const meetingId = (on: string, body: string): string => demoId(`meeting ${on} ${body}`)

/** The meetings of the demonstration, told to come, held, confirmed the day after; and what they gave to offices. */
export function meetingActs(all: readonly Item[], numberOf: MeetingNumbers): DemoAct[] {
  return [...Map.groupBy(all, ([on, body]) => `${on} ${body}`)].flatMap(([key, list]) => {
    const [on = '', body = ''] = key.split(' ')
    return meetingOf(
      toDay(on),
      body,
      numberOf(on, body),
      list.map(([, , point]) => point),
    )
  })
}

function meetingOf(on: Day, body: string, number: string, points: readonly Point[]): DemoAct[] {
  const caseId = meetingId(on, body)
  const head = body === '局长办公会' ? 'P002' : 'P001'
  const away = points.some((point) => point.away) ? [{ person: absentee, because: '出差' }] : []
  const attended = members.map(({ person }) => person).filter((one) => !away.some(({ person }) => person === one))
  const speaking = [...attended.filter((one) => one !== head), head]
  const act = (at: DemoAct['at'], as: string, action: string, form?: unknown): DemoAct => ({
    ...{ at, as, matter: 'meeting', caseId, action },
    ...(form ? { form } : {}),
  })
  const agenda = {
    ...{ number, body, plannedOn: on, head, members },
    chair: on === chairedByDeputy ? 'P003' : head,
    items: points.map(({ kind, title, owner, more }, index) => ({
      ...{ no: index + 1, kind, title },
      ...(owner ? { unit: owner } : {}),
      ...more,
    })),
  }
  const minutes = {
    ...{ heldOn: on, place: '第一会议室', attended, absent: away },
    observers: Math.max(0, ...points.map(({ observers = 0 }) => observers)),
    items: points.map(({ kind, resolution, owner, dueOn, dissent, legal }, index) => ({
      ...{ no: index + 1, resolution, ...(owner ? { owner, dueOn } : {}), ...(legal ? { legal } : {}) },
      ...(kind.includes('学')
        ? { views: [] }
        : {
            views: speaking.map((person) =>
              dissent?.[0] === person
                ? { person, view: dissent[1], stance: '不同意' }
                : { person, view: '无意见', stance: '同意' },
            ),
            outcome: '通过',
          }),
    })),
  }
  const told = between('2023-01-03', on).at(-2)!
  const key = followKey(caseId, 3, 'tasks')
  const tasks = points.filter(({ owner, dueOn }) => owner && dueOn)
  return [
    act(moment(told, '15:30'), 'P009', 'convene', agenda),
    act(moment(on, '16:40'), 'P009', 'hold', minutes),
    act(moment(later(on, 1), '09:20'), 'P002', 'confirm'),
    ...tasks.map(
      ({ closedOn }, index): DemoAct => ({
        ...{ at: moment(orNext(closedOn as Day), '10:10'), as: 'P009', matter: 'resolution-task', action: 'close' },
        caseId: followedCase(key, index),
        form: { closedOn, result: '议定事项已经落实' },
      }),
    ),
  ]
}
