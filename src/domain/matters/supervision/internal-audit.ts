import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { calendarDays } from '#domain/engine/matter.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { article } from '#domain/law/catalogue.ts'
import { bureauRule } from '#domain/law/citation.ts'
import { choice, count, day, money, optional, proof, sampleFile, text, year } from '../fields.ts'
import { atMost, follows, oneOf } from '../rules.ts'

const row = z.object({
  year: year('年度'),
  kind: choice('类别', ['年度审计计划', '政府采购项目审计', '科技计划项目审计', '其他审计']),
  title: text('名称'),
  auditor: text('审计组或审计机构').meta({ title: '审计组或审计机构', hint: '不得由经办该事项的人员组成' }),
  issuedOn: day('计划印发或报告出具日期'),
  amount: optional(money('审计金额')),
  findings: count('发现问题数'),
  document: proof('审计计划或审计报告'),
})
const rectification = z.object({
  reportedOn: day('整改报告日期'),
  rectified: count('已整改问题数'),
  measures: text('整改措施'),
})
const completion = z.object({ rectifiedOn: day('整改完成日期'), measures: text('整改情况') })

const rectifying = bureauRule('审计发现的问题自报告出具之日起六十日内整改', '[未核对] 内部审计的整改期限由本局设定')

/** 内部审计: the yearly plan and every audit carried out on it, with findings until they are rectified. */
export const internalAudit = defineRegister({
  id: 'internal-audit',
  title: '内部审计台账',
  chapter: 'supervision',
  basis: [article('审计法', 32)],
  keeper: 'supervisor',
  row,
  unique: oneOf(row, ['year', 'kind', 'title']),
  limits: {
    rectify: {
      label: '审计整改',
      statutory: calendarDays(60, rectifying),
      from: 'issuedOn',
      when: ({ findings }) => findings > 0,
    },
  },
  steps: {
    report: {
      label: '报告整改进展',
      fields: rectification,
      sample: { reportedOn: toDay('2024-10-25'), rectified: 1, measures: '补齐验收材料' },
      dated: 'reportedOn',
      basis: [rectifying],
      from: 'recorded',
      again: true,
      rules: [
        follows(rectification, 'reportedOn', 'issuedOn', ['row', row]),
        atMost(rectification, 'rectified', 'findings', ['row', row]),
      ],
    },
    close: {
      label: '整改完成',
      fields: completion,
      sample: { rectifiedOn: toDay('2024-11-15'), measures: '问题全部整改，制度已修订' },
      dated: 'rectifiedOn',
      basis: [rectifying],
      from: 'recorded',
      to: '整改完成',
      stops: 'rectify',
      rules: [follows(completion, 'rectifiedOn', 'issuedOn', ['row', row])],
    },
  },
  sample: {
    year: 2024,
    kind: '科技计划项目审计',
    title: '演示·科技计划项目资金审计报告',
    auditor: '演示会计师事务所',
    issuedOn: toDay('2024-09-26'),
    amount: '3200000.00',
    findings: 2,
    document: sampleFile('演示·审计报告.pdf'),
  },
  dated: 'issuedOn',
  evidence: ['document'],
  measures: { 'internal-audit.recorded': '印发的一份年度审计计划或出具的一份内部审计报告；按类别分组' },
  describe: (row) => `${row.year}年 ${row.kind}：${row.title}`,
  facts: (row) => [{ measure: 'internal-audit.recorded', on: row.issuedOn, group: row.kind }],
})
