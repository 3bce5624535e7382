import { type DemoAct, demoFile, demoId } from '#app/demo/demo-year.ts'
import { actsOf } from './act.ts'
import { later, spread } from './days.ts'
import { random } from './random.ts'

type Kind = '法律顾问' | '公职律师'
type Adviser = { readonly name: string; readonly kind: Kind; readonly caseId: string }
const adviser = (name: string, kind: Kind): Adviser => ({ name, kind, caseId: demoId(`counsel ${name}`) })
export const counsel = [adviser('演示·陈律师', '法律顾问'), adviser('演示·林律师', '法律顾问')] as const
const publicLawyers = [adviser('演示·吴秉文', '公职律师'), adviser('演示·郑知微', '公职律师')] as const

/** 政策法规处: who enters what comes on paper, who assigns, and the leader who engages. */
const [clerk, assigner, leader] = ['P007', 'P005', 'P002'] as const

const engaged = [
  [counsel[0], '演示律师事务所', '演示-0001', '2023-01-06', '2025-01-06'],
  [counsel[1], '演示律师事务所', '演示-0002', '2024-01-08', '2026-01-08'],
  [publicLawyers[0], '政策法规处', '演示-G001', '2023-01-06', undefined],
  [publicLawyers[1], '政策法规处', '演示-G002', '2023-01-06', undefined],
] as const

function engagement([who, unit, certificate, engagedOn, until]: (typeof engaged)[number]): DemoAct[] {
  const on = actsOf('legal-counsel', who.caseId)
  const [check, contract] = [
    demoFile(`${who.name}·利益冲突审查结果`, [unit, '与本局没有利益冲突']),
    demoFile(`${who.name}·${until ? '聘任合同' : '任职文件'}`, [unit, `自${engagedOn}起`]),
  ]
  const isCounsel = who.kind === '法律顾问'
  return [
    on(engagedOn, '09:05', clerk, 'propose', {
      form: {
        ...{ kind: who.kind, name: who.name, unit, certificate, noConflict: true },
        ...(isCounsel ? { selection: '公开选聘', conflictCheck: check.attachment } : { consent: '本局同意' }),
      },
      ...(isCounsel ? { files: [check] } : {}),
    }),
    on(engagedOn, '09:25', leader, 'approve', { form: { meeting: '局长办公会（演示）' } }),
    on(engagedOn, '09:45', clerk, 'engage', {
      form: { engagedOn, ...(until ? { until, feeApart: true } : {}), document: contract.attachment },
      files: [contract],
    }),
  ]
}

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
const conclusions = ['合法', '合法', '附条件合法', '附条件合法', '有法律风险'] as const
const advice = {
  place: '所询条款',
  law: '中华人民共和国民法典第四百七十条',
  severity: '应当修改',
  advice: '按标准文本补充',
} as const

/** Answers of one year: `count` of counsel that count, some of public lawyers, some oral ones without confirmation. */
function consultations(year: number, count: number, lawyers: number, unconfirmed: number): DemoAct[] {
  const chance = random(`opinions ${year}`)
  const all = count + lawyers + unconfirmed
  // Asked up to early December, so that every answer falls in the year of its question.
  return spread(chance, `${year}-01-09`, `${year}-12-13`, all).flatMap((askedOn, index) => {
    const on = actsOf('legal-consultation', demoId(`consultation ${year} ${index + 1}`))
    const isLawyer = index % 15 === 7 && Math.floor(index / 15) < lawyers
    const isLoose = index % 30 === 21 && Math.floor(index / 30) < unconfirmed
    const subject = chance.pick(subjects)
    const answeredOn = later(askedOn, chance.int(0, 3))
    const isOral = isLoose || chance.next() < 0.12
    const by = isLawyer ? chance.pick(publicLawyers) : year === 2023 ? counsel[0] : chance.pick(counsel)
    const conclusion = chance.pick(conclusions)
    const isAdopted = chance.next() < 0.9
    const question = `${chance.pick(questions[subject]!)}（演示${index + 1}）`
    const opinion = demoFile(`答复意见${year}-${index + 1}`, [question, `${by.name}：${conclusion}`])
    const points = conclusion === '合法' ? [] : [advice]
    const answer = {
      ...{ answeredOn, conclusion, points, opinion: opinion.attachment },
      ...(conclusion === '有法律风险' ? { risk: '中' } : {}),
      ...(isOral ? { mode: isLoose ? '电话' : '现场会议' } : {}),
    }
    const asked = [
      on(askedOn, '09:10', clerk, 'ask', {
        form: {
          ...{ unit: chance.pick(asking), askedOn, subject, question, urgent: false },
          elsewhere: '本系统上线前办理的事项（演示）',
        },
        variant: 'question',
      }),
      on(askedOn, '09:40', assigner, 'assign', {
        form: { adviser: by.caseId, kind: by.kind, way: '轮值', conflict: '无利害关系' },
      }),
      on(answeredOn, '15:10', clerk, isOral ? 'note' : 'answer', { form: answer, files: [opinion] }),
    ]
    if (isLoose) return asked
    const decidedOn = later(answeredOn, 1)
    const adoption = isAdopted
      ? { adoption: '采纳' }
      : { adoption: '部分采纳', reason: '个别条款已有上级统一文本，按统一文本执行' }
    return [
      ...asked,
      ...(isOral ? [on(answeredOn, '16:20', clerk, 'confirm', { form: { confirmedBy: '答复人签字' } })] : []),
      on(decidedOn, '10:20', clerk, 'dispose', {
        form: {
          ...{ decidedOn, usedIn: '所询事项的办理' },
          points: points.map(() => ({ opinion: '第一次', point: 1, ...adoption })),
        },
      }),
      on(decidedOn, '10:40', assigner, 'close', { reasons: '咨询处室没有提出评价' }),
    ]
  })
}

const waiting = (): DemoAct =>
  actsOf('legal-consultation', demoId('consultation waiting'))('2024-12-27', '09:30', clerk, 'ask', {
    form: {
      ...{ unit: '成果转化处', askedOn: '2024-12-27', subject: '行政决策', urgent: false },
      ...{ elsewhere: '职务科技成果赋权试点（演示）', question: '职务科技成果赋权试点的授权范围（演示）' },
    },
    variant: 'question',
  })

const attendances = [
  ['2023-10-19', 'meeting', '项目终止协商会', counsel[0], '建议书面通知并给予陈述期限'],
  ['2024-03-21', 'meeting', '合同争议处置会', counsel[0], '先行催告，保留送达凭证'],
  ['2024-05-30', 'lecture', '技术合同章讲座', counsel[1], '讲授成果归属和违约责任条款'],
  ['2024-08-08', 'meeting', '奖补资金追回会商', publicLawyers[0], '先行告知，听取陈述申辩'],
  ['2024-09-26', 'lecture', '行政复议案例讲评', counsel[0], '讲评三类常见败诉原因'],
  ['2024-11-12', 'meeting', '采购合同履约会', counsel[1], '按合同约定启动扣减'],
] as const

function attendance([heldOn, variant, title, who, told]: (typeof attendances)[number]): DemoAct {
  const record = demoFile(`${title}·记录`, [`${who.name}：${told}`])
  return actsOf('legal-consultation', demoId(`attendance ${heldOn} ${title}`))(heldOn, '17:10', clerk, 'attend', {
    form: {
      ...{ heldOn, title: `${title}（演示）`, adviser: who.caseId, kind: who.kind, advice: told },
      record: record.attachment,
    },
    files: [record],
    variant,
  })
}

/** Who was engaged, what was asked and answered in 2023 and 2024, and which sessions advisers attended. */
export const counselActs = (): DemoAct[] => [
  ...engaged.flatMap(engagement),
  ...consultations(2023, 40, 3, 0),
  // One more of this year is about a contract that the bureau keeps here.
  ...consultations(2024, 97, 7, 3),
  waiting(),
  ...attendances.map(attendance),
]
