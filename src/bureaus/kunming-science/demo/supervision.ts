import type { DemoAct } from '#app/demo/demo-year.ts'
import { toDay } from '#domain/calendar/day.ts'
import { row, step } from './act.ts'
import { later } from './days.ts'
import { nameOf } from './staff.ts'

const projects = [
  ['昆科ZX-01', '重点研发专项', '规划与资源配置处', '28000000.00'],
  ['昆科ZX-02', '科技创新平台专项', '规划与资源配置处', '12000000.00'],
  ['昆科ZX-03', '技术合同奖补专项', '成果转化处', '9000000.00'],
  ['昆科ZX-04', '高新技术企业培育专项', '高新技术处', '15000000.00'],
  ['昆科ZX-05', '科普和普法专项', '政策法规处', '1200000.00'],
] as const
const codes = projects.map(([code]) => code)

const quarters = [
  ['2023Q1', '2023-04-11'],
  ['2023Q2', '2023-07-11'],
  ['2023Q3', '2023-10-11'],
  ['2023Q4', '2023-12-27'],
  ['2024Q1', '2024-04-10'],
  ['2024Q2', '2024-07-12'],
  ['2024Q3', '2024-10-15'],
  ['2024Q4', '2024-12-27'],
] as const

const monitors = (): DemoAct[] =>
  quarters.flatMap(([quarter, monitoredOn], index) => [
    row('performance-monitor', `${quarter}-整体`, {
      scope: '整体预算',
      quarter,
      monitoredOn,
      projects: [],
      deviates: false,
    }),
    row(
      'performance-monitor',
      `${quarter}-专项`,
      {
        scope: '全部专项',
        quarter,
        monitoredOn,
        projects: codes,
        deviates: index === 5,
        ...(index === 5
          ? { reason: '奖补申报期推迟，支出进度低于序时进度', correction: '三季度集中审核，九月底前拨付' }
          : {}),
      },
      index === 5 ? { late: 3 } : {},
    ),
  ])

const audits = [
  [2023, '年度审计计划', '2023年内部审计工作计划', '2023-03-09', undefined, 0],
  [2023, '科技计划项目审计', '科技计划项目资金审计报告', '2023-10-25', '2600000.00', 2],
  [2024, '年度审计计划', '2024年内部审计工作计划', '2024-03-07', undefined, 0],
  [2024, '政府采购项目审计', '政府采购项目审计报告', '2024-07-18', '860000.00', 1],
  [2024, '科技计划项目审计', '科技计划项目资金审计报告', '2024-09-25', '3200000.00', 3],
] as const

const risks = [
  ['项目立项岗', '规划与资源配置处', '项目审批', '高', '评审专家抽取受人为影响', '专家随机抽取、全程留痕'],
  ['资金拨付岗', '规划与资源配置处', '资金管理', '高', '拨付节点把关不严', '拨付前核对验收结论'],
  ['平台布局岗', '规划与资源配置处', '资源配置', '中', '推荐标准弹性大', '标准公开、结果公示'],
  ['许可审查岗', '社会发展科技处', '项目审批', '中', '现场核查尺度不一', '核查要点公开、两人核查'],
  ['合同登记岗', '成果转化处', '项目审批', '中', '技术交易额核定偏差', '初核复核分开、按季抽查'],
  ['采购执行岗', '办公室', '资金管理', '中', '需求论证不充分', '采购需求集体论证'],
] as const

const education = [
  ['2023-03-24', '廉政教育', '专题讲座', '科研经费管理纪律', 56],
  ['2023-09-15', '职业道德培训', '集中学习', '窗口服务规范', 48],
  ['2024-01-25', '廉政教育', '警示教育', '节前廉洁提醒', 60],
  ['2024-04-12', '职业道德培训', '集中学习', '执法人员行为规范', 42],
  ['2024-06-27', '廉政教育', '警示教育', '科研经费领域典型案例', 58],
  ['2024-09-13', '廉政教育', '参观学习', '廉政教育基地现场教学', 51],
  ['2024-11-08', '职业道德培训', '线上学习', '科研诚信与公职人员操守', 57],
] as const

const consultations = [
  ['2023-06-15', '座谈会', '科研诚信管理办法征求意见', 16, 8, 5],
  ['2024-05-21', '座谈会', '科技创新平台管理办法征求意见', 18, 9, 5],
  ['2024-06-14', '问卷调查', '惠企科技政策知晓度', 236, 41, 19],
  ['2024-09-11', '座谈会', '技术合同登记服务', 15, 7, 6],
  ['2024-11-06', '问卷调查', '实验动物许可办事体验', 64, 12, 8],
] as const

const disclosures = [
  ['主动公开', '2023年度法治政府建设情况报告', '2024-03-11', '2024-03-12'],
  ['主动公开', '2024年度重大行政决策目录', '2024-03-26', '2024-03-27'],
  ['主动公开', '科技创新平台管理办法及解读', '2024-07-25', '2024-07-29'],
  ['主动公开', '双随机抽查结果', '2024-09-11', '2024-09-13'],
  ['主动公开', '行政规范性文件清理结果', '2024-11-22', '2024-11-25'],
  ['依申请公开', '申请公开某项目立项评审标准', '2024-05-20', '2024-06-05', '予以公开'],
  [
    '依申请公开',
    '申请公开项目评审专家名单',
    '2024-10-09',
    '2024-10-25',
    '部分公开',
    '涉及个人隐私的部分依法不予公开，其余已提供',
  ],
] as const

const suggestions = [
  ['建议2023-017', '关于加强科技特派员服务的建议', '社会发展科技处', '2023-03-20', '2023-04-21', '2023-06-02', '满意'],
  ['建议2024-006', '关于加强中试平台建设的建议', '成果转化处', '2024-03-15', '2024-04-22', '2024-05-31', '满意'],
  ['建议2024-031', '关于规范技术合同登记服务的建议', '成果转化处', '2024-03-15', '2024-05-10', '2024-06-12', '满意'],
  [
    '建议2024-052',
    '关于向山区县派驻普法小分队的建议',
    '政策法规处',
    '2024-03-15',
    '2024-05-08',
    '2024-06-06',
    '基本满意',
  ],
] as const

export const supervisionActs = (): DemoAct[] => [
  ...projects.map(([code, name, office, amount]) =>
    row(
      'budget-project',
      code,
      { code, name: `${name}（演示）`, office, amount, from: '2023-01-03', until: '2026-01-01' },
      { on: '2023-02-14' },
    ),
  ),
  ...monitors(),
  ...[2023, 2024].flatMap((year) => [
    row('performance-plan', `${year}-自评计划`, {
      year,
      kind: '年度绩效自评计划',
      scope: '整体预算',
      approvedOn: `${year}-02-28`,
      targets: [],
    }),
    row('performance-plan', `${year}-目标表`, {
      year,
      kind: '绩效目标表',
      scope: '整体预算',
      approvedOn: `${year}-02-28`,
      targets: [
        { aspect: '数量', indicator: '支持科技计划项目数', value: '不少于40项' },
        { aspect: '时效', indicator: '奖补资金拨付时间', value: '9月底前' },
        { aspect: '满意度', indicator: '服务对象满意度', value: '不低于90%' },
      ],
    }),
  ]),
  ...audits.flatMap(([year, kind, title, issuedOn, amount, findings]) => {
    const issued = row(
      'internal-audit',
      `${year}-${kind}`,
      {
        year,
        kind,
        title: `${title}（演示）`,
        auditor: kind === '年度审计计划' ? '内部审计工作组' : '演示会计师事务所',
        issuedOn,
        ...(amount ? { amount } : {}),
        findings,
      },
      { as: 'P024' },
    )
    if (findings === 0) return [issued]
    const reportedOn = later(toDay(issuedOn), 30)
    // One finding of 2024 is still open at the end of the year.
    return year === 2024 && findings > 1
      ? [issued, step(issued, 'report', { reportedOn, rectified: findings - 1, measures: '逐项整改，一项正在办理' })]
      : [issued, step(issued, 'close', { rectifiedOn: reportedOn, measures: '问题全部整改' })]
  }),
  // Kept as drafts until the sheet of signatures is there.
  ...education.flatMap(([heldOn, kind, form, topic, attendees]) => {
    const held = { heldOn, kind, form, topic, organiser: '机关党委', attendees }
    return [
      row('integrity-education', heldOn, held, { action: 'draft', time: '16:30' }),
      row('integrity-education', heldOn, held, { time: '17:25' }),
    ]
  }),
  ...risks.map(([post, office, domain, level, risk, control]) =>
    row('post-risk', `2024-${post}`, {
      assessedOn: '2024-09-19',
      post,
      office,
      domain,
      level,
      risks: [risk],
      controls: [control],
    }),
  ),
  ...[
    ['2023-10-12', '轮岗', 'P035', '合同登记岗', '成果转化岗'],
    ['2024-09-06', '轮岗', 'P040', '项目立项岗', '科技统计岗'],
    ['2024-09-06', '轮岗', 'P038', '科技统计岗', '资金拨付岗'],
    ['2024-09-06', '交流', 'P032', '高企申报岗', '平台布局岗'],
  ].map(([orderedOn, kind, who, fromPost, toPost]) =>
    row('post-rotation', `${orderedOn}-${who}`, {
      orderedOn,
      kind,
      person: nameOf(who!),
      fromPost,
      toPost,
      since: '2019-08-01',
    }),
  ),
  ...[
    ['2023-01-31', '民主生活会', '局党组', 7, 11, 11],
    ['2023-03-02', '组织生活会', '机关各党支部', 64, 20, 20],
    ['2024-01-11', '民主生活会', '局党组', 7, 12, 12],
    ['2024-03-06', '组织生活会', '机关各党支部', 66, 22, 21],
    ['2024-08-28', '组织生活会', '机关各党支部', 63, 17, 17],
  ].flatMap(([heldOn, kind, body, attendees, problems, rectified]) => {
    const held = row('party-meeting', `${heldOn}`, { heldOn, kind, body, attendees, problems })
    return [held, step(held, 'rectify', { reportedOn: later(toDay(`${heldOn}`), 60), rectified })]
  }),
  ...suggestions.flatMap(([number, title, unit, assignedOn, contactedOn, repliedOn, satisfaction]) => {
    const assigned = row('deputy-suggestion', number, {
      number: `演示·${number}`,
      session: '市十五届人大会议（演示）',
      title: `${title}（演示）`,
      role: '主办',
      unit,
      assignedOn,
    })
    const contacted = step(assigned, 'contact', { contactedOn, way: '座谈' })
    const replied = step(contacted, 'reply', { repliedOn, result: '正在解决' })
    return [assigned, contacted, replied, step(replied, 'opinion', { toldOn: repliedOn, satisfaction })]
  }),
  ...consultations.flatMap(([heldOn, kind, topic, participants, opinions, adopted]) => {
    const held = row('public-consultation', heldOn, { heldOn, kind, topic, participants, opinions })
    const toldOn = later(toDay(heldOn), 10)
    return [held, step(held, 'feedback', { toldOn, adopted, feedback: '采纳情况和未采纳的理由已反馈' })]
  }),
  ...disclosures.flatMap(([kind, title, startedOn, on, answer, ground]) => {
    const started = row('information-disclosure', `${on}-${title}`, {
      kind,
      title,
      startedOn,
      reviewedBy: nameOf('P009'),
    })
    return [
      started,
      answer
        ? step(started, 'answer', { answeredOn: on, answer, ...(ground ? { ground } : {}) })
        : step(started, 'publish', { publishedOn: on, url: `https://example.org/open/${on}` }),
    ]
  }),
  row('congress-report', '2023', {
    reportedOn: '2023-08-30',
    kind: '专项工作报告',
    title: '全市科技创新工作情况的报告（演示）',
    body: '昆明市人大常委会',
    sentOn: '2023-08-04',
  }),
  row('congress-report', '2024', {
    reportedOn: '2024-08-29',
    kind: '专项工作报告',
    title: '科技进步与创新条例修订准备情况的报告（演示）',
    body: '昆明市人大常委会',
    sentOn: '2024-08-05',
  }),
  row('congress-report', '2024-审议意见', {
    reportedOn: '2024-12-05',
    kind: '审议意见办理报告',
    title: '条例修订草案审议意见办理情况的报告（演示）',
    body: '昆明市人大常委会',
  }),
]
