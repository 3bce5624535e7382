import { type Instant, toDay } from '../../calendar/day.ts'
import { pureSha256 } from '../../draw/pure-sha256.ts'
import type { Witnessed } from '../../engine/case.ts'
import type { Fact } from '../../engine/fact.ts'
import { sampleFile } from '../fields.ts'
import type { Plan } from './random-inspection.forms.ts'
import { commitmentOf, entropyOf, outcomeOf, stepsOf } from './random-inspection.sheet.ts'

// The numbers below are examples and prove nothing: a real draw's are random.
const secret = '0'.repeat(64)
const witnesses = ['公证员', '法律顾问', '驻局纪检监察组'] as const
const [first, second, third] = witnesses.map((party, index) => ({ party, value: String(index + 1).repeat(64) }))
const reveals = [first!, second!, third!]

const planOf = (planItem: string): Plan => ({
  planItem,
  round: 1,
  task: '实验动物许可双随机抽查（演示）',
  departments: [{ code: 'NYNC', title: '农业农村局（演示）' }],
  perUnit: 2,
  teamSize: 3,
  strata: [{ code: 'A', title: '使用许可', take: 3 }],
  units: [1, 2, 3, 4, 5].map((n) => ({
    id: `U00${n}`,
    name: `单位${n}（演示）`,
    stratum: 'A',
    weight: 1,
    handlers: ['P004'],
    source: '省科技主管部门实验动物许可证名录（演示）',
  })),
  officers: [
    ...[1, 2, 3, 4].map((n) => ({ id: `P00${n}`, name: `执法人员${n}（演示）` })),
    { id: 'P001', name: '联合部门人员（演示）', department: 'NYNC', certificate: '25020000001' },
  ],
  // One officer at most keeps away from any unit: whatever is drawn, a crew of two remains.
  avoid: [{ unit: 'U002', officer: 'P004', reason: '曾在该单位任职' }],
  parties: reveals.map(({ party, value }) => ({ name: party, commitment: pureSha256.hexOfHex(value) })),
  secret: pureSha256.hexOfHex(secret),
  sources: [
    {
      name: '福彩快乐8',
      event: '2024101',
      format: 'kl8',
      heldOn: toDay('2024-04-20'),
      fallback: '顺延至下一期快乐8',
    },
  ],
})
const event = {
  values: [{ value: '2.5.8.13.17.21.24.29.33.38.41.44.50.52.57.61.66.70.75.79', bulletin: '福彩快乐8第2024101期公告' }],
}
/** An example, too: a real one is read out of the journal. */
export const sampleSight: Witnessed = {
  at: '2024-04-17T02:01:00Z' as Instant,
  by: 'witness.example/jijian',
  size: 1200,
  index: 1187,
}

/** One accepted value of each form; together they are one draw of a plan item. */
export function drawSamples(planItem: string) {
  const plan = planOf(planItem)
  const commit = commitmentOf(plan)
  const parties = new Map(reveals.map(({ party, value }) => [party, value]))
  const result = outcomeOf(commit.sheet, entropyOf({ sheet: commit.sheet, values: event.values, parties, secret }))
  const unit = result.selected[0]!
  return {
    plan,
    commit,
    reveal1: first!,
    reveal2: second!,
    reveal3: third!,
    event,
    confirmation: event,
    result: { ...result, witnessed: sampleSight },
    closure: {
      unit,
      cause: '注销' as const,
      finding: '登记机关公示该单位已注销，现场已搬空',
      foundOn: toDay('2024-04-26'),
      evidence: [sampleFile('注销公示截图（演示）.pdf')],
    },
    substitution: { steps: stepsOf(commit.sheet, result.entropy, [unit]), opinion: '证据充分，同意递补' },
    publicity: { channels: ['本局网站'] },
    voiding: { cause: '名录有误' as const },
  }
}

export const randomInspectionSamples = drawSamples('2024-JH-01-1')

/** The bureau's own officers of the sample hold certificates. */
export const sampleCertificates = [1, 2, 3, 4].map((n) => ({
  measure: 'officer.certified',
  on: toDay('2022-06-01'),
  until: toDay('2027-06-01'),
  key: `P00${n}`,
}))

/** What records have to say for the draw of the samples to go through: certificates, the plan's line, visits made. */
export const sampleFacts: readonly Fact[] = [
  ...sampleCertificates,
  {
    measure: 'inspection-plan.line',
    on: toDay('2024-03-18'),
    until: toDay('2025-01-01'),
    key: '2024-JH-01-1',
    value: 2,
  },
  ...[1, 2, 3, 4, 5].map((n) => ({ measure: 'inspection-result.visit', on: toDay('2024-04-22'), key: `U00${n}` })),
]
