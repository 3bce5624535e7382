import type { z } from 'zod'
import { type Day, type Instant, toDay } from '#domain/calendar/day.ts'
import type { Standing } from '#domain/engine/matter.ts'
import type { Other } from '#domain/engine/others.ts'
import type { agendaForm, minutesForm } from './meeting.forms.ts'

const members = [
  { person: 'P001', name: '甲（演示）', post: '党组书记' },
  { person: 'P002', name: '乙（演示）', post: '局长' },
  { person: 'P-head', name: '丙（演示）', post: '副局长' },
]

/** One meeting with an item of each sort. */
export const meetingSamples = {
  agenda: {
    number: '党组会2024-05',
    body: '党组会',
    plannedOn: toDay('2024-03-05'),
    head: 'P001',
    chair: 'P001',
    members,
    items: [
      {
        no: 1,
        kind: '学法',
        title: '学习新修订的行政复议法',
        laws: [{ id: '行政复议法', title: '行政复议法', isNew: true }],
      },
      { no: 2, kind: '法治议题', title: '年度法治政府建设工作计划', unit: '政策法规处' },
      {
        no: 3,
        kind: '“三重一大”事项',
        title: '科技计划项目资金安排',
        category: '大额度资金使用',
        amount: '5000000.00',
      },
    ],
  } satisfies z.input<typeof agendaForm>,
  minutes: {
    heldOn: toDay('2024-03-05'),
    place: '第一会议室',
    attended: ['P001', 'P002', 'P-head'],
    absent: [],
    observers: 4,
    items: [
      { no: 1, views: [], resolution: '会议学习了新修订的行政复议法' },
      {
        no: 2,
        legal: { person: 'P-legal', name: '丁（演示）', view: '计划内容合法' },
        views: [
          { person: 'P-head', view: '无意见', stance: '同意' },
          { person: 'P002', view: '按季度督办', stance: '同意' },
          { person: 'P001', view: '同意', stance: '同意' },
        ],
        outcome: '通过',
        resolution: '原则同意，由政策法规处修改后印发',
        owner: '政策法规处',
        dueOn: toDay('2024-04-12'),
      },
      {
        no: 3,
        recused: [{ person: 'P-head', because: '近亲属任职单位为项目承担单位' }],
        views: [
          { person: 'P002', view: '无意见', stance: '同意' },
          { person: 'P001', view: '同意', stance: '同意' },
        ],
        outcome: '通过',
        resolution: '同意按评审结果安排',
      },
    ],
  } satisfies z.input<typeof minutesForm>,
  cancellation: { because: '议题尚未准备好' },
}

/** The same meeting with another in the third seat: whoever confirms the minutes has to have been there. */
export const meetingWith = (person: string) => ({
  agenda: { ...meetingSamples.agenda, members: members.with(2, { ...members[2]!, person }) },
  minutes: {
    ...meetingSamples.minutes,
    attended: ['P001', 'P002', person],
    items: meetingSamples.minutes.items.map((item) => ({
      ...item,
      views: item.views.map((view) => (view.person === 'P-head' ? { ...view, person } : view)),
      ...('recused' in item ? { recused: item.recused?.map((one) => ({ ...one, person })) } : {}),
    })),
  },
})

/** A confirmed meeting that has resolved on a case, for tests of matters that ask for one. */
export const sampleMeeting = (
  id: string,
  outcome: '通过' | '修改后再议' | '暂不决定' | '不予通过' = '通过',
): Other => ({
  current: {
    ...{ id: 'd'.repeat(32), matter: 'meeting', version: toDay('2023-01-01'), n: 3, state: 'confirmed' },
    ...{ title: '党组会', number: meetingSamples.agenda.number, openedOn: toDay('2024-03-04') },
    ...{ lastAt: '2024-03-05T00:30:00Z' as Instant, acts: {}, clocks: [], documents: [], published: [] },
    data: {
      agenda: {
        ...meetingSamples.agenda,
        items: meetingSamples.agenda.items.map((item) => (item.no === 2 ? { ...item, case: id } : item)),
      },
      minutes: {
        ...meetingSamples.minutes,
        items: meetingSamples.minutes.items.map((item) => (item.no === 2 ? { ...item, outcome } : item)),
      },
    },
  },
  matterTitle: '会议',
  stateTitle: '纪要已确认',
})

/** The register of people in which the samples' members stand. */
export const meetingFacts: readonly Standing[] = [
  ...members,
  { person: 'P-legal', name: '丁（演示）' },
  { person: 'head-1', name: '丙（演示）' },
].map(({ person, name }) => ({ measure: 'person.listed', on: '2020-01-01' as Day, key: person, group: name }))
