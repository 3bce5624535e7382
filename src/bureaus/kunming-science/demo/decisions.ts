import type { DemoAct } from '#app/demo/demo-year.ts'
import { row, step } from './act.ts'
import { later, spread } from './days.ts'
import { random } from './random.ts'

const counsel = ['演示·陈律师', '演示·林律师'] as const
const publicLawyers = ['演示·吴秉文', '演示·郑知微'] as const
const asking = ['规划与资源配置处', '成果转化处', '高新技术处', '社会发展科技处', '办公室', '政策法规处'] as const
const questions: Readonly<Record<string, readonly string[]>> = {
  合同文件: [
    '委托绩效评价合同的违约责任',
    '设备采购合同的验收条款',
    '科技计划项目任务书的变更',
    '场地租赁合同的解除',
    '软件开发合同的成果归属',
    '培训服务合同的付款条件',
  ],
  行政决策: ['平台管理措施的决策程序', '项目资金收回的程序', '奖补资金的追回', '评审专家回避'],
  规范性文件: ['管理办法的有效期表述', '文件清理结果的公布', '申报条件是否增设限制'],
  其他: ['信息公开答复的口径', '来信反映事项的处理', '知识产权侵权投诉的转办'],
}
const subjects = ['合同文件', '合同文件', '合同文件', '合同文件', '行政决策', '行政决策', '规范性文件', '其他'] as const

/** Answers of one year: `count` of counsel that count, some of public lawyers, some oral ones without confirmation. */
function opinions(year: number, count: number, lawyers: number, unconfirmed: number): DemoAct[] {
  const chance = random(`opinions ${year}`)
  const all = count + lawyers + unconfirmed
  // Asked up to early December, so that every answer falls in the year of its question.
  return spread(chance, `${year}-01-08`, `${year}-12-13`, all).flatMap((receivedOn, index) => {
    const number = `昆科咨询${year}-${String(index + 1).padStart(3, '0')}`
    const isLawyer = index % 15 === 7 && Math.floor(index / 15) < lawyers
    const isLoose = index % 30 === 21 && Math.floor(index / 30) < unconfirmed
    const subject = chance.pick(subjects)
    const repliedOn = later(receivedOn, chance.int(0, 4))
    const oral = isLoose || chance.next() < 0.12
    const question = {
      number,
      askedBy: chance.pick(asking),
      receivedOn,
      subject,
      question: `${chance.pick(questions[subject]!)}（演示${index + 1}）`,
      author: isLawyer ? chance.pick(publicLawyers) : chance.pick(counsel),
      authorKind: isLawyer ? '公职律师' : '法律顾问',
    }
    // Some questions are kept as drafts until the office that asks has put them clearly.
    const isDraft = index % 12 === 5 && repliedOn > receivedOn
    const drafts = isDraft ? [row('legal-opinion', number, question, { action: 'draft' })] : []
    const asked = row('legal-opinion', number, question, isDraft ? { time: '17:25' } : {})
    const decision = chance.next() < 0.9 ? '采纳' : '部分采纳'
    const replied = step(asked, 'reply', {
      repliedOn,
      mode: oral ? (isLoose ? '电话' : '现场会议') : '书面',
      conclusion: chance.pick(['合法', '合法', '附条件合法', '附条件合法', '有法律风险'] as const),
    })
    const told = oral && !isLoose ? [step(replied, 'confirm', { confirmedOn: repliedOn })] : []
    const adopted = step(told[0] ?? replied, 'adopt', {
      decidedOn: later(repliedOn, 1),
      adoption: decision,
      ...(decision === '采纳' ? {} : { reason: '个别条款已有上级统一文本，按统一文本执行' }),
    })
    return [...drafts, asked, replied, ...told, adopted]
  })
}

const waiting = (): DemoAct =>
  row('legal-opinion', '昆科咨询2024-待复', {
    number: '昆科咨询2024-待复',
    askedBy: '成果转化处',
    receivedOn: '2024-12-27',
    subject: '行政决策',
    question: '职务科技成果赋权试点的授权范围（演示）',
    author: counsel[0],
    authorKind: '法律顾问',
  })

/** The one item of the year's catalogue. */
export const platform = {
  no: '1',
  title: '制定科技创新平台管理措施（演示）',
  category: '重大公共政策和措施',
  standard: '涉及全市企业和科研院所的扶持条件',
  unit: '规划与资源配置处',
  quarter: '三季度',
}

const attendances = [
  ['2023-10-19', '现场会议', '项目终止协商会', counsel[0], '法律顾问', '建议书面通知并给予陈述期限'],
  ['2024-03-21', '现场会议', '合同争议处置会', counsel[0], '法律顾问', '先行催告，保留送达凭证'],
  ['2024-05-30', '讲座', '技术合同章讲座', counsel[1], '法律顾问', '讲授成果归属和违约责任条款'],
  ['2024-08-08', '现场会议', '奖补资金追回会商', publicLawyers[0], '公职律师', '先行告知，听取陈述申辩'],
  ['2024-09-26', '讲座', '行政复议案例讲评', counsel[0], '法律顾问', '讲评三类常见败诉原因'],
  ['2024-11-12', '现场会议', '采购合同履约会', counsel[1], '法律顾问', '按合同约定启动扣减'],
] as const

const engaged = [
  ['法律顾问', counsel[0], '演示律师事务所', '演示-0001', '2023-01-06', '2025-01-06'],
  ['法律顾问', counsel[1], '演示律师事务所', '演示-0002', '2024-01-08', '2026-01-08'],
  ['公职律师', publicLawyers[0], '政策法规处', '演示-G001', '2023-01-06', undefined],
  ['公职律师', publicLawyers[1], '政策法规处', '演示-G002', '2023-01-06', undefined],
] as const

export const decisionActs = (): DemoAct[] => [
  ...opinions(2023, 40, 3, 0),
  ...opinions(2024, 98, 7, 3),
  waiting(),
  row('decision-catalogue', '2024-1', {
    year: 2024,
    version: 1,
    agreedOn: '2024-03-19',
    publishedOn: '2024-03-27',
    url: 'https://example.org/catalogue-2024',
    items: [platform],
  }),
  row('decision-catalogue', '2024-2', {
    year: 2024,
    version: 2,
    agreedOn: '2024-08-22',
    publishedOn: '2024-08-29',
    url: 'https://example.org/catalogue-2024-2',
    items: [platform],
    changes: '经评估，拟列入的成果转化措施推迟到下年度，不再列入；其余不变',
  }),
  ...engaged.map(([kind, name, unit, certificate, engagedOn, until]) =>
    row('legal-counsel', certificate, {
      kind,
      name,
      unit,
      certificate,
      engagedOn,
      ...(until ? { until } : {}),
      noConflict: true,
    }),
  ),
  ...attendances.map(([heldOn, kind, title, who, counselKind, advice]) =>
    row('counsel-attendance', `${heldOn}-${title}`, {
      heldOn,
      kind,
      title: `${title}（演示）`,
      counsel: who,
      counselKind,
      advice,
    }),
  ),
]
