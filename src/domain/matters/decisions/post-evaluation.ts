import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineMatter, must, mustNot } from '#domain/engine/matter.ts'
import { needs } from '#domain/engine/others.ts'
import { article } from '#domain/law/catalogue.ts'
import { choice, day, text } from '../fields.ts'
import { expertAppraisal } from './expert-appraisal.ts'
import { riskAssessment } from './risk-assessment.ts'

const law = article('重大行政决策程序暂行条例', 36)

export const evaluationPlanForm = z.object({
  trigger: choice('评估事由', ['未达到预期效果', '公众意见较多', '决策机关认为有必要']),
  evaluator: text('评估单位'),
  plan: text('评估内容和方法'),
})
export const evaluationForm = z.object({
  evaluatedOn: day('决策后评估日期'),
  heard: z
    .array(choice('听取意见的对象', ['社会公众', '人大代表', '政协委员', '人民团体', '基层组织', '社会组织']))
    .min(1, '请写明听取了谁的意见')
    .meta({ title: '听取意见的对象' }),
  result: choice('评估结果', ['继续执行', '调整', '停止执行']),
  findings: text('评估意见'),
})

/** 决策后评估 (条例36): by somebody who did not argue for the decision before it was made. */
export const postEvaluation = defineMatter({
  id: 'post-evaluation',
  title: '重大行政决策后评估',
  kind: 'review',
  chapter: 'decisions',
  inForceFrom: '2023-01-01',
  basis: [law],
  readers: ['caseOfficer', 'legalReviewer', 'keeper', 'head', 'supervisor'],
  states: { planned: '评估中', reported: '已提出评估报告' },
  final: ['reported'],
  links: { decision: { to: ['major-decision'], label: '所评估的重大行政决策', many: true } },
  forms: { plan: evaluationPlanForm, report: evaluationForm },
  samples: {
    plan: { trigger: '决策机关认为有必要', evaluator: '某研究院（演示）', plan: '问卷和实地走访' },
    report: {
      ...{ evaluatedOn: toDay('2024-03-05'), heard: ['社会公众', '人大代表'], result: '继续执行' },
      findings: '达到预期效果',
    },
  },
  limits: {},
  documents: {},
  measures: { 'post-evaluation.reported': '对一项重大行政决策开展的决策后评估' },
  actions: {
    plan: {
      label: '启动评估',
      by: ['caseOfficer', 'legalReviewer'],
      from: 'nothing',
      to: 'planned',
      form: 'plan',
      needs: [needs('major-decision', 'host', ['executing', 'suspended'], '决策执行期间方可组织后评估', law)],
      guards: [
        mustNot(
          evaluationPlanForm,
          '承担主要论证、评估工作的单位不得参加决策后评估',
          ({ evaluator }, { beside }) => {
            const before = [
              ...beside(riskAssessment).map(({ data }) => data.assessor?.assessor),
              ...beside(expertAppraisal).flatMap(
                ({ data }) => data.panel?.experts.map(({ employer }) => employer) ?? [],
              ),
            ]
            return before.includes(evaluator) ? [evaluator] : []
          },
          law,
        ),
      ],
      basis: [law],
    },
    report: {
      label: '提出评估报告',
      by: ['caseOfficer', 'legalReviewer'],
      from: 'planned',
      to: 'reported',
      form: 'report',
      guards: [
        must(evaluationForm, '评估日期晚于登记之日', ({ evaluatedOn }, { day: today }) => evaluatedOn <= today, law),
      ],
      basis: [law],
    },
  },
  describe: ({ plan }) => (plan ? `决策后评估（${plan.evaluator}）` : '决策后评估'),
  facts: ({ state, data: { report } }) =>
    state === 'reported' && report ? [{ measure: 'post-evaluation.reported', on: report.evaluatedOn }] : [],
})
