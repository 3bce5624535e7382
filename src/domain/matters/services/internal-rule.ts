import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { article } from '#domain/law/catalogue.ts'
import { bureauRule } from '#domain/law/citation.ts'
import { choice, day, dayAhead, optional, proof, sampleFile, text } from '../fields.ts'
import { follows, oneOf } from '../rules.ts'

const row = z.object({
  title: text('规程名称'),
  subject: choice('规范事项', ['技术合同分类', '技术交易额核定', '高企申报流程', '统计工作', '执法工作', '其他']),
  office: text('制定处室'),
  approvedBy: text('批准人'),
  issuedOn: day('印发日期'),
  effectiveOn: dayAhead('施行日期'),
  endedOn: optional(day('停止施行日')),
  points: text('细化内容'),
  document: proof('规程文本'),
})

/** 内部规程: a working rule for staff, e.g. 技术合同分类细则; it binds nobody outside, else it is a 规范性文件. */
export const internalRule = defineRegister({
  id: 'internal-rule',
  title: '内部规程台账',
  chapter: 'services',
  basis: [
    article('技术合同认定规则', 51),
    bureauRule('本局内部规程登记备查，不对外设定权利义务', '工作人员按同一尺度办理，改动有据可查'),
  ],
  row,
  unique: oneOf(row, ['title', 'issuedOn']),
  rules: [follows(row, 'effectiveOn', 'issuedOn'), follows(row, 'endedOn', 'effectiveOn')],
  sample: {
    title: '技术合同分类和技术交易额核定细则（演示）',
    subject: '技术交易额核定',
    office: '成果转化处',
    approvedBy: '分管负责人甲（演示）',
    issuedOn: toDay('2024-04-02'),
    effectiveOn: toDay('2024-04-15'),
    points: '设备、仪器、零部件、原材料等非技术性费用逐项扣除并注明合同条款',
    document: sampleFile('细则（演示）.pdf'),
  },
  dated: 'issuedOn',
  evidence: ['document'],
  measures: { 'internal-rule.recorded': '印发一件内部规程' },
  describe: (row) => row.title,
  facts: (row) => [{ measure: 'internal-rule.recorded', on: row.issuedOn, group: row.subject }],
})
