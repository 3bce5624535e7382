import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { article } from '#domain/law/catalogue.ts'
import { choice, count, day, inOrder, money, optional, proof, sampleFile, text, year } from '../fields.ts'

/** 内部审计: the yearly plan and every audit carried out on it, with findings until they are rectified. */
export const internalAudit = defineRegister({
  id: 'internal-audit',
  title: '内部审计台账',
  chapter: 'supervision',
  basis: [article('审计法', 32)],
  keeper: 'supervisor',
  row: z
    .object({
      year: year('年度'),
      kind: choice('类别', ['年度审计计划', '政府采购项目审计', '科技计划项目审计', '其他审计']),
      title: text('名称'),
      auditor: text('审计组或审计机构').meta({ title: '审计组或审计机构', hint: '不得由经办该事项的人员组成' }),
      issuedOn: day('计划印发或报告出具日期'),
      amount: optional(money('审计金额')),
      findings: count('发现问题数'),
      rectified: count('已整改问题数'),
      rectifiedOn: optional(day('整改完成日期')),
      document: proof('审计计划或审计报告'),
    })
    .refine((row) => row.rectified <= row.findings, { path: ['rectified'], message: '已整改问题数不能超过发现问题数' })
    .refine((row) => inOrder(row.issuedOn, row.rectifiedOn), {
      path: ['rectifiedOn'],
      message: '整改完成日期不能早于报告出具日期',
    })
    .refine((row) => !row.rectifiedOn || row.rectified === row.findings, {
      path: ['rectifiedOn'],
      message: '问题全部整改后才填写整改完成日期',
    }),
  sample: {
    year: 2024,
    kind: '科技计划项目审计',
    title: '演示·科技计划项目资金审计报告',
    auditor: '演示会计师事务所',
    issuedOn: toDay('2024-09-26'),
    amount: '3200000.00',
    findings: 2,
    rectified: 2,
    rectifiedOn: toDay('2024-11-15'),
    document: sampleFile('演示·审计报告.pdf'),
  },
  dated: 'issuedOn',
  evidence: ['document'],
  measures: { 'internal-audit.recorded': '印发的一份年度审计计划或出具的一份内部审计报告；按类别分组' },
  describe: (row) => `${row.year}年 ${row.kind}：${row.title}`,
  facts: (row) => [{ measure: 'internal-audit.recorded', on: row.issuedOn, group: row.kind }],
})
