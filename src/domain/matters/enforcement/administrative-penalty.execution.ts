import { addMonths } from '#domain/calendar/due.ts'
import { workingDaysBetween } from '#domain/calendar/working-calendar.ts'
import { mustCase } from '#domain/engine/matter.ts'
import { article } from '#domain/law/catalogue.ts'
import { bureauRule } from '#domain/law/citation.ts'
import { deliveryBasis, deliveryGuards } from '../services/service-of-documents.ts'
import { dataOf, isConsented, law, servedOn } from './administrative-penalty.case.ts'
import { isToldOnly } from './administrative-penalty.discretion.ts'
import { isPaid, otherIsDone, performanceGuards, remedyGuards } from './administrative-penalty.execution.guards.ts'
import { courtFrom, payableUntil } from './administrative-penalty.money.ts'
import { publishing, withholding } from './penalty-publicity.ts'

const ending = bureauRule(
  '处罚决定履行、执行完毕或者不再执行的，由负责人批准结案',
  '行政处罚法没有规定结案，案卷须有终了',
)
const filedAway = law(47)
const courts = ['performance', 'deferral', 'suit', 'urging', 'court'] as const
const open = ['decided', 'served', 'urging', 'urged', 'enforcing', 'performed', 'closed', 'archived'] as const
const unpaid = ['served', 'urging', 'urged'] as const

const isLate = mustCase(
  '履行期限尚未届满',
  ({ before, day, calendar }) => {
    const [served, data] = [servedOn(before), dataOf(before)]
    if (!served || !data.decision) return false
    return day > (data.decision.performBy ?? payableUntil(served, data, calendar))
  },
  article('行政强制法', 53),
)

/** Publication, performance, enforcement by the court, end (第四十八条、第六十六条至第七十三条; 行政强制法第五十三条至第五十五条). */
export const execution = {
  publish: { ...publishing, from: open, publishes: ['行政处罚决定'] },
  withhold: { ...withholding, from: open },
  recordPerformance: {
    label: '登记履行情况',
    by: 'caseOfficer',
    from: ['served', 'urging', 'urged', 'enforcing'],
    to: 'same',
    form: 'performance',
    basis: [law(66, '第一款'), law(67)],
    guards: performanceGuards,
  },
  defer: {
    label: '批准延期、分期缴纳',
    by: 'head',
    notBy: 'caseOfficer',
    from: 'served',
    to: 'same',
    form: 'deferral',
    stops: ['performance', 'deferral', 'court'],
    starts: 'deferral',
    issues: ['deferralNotice'],
    basis: [law(66, '第二款')],
    guards: [
      mustCase('没有罚款，不存在延期、分期缴纳', ({ before }) => dataOf(before).decision?.fine !== undefined, law(66)),
    ],
  },
  endDeferral: {
    label: '延期、分期届满',
    by: 'system',
    from: unpaid,
    to: 'same',
    afterDue: 'deferral',
    stops: ['deferral', 'court'],
    starts: 'court',
    basis: [law(72, '第二款')],
  },
  endSuit: {
    label: '起诉期限届满',
    by: 'system',
    from: unpaid,
    to: 'same',
    afterDue: 'suit',
    stops: ['suit', 'court'],
    starts: 'court',
    basis: [article('行政强制法', 53)],
  },
  recordRemedy: {
    label: '登记复议、诉讼',
    by: 'caseOfficer',
    from: ['decided', 'served', 'urging', 'urged', 'enforcing', 'performed'],
    to: 'same',
    form: 'remedy',
    basis: [law(73)],
    guards: remedyGuards,
  },
  urge: {
    label: '制作催告书',
    by: 'caseOfficer',
    from: 'served',
    to: 'urging',
    issues: ['urging'],
    basis: [article('行政强制法', 54)],
    guards: [
      mustCase(
        '警告、通报批评送达即履行，没有可以催告的',
        ({ before }) => !isToldOnly(dataOf(before).decision!),
        law(66),
      ),
      isLate,
    ],
  },
  serveUrging: {
    label: '送达催告书',
    by: 'server',
    from: 'urging',
    to: 'urged',
    form: 'urgingDelivery',
    stops: 'performance',
    starts: 'urging',
    issues: ['urgingReceipt'],
    basis: [article('行政强制法', 54), ...deliveryBasis],
    guards: deliveryGuards(isConsented),
  },
  applyCourt: {
    label: '申请法院强制执行',
    by: 'head',
    notBy: 'caseOfficer',
    from: 'urged',
    to: 'enforcing',
    form: 'court',
    stops: courts,
    issues: ['courtApplication'],
    basis: [article('行政强制法', 53), article('行政强制法', 54), article('行政强制法', 55)],
    guards: [
      mustCase(
        '催告书送达十个工作日后仍未履行的，方可申请',
        ({ before, day, calendar }) => workingDaysBetween(calendar, before!.acts['serveUrging']!.on, day) > 10,
        article('行政强制法', 54),
      ),
      mustCase(
        '复议、诉讼尚未终结，或者决定没有得到维持',
        ({ before }) => ['维持或者驳回', '撤回申请或者起诉', undefined].includes(dataOf(before).remedy?.result),
        article('行政强制法', 53),
      ),
      mustCase(
        '须在起诉期限届满或者延期、分期届满之后的三个月内申请',
        ({ before, day }) => {
          const from = courtFrom(servedOn(before)!, dataOf(before))
          // law names the three months for whoever neither asked for a review nor sued
          if (dataOf(before).remedy) return true
          return day > from && day <= addMonths(from, 3)
        },
        article('行政强制法', 53),
      ),
    ],
  },
  recordRuling: {
    label: '登记法院执行结果',
    by: 'caseOfficer',
    from: 'enforcing',
    to: 'performed',
    form: 'ruling',
    basis: [article('行政强制法', 57), article('行政强制法', 58)],
  },
  complete: {
    label: '确认履行完毕',
    by: 'caseOfficer',
    from: ['served', 'urging', 'urged', 'enforcing'],
    to: 'performed',
    stops: courts,
    basis: [law(66, '第一款')],
    guards: [isPaid, otherIsDone],
  },
  annul: {
    label: '登记决定被变更、撤销',
    by: 'head',
    from: open,
    to: 'annulled',
    form: 'annulment',
    reasons: 'required',
    stops: ['service', 'announcement', 'publicity', 'archive', ...courts],
    starts: 'withdrawal',
    basis: [law(48, '第二款')],
  },
  withdraw: {
    label: '撤回公示并说明理由',
    by: 'publisher',
    from: 'annulled',
    to: 'same',
    form: 'retraction',
    stops: 'withdrawal',
    publishes: ['撤回行政处罚决定信息'],
    basis: [law(48, '第二款')],
    guards: [mustCase('该决定没有公示过', ({ before }) => before?.acts['publish'] !== undefined, law(48, '第二款'))],
  },
  close: {
    label: '结案',
    by: 'head',
    notBy: 'caseOfficer',
    from: ['performed', 'notPenalised', 'transferred', 'terminated'],
    to: 'closed',
    form: 'closing',
    starts: 'archive',
    issues: ['closingApproval'],
    basis: [ending],
    guards: [
      mustCase(
        '不予处罚决定书尚未送达',
        ({ before }) => !before?.acts['exempt'] || before.acts['serveExemption'] !== undefined,
        deliveryBasis[0],
      ),
    ],
  },
  archive: {
    label: '归档',
    by: 'caseOfficer',
    from: 'closed',
    to: 'archived',
    form: 'archive',
    stops: 'archive',
    basis: [filedAway],
  },
} as const
