import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { calendarDays, defineMatter, must } from '#domain/engine/matter.ts'
import { bureauRule } from '#domain/law/citation.ts'
import { day, dayAhead, text } from '../fields.ts'
import { inTurn } from '../rules.ts'

const originForm = z.object({
  meeting: text('会议编号'),
  decidedOn: day('会议日期'),
  title: text('议题'),
  resolution: text('议定事项'),
  owner: text('承办处室'),
  dueOn: dayAhead('办理期限'),
})
const closingForm = z.object({ closedOn: day('办结日期'), result: text('办理结果') })

/** Whatever a meeting gave an office to do. */
export const resolvedIsDone = bureauRule(
  '议定事项由承办处室在会议定下的期限内办结',
  '议而有决、决而有行，办结情况有据可查',
)

/** 议定事项办理: what a meeting gave to an office with a day. It opens by itself when the minutes are confirmed. */
export const resolutionTask = defineMatter({
  id: 'resolution-task',
  title: '会议议定事项办理',
  kind: 'registration',
  chapter: 'decisions',
  inForceFrom: '2023-01-01',
  basis: [resolvedIsDone],
  readers: ['keeper', 'head', 'supervisor'],
  openIn: [],
  states: { open: '办理中', closed: '已办结' },
  final: ['closed'],
  links: { resolved: { to: ['meeting'], label: '议定该事项的会议', many: true } },
  forms: { origin: originForm, closing: closingForm },
  samples: {
    origin: {
      ...{ meeting: '党组会2024-05', decidedOn: toDay('2024-03-05'), title: '年度法治政府建设工作计划' },
      ...{ resolution: '由政策法规处修改后印发', owner: '政策法规处', dueOn: toDay('2024-04-12') },
    },
    closing: { closedOn: toDay('2024-03-05'), result: '计划已修改印发' },
  },
  limits: {
    close: {
      label: '议定事项办结',
      statutory: calendarDays(1, resolvedIsDone),
      since: ({ origin }) => origin?.['decidedOn'] as never,
      until: ({ origin }) => origin?.['dueOn'] as never,
    },
  },
  documents: {},
  measures: {},
  actions: {
    assign: {
      label: '交办',
      by: 'system',
      from: 'nothing',
      to: 'open',
      form: 'origin',
      starts: 'close',
      basis: [resolvedIsDone],
    },
    close: {
      label: '办结',
      by: 'keeper',
      from: 'open',
      to: 'closed',
      form: 'closing',
      stops: 'close',
      clockDay: 'closedOn',
      lateReasons: true,
      guards: [
        must(
          closingForm,
          '办结日期不能早于会议日期，也不能晚于登记之日',
          ({ closedOn }, { before, day: today }) =>
            closedOn <= today && closedOn >= (before!.data['origin']!['decidedOn'] as string),
          inTurn,
        ),
      ],
      basis: [resolvedIsDone],
    },
  },
  describe: ({ origin }) => (origin ? `${origin.meeting}：${origin.title}` : '会议议定事项办理'),
  facts: () => [],
})
