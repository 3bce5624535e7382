import { z } from 'zod'
import { dissenters } from '#domain/engine/collegial.ts'
import type { Fact } from '#domain/engine/fact.ts'
import {
  type Consequence,
  defineMatter,
  type GuardContext,
  must,
  mustCase,
  mustNot,
  worded,
} from '#domain/engine/matter.ts'
import { article } from '#domain/law/catalogue.ts'
import { type Citation, systemRule } from '#domain/law/citation.ts'
import { text } from '../fields.ts'
import { meetingTexts } from './meeting.documents.ts'
import { type Agenda, type AgendaItem, agendaForm, type Minutes, minutesForm, type outcomes } from './meeting.forms.ts'
import {
  agendaRules,
  deliberationOf,
  meetingBasis,
  minutesRules,
  nameIn,
  peopleAsked,
  stillReady,
} from './meeting.rules.ts'
import { meetingSamples } from './meeting.samples.ts'
import { sessionOf } from './meeting.session.ts'
import { resolvedIsDone } from './resolution-task.ts'

const cancelForm = z.object({ because: text('取消原因') })

const second = systemRule(
  '会议纪要由出席会议的另一人确认后生效，各项数据和所议事项只依据已确认的纪要',
  '记录人一人写不成会议',
)
const lasting = article('重大行政决策程序暂行条例', 38, '第三款')
const basis = [
  article('重大行政决策程序暂行条例', 30),
  article('三重一大实施细则', '全文'),
  article('党政主要负责人履行推进法治建设第一责任人职责规定', '政府主要负责人职责'),
  meetingBasis,
] as const

const attendedBy = ({ before, actor }: GuardContext): boolean =>
  (before?.data['minutes'] as Minutes | undefined)?.attended.includes(actor) ?? false

/** A document is put before the meeting in the version that is its last when the agenda is made: sealed in its own case. */
const tabling = ({ number, items }: Agenda, { named }: GuardContext): readonly Consequence[] =>
  items.flatMap(({ case: id }) => {
    const found = named(id)
    return found?.matter === 'normative-document-making'
      ? [{ matter: found.matter, caseId: found.id, action: 'table', form: { meeting: number } }]
      : []
  })

const holding = {
  by: 'keeper',
  form: 'minutes',
  asks: { measures: peopleAsked, keys: ({ items }: Minutes) => items.flatMap(({ legal }) => legal?.person ?? []) },
  settings: ['decision.quorum', 'decision.majority'],
  basis,
} as const

/** Who stood against an item stays against it, however the minutes are put right. */
const dissentStays = mustNot(
  minutesForm,
  '更正纪要不得去掉已经记录的不同意见',
  ({ items }, { before }) => {
    const { agenda, minutes } = before!.data as { agenda: Agenda; minutes: Minutes }
    return minutes.items.flatMap((old) => {
      const now = items.find(({ no }) => no === old.no)
      const still = now ? dissenters(deliberationOf(now)) : []
      return dissenters(deliberationOf(old))
        .filter((one) => !still.includes(one))
        .map((one) => nameIn(agenda, one))
    })
  },
  lasting,
)

/** Cases have gone on by what was decided: another decision is another meeting. */
const decisionStays = mustNot(
  minutesForm,
  '更正纪要不得改变会议的决定；改变决定须另行开会',
  ({ items }, { before }) => {
    const { agenda, minutes } = before!.data as { agenda: Agenda; minutes: Minutes }
    return minutes.items
      .filter((old) => items.find(({ no }) => no === old.no)?.outcome !== old.outcome)
      .map(({ no }) => agenda.items.find((item) => item.no === no)!.title)
  },
  second,
)

/**
 * 会议: one agenda, one meeting, one set of minutes for many items, each bound to the case that it is about. The meeting is
 * a collegial act (集体讨论决定): it counts, and binds the cases that ask it, once a second person has confirmed its minutes.
 */
export const meeting = defineMatter({
  id: 'meeting',
  title: '会议',
  kind: 'registration',
  chapter: 'decisions',
  inForceFrom: '2023-01-01',
  basis,
  readers: ['keeper', 'head', 'supervisor'],
  openIn: [],
  states: {
    convened: '已通知',
    held: '已召开，纪要待确认',
    returned: '纪要退回修改',
    confirmed: '纪要已确认',
    cancelled: '已取消',
  },
  final: ['confirmed', 'cancelled'],
  forms: { agenda: agendaForm, minutes: minutesForm, cancellation: cancelForm },
  samples: meetingSamples,
  limits: {},
  documents: worded(meetingTexts, {
    minutes: { title: '会议纪要', basis, series: ({ agenda }) => `${(agenda as Agenda).body}纪要` },
  }),
  bears: ({ agenda }) => agenda?.number,
  session: ({ agenda, minutes }) => agenda && sessionOf(agenda, minutes),
  exclusive: {
    of: ({ agenda }) => agenda?.number,
    text: '这一编号的会议已经登记',
    basis: systemRule('一次会议只登记一次', '会议次数按记录数'),
    releasedIn: ['cancelled'],
  },
  list: {
    columns: ['agenda.body', 'agenda.chair'],
    dated: ['minutes.heldOn', 'agenda.plannedOn'],
    notAdded: ['cancelled'],
  },
  measures: {
    'meeting.law-study':
      '在局党组会议或党组理论学习中心组会议上集中开展的一次法治学习；一次会议计一次，不论学习议题多少',
    'meeting.study-form': '会议上以集中学习形式开展的一次法治学习',
    'meeting.new-law': '会议上一次法治学习所学的一部新出台的法律法规',
    'meeting.rule-of-law': '一次会议议定的一项法治议题；按会议编号去重后为集中研究法治议题的次数，按会议分组',
    'meeting.rule-of-law-by-principal': '由主要负责人主持议定的一项法治议题；按会议编号去重',
    'meeting.topic': '一项法治议题，以会议和议题序号为键',
    'meeting.assigned': '一项明确了承办处室和办理期限的法治议题，以会议和议题序号为键',
    'meeting.three-majors': '经会议集体决策的一项“三重一大”事项；按类别分组',
  },
  follows: {
    tasks: {
      label: '交办议定事项',
      on: 'confirm',
      basis: [resolvedIsDone],
      // Minutes put right later do not hand out again what has been handed out.
      makes: ({ acts, data: { agenda, minutes } }) =>
        acts.confirm?.times !== 1
          ? []
          : minutes!.items.flatMap(({ no, resolution, owner, dueOn }) =>
              owner && dueOn
                ? [
                    {
                      ...{ matter: 'resolution-task', action: 'assign', link: 'resolved' },
                      form: {
                        ...{ meeting: agenda!.number, decidedOn: minutes!.heldOn, owner, dueOn, resolution },
                        title: agenda!.items.find((one) => one.no === no)!.title,
                      },
                    },
                  ]
                : [],
            ),
    },
  },
  actions: {
    convene: {
      label: '通知开会',
      by: 'keeper',
      from: 'nothing',
      to: 'convened',
      form: 'agenda',
      asks: { measures: peopleAsked, keys: ({ members }) => members.map(({ person }) => person) },
      guards: agendaRules,
      entails: tabling,
      basis,
    },
    adjust: {
      label: '调整议程',
      by: 'keeper',
      from: 'convened',
      to: 'same',
      form: 'agenda',
      reasons: 'required',
      asks: { measures: peopleAsked, keys: ({ members }) => members.map(({ person }) => person) },
      guards: [
        must(
          agendaForm,
          '会议编号不变',
          ({ number }, { before }) => before?.data['agenda']?.['number'] === number,
          meetingBasis,
        ),
        ...agendaRules,
      ],
      entails: tabling,
      basis,
    },
    hold: {
      ...holding,
      label: '记录会议',
      from: ['convened', 'returned'],
      to: 'held',
      guards: [stillReady, ...minutesRules],
    },
    sendBack: {
      label: '退回纪要',
      by: 'head',
      notWho: ['hold', 'correct'],
      from: 'held',
      to: 'returned',
      reasons: 'required',
      basis: [second],
    },
    confirm: {
      label: '确认纪要',
      by: 'head',
      notWho: ['hold', 'correct'],
      from: 'held',
      to: 'confirmed',
      issues: ['minutes'],
      guards: [mustCase('纪要由出席会议的人确认', attendedBy, second)],
      basis: [second, ...basis],
    },
    correct: {
      ...holding,
      label: '更正纪要',
      from: 'confirmed',
      to: 'held',
      reasons: 'required',
      guards: [dissentStays, decisionStays, ...minutesRules],
    },
    cancel: {
      label: '取消会议',
      by: 'keeper',
      from: 'convened',
      to: 'cancelled',
      form: 'cancellation',
      basis: [meetingBasis],
    },
  },
  describe: ({ agenda, minutes }) => (agenda ? `${minutes?.heldOn ?? agenda.plannedOn} ${agenda.number}` : '会议'),
  facts: ({ state, data: { agenda, minutes } }) =>
    state === 'confirmed' && agenda && minutes ? factsOf(agenda, minutes) : [],
})

type MeetingMeasure =
  `meeting.${'law-study' | 'study-form' | 'new-law' | 'rule-of-law' | 'rule-of-law-by-principal' | 'topic' | 'assigned' | 'three-majors'}`

function factsOf(agenda: Agenda, { heldOn: on, items }: Minutes): (Fact & { readonly measure: MeetingMeasure })[] {
  const { number, body, head, chair } = agenda
  const studied = agenda.items.filter(({ kind }) => kind === '学法')
  const collective = studied.length > 0 && (body === '党组会' || body === '理论学习中心组')
  return [
    ...(collective ? [{ measure: 'meeting.law-study', on } as const] : []),
    ...(studied.length ? [{ measure: 'meeting.study-form', on, key: '集中学习' } as const] : []),
    ...studied
      .flatMap(({ laws = [] }) => laws)
      .filter(({ isNew }) => isNew)
      .map(({ id }) => ({ measure: 'meeting.new-law', on, key: id }) as const),
    ...items.flatMap((minute) => {
      const item = agenda.items.find(({ no }) => no === minute.no)!
      const key = `${number}:${item.no}`
      const isLaw = item.kind === '法治议题'
      return [
        ...(isLaw ? [{ measure: 'meeting.rule-of-law', on, key: number, group: body } as const] : []),
        ...(isLaw && chair === head ? [{ measure: 'meeting.rule-of-law-by-principal', on, key: number } as const] : []),
        ...(isLaw ? [{ measure: 'meeting.topic', on, key } as const] : []),
        ...(isLaw && minute.owner && minute.dueOn ? [{ measure: 'meeting.assigned', on, key } as const] : []),
        ...(item.kind === '“三重一大”事项'
          ? [{ measure: 'meeting.three-majors', on, group: item.category } as const]
          : []),
      ]
    }),
  ]
}

type Resolved = (typeof outcomes)[number]

type Resolution = {
  readonly kind: AgendaItem['kind']
  readonly outcome: Resolved
  readonly heldOn: Minutes['heldOn']
}

/** What a confirmed meeting resolved on a case; undefined where it did not discuss it. */
export function resolvedOn({ referred, before }: GuardContext, id: string | undefined): Resolution | undefined {
  const found = referred(meeting, id)
  if (found?.state !== 'confirmed' || !before) return undefined
  const { agenda, minutes } = found.data
  const item = agenda?.items.find((one) => one.case === before.id || (one.case && one.case === before.number))
  const outcome = minutes?.items.find(({ no }) => no === item?.no)?.outcome
  return item && outcome ? { kind: item.kind, outcome, heldOn: minutes!.heldOn } : undefined
}

/** A case goes on as its meeting resolved; `at` reads the meeting that the form names. */
export const mustBeResolved = <S extends z.ZodType>(
  form: S,
  at: (form: z.output<S>) => string | undefined,
  wanted: readonly Resolved[],
  text: string,
  basis: Citation,
) => must(form, text, (filled, context) => wanted.includes(resolvedOn(context, at(filled))?.outcome as Resolved), basis)
