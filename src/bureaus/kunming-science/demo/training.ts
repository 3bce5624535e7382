import type { DemoAct } from '#app/demo/demo-year.ts'
import { row } from './act.ts'
import { random } from './random.ts'
import { officers } from './staff.ts'

type Session = readonly [heldOn: string, title: string, mode: string, hours: number]

const publicLaw: readonly Session[] = [
  ['2024-02-27', '行政复议法专题', '集中', 4],
  ['2024-04-11', '行政许可法与告知承诺', '集中', 4],
  ['2024-05-30', '民法典技术合同章', '集中', 4],
  ['2024-07-11', '行政许可案件旁听', '旁听庭审', 3],
  ['2024-08-29', '行政处罚法与裁量基准', '线上', 4],
  ['2024-12-03', '宪法与地方组织法', '线上', 4],
]
const business: readonly Session[] = [
  ['2024-03-07', '实验动物环境设施国家标准', '集中', 8],
  ['2024-04-18', '技术合同认定规则', '集中', 6],
  ['2024-06-13', '高新技术企业认定条件', '线上', 6],
  ['2024-08-08', '生物安全管理要求', '集中', 8],
  ['2024-10-17', '科技统计调查制度', '线上', 4],
]
const skills: readonly Session[] = [
  ['2024-03-21', '执法文书制作', '集中', 8],
  ['2024-05-23', '现场检查和笔录实训', '轮训', 16],
  ['2024-06-27', '执法音像记录操作', '集中', 4],
  ['2024-09-05', '案卷评查标准', '集中', 6],
  ['2024-10-31', '省执法监督平台录入', '线上', 4],
  ['2024-11-26', '告知承诺事后核查', '集中', 4],
]
const before: readonly Session[] = [
  ['2023-03-16', '行政许可法专题', '集中', 4],
  ['2023-04-20', '执法文书制作', '集中', 6],
  ['2023-06-08', '实验动物管理法规', '集中', 8],
  ['2023-07-13', '现场检查实训', '轮训', 16],
  ['2023-09-07', '行政处罚法专题', '线上', 4],
  ['2023-10-26', '执法音像记录操作', '集中', 4],
  ['2023-11-30', '省执法监督平台录入', '线上', 4],
]

/** The officer who retired; absent from sessions after that day. */
export const retired = { id: 'P046', on: '2024-07-01' } as const

/** Whoever examines licences the year after: the hours of a year are asked of them, so they missed none. */
export const examiners = ['P013', 'P014', 'P015'] as const

/**
 * Who came, and for how long: absences and one early leave bring the hours of a group of sessions to `hours`.
 * Nobody misses more than five sessions of a group, and no session loses more than a quarter of its people.
 */
function attendance(sessions: readonly Session[], hours: number): readonly Map<string, number>[] {
  const chance = random(`training ${sessions[0]![0]}`)
  const lists = sessions.map(
    ([heldOn, , , length]) =>
      new Map(officers.filter(({ id }) => id !== retired.id || heldOn < retired.on).map(({ id }) => [id, length])),
  )
  const missed = new Map<string, number>()
  let excess = lists.flatMap((list) => [...list.values()]).reduce((sum, one) => sum + one, 0) - hours
  while (excess > 0) {
    const at = chance.int(0, sessions.length - 1)
    const list = lists[at]!
    const person = chance.pick([...list.keys()])
    const length = sessions[at]![3]
    if (examiners.some((id) => id === person)) continue
    if (list.size < officers.length * 0.75 || (missed.get(person) ?? 0) >= 5 || list.get(person) !== length) continue
    if (length > excess) {
      list.set(person, length - excess)
      break
    }
    list.delete(person)
    missed.set(person, (missed.get(person) ?? 0) + 1)
    excess -= length
  }
  return lists
}

function held(category: string, sessions: readonly Session[], lists: readonly Map<string, number>[]): DemoAct[] {
  return sessions.map(([heldOn, title, mode, hours], index) =>
    row(
      'officer-training',
      `${heldOn}-${title}`,
      {
        title: `${title}（演示）`,
        heldOn,
        mode,
        organiser: '政策法规处',
        category,
        hours,
        attendees: [...lists[index]!].map(([officer, credited]) => ({ officer, hours: credited })),
      },
      index % 4 === 1 ? { late: 5 } : {},
    ),
  )
}

export function trainingActs(): DemoAct[] {
  const both = attendance([...business, ...skills], 2471)
  const everyone = before.map(([, , , hours]) => new Map(officers.map(({ id }) => [id, hours])))
  const categories = [
    '公共法律知识',
    '行政执法技能',
    '业务知识',
    '行政执法技能',
    '公共法律知识',
    '行政执法技能',
    '行政执法技能',
  ]
  return [
    ...before.flatMap((session, i) => held(categories[i]!, [session], [everyone[i]!])),
    ...held('公共法律知识', publicLaw, attendance(publicLaw, 797.5)),
    ...held('业务知识', business, both.slice(0, business.length)),
    ...held('行政执法技能', skills, both.slice(business.length)),
  ]
}
