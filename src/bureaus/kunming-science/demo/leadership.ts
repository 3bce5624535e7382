import type { DemoAct } from '#app/demo/demo-year.ts'
import { row } from './act.ts'
import { type Law, laws } from './laws.ts'
import { nameOf } from './staff.ts'

type Session = readonly [
  heldOn: string,
  venue: string,
  form: string,
  topic: string,
  studied: readonly Law[],
  attendees: number,
]
/** What was studied outside of meetings. */
const sessions: readonly Session[] = [
  ['2023-12-04', '机关', '自主学习', '宪法宣传周自学', ['宪法'], 52],
  ['2024-03-28', '线上', '自主学习', '科学技术进步法网上自学与测试', ['科技'], 58],
  ['2024-05-30', '机关', '专家授课', '民法典技术合同章与合同审查', ['民法'], 61],
  ['2024-07-11', '法庭', '旁听庭审', '旁听一起行政许可案件庭审', ['许可'], 22],
  ['2024-09-26', '机关', '专家授课', '行政复议案例讲评', ['复议'], 57],
  ['2024-12-04', '机关', '自主学习', '宪法宣传周自学', ['宪法'], 54],
]

const study = ([heldOn, venue, form, topic, studied, attendees]: Session, index: number): DemoAct =>
  row(
    'study-session',
    `${heldOn}-${venue}`,
    {
      heldOn,
      venue,
      form,
      topic,
      isLaw: true,
      laws: studied.map((name) => laws[name]),
      lead: nameOf('P004'),
      attendees,
    },
    index % 5 === 2 ? { late: 4 } : {},
  )

type Duty = readonly [doneOn: string, kind: string, who: 'P001' | 'P002', matter: string, outcome: string]
const duties: readonly Duty[] = [
  ['2023-04-13', '部署', 'P001', '年度法治工作', '任务分解到处室'],
  ['2023-09-21', '调研', 'P002', '许可窗口办理情况', '材料再减两项'],
  ['2024-01-11', '述法', 'P001', '年度履行推进法治建设职责情况', '接受班子成员评议，三条意见列入整改'],
  ['2024-03-19', '部署', 'P001', '年度法治政府建设任务', '十二项任务逐项明确责任处室和期限'],
  ['2024-04-30', '听取汇报', 'P002', '上年度执法案卷评查情况', '要求问题案卷一个月内整改到位'],
  ['2024-05-15', '调研', 'P002', '实验动物使用单位的许可和检查情况', '变更材料由部门共享取得，不再要求企业提交'],
  ['2024-06-06', '批示', 'P002', '法律顾问关于合同违约条款的意见', '今后合同文本先审后签'],
  ['2024-08-22', '调研', 'P001', '县（市）区普法力量配置', '请服务团向偏远县增派小分队'],
  ['2024-10-10', '批示', 'P001', '条例修订审议意见的办理', '逐条回应，按期报送'],
  ['2024-12-12', '听取汇报', 'P001', '法治政府建设年度情况', '不足和原因如实写入报告'],
]

const member = (person: string, post: string, role: string) => ({
  name: nameOf(person),
  post,
  role,
  from: '2023-02-20',
})
const list = (version: number, issuedOn: string, extra: readonly object[], changes?: string): DemoAct =>
  row('leader-knowledge-list', `v${version}`, {
    version,
    issuedOn,
    approvedBy: version === 1 ? '党组会2023-02' : '党组会2024-03',
    items: [
      { title: '中国共产党章程', kind: '党内法规', scope: '全体领导干部' },
      { title: '中华人民共和国宪法', kind: '宪法', scope: '全体领导干部' },
      { title: '中华人民共和国行政许可法', kind: '法律', scope: '全体领导干部' },
      { title: '中华人民共和国科学技术进步法', kind: '法律', scope: '全体领导干部' },
      { title: '实验动物管理条例', kind: '行政法规', scope: '特定岗位', post: '实验动物许可和检查' },
      ...extra,
    ],
    ...(changes ? { changes } : {}),
  })

const budget = (year: number, code: string, purpose: string, amount: string, approvedOn: string): DemoAct =>
  row('budget-item', code, { year, code, purpose, amount, source: '本级财政', approvedOn })

export const leadershipActs = (): DemoAct[] => [
  ...sessions.map(study),
  ...duties.map(([doneOn, kind, who, matter, outcome]) =>
    row('principal-duty', `${doneOn}-${kind}`, {
      doneOn,
      kind,
      person: nameOf(who),
      post: who === 'P001' ? '党组书记' : '局长',
      matter,
      outcome,
    }),
  ),
  row('leading-group', '2023', {
    name: '依法治理工作领导小组',
    foundedOn: '2023-02-20',
    office: '政策法规处',
    members: [
      member('P001', '党组书记', '组长'),
      member('P002', '局长', '副组长'),
      member('P003', '副局长', '副组长'),
      member('P004', '政策法规处处长', '成员'),
    ],
  }),
  list(1, '2023-03-30', []),
  list(
    2,
    '2024-03-28',
    [
      { title: '中华人民共和国行政复议法', kind: '法律', scope: '全体领导干部' },
      { title: '云南省促进科技成果转化条例', kind: '地方性法规', scope: '特定岗位', post: '成果转化' },
    ],
    '行政复议法修订施行，增列；增列成果转化岗位专项内容',
  ),
  ...[2023, 2024].map((year) =>
    row('mandatory-course', String(year), {
      year,
      course: '习近平法治思想',
      nature: '必修',
      audience: '全体干部职工',
      hours: 8,
      approvedOn: `${year}-03-01`,
    }),
  ),
  budget(2023, '演示-2023-01', '行政执法', '110000.00', '2023-02-14'),
  budget(2024, '演示-2024-01', '行政执法', '120000.00', '2024-02-06'),
  budget(2024, '演示-2024-02', '行政执法监督', '36000.00', '2024-02-06'),
  budget(2024, '演示-2024-03', '法律顾问', '80000.00', '2024-02-06'),
  budget(2024, '演示-2024-04', '普法宣传', '64000.00', '2024-02-06'),
  row('institutional-reform', '2024', {
    title: '市科技局职能配置、内设机构和人员编制规定（演示）',
    docNumber: '演示文号〔2024〕21号',
    issuedOn: '2024-08-30',
    effectiveOn: '2024-08-30',
    added: ['科技发展规划', '资源统筹', '综合协调', '政策法规', '督促检查', '科技安全'],
    removed: ['引进国外智力'],
    offices: ['办公室', '政策法规处', '规划与资源配置处', '高新技术处', '社会发展科技处', '成果转化处', '机关党委'],
  }),
]
