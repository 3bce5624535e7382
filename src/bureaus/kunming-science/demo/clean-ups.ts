import { type DemoAct, demoId } from '#app/demo/demo-year.ts'
import { type Day, toDay } from '#domain/calendar/day.ts'
import { chinaCalendar, subtractWorkingDays } from '#domain/calendar/working-calendar.ts'
import { freeze } from '#domain/engine/frozen-list.ts'
import { later, moment } from './days.ts'
import type { Item, MeetingNumbers } from './meetings.ts'
import { documents } from './rules.ts'

type CleanUp = readonly [kind: '全面清理' | '专项清理', topic: string, startedOn: string, publishedOn: string]
const cleanUps: readonly CleanUp[] = [
  ['专项清理', '涉及行政复议法修订的文件', '2024-05-13', '2024-06-14'],
  ['专项清理', '妨碍统一市场和公平竞争的政策措施', '2024-07-29', '2024-09-20'],
  ['专项清理', '与科技体制改革不相适应的文件', '2024-10-14', '2024-11-15'],
  ['全面清理', '行政规范性文件全面清理', '2024-09-23', '2024-11-22'],
]

/** What stands in the database on a day after it was set up, by the numbers of the documents. */
function inForceOn(day: string, policies: boolean): readonly string[] {
  const old = documents.map(([, year, no]) => `昆科规〔${year}〕${no}号`)
  const fresh = day >= '2024-09-01' ? ['昆科规〔2024〕1号'] : []
  return [...old, ...fresh, ...(policies ? ['昆科发〔2023〕11号'] : [])]
}
const [, repealedYear, repealedNo] = documents.at(-1)!
const repealed = `昆科规〔${repealedYear}〕${repealedNo}号`
const body = '局长办公会'

const idOf = ([, topic]: CleanUp): string => demoId(`document-clean-up ${topic}`)
/** The meeting that approves the results comes four working days before their publication. */
const metOn = ([, , , publishedOn]: CleanUp): Day => subtractWorkingDays(chinaCalendar, toDay(publishedOn), 4)

/** What the meetings of the demonstration have to approve. */
export const cleanUpItems = (): Item[] =>
  cleanUps.map((one) => [
    metOn(one),
    body,
    {
      ...{ kind: '其他议题', title: `${one[0]}结果：${one[1]}`, resolution: '同意清理结果，予以公布' },
      more: { unit: '政策法规处', case: idOf(one) },
    },
  ])

/** Clean-ups of the demonstration year, each over the documents that were in the database when it began. */
export const cleanUpActs = (numberOf: MeetingNumbers): DemoAct[] => cleanUps.flatMap((one) => campaign(one, numberOf))

function campaign(one: CleanUp, numberOf: MeetingNumbers): DemoAct[] {
  const [kind, topic, startedOn, publishedOn] = one
  const full = kind === '全面清理'
  const { members, count, digest } = freeze(inForceOn(startedOn, !full))
  const act = (at: DemoAct['at'], as: string, action: string, form?: unknown): DemoAct => ({
    ...{ at, as, matter: 'document-clean-up', caseId: idOf(one), action },
    ...(form ? { form } : {}),
  })
  const isRepealed = (document: string) => full && document === repealed
  const opinion = (document: string) =>
    isRepealed(document)
      ? { proposal: '废止', finding: '全文所据的上级办法已经废止', because: '已无上位依据' }
      : { proposal: '继续有效', because: '未发现与清理主题不符的内容' }
  const ends = [
    act(moment(toDay('2024-12-23'), '09:40'), 'P007', 'followUp', {
      items: [{ document: repealed, how: '已办结', note: '废止决定已于12月20日公布' }],
    }),
    act(moment(toDay('2024-12-24'), '09:40'), 'P005', 'close'),
  ]
  const met = metOn(one)
  return [
    act(moment(toDay(startedOn), '09:30'), 'P007', 'open', {
      ...{ kind, topic, notice: `上级关于${topic}清理的通知（演示）`, list: { members, count, digest } },
      scope: full ? '现行有效的行政规范性文件' : '现行有效的行政规范性文件和其他政策文件',
    }),
    act(moment(later(toDay(startedOn), 5), '15:00'), 'P012', 'check', {
      items: members.map((document) => ({ document, ...opinion(document) })),
    }),
    act(moment(later(toDay(startedOn), 8), '15:00'), 'P005', 'review', {
      items: members.map((document) => {
        const result = isRepealed(document) ? '废止' : '继续有效'
        return { document, result, because: '同意自查意见' }
      }),
    }),
    act(moment(later(met, 2), '10:20'), 'P007', 'resolve', { meeting: numberOf(met, body) }),
    act(moment(toDay(publishedOn), '16:10'), 'P008', 'publish', {
      ...{ publishedOn, url: `https://example.org/clean-ups/${publishedOn}` },
    }),
    ...(full ? ends : [act(moment(later(toDay(publishedOn), 3), '09:40'), 'P005', 'close')]),
  ]
}
