import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineMatter, must, mustNot } from '#domain/engine/matter.ts'
import { needs } from '#domain/engine/others.ts'
import { article } from '#domain/law/catalogue.ts'
import { bureauRule } from '#domain/law/citation.ts'
import { choice, day, dayAhead, optional, text } from '../fields.ts'

const law = (no: 22 | 23 | 24) => article('重大行政决策程序暂行条例', no)
const graded = bureauRule(
  '风险分高、中、低三级：高风险不可控，中风险落实措施后可控，低风险可控',
  '[未核对] 三级划分见于国家发展改革委的规定，条文尚未核对',
)

export const assessorForm = z.object({
  assessor: text('评估单位'),
  scope: text('评估内容'),
  heard: text('听取意见的部门和群众'),
})
const risk = z.object({
  point: text('风险点'),
  cause: text('成因'),
  measure: optional(text('防范措施')),
  owner: optional(text('责任处室')),
  dueOn: optional(dayAhead('落实期限')),
})
export const riskReportForm = z.object({
  reportedOn: day('报告日期'),
  level: choice('风险等级', ['高', '中', '低']),
  conclusion: choice('评估结论', ['风险可控', '风险不可控']),
  risks: z.array(risk).min(1, '请列明风险点').meta({ title: '风险点和防范措施' }),
  plan: text('应急处置预案'),
})

/** 风险评估 (条例22–24): what cannot be controlled is not decided before the draft has been changed so that it can. */
export const riskAssessment = defineMatter({
  id: 'risk-assessment',
  title: '重大行政决策风险评估',
  kind: 'review',
  chapter: 'decisions',
  inForceFrom: '2023-01-01',
  basis: [law(22), law(23), law(24)],
  readers: ['caseOfficer', 'legalReviewer', 'keeper', 'head', 'supervisor'],
  states: { assessing: '评估中', reported: '已提出评估报告' },
  final: ['reported'],
  links: { decision: { to: ['major-decision'], label: '所涉的重大行政决策', many: true } },
  forms: { assessor: assessorForm, report: riskReportForm },
  samples: {
    assessor: { assessor: '某评估机构（演示）', scope: '社会稳定、公共安全、财政', heard: '财政、信访部门和企业代表' },
    report: {
      ...{ reportedOn: toDay('2024-03-05'), level: '低', conclusion: '风险可控', plan: '设立咨询电话，专人答复' },
      risks: [{ point: '未获支持的单位有异议', cause: '条件调整', measure: '设过渡期', owner: '规划处' }],
    },
  },
  limits: {},
  documents: {},
  measures: {},
  actions: {
    entrust: {
      label: '启动评估',
      by: 'caseOfficer',
      from: 'nothing',
      to: 'assessing',
      form: 'assessor',
      needs: [needs('major-decision', 'host', ['steps'], '决策草案履行程序期间方可开展风险评估', law(22))],
      basis: [law(22), law(23)],
    },
    report: {
      label: '提出评估报告',
      by: 'caseOfficer',
      from: 'assessing',
      to: 'reported',
      form: 'report',
      guards: [
        must(riskReportForm, '报告日期晚于登记之日', ({ reportedOn }, { day: today }) => reportedOn <= today, law(23)),
        must(
          riskReportForm,
          '高风险的不得定为风险可控',
          ({ level, conclusion }) => level !== '高' || conclusion === '风险不可控',
          graded,
        ),
        mustNot(
          riskReportForm,
          '中风险的须逐项写明防范措施、责任处室和落实期限，方可定为可控',
          ({ level, conclusion, risks }) =>
            level === '中' && conclusion === '风险可控'
              ? risks.filter(({ measure, owner, dueOn }) => !measure || !owner || !dueOn).map(({ point }) => point)
              : [],
          graded,
        ),
      ],
      basis: [law(23)],
    },
    reassess: {
      label: '调整草案后重新评估',
      by: 'caseOfficer',
      from: 'reported',
      to: 'assessing',
      reasons: 'required',
      basis: [law(24)],
    },
  },
  describe: ({ report }) => (report ? `风险评估（${report.conclusion}）` : '风险评估'),
  facts: () => [],
})
