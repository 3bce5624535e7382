import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineMatter } from '#domain/engine/matter.ts'
import { type Role, roles } from '#domain/engine/roles.ts'
import { systemRule } from '#domain/law/citation.ts'
import { heldFact, listedFact, rightMeasures } from '#domain/people/rights.ts'
import { joined, joinedText, separation } from '#domain/people/separation.ts'
import { allDifferent, day, optional, text, yesNo } from '../fields.ts'

/** What a person can be appointed to: the system and whoever founds a bureau hold their roles by no appointment. */
export const appointable = (Object.keys(roles) as Role[]).filter((role) => role !== 'system' && role !== 'founder')
const [first, ...others] = appointable as [Role, ...Role[]]
export const roleField = z
  .enum([first, ...others], { error: `岗位应为：${appointable.join('、')}` })
  .meta({ title: '岗位', hint: appointable.map((role) => `${role} ${roles[role]}`).join('，') })

/** Ids stand in addresses and file names. `system` is the system's own. */
export const personId = (title = '人员编号') =>
  text(title)
    .regex(/^[\p{L}\p{N}_-]{1,64}$/u, `${title}应为文字、数字、连字符，至多64位`)
    .refine((id) => id !== 'system', `${title}不得为 system`)

/** A colon parts office and scope where posts are kept as one text. */
export const officeField = text('处室').refine((office) => !office.includes(':'), '处室不得含冒号')

export const foundingForm = z
  .object({
    title: text('单位名称'),
    profile: text('单位配置'),
    paper: text('依据文件'),
    demo: yesNo('演示单位'),
    people: z
      .array(z.object({ id: personId(), name: text('姓名') }))
      .min(2, '至少两名首任人员')
      .refine((list) => allDifferent(list.map(({ id }) => id)), '人员编号不得重复')
      .meta({ title: '首任人员' }),
    appointments: z
      .array(
        z.object({
          person: personId(),
          role: roleField,
          office: officeField,
          scope: optional(text('事项或者章')),
          from: day('任职日期'),
        }),
      )
      .meta({ title: '首任岗位' }),
  })
  .superRefine(({ people, appointments }, context) => {
    const refuse = (message: string) => context.addIssue({ code: 'custom', path: ['appointments'], message })
    const known = new Set(people.map(({ id }) => id))
    if (appointments.some(({ person }) => !known.has(person))) refuse('任职的人应在首任人员之中')
    const holders = (role: Role) => appointments.filter((held) => held.role === role).map(({ person }) => person)
    const heads = holders('head')
    if (!holders('personnel').some((person) => heads.some((head) => head !== person)))
      refuse('首任岗位须有一名人事管理员和另一名审批负责人：任免由一人提出、另一人确认')
    for (const held of appointments)
      if (
        joined(
          appointments.filter(({ person }) => person === held.person),
          held,
        ).length
      )
        refuse(`${separation.sentence}：${held.person} ${joinedText(held.role)}`)
  })

const basis = [
  systemRule(
    '单位的建立、首任人员和首任岗位以一条封存记录登记，列为日志的第一条；此后的任免由一人提出、另一人确认。',
    '任何权限都应当能够追溯到有据可查的任免，首任的由建立单位的文件给出。',
  ),
] as const

/** The case id of every bureau's founding: there is one, and a second cannot be opened. */
export const foundingCase = '00000000000000000000000000000001'

/** 建立单位: the first entry of a bureau's journal, by one act. All other rights go back to it. */
export const founding = defineMatter({
  id: 'founding',
  title: '单位建立登记',
  kind: 'registration',
  chapter: 'supervision',
  inForceFrom: '2000-01-01',
  basis,
  states: { founded: '已建立' },
  final: ['founded'],
  openIn: [],
  forms: { founding: foundingForm },
  samples: {
    founding: {
      title: '某市某局（演示）',
      profile: 'example',
      paper: '关于启用执法和台账系统的通知（演示）',
      demo: true,
      people: [
        { id: 'P001', name: '甲（演示）' },
        { id: 'P002', name: '乙（演示）' },
      ],
      appointments: [
        { person: 'P001', role: 'personnel', office: 'general', from: toDay('2024-01-02') },
        { person: 'P002', role: 'head', office: 'leaders', from: toDay('2024-01-02') },
      ],
    },
  },
  limits: {},
  documents: {},
  measures: rightMeasures,
  readers: ['head', 'personnel', 'supervisor', 'securityAdministrator'],
  actions: {
    found: { label: '建立单位', by: 'founder', from: 'nothing', to: 'founded', form: 'founding', basis },
  },
  describe: (data) => (data.founding ? `建立${data.founding.title}` : '单位建立登记'),
  facts: ({ data, openedOn }) =>
    data.founding
      ? [
          ...data.founding.people.map(({ id, name }) => listedFact(id, name, openedOn)),
          ...data.founding.appointments.map(heldFact),
        ]
      : [],
})
