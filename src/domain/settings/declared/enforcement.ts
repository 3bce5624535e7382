import { type Declaration, numberOf, ownSetting } from '../declaration.ts'

const plan27 = '《提升行政执法质量三年行动计划（2023—2025年）》（国办发〔2023〕27号），条文尚未核对'
const own = (reason: string) => `${ownSetting}：${reason}`

/** 行政执法. */
export const enforcementSettings = {
  'training.public-law': numberOf('公共法律知识学时', '执法人员每年至少完成的公共法律知识培训', [20, '学时'], plan27, {
    least: 0,
    unverified: true,
  }),
  'training.professional': numberOf(
    '业务知识和执法技能学时',
    '执法人员每年至少完成的业务知识和行政执法技能培训，两类合计',
    [60, '学时'],
    plan27,
    { least: 0, unverified: true },
  ),
  'training.gate-from': numberOf(
    '培训学时要求的起始年度',
    '自哪一年度起，上一年度培训学时不足的执法人员不得办理执法行为',
    [2024, '年'],
    own('学时要求何时作为上岗条件，条文尚未核对'),
    { most: 9999, unverified: true },
  ),
  'training.class-hour': numberOf('一个学时', '培训时长折算学时', [45, '分钟'], own('学时折算'), { most: 120 }),
  'certificate.warning': numberOf('执法证件到期提醒', '证件有效期届满前多久提醒', [90, '日'], own('提醒时间')),
  'certificate.collect': numberOf(
    '注销后收回执法证件',
    '执法人员离开执法岗位后多久以内收回证件',
    [10, '工作日'],
    own('法规未规定收回的期限'),
  ),
  'inspection.cap': numberOf(
    '同一企业年度检查频次上限',
    '同一检查对象一年内日常检查的次数上限',
    [1, '次'],
    own('国办发〔2024〕54号要求公布上限，科技领域的上级数值尚未核对'),
    { most: 366, unverified: true },
  ),
  'inspection.late-approval': numberOf(
    '紧急检查补报批准',
    '紧急情况先行检查的，多久以内补报批准',
    [1, '工作日'],
    own('国办发〔2024〕54号未规定天数'),
  ),
  'inspection.review': numberOf('检查结果审核', '检查记录完成后多久以内审核结果', [5, '工作日'], own('内部审核')),
  'inspection.objection': numberOf(
    '对公示结果的异议',
    '检查对象提出异议后多久以内答复',
    [7, '工作日'],
    own('异议办理'),
  ),
  'rectification.period': numberOf('责令改正的期限', '未另行确定时，责令改正的最长期限', [30, '日'], own('整改期限')),
  'rectification.recheck': numberOf('整改复查', '改正期限届满后多久以内复查', [10, '工作日'], own('整改复查')),
  'transfer.days': numberOf('移送其他机关', '发现不属于本机关管辖后多久以内移送', [5, '工作日'], own('移送办理')),
  'draw.rotation-pool': numberOf(
    '轮换检查人员的最少人数',
    '可选人员不少于此数时，同一对象不连续由同一人检查',
    [4, '人'],
    own('随机抽取的轮换'),
    { most: 1000 },
  ),
  'disclosure.update': numberOf('执法信息更新', '执法信息变化后多久以内更新公示', [5, '工作日'], own('公示更新')),
  'file-review.all-until': numberOf(
    '案卷全部评查的件数',
    '当年案卷不超过此数时全部评查',
    [30, '件'],
    own('案卷评查方案'),
    { most: 100_000 },
  ),
  'file-review.filing': numberOf('案卷归档', '办结后多久以内归档', [30, '工作日'], own('归档时间')),
  'file-review.rectify': numberOf('案卷问题整改', '评查发现问题后多久以内整改', [30, '日'], own('评查整改')),
  'penalty.filing': numberOf(
    '处罚立案',
    '发现线索后多久以内决定是否立案',
    [15, '工作日'],
    own('参照《市场监督管理行政处罚程序规定》，科技领域没有规定'),
  ),
  'penalty.legal-review': numberOf(
    '处罚法制审核',
    '收到案卷后多久以内完成法制审核',
    [10, '工作日'],
    own('参照《市场监督管理行政处罚程序规定》第五十五条'),
  ),
  'penalty.statement': numberOf(
    '处罚陈述申辩',
    '送达告知书后，当事人可以陈述申辩的时间；要求听证的时间也在其内，不短于五个工作日',
    [5, '工作日'],
    own('参照《市场监督管理行政处罚程序规定》第五十七条'),
    { least: 5 },
  ),
  'penalty.report': numberOf(
    '当场处罚报备案',
    '当场作出处罚决定后多久以内报备案',
    [2, '工作日'],
    own('行政处罚法第五十二条没有规定期限'),
  ),
  'penalty.spread': numberOf(
    '从轻、从重的幅度',
    '从轻的罚款在法定幅度最低的百分之几以内，从重的在最高的百分之几以内',
    [30, '%'],
    own('参照国市监法规〔2022〕2号第十条，科技领域的规定尚未核对'),
    { most: 50, unverified: true },
  ),
  'penalty.first-offence': numberOf(
    '初次违法的回溯时间',
    '多久以内没有因同类违法行为受过处罚的，可以作为初次违法',
    [2, '年'],
    own('行政处罚法第三十三条没有规定时间'),
    { most: 20 },
  ),
  'penalty.hearing-person': numberOf(
    '对个人处罚告知听证的数额',
    '对个人拟罚款或者没收达到多少即告知听证权利',
    [0, '元'],
    own('本省的较大数额标准尚未核对，核对之前凡罚款、没收都告知听证'),
    { least: 0, most: 10_000_000, unverified: true },
  ),
  'penalty.hearing-organisation': numberOf(
    '对单位处罚告知听证的数额',
    '对单位拟罚款或者没收达到多少即告知听证权利',
    [0, '元'],
    own('本省的较大数额标准尚未核对，核对之前凡罚款、没收都告知听证'),
    { least: 0, most: 10_000_000, unverified: true },
  ),
} as const satisfies Readonly<Record<string, Declaration>>
