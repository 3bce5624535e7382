import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ReportDefinition } from '#domain/bureau/profile.ts'
import type { Leaf, Window } from '#domain/figures/figure.ts'
import { claimsIn, parseTemplate } from '#domain/report/template.ts'
import type { DistrictMeasure } from './figures.ts'

const markdown = readFileSync(join(import.meta.dirname, 'report.md'), 'utf8')

/** The outline names figures by their own ids. */
const claims = Object.fromEntries(claimsIn(parseTemplate(markdown)).map((id) => [id, id]))

const leaf = (measure: DistrictMeasure, window: Window, group?: string): Leaf<DistrictMeasure> => ({
  measure,
  window,
  ...(group === undefined ? {} : { group }),
})
const steps = ['公众参与', '专家论证', '风险评估', '合法性审查', '集体讨论决定']

export const report: ReportDefinition<DistrictMeasure> = {
  title: (year) => `演示市演示区市场监督管理局${year}年法治政府建设年度报告`,
  addressees: ['演示区人民政府', '演示市市场监督管理局'],
  markdown,
  claims,
  proofs: {
    recorded: {
      title: '登记核查的全过程记录',
      needs: [
        {
          what: '作出决定的登记均有全过程记录',
          each: leaf('food-workshop.decided', 'year'),
          has: leaf('food-workshop.recorded', 'year'),
        },
      ],
    },
    reviewed: {
      title: '文件的两项审查',
      needs: [
        {
          what: '均通过合法性审核',
          each: leaf('normative-document.legality', 'year'),
          has: leaf('legality-check.passed', 'until-year-end'),
        },
        {
          what: '均通过公平竞争审查',
          each: leaf('normative-document.fair-competition', 'year'),
          has: leaf('fair-competition-review.passed', 'until-year-end'),
        },
      ],
    },
    'five-steps': {
      title: '重大行政决策程序',
      needs: steps.map((step) => ({
        what: `均履行${step}`,
        each: leaf('major-decision.recorded', 'year'),
        has: leaf('major-decision.step', 'year', step),
      })),
    },
    inspected: {
      title: '抽查计划和结果公开',
      needs: [
        { what: '年度抽查计划', of: leaf('inspection-plan.recorded', 'year', '年度计划') },
        {
          what: '检查结果均已公开',
          each: leaf('inspection-result.recorded', 'year'),
          has: leaf('inspection-result.published', 'until-year-end'),
        },
      ],
    },
    disclosed: {
      title: '政府信息公开',
      needs: ['主动公开', '依申请公开'].map((kind) => ({
        what: kind,
        of: leaf('information-disclosure.recorded', 'year', kind),
      })),
    },
    planned: {
      title: '年度计划和督办',
      needs: [
        { what: '一季度内审定的年度工作计划', of: leaf('work-plan.recorded', 'year', '{year}'), before: '04-01' },
        { what: '上、下半年的督办', of: leaf('plan-supervision.recorded', 'year', '{year}'), inEach: 'half' },
      ],
    },
  },
  lists: {
    'principal-duties': {
      title: '主要负责人履职',
      of: leaf('principal-duty.done', 'year'),
      say: (row) => `${row['post']}${row['kind']}：${row['matter']}，${row['outcome']}。`,
    },
    'open-findings': {
      title: '年末未整改完成的问题',
      of: leaf('finding.open', 'year-end'),
      keep: (row) => row['public'] === true,
      say: (row) => `${row['fact']}。原因：${row['cause']}。`,
    },
    plan: {
      title: '下一年度工作计划',
      of: leaf('plan-task.set', 'next-year'),
      say: (row) => `${String(row['text']).replace(/。$/, '')}。`,
    },
  },
  checks: {
    licences: {
      outcomes: ['workshops-registered', 'workshops-refused'],
      systems: 'workshops-recorded',
      entered: 'workshops-decided',
    },
    dossiers: { previous: 'dossiers-reviewed', same: 'dossiers-reviewed-same-year', all: 'dossiers-reviewed-all' },
    filedInForce: { share: 'documents-filed-in-force-share' },
  },
}
