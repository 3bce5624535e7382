import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineMatter, type GuardContext, must, mustCase, mustNot, mustNotCase } from '#domain/engine/matter.ts'
import { bureauRule } from '#domain/law/citation.ts'
import { appointmentsOn, heldFact, relievedFact, rightMeasures, rightsAsked } from '#domain/people/rights.ts'
import { joined, joinedText, separation } from '#domain/people/separation.ts'
import { day, isPeriod, optional, proof, text } from '../fields.ts'
import { officeField, personId, roleField } from './founding.ts'

const post = {
  person: personId(),
  role: roleField,
  office: officeField,
  scope: optional(text('事项或者章').meta({ title: '事项或者章', hint: '只就一个事项或者一章任职的填写其编号' })),
}

export const appointmentForm = z
  .object({
    ...post,
    from: day('任职日期'),
    until: optional(day('期满日', '自该日起不再担任')),
    deputyFor: optional(personId('代理何人')),
    paper: text('任免文件'),
    scan: proof('文件扫描件'),
  })
  .refine(({ from, until }) => until === undefined || isPeriod(from, until), {
    error: '期满日应晚于任职日期',
    path: ['until'],
  })
  .refine(({ deputyFor, until }) => deputyFor === undefined || until !== undefined, {
    error: '代理应有期满日',
    path: ['until'],
  })
  .refine(({ deputyFor, person }) => deputyFor !== person, { error: '不能代理本人', path: ['deputyFor'] })

export const reliefForm = z.object({
  ...post,
  from: day('免职日期', '自该日起不再担任'),
  paper: text('任免文件'),
  scan: proof('文件扫描件'),
})

const rule = bureauRule(
  '岗位的任免、代理依书面文件办理，由人事管理员提出、审批负责人或者安全管理员确认，不得由同一人完成，也不得确认本人的任免。',
  '谁在何时凭什么行使职权应当有据可查，任何人不能自行取得职权。',
)
const basis = [rule] as const

const forever = '9999-12-31'

/** Nobody lends what he does not hold, nor for longer than he holds it. */
const isLent = (form: z.output<typeof appointmentForm>, context: GuardContext): boolean =>
  form.deputyFor === undefined ||
  appointmentsOn(form.deputyFor, context).some(
    (held) =>
      held.role === form.role &&
      held.office === form.office &&
      (held.scope === undefined || held.scope === form.scope) &&
      held.from <= form.from &&
      (form.until ?? forever) <= (held.until ?? forever),
  )

/** The posts on record, past and to come, beside which this one may not be held. */
const posts = ({ person, role, from, until }: z.output<typeof appointmentForm>, context: GuardContext) =>
  joined(appointmentsOn(person, context), { role, from, until }).map((held) => joinedText(held.role))

/**
 * 任免: one case is one paper that gives a post, lends it (代理) or ends it. It counts once a second person has confirmed
 * it; what was done before stays done.
 */
export const appointment = defineMatter({
  id: 'appointment',
  title: '岗位任免登记',
  kind: 'registration',
  chapter: 'supervision',
  inForceFrom: '2000-01-01',
  basis,
  variants: { appoint: '任命、代理', relieve: '免职' },
  states: { proposed: '待确认', confirmed: '已确认', declined: '不予确认' },
  final: ['confirmed', 'declined'],
  openIn: [],
  forms: { appointment: appointmentForm, relief: reliefForm },
  samples: {
    appointment: {
      person: 'P001',
      role: 'keeper',
      office: 'law',
      from: toDay('2024-01-02'),
      paper: '关于甲等同志任职的通知（演示）',
    },
    relief: {
      person: 'P001',
      role: 'keeper',
      office: 'law',
      from: toDay('2024-07-01'),
      paper: '关于甲同志免职的通知（演示）',
    },
  },
  limits: {},
  documents: {},
  measures: {
    'appointment.held': rightMeasures['appointment.held'],
    'appointment.relieved': rightMeasures['appointment.relieved'],
  },
  readers: ['head', 'personnel', 'supervisor', 'securityAdministrator'],
  actions: {
    propose: {
      label: '提出任命、代理',
      by: 'personnel',
      only: ['appoint'],
      from: 'nothing',
      to: 'proposed',
      form: 'appointment',
      basis,
      asks: { measures: rightsAsked, keys: ({ person, deputyFor }) => [person, deputyFor] },
      guards: [
        mustNot(appointmentForm, separation.sentence, posts, separation),
        must(appointmentForm, '代理的岗位、期间应在被代理人所任的岗位和期间以内', isLent, rule),
      ],
    },
    proposeRelief: {
      label: '提出免职',
      by: 'personnel',
      only: ['relieve'],
      from: 'nothing',
      to: 'proposed',
      form: 'relief',
      basis,
    },
    confirm: {
      label: '确认任免',
      by: ['head', 'securityAdministrator'],
      notBy: 'personnel',
      from: 'proposed',
      to: 'confirmed',
      basis,
      asks: {
        measures: rightsAsked,
        keys: (_form, before) => [before?.data['appointment']?.['person'] as string | undefined],
      },
      guards: [
        mustCase(
          '不得确认本人的任免',
          ({ before, actor }) => ({ ...before?.data['relief'], ...before?.data['appointment'] })['person'] !== actor,
          rule,
        ),
        // Of two papers that were proposed at once the second meets the first here.
        mustNotCase(
          separation.sentence,
          (context) => {
            const form = appointmentForm.safeParse(context.before?.data['appointment'])
            return form.success ? posts(form.data, context) : []
          },
          separation,
        ),
      ],
    },
    decline: {
      label: '不予确认',
      by: ['head', 'securityAdministrator'],
      notBy: 'personnel',
      from: 'proposed',
      to: 'declined',
      reasons: 'required',
      basis,
    },
  },
  describe: ({ appointment, relief }) =>
    appointment
      ? `${appointment.deputyFor ? '代理' : '任命'} ${appointment.person} ${appointment.role} ${appointment.office}`
      : relief
        ? `免去 ${relief.person} ${relief.role} ${relief.office}`
        : '岗位任免登记',
  facts: ({ state, data }) => {
    if (state !== 'confirmed') return []
    if (data.relief) return [relievedFact(data.relief)]
    return data.appointment ? [heldFact(data.appointment)] : []
  },
})
