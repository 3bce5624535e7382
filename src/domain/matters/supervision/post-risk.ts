import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { article } from '#domain/law/catalogue.ts'
import { choice, day, proof, sampleFile, text } from '../fields.ts'
import { oneOf } from '../rules.ts'

const row = z.object({
  assessedOn: day('研判日期'),
  post: text('岗位'),
  office: text('处室'),
  domain: choice('风险领域', ['项目审批', '资金管理', '资源配置', '其他']),
  level: choice('风险等级', ['高', '中', '低']),
  risks: z.array(text('风险点')).min(1, '请列明风险点').meta({ title: '风险点' }),
  controls: z.array(text('防控措施')).min(1, '请列明防控措施').meta({ title: '防控措施' }),
  sheet: proof('研判表'),
})

/** 岗位风险研判 judges posts, never persons: no holder is named here. */
export const postRisk = defineRegister({
  id: 'post-risk',
  title: '重点岗位风险研判台账',
  chapter: 'supervision',
  basis: [article('公务员法', 57), article('预算法实施条例', 53)],
  keeper: 'supervisor',
  confidential: true,
  readers: ['head', 'supervisor'],
  row,
  unique: oneOf(row, ['assessedOn', 'office', 'post', 'domain']),
  sample: {
    assessedOn: toDay('2024-05-30'),
    post: '演示·项目立项岗',
    office: '资源配置与管理处',
    domain: '项目审批',
    level: '高',
    risks: ['评审专家抽取'],
    controls: ['专家随机抽取并全程留痕', '立项结果公示'],
    sheet: sampleFile('演示·岗位风险研判表.pdf'),
  },
  dated: 'assessedOn',
  evidence: ['sheet'],
  measures: { 'post-risk.recorded': '对一个重点岗位的一次风险研判；按风险领域分组' },
  describe: (row) => `${row.office} ${row.post}：${row.domain}（${row.level}）`,
  facts: (row) => [{ measure: 'post-risk.recorded', on: row.assessedOn, group: row.domain }],
})
