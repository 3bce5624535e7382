import { z } from 'zod'
import { toDay } from '#domain/calendar/day.ts'
import { defineRegister } from '#domain/engine/register.ts'
import { article } from '#domain/law/catalogue.ts'
import { choice, count, day, dayAhead, inOrder, optional, proof, sampleFile, text, year } from '../fields.ts'

/** Stages that end in a conclusion: only one that was passed has been reached. */
const reviews = ['合法性审查', '公平竞争审查', '社会风险稳定评估', '社会主义核心价值观审查'] as const

const stage = z
  .object({
    stage: choice('阶段', [
      '立项',
      '成立立法工作领导小组',
      '调研',
      '学习外地经验',
      '征求意见',
      '讨论修改',
      '合法性审查',
      '公平竞争审查',
      '社会风险稳定评估',
      '社会主义核心价值观审查',
      '审议',
      '批准',
      '公布',
    ]),
    on: day('日期'),
    body: text('机关或会议'),
    record: optional(text('材料编号或出处')),
    result: optional(choice('审查结论', ['通过', '未通过'])),
  })
  .refine((one) => (one.result !== undefined) === isReview(one.stage), {
    path: ['result'],
    message: '审查、评估须填写结论，其他阶段不填',
  })

const isReview = (name: string): boolean => (reviews as readonly string[]).includes(name)

/** 立法项目 of the bureau: a stage may repeat; 率先 needs the order of completion and the source that says so. */
export const legislationProject = defineRegister({
  id: 'legislation-project',
  title: '立法项目台账',
  publicView: {
    shows: [
      'regulation',
      'kind',
      'planYear',
      'stages',
      'promulgatedOn',
      'announcement',
      'effectiveOn',
      'completionOrder',
      'peers',
      'orderSource',
    ],
    basis: [article('政府信息公开条例', 20)],
  },
  chapter: 'rule-making',
  basis: [
    article('立法法', 81),
    article('立法法', 88),
    article('立法法', 8),
    article('公平竞争审查条例', 14),
    article('昆明市制定地方性法规条例', 34),
  ],
  row: z
    .object({
      regulation: text('法规或规章名称'),
      kind: choice('立法形式', ['制定', '修订', '修正', '废止']),
      planYear: year('列入立法计划年度'),
      stages: z.array(stage).min(1, '请填写已完成的阶段').meta({ title: '阶段' }),
      promulgatedOn: optional(day('公布日期')),
      announcement: optional(text('公告号')),
      effectiveOn: optional(dayAhead('施行日期')),
      completionOrder: optional(count('同类立法完成的名次', 1)),
      peers: optional(text('比较范围')),
      orderSource: optional(text('名次依据')),
      dossier: proof('立法过程材料'),
    })
    .refine((row) => inOrder(row.promulgatedOn, row.effectiveOn), {
      path: ['effectiveOn'],
      message: '施行日期不能早于公布日期',
    })
    .refine((row) => row.stages.every(({ on }) => inOrder(on, row.promulgatedOn)), {
      path: ['stages'],
      message: '各阶段日期不能晚于公布日期',
    })
    .refine((row) => !row.promulgatedOn || (row.announcement && row.effectiveOn), {
      path: ['announcement'],
      message: '已公布的须填写公告号和施行日期',
    })
    .refine((row) => !row.completionOrder || (row.promulgatedOn && row.peers && row.orderSource), {
      path: ['orderSource'],
      message: '填写名次的，须已公布并写明比较范围和依据',
    }),
  sample: {
    regulation: '某市科学技术进步与创新条例',
    kind: '修订',
    planYear: 2024,
    stages: [
      { stage: '立项', on: toDay('2024-01-15'), body: '演示·年度立法计划' },
      { stage: '征求意见', on: toDay('2024-07-17'), body: '某市人大常委会' },
      { stage: '审议', on: toDay('2024-10-25'), body: '某市第十五届人大常委会第二十次会议' },
      { stage: '批准', on: toDay('2024-11-28'), body: '某省第十四届人大常委会第十三次会议' },
      { stage: '公布', on: toDay('2024-12-09'), body: '某市人大常委会' },
    ],
    promulgatedOn: toDay('2024-12-09'),
    announcement: '〔十五届〕第14号',
    effectiveOn: toDay('2025-01-01'),
    completionOrder: 1,
    peers: '全省各市',
    orderSource: '演示·比较说明',
    dossier: sampleFile('演示·立法过程材料.pdf'),
  },
  dated: 'promulgatedOn',
  evidence: ['dossier'],
  measures: {
    'legislation.completion-order': '一件法规公布时在同类立法中的完成名次；按法规名称分组',
    'legislation.effective': '一件已公布法规的施行日期；按法规名称分组，以公布日期归入年度',
    'legislation.stage': '一件法规完成的一个阶段（审查、评估须通过），以法规名称为键；按阶段分组',
    'legislation.legality': '一件法规草案所经的合法性审查，以材料编号为键；按法规名称分组',
    'legislation.fair-competition': '一件法规草案所经的公平竞争审查，以材料编号为键；按法规名称分组',
  },
  describe: (row) => `《${row.regulation}》${row.kind}`,
  facts: ({ promulgatedOn: on, regulation: group, stages, ...row }) => {
    const passed = stages.filter(({ result }) => result !== '未通过')
    const reached = passed.map(
      (one) => ({ measure: 'legislation.stage', on: one.on, key: group, group: one.stage }) as const,
    )
    const under = (name: string) => stages.filter((one) => one.stage === name)
    const reviewed = [
      ...under('合法性审查').map(
        (one) => ({ measure: 'legislation.legality', on: one.on, key: one.record ?? group, group }) as const,
      ),
      ...under('公平竞争审查').map(
        (one) => ({ measure: 'legislation.fair-competition', on: one.on, key: one.record ?? group, group }) as const,
      ),
    ]
    if (!on) return [...reached, ...reviewed]
    const order = row.completionOrder
    return [
      ...reached,
      ...reviewed,
      ...(order ? [{ measure: 'legislation.completion-order', on, group, value: order } as const] : []),
      ...(row.effectiveOn ? [{ measure: 'legislation.effective', on, group, key: row.effectiveOn } as const] : []),
    ]
  },
})
