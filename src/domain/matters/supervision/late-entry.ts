import { z } from 'zod'
import type { Instant } from '#domain/calendar/day.ts'
import type { Act, Case } from '#domain/engine/case.ts'
import { type Consequence, defineMatter } from '#domain/engine/matter.ts'
import { attachment } from '#domain/engine/register.ts'
import { systemRule } from '#domain/law/citation.ts'
import { moment, optional, sampleFile, text } from '../fields.ts'

/** The act as it was done on paper, why it was not recorded on its day, and the paper. */
export const lateEntryForm = z.object({
  matter: text('事项'),
  caseId: optional(text('办件').meta({ title: '办件', hint: '补录立件的不填' })),
  action: text('办理动作'),
  variant: optional(text('办理情形')),
  happenedAt: moment('办理时间'),
  form: z.record(z.string(), z.unknown()).optional().meta({ title: '填写内容' }),
  reasons: optional(text('办理理由')),
  why: text('补录原因'),
  paper: attachment.meta({ title: '当时的书面材料' }),
})

const basis = [
  systemRule(
    '办理当日没有记录的，由经办人补录：写明原因，附当时的书面材料；其间有期限届满的，须经另一人复核。',
    '事后记录的日期决定是否超期，不能由一个人自己说了算；补录的办理始终标明发生和记录两个日期。',
  ),
] as const

const confirming = ['sectionHead', 'legalReviewer', 'head', 'supervisor'] as const

const staff = [
  'receptionist',
  'caseOfficer',
  'sectionHead',
  'legalReviewer',
  'head',
  'server',
  'publisher',
  'keeper',
  'contractRegistrar',
  'supervisor',
] as const

/**
 * 补录: an act of an earlier day, entered afterwards. The act itself is decided in its own case, by the rights and the
 * law of its day, in the same transaction; its entry names this case. It holds what the act holds, so it is closed.
 */
export const lateEntry = defineMatter({
  id: 'late-entry',
  title: '补录',
  kind: 'registration',
  chapter: 'supervision',
  inForceFrom: '2000-01-01',
  basis,
  states: { proposed: '待复核', entered: '已补录', declined: '未予补录' },
  final: ['entered', 'declined'],
  forms: { entry: lateEntryForm },
  samples: {
    entry: {
      matter: 'lab-animal-licence',
      caseId: '0'.repeat(32),
      action: 'serve',
      happenedAt: '2024-03-04T02:00:00Z' as Instant,
      form: { recipient: '演示·收件人', mode: '直接送达', receivedBy: '演示·收件人', relation: '负责收件的人' },
      why: '演示·当日系统停用',
      paper: sampleFile('演示·送达回证.pdf'),
    },
  },
  limits: {},
  documents: {},
  measures: {},
  confidential: true,
  // Whoever confirms reads all; everybody else reads what he has entered himself.
  readers: [...confirming, ...staff.map((role) => ({ role, in: [] }))],
  actions: {
    enter: {
      label: '补录',
      by: staff,
      from: 'nothing',
      to: 'entered',
      form: 'entry',
      basis,
      entails: (_form, { after }) => [actOf(after, after.acts['enter'], false)],
    },
    propose: {
      label: '提请补录',
      by: staff,
      from: ['nothing', 'proposed'],
      to: 'proposed',
      form: 'entry',
      basis,
    },
    confirm: {
      label: '复核补录',
      by: confirming,
      notWho: ['propose'],
      from: 'proposed',
      to: 'entered',
      basis,
      entails: (_form, { after }) => [actOf(after, after.acts['propose'], true)],
    },
    decline: {
      label: '不予补录',
      by: confirming,
      notWho: ['propose'],
      from: 'proposed',
      to: 'declined',
      reasons: 'required',
      basis,
    },
  },
  describe: ({ entry }) => (entry ? `补录：${entry.why}` : '补录'),
  facts: () => [],
})

/** The act in its own case, as the person who did it: his rights of that day are asked, not those of who confirms. */
function actOf(after: Case, by: Act | undefined, seconded: boolean): Consequence {
  const { matter, caseId, action, variant, form, reasons, happenedAt } = lateEntryForm.parse(after.data['entry'])
  return { matter, caseId, action, variant, form, reasons, late: { actor: by!.actor, happenedAt, seconded } }
}
