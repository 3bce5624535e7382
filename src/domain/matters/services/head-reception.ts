import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { rule } from '#domain/engine/rule.ts'
import { article } from '#domain/law/catalogue.ts'
import { systemRule } from '#domain/law/citation.ts'
import { choice, day, inOrder, optional, proof, sampleFile, secret, text } from '../fields.ts'
import { inTurn, oneOf } from '../rules.ts'

const issue = z.object({
  visitor: secret(text('来访对象')),
  visitorKind: choice('对象类别', ['企业', '高校', '科研院所', '个人', '其他']),
  demand: text('诉求'),
  owner: text('承办处室'),
  reply: optional(text('答复')),
  closedOn: optional(day('办结日期')),
})

const row = z.object({
  heldOn: day('接诉日期'),
  place: text('地点'),
  receiver: text('接诉领导'),
  post: text('职务'),
  issues: z.array(issue).min(1, '请至少填写一项诉求').meta({ title: '诉求' }),
  record: proof('接诉记录'),
})

const sampleIssue = {
  visitor: '云测科技有限公司（演示）',
  visitorKind: '企业' as const,
  demand: '咨询高企申报材料',
  owner: '高新技术处',
  reply: '已当场说明并送办事指南',
  closedOn: toDay('2024-06-12'),
}

/** 局长坐诊接诉: one row is one session; each issue stays open until it has a reply. */
export const headReception = defineRegister({
  id: 'head-reception',
  title: '局长坐诊接诉台账',
  chapter: 'services',
  basis: [article('优化营商环境条例', 48), article('优化营商环境条例', 49)],
  row,
  unique: oneOf(row, ['heldOn', 'place', 'receiver']),
  rules: [
    rule(row, {
      at: 'issues',
      text: '办结日期不得早于接诉日期',
      basis: inTurn,
      holds: ({ issues, heldOn }) => issues.every(({ closedOn }) => inOrder(heldOn, closedOn)),
      breaks: { issues: [{ ...sampleIssue, closedOn: toDay('2024-06-11') }] },
    }),
    rule(row, {
      at: 'issues',
      text: '办结的诉求应有答复',
      basis: systemRule('诉求有了答复才算办结', '没有答复的办结无从核对'),
      holds: ({ issues }) => issues.every(({ closedOn, reply }) => closedOn === undefined || reply !== undefined),
      breaks: { issues: [{ ...sampleIssue, reply: undefined }] },
    }),
  ],
  sample: {
    heldOn: toDay('2024-06-12'),
    place: '政务服务中心',
    receiver: '局长甲（演示）',
    post: '局长',
    issues: [sampleIssue],
    record: sampleFile('接诉记录（演示）.pdf'),
  },
  dated: 'heldOn',
  evidence: ['record'],
  measures: { 'head-reception.recorded': '开展一次局长坐诊接诉' },
  describe: (row) => `${row.heldOn} ${row.receiver}接诉，${row.issues.length}项诉求`,
  facts: (row) => [{ measure: 'head-reception.recorded', on: row.heldOn }],
})
