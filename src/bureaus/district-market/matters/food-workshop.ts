import type { z } from 'zod'
import { addDays } from '#domain/calendar/day.ts'
import type { Case } from '#domain/engine/case.ts'
import { handlingDays } from '#domain/engine/handling-days.ts'
import { adverse, defineMatter, must, worded, workingDays } from '#domain/engine/matter.ts'
import { article } from '#domain/law/catalogue.ts'
import { bureauRule } from '#domain/law/citation.ts'
import { litigation, reconsideration } from '#domain/law/remedies.ts'
import { sampleFile } from '#domain/matters/fields.ts'
import { foodWorkshopTexts } from './food-workshop.documents.ts'
import {
  applicationForm,
  certificateForm,
  deliveryForm,
  inspectionForm,
  workshopConditions,
} from './food-workshop.forms.ts'

/** Small workshops are ruled by each province; this invented district cites none, and says so. */
const local = bureauRule(
  '食品小作坊应当登记后从事生产加工 [未核对]',
  '具体办法由省制定，本单位为演示而设，未引用任何地方规定',
)
const conditionsMet = bureauRule('各项核查均符合的，准予登记[未核对]', '具体条件由省制定')

/** Every condition that was looked at on site is met. */
function isFit(before: Case | null): boolean {
  const looked = before?.data['inspection'] as z.output<typeof inspectionForm> | undefined
  return looked?.conditions.every(({ finding }) => finding === '符合') ?? false
}

/** 食品小作坊登记: the procedure is 行政许可法's; what is asked of a workshop is local. */
export const foodWorkshop = defineMatter({
  id: 'food-workshop',
  title: '食品小作坊登记',
  kind: 'licence',
  chapter: 'services',
  inForceFrom: '2023-01-01',
  basis: [article('行政许可法', 22), local],
  states: {
    submitted: '已提交',
    accepted: '已受理',
    inspected: '已核查',
    registered: '已登记',
    delivered: '已送达',
    cancelled: '已注销',
    refused: adverse('不予登记'),
  },
  final: ['delivered', 'cancelled', 'refused'],
  readers: ['applicant', 'receptionist', 'caseOfficer', 'head', 'supervisor', 'server'],
  forms: {
    application: applicationForm,
    inspection: inspectionForm,
    certificate: certificateForm,
    delivery: deliveryForm,
  },
  samples: {
    application: {
      applicantName: '演示·老街豆腐坊',
      operator: '演示·经营者甲',
      address: '演示区老街1号',
      foods: ['豆制品'],
      materials: [sampleFile('演示·登记申请书.pdf')],
    },
    inspection: {
      inspectedOn: '2024-03-06' as never,
      inspectors: ['演示·核查人甲', '演示·核查人乙'],
      conditions: workshopConditions.map((condition) => ({ condition, finding: '符合' as const })),
      hasRecording: true,
    },
    certificate: { validFrom: '2024-03-08' as never, validTo: '2027-03-07' as never },
    delivery: { recipient: '演示·经营者甲', mode: '直接送达' },
  },
  limits: {
    notice: {
      label: '受理',
      statutory: workingDays(5, article('行政许可法', 32, '第一款第四项'), article('行政许可法', 82)),
    },
    decision: {
      label: '登记决定',
      statutory: workingDays(20, article('行政许可法', 42, '第一款'), article('行政许可法', 82)),
    },
    delivery: { label: '证件送达', statutory: workingDays(10, article('行政许可法', 44), article('行政许可法', 82)) },
  },
  documents: worded(foodWorkshopTexts, {
    receipt: { title: '收件凭证', basis: [article('行政许可法', 32)] },
    acceptance: { title: '受理通知书', basis: [article('行政许可法', 32, '第二款')] },
    registration: {
      title: '准予登记决定书',
      basis: [article('行政许可法', 38, '第一款')],
      series: '登记决定',
      public: [article('行政许可法', 40)],
    },
    certificate: { title: '食品小作坊登记证', basis: [article('行政许可法', 39), local], series: '小作坊登记证' },
    refusal: { title: '不予登记决定书', basis: [article('行政许可法', 38, '第二款')], series: '登记决定' },
  }),
  numberedBy: 'certificate',
  measures: {
    'food-workshop.decided': '一件作出决定的食品小作坊登记',
    'food-workshop.registered': '一张准予登记而颁发的食品小作坊登记证',
    'food-workshop.in-force': '一张在有效期内的食品小作坊登记证',
    'food-workshop.refused': '一件不予登记的申请',
    'food-workshop.cancelled': '一张注销的食品小作坊登记证',
    'food-workshop.handling-days': '一件已决登记自受理至决定的工作日数',
    'food-workshop.recorded': '一件已决登记，现场核查有全过程记录',
  },
  actions: {
    apply: {
      label: '申请',
      by: 'applicant',
      from: 'nothing',
      to: 'submitted',
      form: 'application',
      starts: 'notice',
      issues: ['receipt'],
      basis: [article('行政许可法', 29), article('行政许可法', 31)],
    },
    accept: {
      label: '受理',
      by: 'receptionist',
      from: 'submitted',
      to: 'accepted',
      issues: ['acceptance'],
      stops: 'notice',
      untilDue: 'notice',
      starts: 'decision',
      basis: [article('行政许可法', 32, '第一款第五项')],
    },
    deemAccepted: {
      label: '逾期视为受理',
      by: 'system',
      from: 'submitted',
      to: 'accepted',
      afterDue: 'notice',
      stops: 'notice',
      starts: 'decision',
      startsAsOf: 'apply',
      issues: ['acceptance'],
      basis: [article('行政许可法', 32, '第一款第四项')],
    },
    inspect: {
      label: '现场核查',
      by: 'caseOfficer',
      from: 'accepted',
      to: 'inspected',
      form: 'inspection',
      enforcement: true,
      basis: [article('行政许可法', 34, '第三款')],
      guards: [
        must(
          inspectionForm,
          '现场核查须两名以上工作人员',
          (form) => new Set(form.inspectors).size >= 2,
          article('行政许可法', 34, '第三款'),
        ),
      ],
    },
    register: {
      label: '准予登记',
      by: 'head',
      notBy: 'caseOfficer',
      from: 'inspected',
      to: 'registered',
      form: 'certificate',
      issues: ['registration', 'certificate'],
      stops: 'decision',
      starts: 'delivery',
      basis: [article('行政许可法', 38, '第一款'), article('行政许可法', 39)],
      guards: [
        must(certificateForm, '核查有不符合项的，不能准予登记', (_form, { before }) => isFit(before), conditionsMet),
      ],
    },
    refuse: {
      label: '不予登记',
      by: 'head',
      notBy: 'caseOfficer',
      from: 'inspected',
      to: 'refused',
      reasons: 'required',
      remedies: [reconsideration, litigation],
      issues: ['refusal'],
      stops: 'decision',
      basis: [article('行政许可法', 38, '第二款')],
    },
    serve: {
      label: '送达',
      by: 'server',
      from: 'registered',
      to: 'delivered',
      form: 'delivery',
      stops: 'delivery',
      basis: [article('行政许可法', 44)],
    },
    cancel: {
      label: '注销',
      by: 'head',
      from: 'delivered',
      to: 'cancelled',
      reasons: 'required',
      basis: [article('行政许可法', 70)],
    },
  },
  describe: ({ application }) => (application ? `${application.applicantName}·食品小作坊登记` : '食品小作坊登记'),
  facts: ({ id, acts, data, clocks }, { calendar }) => {
    const decided = acts.register ?? acts.refuse
    const acceptedOn = acts.accept?.on ?? (acts.deemAccepted && acts.apply?.on)
    if (!decided || !acceptedOn) return []
    const { on } = decided
    const expiry = data.certificate && addDays(data.certificate.validTo, 1)
    const ended = acts.cancel?.on
    const until = ended && expiry && ended < expiry ? ended : expiry
    return [
      { measure: 'food-workshop.decided', on, key: id },
      {
        measure: 'food-workshop.handling-days',
        on,
        value: handlingDays(calendar, clocks, 'decision', [acceptedOn, on]),
      },
      ...(data.inspection?.hasRecording ? [{ measure: 'food-workshop.recorded', on, key: id } as const] : []),
      ...(acts.refuse ? [{ measure: 'food-workshop.refused', on } as const] : []),
      ...(acts.register ? [{ measure: 'food-workshop.registered', on, key: id } as const] : []),
      ...(data.certificate && until && data.certificate.validFrom < until
        ? [{ measure: 'food-workshop.in-force', on: data.certificate.validFrom, until, key: id } as const]
        : []),
      ...(acts.cancel ? [{ measure: 'food-workshop.cancelled', on: acts.cancel.on, key: id } as const] : []),
    ]
  },
})
