import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { rule } from '#domain/engine/rule.ts'
import { article } from '#domain/law/catalogue.ts'
import { bureauRule } from '#domain/law/citation.ts'
import { choice, count, day, money, optional, proof, sampleFile, text } from '../fields.ts'
import { atMost } from '../rules.ts'

const row = z.object({
  category: choice('事项类别', ['重大决策', '重要干部任免', '重大项目安排', '大额度资金使用']),
  matter: text('事项'),
  amount: optional(money('金额')),
  meetingOn: day('会议日期'),
  body: choice('会议', ['党组会', '局长办公会']),
  due: count('应到人数', 1),
  present: count('实到人数', 1),
  decision: text('决定'),
  dissent: optional(text('不同意见')),
  minutes: proof('会议纪要'),
})

/** [unverified]: the Party's rule on meetings of leading groups is not on file; the bureau's own rule says it until then. */
const quorum = bureauRule(
  '集体决策会议须有半数以上应到人员到会，干部任免须有三分之二以上',
  '[unverified] 参照党组会议到会人数的规定',
)

/** 三重一大: decided by a meeting, never by circulating papers or by one person; wider than 重大行政决策. */
export const collectiveDecision = defineRegister({
  id: 'collective-decision',
  title: '“三重一大”事项集体决策台账',
  chapter: 'decisions',
  basis: [article('公职人员政务处分法', 30, '第一项'), article('三重一大实施细则', '全文')],
  confidential: true,
  readers: ['head', 'supervisor'],
  row,
  rules: [
    atMost(row, 'present', 'due'),
    rule(row, {
      at: 'present',
      text: '会议应有半数以上应到人员到会；讨论决定干部任免须有三分之二以上到会',
      basis: quorum,
      holds: ({ category, due, present }) => (category === '重要干部任免' ? present * 3 >= due * 2 : present * 2 > due),
      breaks: { present: 1 },
    }),
    rule(row, {
      at: 'amount',
      text: '大额度资金使用须填写资金金额',
      basis: article('三重一大实施细则', '全文'),
      holds: ({ category, amount }) => category !== '大额度资金使用' || amount !== undefined,
      breaks: { amount: undefined },
    }),
  ],
  sample: {
    category: '大额度资金使用',
    matter: '演示·年度科技计划项目资金安排',
    amount: '5000000.00',
    meetingOn: toDay('2024-05-23'),
    body: '党组会',
    due: 7,
    present: 6,
    decision: '同意按评审结果安排',
    minutes: sampleFile('演示·党组会纪要.pdf'),
  },
  dated: 'meetingOn',
  evidence: ['minutes'],
  measures: { 'collective-decision.recorded': '经会议集体决策的一项“三重一大”事项；按类别分组' },
  describe: (row) => `${row.category}：${row.matter}`,
  facts: (row) => [{ measure: 'collective-decision.recorded', on: row.meetingOn, group: row.category }],
})
