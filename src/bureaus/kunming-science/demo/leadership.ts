import type { DemoAct } from '#app/demo/demo-year.ts'
import { row, step } from './act.ts'
import { nameOf } from './staff.ts'

const laws = {
  复议: { id: '行政复议法', title: '中华人民共和国行政复议法', isNew: true },
  科技: { id: '科学技术进步法', title: '中华人民共和国科学技术进步法', isNew: true },
  转化: { id: '云南省促进科技成果转化条例', title: '云南省促进科技成果转化条例', isNew: true },
  许可: { id: '行政许可法', title: '中华人民共和国行政许可法', isNew: false },
  处罚: { id: '行政处罚法', title: '中华人民共和国行政处罚法', isNew: false },
  民法: { id: '民法典', title: '中华人民共和国民法典', isNew: false },
  宪法: { id: '宪法', title: '中华人民共和国宪法', isNew: false },
  竞争: { id: '公平竞争审查条例', title: '公平竞争审查条例', isNew: false },
  动物: { id: '实验动物管理条例', title: '实验动物管理条例', isNew: false },
} as const
type Law = keyof typeof laws

type Session = readonly [
  heldOn: string,
  venue: string,
  form: string,
  topic: string,
  studied: readonly Law[] | null,
  attendees: number,
]
const group = '理论学习中心组'
/** `null`: a session on something other than law. */
const sessions: readonly Session[] = [
  ['2023-03-09', '党组会', '集中学习', '行政许可法与许可全过程记录', ['许可'], 8],
  ['2023-05-17', group, '集中学习', '民法典技术合同章', ['民法'], 14],
  ['2023-08-10', '党组会', '集中学习', '行政处罚法裁量条款', ['处罚'], 9],
  ['2023-11-22', group, '集中学习', '新修订的行政复议法要点', ['复议'], 15],
  ['2023-12-04', '机关', '自主学习', '宪法宣传周自学', ['宪法'], 52],
  ['2024-01-18', '党组会', '集中学习', '行政复议法施行后的答复和举证', ['复议'], 9],
  ['2024-02-28', group, '集中学习', '法治思想专题研讨', ['宪法'], 15],
  ['2024-03-14', '党组会', '集中学习', '行政许可法与极简审批', ['许可'], 9],
  ['2024-03-28', '线上', '自主学习', '科学技术进步法网上自学与测试', ['科技'], 58],
  ['2024-04-25', '党组会', '集中学习', '云南省促进科技成果转化条例', ['转化'], 8],
  ['2024-05-16', group, '集中学习', '科学技术进步法的职责条款', ['科技'], 16],
  ['2024-05-30', '机关', '专家授课', '民法典技术合同章与合同审查', ['民法'], 61],
  ['2024-06-20', '党组会', '集中学习', '公平竞争审查条例', ['竞争'], 9],
  ['2024-07-11', '法庭', '旁听庭审', '旁听一起行政许可案件庭审', ['许可'], 22],
  ['2024-08-15', '党组会', '集中学习', '行政处罚法与裁量基准', ['处罚'], 8],
  ['2024-09-12', group, '集中学习', '实验动物管理条例与生物安全', ['动物'], 14],
  ['2024-09-26', '机关', '专家授课', '行政复议案例讲评', ['复议'], 57],
  ['2024-10-24', group, '集中学习', '科技体制改革文件', null, 15],
  ['2024-11-14', '党组会', '集中学习', '宪法与地方立法权限', ['宪法'], 9],
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
      isLaw: studied !== null,
      laws: (studied ?? []).map((name) => laws[name]),
      lead: nameOf(venue === '党组会' || venue === group ? 'P001' : 'P004'),
      attendees,
    },
    index % 5 === 2 ? { late: 4 } : {},
  )

type Item = readonly [
  meeting: string,
  on: string,
  body: string,
  topic: '法治' | '其他',
  title: string,
  decision: string,
  owner: string,
  dueOn: string,
  closedOn: string,
  chair?: string,
]
const items: readonly Item[] = [
  [
    '党组会2023-03',
    '2023-03-16',
    '党组会',
    '法治',
    '2023年法治政府建设工作计划',
    '审议通过，按季度督办',
    '政策法规处',
    '2023-03-31',
    '2023-03-28',
  ],
  [
    '领导小组会2023-01',
    '2023-07-20',
    '领导小组会',
    '法治',
    '上半年普法工作情况',
    '县区宣讲向农业大县倾斜',
    '政策法规处',
    '2023-12-15',
    '2023-12-08',
  ],
  [
    '局长办公会2023-11',
    '2023-11-09',
    '局长办公会',
    '法治',
    '许可承诺时限超时一件的情况',
    '逐件复盘，窗口与承办处室建立当日会商',
    '政务服务窗口',
    '2024-01-31',
    '2024-01-19',
    'P002',
  ],
  [
    '党组会2024-04',
    '2024-03-19',
    '党组会',
    '法治',
    '2024年度法治政府建设工作计划',
    '原则通过，各处室任务写入台账',
    '政策法规处',
    '2024-04-12',
    '2024-04-09',
  ],
  [
    '党组会2024-04',
    '2024-03-19',
    '党组会',
    '法治',
    '2024年度重大行政决策目录',
    '同意列入一项并向社会公布',
    '规划与资源配置处',
    '2024-03-29',
    '2024-03-27',
  ],
  [
    '党组会2024-04',
    '2024-03-19',
    '党组会',
    '法治',
    '2024年度普法责任清单',
    '同意，明确每项一个责任处室',
    '政策法规处',
    '2024-03-29',
    '2024-03-25',
  ],
  [
    '局长办公会2024-06',
    '2024-04-30',
    '局长办公会',
    '法治',
    '上年度执法案卷评查结果',
    '问题案卷一个月内整改，评查结果全局通报',
    '社会发展科技处',
    '2024-05-31',
    '2024-05-28',
    'P002',
  ],
  [
    '领导小组会2024-01',
    '2024-06-27',
    '领导小组会',
    '法治',
    '条例修订进展和风险评估',
    '补充社会稳定风险评估，听取企业意见',
    '政策法规处',
    '2024-08-30',
    '2024-08-27',
  ],
  [
    '党组会2024-09',
    '2024-07-25',
    '党组会',
    '法治',
    '公平竞争审查和文件专项清理',
    '妨碍统一市场的条款逐条销号',
    '政策法规处',
    '2024-09-30',
    '2024-09-24',
  ],
  [
    '局长办公会2024-13',
    '2024-09-26',
    '局长办公会',
    '法治',
    '双随机联合抽查结果运用',
    '整改情况纳入许可后监管计划',
    '社会发展科技处',
    '2024-11-29',
    '2024-11-26',
    'P003',
  ],
  [
    '党组会2024-14',
    '2024-11-28',
    '党组会',
    '法治',
    '法治政府建设年度情况和存在的不足',
    '未完成的整改事项列入下年度计划',
    '政策法规处',
    '2024-12-20',
    '2024-12-18',
  ],
  [
    '党组会2024-06',
    '2024-04-18',
    '党组会',
    '其他',
    '一季度科技经济指标',
    '加强重点企业服务',
    '规划与资源配置处',
    '2024-05-31',
    '2024-05-24',
  ],
  [
    '局长办公会2024-10',
    '2024-07-18',
    '局长办公会',
    '其他',
    '科技活动周总结',
    '同意',
    '办公室',
    '2024-08-30',
    '2024-08-16',
    'P002',
  ],
]

const agenda = ([
  meetingId,
  meetingOn,
  body,
  topic,
  title,
  decision,
  owner,
  dueOn,
  closedOn,
  chair = 'P001',
]: Item): DemoAct[] => {
  const opened = row('agenda-item', `${meetingId}-${title}`, {
    meetingId,
    meetingOn,
    body,
    topic,
    title,
    chair: nameOf(chair),
    chairIsPrincipal: chair !== 'P003',
    decision,
    owner,
    dueOn,
  })
  return [opened, step(opened, 'close', { closedOn, result: '议定事项已经落实' })]
}

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
    approvedBy: version === 1 ? '党组会2023-03' : '党组会2024-04',
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
  ...items.flatMap(agenda),
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
