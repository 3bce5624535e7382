import { type Declaration, none, numberOf, ownSetting } from '../declaration.ts'

const own = (reason: string) => `${ownSetting}：${reason}`
const unread = own('条文尚未核对')

/** 决策, 文件, 监督 and how the house reminds. */
export const governanceSettings = {
  'paper.check-address': {
    kind: 'address',
    title: '文书核验网址',
    decides: '文书末尾和二维码写明到哪里核验：本局门户的网址',
    initial: { value: none, source: own('门户的网址由本局上线时登记') },
  },
  'decision.quorum': {
    kind: 'fraction',
    title: '集体讨论的到会人数',
    decides: '集体讨论决定须有多少成员到会',
    initial: { value: '2/3', source: own('通行做法，本局议事规则尚未核对'), unverified: true },
  },
  'decision.majority': {
    kind: 'fraction',
    title: '表决通过的人数',
    decides: '实行表决的会议，赞成人数须超过应到人数的多少方为通过',
    initial: { value: '1/2', source: own('参照党组会议少数服从多数的规定，条文尚未核对'), unverified: true },
  },
  'decision.experts': numberOf('论证专家人数', '专家论证至少邀请多少人', [3, '人'], own('条例未规定人数'), {
    most: 99,
  }),
  'decision.experts-complex': numberOf(
    '复杂事项的论证专家人数',
    '复杂事项专家论证至少邀请多少人',
    [5, '人'],
    own('条例未规定人数'),
    { most: 99 },
  ),
  'decision.suspension': numberOf(
    '中止执行后的处理',
    '中止执行决策后多久以内评估、调整或者停止执行',
    [30, '日'],
    own('条例未规定天数'),
  ),
  'decision.evaluate-after': numberOf('决策后评估', '决策实施多久以后评估', [12, '个月'], own('条例未规定时间')),
  'decision.evaluate-opinions': numberOf(
    '引起评估的意见条数',
    '收到多少条较集中的意见即启动决策后评估',
    [10, '条'],
    own('条例未规定条数'),
    { most: 100_000 },
  ),
  'decision.catalogue-by': {
    kind: 'yearly',
    title: '公布决策事项目录',
    decides: '每年最迟何时公布重大行政决策事项目录',
    initial: { value: '03-31', source: own('目录公布时间') },
  },
  'document.filing': numberOf('规范性文件备案', '公布之日起多久以内报送备案', [15, '日'], unread, { unverified: true }),
  'document.expiry-warning': numberOf('文件失效提醒', '有效期届满前多久提醒评估', [180, '日'], own('提醒时间')),
  'document.clean-up': numberOf('全面清理的间隔', '多久全面清理一次规范性文件', [2, '年'], own('清理安排'), {
    most: 10,
  }),
  'legal-review.contract': numberOf(
    '合同合法性审查',
    '收到完整材料后多久以内完成审查',
    [5, '工作日'],
    own('参照其他城市的规定，本市规定尚未核对'),
    { unverified: true },
  ),
  'legal-review.document': numberOf(
    '规范性文件合法性审核',
    '受理后多久以内完成审核；补充材料的时间不计',
    [15, '工作日'],
    own('国办发〔2018〕115号的期限，条文尚未核对'),
    { unverified: true },
  ),
  'document.comment': numberOf(
    '征求意见的最短时间',
    '不属于与市场主体生产经营密切相关的文件，公开征求意见至少多久',
    [7, '日'],
    own('本省规定尚未核对'),
    { unverified: true },
  ),
  'competition.assessment': numberOf(
    '适用例外规定的评估',
    '适用公平竞争审查例外规定的政策措施多久评估一次实施效果',
    [12, '个月'],
    own('参照公平竞争审查制度实施细则（2021年）的逐年评估，条例未规定，条文尚未核对'),
    { unverified: true },
  ),
  'document.longest': numberOf('文件的有效期', '规范性文件有效期最长多久', [60, '个月'], unread, { unverified: true }),
  'document.longest-provisional': numberOf(
    '暂行、试行文件的有效期',
    '名称含暂行、试行的文件有效期最长多久',
    [24, '个月'],
    unread,
    {
      unverified: true,
    },
  ),
  'counsel.term': numberOf('法律顾问聘期', '一次聘任的最长时间', [3, '年'], own('聘任安排'), { most: 10 }),
  'contract.review-amount': numberOf(
    '合同合法性审查的金额',
    '合同金额达到多少的签订前须经合法性审查',
    [20, '万元'],
    own('本市规定尚未核对'),
    { least: 0, most: 1_000_000, unverified: true },
  ),
  'contract.collective-amount': numberOf(
    '合同集体决策的金额',
    '合同金额达到多少的须经会议讨论',
    [100, '万元'],
    own('本局“三重一大”标准尚未核对'),
    { most: 1_000_000, unverified: true },
  ),
  'contract.payment': numberOf(
    '向中小企业付款',
    '验收后多久以内付款；合同另有约定的从约定',
    [30, '日'],
    '《保障中小企业款项支付条例》，条文尚未核对',
    { unverified: true },
  ),
  'contract.payment-longest': numberOf(
    '向中小企业付款的最长约定',
    '合同约定的付款期限自验收之日起最长多久',
    [60, '日'],
    '《保障中小企业款项支付条例》，条文尚未核对',
    { unverified: true },
  ),
  'counsel.answer': numberOf('咨询答复', '提出咨询后多久以内答复', [3, '工作日'], own('聘任合同约定'), { most: 60 }),
  'counsel.answer-urgent': numberOf('急件咨询答复', '急件提出咨询后多久以内答复', [1, '工作日'], own('聘任合同约定'), {
    most: 60,
  }),
  'proposal.reply': numberOf(
    '政协提案答复',
    '交办后多久以内答复；没有法律规定期限',
    [3, '个月'],
    own('参照人大代表建议的答复期限'),
  ),
  'task.escalation': {
    kind: 'days',
    unit: '日',
    title: '督办提醒',
    decides: '督办事项到期前多久提醒承办人和分管领导',
    initial: { value: '15,5', source: own('督办安排') },
  },
  'performance.deviation': numberOf('绩效监控偏差', '执行偏差超过多少须写明纠正措施', [20, '%'], own('绩效监控安排'), {
    most: 100,
  }),
  'clock.amber': numberOf('临期提示', '期限还剩多久即提示临期', [3, '工作日'], own('屏幕提示'), { least: 0, most: 60 }),
  'reminder.working-days': {
    kind: 'days',
    unit: '工作日',
    title: '工作日期限的提醒',
    decides: '按工作日计算的期限届满前多久列入办理人的提醒',
    initial: { value: '5,2,0', source: own('提醒时间') },
  },
  'reminder.calendar-days': {
    kind: 'days',
    unit: '日',
    title: '自然日和按月期限的提醒',
    decides: '按日、按月计算的期限届满前多久列入办理人的提醒',
    initial: { value: '180,30,2,0', source: own('提醒时间') },
  },
  'reminder.hour': numberOf(
    '邮件提醒的时刻',
    '工作日几时起发出当天的邮件提醒；此前不发邮件',
    [8, '时'],
    own('提醒时间'),
    { least: 0, most: 23 },
  ),
} as const satisfies Readonly<Record<string, Declaration>>
