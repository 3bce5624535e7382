import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type * as bureau from '#domain/bureau/profile.ts'
import type { HouseMeasure } from '#domain/matters/all.ts'
import { checks } from './checks.ts'
import { proofs } from './proofs.ts'

/** The claims of the 2024 report by their ids in the acceptance list, and the figure behind each. */
const claims = {
  F01: 'law-study-sessions',
  F02: 'rule-of-law-meetings',
  F03: 'high-tech-filed',
  F04: 'high-tech-forecast',
  F05: 'high-tech-share',
  F06: 'rd-expenditure',
  F07: 'rd-intensity',
  F08: 'rd-expenditure-rank',
  F09: 'rd-intensity-rank',
  F10: 'rd-ranks-first',
  F11: 'contracts-registered',
  F12: 'contracts-amount',
  F13: 'contracts-rank',
  F14: 'contracts-amount-rank',
  F15: 'contract-ranks-first',
  F16: 'licence-promise',
  F17: 'licence-slowest',
  F18: 'licences-issued',
  F19: 'business-campaign-edition',
  F20: 'regulation-order',
  F21: 'regulation-effective',
  F22: 'special-clean-ups',
  F23: 'documents-in-database',
  F24: 'policies-in-database',
  F25: 'documents-filed',
  F26: 'counsel-replies',
  F27: 'officers',
  F28: 'training-sessions',
  F29: 'hours-public-law',
  F30: 'hours-skills',
  F31: 'officers-trained-share',
  F32: 'five-lists',
  F33: 'discretion-items-none',
  F34: 'discretion-items-lighter',
  F35: 'discretion-items-mitigated',
  F36: 'discretion-items-heavier',
  F37: 'licences-under-three-systems',
  F38: 'units-drawn',
  F39: 'inspectors-drawn',
  F40: 'dossiers-reviewed',
  F41: 'platform-entered',
  F42: 'platform-entered-share',
  F43: 'monitoring-quarters',
  F44: 'projects-monitored-share',
  F45: 'secondment-years',
  F46: 'publicity-channels',
  F47: 'media-items',
  F48: 'case-examples',
  F49: 'service-teams',
  F50: 'publicity-activities',
  F51: 'counties-covered',
  F52: 'counties-covered-share',
  F53: 'organisations-reached',
  F54: 'consultations',
  F55: 'entrepreneur-campaign-edition',
  F56: 'booklets',
  F57: 'new-laws-studied',
  F58: 'study-forms',
  F59: 'report-published-on',
  'open-findings': 'open-findings',
  'principal-duties': 'principal-duties',
  'meetings-chaired-by-principal': 'meetings-chaired-by-principal',
} as const

const plan = (section: string): RecordList => ({
  title: `下一年度工作计划（${section}）`,
  of: { measure: 'plan-task.set', window: 'next-year' },
  keep: (row) => row['section'] === section,
  say: (row) => `${String(row['text']).replace(/。$/, '')}。`,
})

/** How prose speaks of each kind of duty. */
const dutyWords: Readonly<Record<string, (matter: string) => string>> = {
  部署: (matter) => `部署${matter}`,
  批示: (matter) => `就${matter}作出批示`,
  调研: (matter) => `调研${matter}`,
  述法: (matter) => `就${matter}述法`,
  听取汇报: (matter) => `听取${matter}的汇报`,
}
const sayDuty: RecordList['say'] = ({ doneOn, post, kind, matter, outcome }) => {
  const [, month, day] = String(doneOn).split('-').map(Number)
  const done = dutyWords[String(kind)]?.(String(matter)) ?? `${kind}${matter}`
  return `${month}月${day}日，${post}${done}，${outcome}。`
}

type RecordList = bureau.RecordList<HouseMeasure>

export const report: bureau.ReportDefinition<HouseMeasure> = {
  title: (year) => `昆明市科学技术局关于${year}年法治政府建设情况的报告`,
  addressees: ['昆明市委', '昆明市人民政府', '云南省科学技术厅'],
  markdown: readFileSync(join(import.meta.dirname, 'report.md'), 'utf8'),
  claims,
  proofs,
  checks,
  headline: ['F18', 'F11', 'F06', 'F26', 'F27', 'F47'],
  publishedOn: 'report-published-on',
  lists: {
    'open-findings': {
      title: '年末未整改完成的问题',
      of: { measure: 'finding.open', window: 'year-end' },
      keep: (row) => row['public'] === true,
      say: (row) => `${row['fact']}。原因：${row['cause']}。`,
      none: {
        say: '年内发现的问题年末已全部整改完成。',
        proof: {
          title: '年内发现的问题均已整改',
          needs: [
            {
              what: '年内发现的问题在年末以前整改完成',
              each: { measure: 'finding.found', window: 'year' },
              has: { measure: 'finding.closed', window: 'until-year-end' },
            },
          ],
        },
      },
    },
    'principal-duties': {
      title: '主要负责人履职',
      of: { measure: 'principal-duty.done', window: 'year' },
      say: sayDuty,
    },
    'plan-1': plan('一'),
    'plan-2': plan('二'),
    'plan-3': plan('三'),
    'plan-4': plan('四'),
    'plan-5': plan('五'),
  },
}
