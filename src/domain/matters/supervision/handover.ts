import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineMatter, type GuardContext, must, mustCase } from '#domain/engine/matter.ts'
import { bureauRule } from '#domain/law/citation.ts'
import { appointmentsOn, rightsAsked } from '#domain/people/rights.ts'
import { choice, day, file, isPeriod, optional, sampleFile, text, yesNo } from '../fields.ts'
import { officeField, personId, roleField } from './founding.ts'

export const handoverForm = z
  .object({
    outgoing: personId('移交人'),
    incoming: personId('接收人'),
    role: roleField,
    office: officeField,
    because: choice('缘由', ['调离', '轮岗', '退休', '休假', '出差', '其他']),
    on: day('交接日期'),
    until: optional(day('期满日', '休假、出差的填写，期满后由移交人收回')),
    cases: z
      .array(z.object({ case: text('办件'), state: text('办到哪里'), due: optional(day('期限')) }))
      .meta({ title: '在办事项' }),
    promises: z.array(z.object({ to: text('向谁'), what: text('承诺的事项') })).meta({ title: '未了承诺' }),
    others: optional(text('其他事项')),
    complete: yesNo('在办事项、期限和未了承诺已全部列入'),
  })
  .refine(({ outgoing, incoming }) => outgoing !== incoming, { error: '接收人应为另一人', path: ['incoming'] })
  .refine(({ on, until }) => until === undefined || isPeriod(on, until), {
    error: '期满日应晚于交接日期',
    path: ['until'],
  })

export const acceptanceForm = z.object({
  recusals: z.array(z.object({ case: text('办件'), why: text('回避理由') })).meta({ title: '接收人须回避的办件' }),
  remarks: optional(text('说明')),
})

const rule = bureauRule(
  '离开岗位、休假、出差的，在办事项、期限和未了承诺列明移交，由移交人和接收人分别签认；本人不能移交的，由负责人代为移交并说明理由。',
  '人走事不断：每一件由谁接着办、什么时候到期，应当有据可查，两个人都认可。',
)
const basis = [rule] as const

type Form = z.output<typeof handoverForm>
const holdsPost = (person: string, { role, office, on }: Form, context: GuardContext): boolean =>
  appointmentsOn(person, context).some(
    (held) =>
      held.role === role && held.office === office && held.from <= on && (held.until === undefined || on <= held.until),
  )
const asks = { measures: rightsAsked, keys: ({ outgoing, incoming }: Form) => [outgoing, incoming] }
const posts = [
  must(
    handoverForm,
    '移交人在交接日期应担任（或者当日卸任）这一岗位',
    (form, context) => holdsPost(form.outgoing, form, context),
    rule,
  ),
  // A right is not handed over by the list: it comes from the appointment, or the deputyship, of the one who takes over.
  must(
    handoverForm,
    '接收人在交接日期应已任命或者代理这一岗位：请先办理任免',
    (form, context) => holdsPost(form.incoming, form, context),
    rule,
  ),
  must(handoverForm, '在办事项、期限和未了承诺应全部列入', ({ complete }) => complete, rule),
]

// The system and the audit administrator keep no business, and see none.
const staff = [
  ...([
    'receptionist',
    'caseOfficer',
    'sectionHead',
    'legalReviewer',
    'head',
    'server',
    'publisher',
    'keeper',
  ] as const),
  ...(['contractRegistrar', 'supervisor', 'personnel', 'securityAdministrator'] as const),
] as const
const formOf = ({ before }: Pick<GuardContext, 'before'>) => handoverForm.safeParse(before?.data['handover']).data

/** 岗位交接: what is under way, listed by who goes and signed by who comes. It gives no right: 任免 and 代理 do. */
export const handover = defineMatter({
  id: 'handover',
  title: '岗位交接',
  kind: 'registration',
  chapter: 'supervision',
  inForceFrom: '2000-01-01',
  basis,
  states: { handed: '待接收', returned: '待补充', taken: '已接收' },
  final: ['taken'],
  confidential: true,
  forms: { handover: handoverForm, acceptance: acceptanceForm, paper: z.object({ paper: file('移交材料') }) },
  samples: {
    handover: {
      outgoing: 'P001',
      incoming: 'P002',
      role: 'keeper',
      office: 'law',
      because: '轮岗',
      on: toDay('2024-03-05'),
      cases: [{ case: '演示·台账一件', state: '待补佐证', due: toDay('2024-03-20') }],
      promises: [{ to: '演示·某单位', what: '三月底前回复' }],
      complete: true,
    },
    acceptance: { recusals: [{ case: '演示·台账一件', why: '与当事人有近亲属关系' }] },
    paper: { paper: sampleFile('演示·移交清单.pdf') },
  },
  limits: {},
  documents: {},
  measures: {},
  // Whoever looks after rights reads all; everybody else reads what he has signed himself, and what waits for a signature.
  readers: [
    ...(['head', 'supervisor', 'personnel', 'securityAdministrator'] as const),
    ...staff
      .filter((role) => !['head', 'supervisor', 'personnel', 'securityAdministrator'].includes(role))
      .map((role) => ({ role, in: ['handed', 'returned'] as const })),
  ],
  actions: {
    hand: {
      label: '移交',
      by: staff,
      from: ['nothing', 'returned'],
      to: 'handed',
      form: 'handover',
      basis,
      asks,
      guards: [
        must(handoverForm, '由移交人本人签认移交', ({ outgoing }, { actor }) => outgoing === actor, rule),
        ...posts,
      ],
    },
    handFor: {
      label: '代为移交',
      by: ['sectionHead', 'head'],
      from: ['nothing', 'returned'],
      to: 'handed',
      form: 'handover',
      reasons: 'required',
      basis,
      asks,
      guards: [
        must(handoverForm, '接收人不能代为移交', ({ incoming }, { actor }) => incoming !== actor, rule),
        ...posts,
      ],
    },
    take: {
      label: '接收',
      by: staff,
      from: 'handed',
      to: 'taken',
      form: 'acceptance',
      notWho: ['hand', 'handFor'],
      basis,
      guards: [mustCase('由接收人本人签认接收', (context) => formOf(context)?.incoming === context.actor, rule)],
    },
    giveBack: {
      label: '退回补充',
      by: staff,
      from: 'handed',
      to: 'returned',
      reasons: 'required',
      basis,
      guards: [mustCase('由接收人退回', (context) => formOf(context)?.incoming === context.actor, rule)],
    },
    attach: {
      label: '附移交材料',
      by: staff,
      from: 'handed',
      to: 'handed',
      form: 'paper',
      basis,
      guards: [
        mustCase(
          '由移交人或者接收人附材料',
          (context) => [formOf(context)?.outgoing, formOf(context)?.incoming].includes(context.actor),
          rule,
        ),
      ],
    },
  },
  describe: ({ handover }) =>
    handover ? `交接 ${handover.outgoing} 至 ${handover.incoming} ${handover.role}` : '岗位交接',
  facts: () => [],
})
