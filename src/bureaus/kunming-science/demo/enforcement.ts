import type { DemoAct } from '#app/demo/demo-year.ts'
import type { Day } from '#domain/calendar/day.ts'
import { row, step } from './act.ts'
import { later } from './days.ts'
import { crewOf, type Held, hold } from './draws.ts'
import { holders } from './holders.ts'
import { decided } from './licences.ts'
import { random } from './random.ts'
import { certificateOf, nameOf, officers } from './staff.ts'
import { retired, trainingActs } from './training.ts'

/** First of all: without a certificate on record nobody can review a licence. */
function certificates(): DemoAct[] {
  const rows = officers.map(({ id, name, office, certificate }, index) =>
    row(
      'enforcement-officer',
      id,
      {
        personId: id,
        name,
        office,
        staffing: '公务员',
        certificateNumber: certificate,
        field: '科技',
        area: '昆明市',
        issuedOn: index % 3 ? '2021-06-01' : '2022-09-01',
        validUntil: index % 3 ? '2026-06-01' : '2027-09-01',
      },
      { on: '2023-01-03', time: '09:00' },
    ),
  )
  const leaving = rows[officers.findIndex(({ id }) => id === retired.id)]!
  return [
    ...rows,
    step(leaving, 'end', { on: retired.on, because: '退休', collectedOn: '2024-07-02' }, { on: '2024-07-02' }),
  ]
}

const fiveLists = ['不予处罚', '从轻处罚', '减轻处罚', '从重处罚', '不予实施行政强制措施'] as const
const lists = (): DemoAct[] => [
  ...fiveLists.flatMap((listType) => {
    const old = row(
      'discretion-list',
      `${listType}-2022`,
      { listType, family: '五张清单', version: '2022年版', publishedOn: '2022-11-30', from: '2023-01-03' },
      { on: '2023-01-12' },
    )
    return [
      old,
      step(old, 'end', { until: '2024-07-01', because: '新版施行，旧版停止施行' }),
      row('discretion-list', `${listType}-2024`, {
        listType,
        family: '五张清单',
        version: '2024年版',
        publishedOn: '2024-06-28',
        url: 'https://example.org/lists/2024',
        from: '2024-07-01',
        changes: '按新修订的裁量基准更新适用条件',
      }),
    ]
  }),
  row('discretion-list', '减免责-2024', {
    listType: '不予处罚',
    family: '减免责清单',
    version: '2024年第1版',
    publishedOn: '2024-06-28',
    from: '2024-07-01',
    changes: '新编制减免责清单，全年动态更新',
  }),
]
const items = [
  [
    '不予处罚',
    '首次未按规定记录饲育环境指标',
    '《中华人民共和国行政处罚法》第三十三条第一款',
    '初次违法、危害后果轻微并及时改正',
    '签署整改承诺书，三十日内回访',
  ],
  [
    '从轻处罚',
    '未按规定保存实验动物来源凭证',
    '《中华人民共和国行政处罚法》第三十二条',
    '主动消除或者减轻危害后果',
    '提供凭证保管样式',
  ],
  [
    '减轻处罚',
    '从业人员培训记录不完整',
    '《中华人民共和国行政处罚法》第三十二条',
    '主动供述尚未掌握的违法行为或者有立功表现',
    '送教上门',
  ],
  [
    '从重处罚',
    '使用来源不明的实验动物且拒不改正',
    '《实验动物管理条例》第二十九条',
    '责令改正后拒不改正或者再次发生',
    '列入下年度重点检查对象',
  ],
] as const

const planCode = { 年度计划: 'NDJH', 专项计划: 'ZXJH', 许可后监管计划: 'XKJG' } as const

const plan = (
  kind: keyof typeof planCode,
  title: string,
  approvedOn: string,
  publishedOn: string,
  schedule: string,
  joint?: string,
): DemoAct =>
  row('inspection-plan', `${approvedOn.slice(0, 4)}-${kind}`, {
    year: Number(approvedOn.slice(0, 4)),
    kind,
    title: `${approvedOn.slice(0, 4)}年${title}（演示）`,
    approvedBy: nameOf('P002'),
    approvedOn,
    publishedOn,
    url: `https://example.org/plans/${approvedOn.slice(0, 4)}`,
    lines: [
      {
        code: `${approvedOn.slice(0, 4)}-${planCode[kind]}-1`,
        item: '实验动物生产、使用许可监督检查',
        itemBasis: '《中华人民共和国行政许可法》第六十一条',
        objects: '持有实验动物许可证的单位',
        quota: '3个单位',
        cap: 1,
        schedule,
        ...(joint ? { joint } : {}),
      },
    ],
  })

const unitOf = (holder: number): string => `U${String(holder + 1).padStart(3, '0')}`
const holderAt = (unit: string) => holders[Number(unit.slice(1)) - 1]!

/** Who may be drawn: certified officers outside the legal office, which supervises. */
const roster = officers
  .filter(({ id, office }) => office !== 'law' && office !== 'leaders' && id !== retired.id)
  .map(({ id, name }) => ({ id, name }))

const inspectionDraw = (
  year: number,
  drawnOn: string,
  take: number,
  running: number,
  ends: readonly [string, string],
): Held =>
  hold({
    name: `inspection ${year}`,
    variant: 'inspection',
    drawnOn,
    completedOn: ends[0],
    publishedOn: ends[1],
    running,
    wish: {
      planItem: `${year}-NDJH-1`,
      task: `${year}年实验动物许可证持有单位联合抽查（演示）`,
      departments: [
        { code: 'SCJG', title: '市场监督管理局（演示）' },
        { code: 'WSJK', title: '卫生健康委员会（演示）' },
      ],
      perUnit: 2,
      teamSize: 3,
      strata: [{ code: 'A', title: '实验动物许可证持有单位', take }],
      units: holders.map(({ name }, index) => ({
        id: unitOf(index),
        name,
        stratum: 'A',
        weight: 1,
        source: '云南省实验动物许可证持有单位名录（演示）',
      })),
      officers: roster,
      avoid: [{ unit: unitOf(2), officer: 'P029', reason: '曾在该单位任职（演示）' }],
    },
  })

const drawn2023 = inspectionDraw(2023, '2023-08-17', 2, 1, ['2023-09-18', '2023-09-20'])
const drawn2024 = inspectionDraw(2024, '2024-08-13', 3, 2, ['2024-09-30', '2024-10-08'])

type Visit = readonly [visitedOn: string, result: string, findings?: string]
const visits: readonly (readonly [draw: Held, visits: readonly Visit[]])[] = [
  [
    drawn2023,
    [
      ['2023-08-30', '未发现问题'],
      ['2023-09-06', '发现问题已当场改正', '垫料更换记录漏填一次'],
    ],
  ],
  [
    drawn2024,
    [
      ['2024-08-27', '未发现问题'],
      ['2024-08-29', '发现问题责令限期改正', '屏障环境压差记录不连续'],
      ['2024-09-03', '发现问题已当场改正', '一处警示标识脱落'],
    ],
  ],
]

const inspections = (): DemoAct[] =>
  visits.flatMap(([draw, each]) => [
    ...draw.acts,
    ...each.flatMap((visit, index) => visitActs(draw, draw.outcome.selected[index]!, visit, index)),
  ])

const inspectionFile = (draw: Held, unit: string): string => `检查-${draw.number}-${unit}`

function visitActs(draw: Held, unit: string, [visitedOn, result, findings]: Visit, index: number): DemoAct[] {
  const { name } = holderAt(unit)
  const crew = crewOf(draw.outcome, unit)
  const day = visitedOn as Day
  const until = later(day, 20)
  const told = later(day, 2)
  const caseId = inspectionFile(draw, unit)
  const rectify = result === '发现问题责令限期改正' ? { rectifyBy: until, rectifiedOn: later(day, 14) } : {}
  return [
    row('inspection-result', caseId, {
      drawNumber: draw.number,
      unit,
      unitName: name,
      visitedOn,
      officers: crew.map(certificateOf),
      result,
      ...(findings ? { findings } : {}),
      toldOn: told,
      ...rectify,
      publishedOn: later(day, 8),
      url: `https://example.org/results/${visitedOn}`,
    }),
    row('recording-log', caseId, {
      caseId,
      event: '现场检查',
      level: '按需记录',
      assetNumber: `ZF-${index % 2 ? '2023-02' : '2023-01'}`,
      officer: certificateOf(crew[0]!),
      recordedOn: visitedOn,
      uploadedOn: visitedOn,
    }),
    row('platform-entry', caseId, {
      kind: '行政检查',
      caseId,
      caseTitle: `${name}监督检查`,
      enteredOn: later(day, 9),
      receipt: `YN-JC-演示-${visitedOn.replaceAll('-', '')}`,
      state: '完成',
    }),
  ]
}

const equipment = [
  ['ZF-2023-01', '执法记录仪', '2023-02-23', '2680.00', 'P013'],
  ['ZF-2023-02', '执法记录仪', '2023-02-23', '2680.00', 'P014'],
  ['ZF-2023-03', '照相机', '2023-02-23', '5400.00', 'P015'],
  ['ZF-2024-01', '执法记录仪', '2024-03-14', '2980.00', 'P028'],
  ['ZF-2024-02', '执法记录仪', '2024-03-14', '2980.00', 'P030'],
  ['ZF-2024-03', '采集站', '2024-03-14', '12600.00', 'P016'],
] as const

/** One recording for each licence that was verified on site. */
const siteRecordings = (): DemoAct[] =>
  decided
    .filter(({ onSite }) => onSite)
    .map(({ id, decision, reviewedOn: recordedOn, handler }) =>
      row('recording-log', `核查-${id}`, {
        caseId: decision,
        event: '现场核查',
        level: '全程不间断',
        assetNumber: 'ZF-2023-01',
        officer: certificateOf(handler),
        recordedOn,
        uploadedOn: recordedOn,
      }),
    )

const defects = [
  ['卷内目录', 4, '页码漏编一处'],
  ['送达', 6, '送达回证未写明送达地点'],
  ['文书制作', 5, '审查意见引用条款未写明款项'],
  ['归档', 3, '归档晚于规定时间'],
] as const

const scorers = ['P004', 'P006', 'P007']

type CaseFile = { readonly id: string; readonly kind: '行政许可' | '行政检查'; readonly handlers: readonly string[] }

/** The files of 2023 from which those to be reviewed are drawn: licences and inspections alike. */
const files2023: readonly CaseFile[] = [
  ...decided
    .filter((one) => one.year === 2023)
    .map(({ decision, handler }) => ({ id: decision, kind: '行政许可', handlers: [handler] }) as const),
  ...drawn2023.outcome.selected.map(
    (unit) =>
      ({ id: inspectionFile(drawn2023, unit), kind: '行政检查', handlers: crewOf(drawn2023.outcome, unit) }) as const,
  ),
]

const sampled2024 = hold({
  name: 'dossier review 2024',
  variant: 'dossierReview',
  drawnOn: '2024-04-18',
  completedOn: '2024-04-24',
  publishedOn: '2024-04-26',
  running: 1,
  wish: {
    planItem: '2024-AJPC-1',
    task: '2023年度执法案卷评查抽样（演示）',
    departments: [],
    perUnit: 1,
    teamSize: 3,
    strata: [{ code: 'A', title: '2023年度办结案卷', take: 22 }],
    units: files2023.map(({ id, kind, handlers }) => ({
      id,
      name: `${kind}案卷${id}`,
      stratum: 'A',
      weight: 1,
      handlers: [...handlers],
    })),
    officers: scorers.map((id) => ({ id, name: nameOf(id) })),
    avoid: [],
  },
})

function reviews(): DemoAct[] {
  const chance = random('case file reviews')
  const drawn = sampled2024.outcome.selected.map((id, i) => ({
    ...files2023.find((one) => one.id === id)!,
    year: 2023,
    scorer: crewOf(sampled2024.outcome, id)[0]!,
    reviewedOn: i < 11 ? '2024-04-23' : '2024-04-24',
  }))
  const own = decided
    .filter((one) => one.year === 2024 && one.decidedOn <= '2024-11-10')
    .map(({ decision, handler }, i) => ({
      id: decision,
      kind: '行政许可' as const,
      handlers: [handler],
      year: 2024,
      scorer: scorers[i % scorers.length]!,
      reviewedOn: '2024-11-21',
    }))
  return [...drawn, ...own].flatMap(({ id, kind, handlers, year, scorer, reviewedOn }, index) => {
    const found = index % 3 === 0 ? [] : chance.some(defects, chance.int(1, 2))
    const score = 100 - found.reduce((sum, [, points]) => sum + points, 0)
    const reviewed = row('case-file-review', id, {
      ...(year === 2023 ? { drawNumber: sampled2024.number } : {}),
      caseFile: id,
      fileYear: year,
      fileKind: kind,
      reviewedOn,
      scorer: nameOf(scorer),
      handler: handlers.map(nameOf).join('、'),
      score,
      grade: score >= 90 ? '优秀' : '良好',
      defects: found.map(([item, points, reason]) => ({ item, points, reason })),
    })
    if (found.length === 0) return [reviewed]
    const rectifiedOn = later(reviewedOn as Day, 10 + (index % 10))
    return [reviewed, step(reviewed, 'rectify', { rectifiedOn, rectification: '已补正并在处室会议上讲评' })]
  })
}

export const enforcementActs = (): DemoAct[] => [
  ...certificates(),
  row('certificate-check', '2023', { checkedOn: '2023-03-22', office: '政策法规处', examined: 39, unfit: [] }),
  row(
    'certificate-check',
    '2024',
    {
      checkedOn: '2024-06-19',
      office: '政策法规处',
      examined: 39,
      unfit: [{ personId: retired.id, reason: '不在执法岗位', handled: '注销证件', handledOn: '2024-07-01' }],
    },
    { on: '2024-07-02' },
  ),
  ...trainingActs(),
  ...lists(),
  ...items.map(([listType, act, basisArticle, conditions, support]) =>
    row('discretion-item', `2024-${listType}`, {
      listType,
      act,
      basisArticle,
      conditions,
      support,
      publishedOn: '2024-06-28',
    }),
  ),
  plan('年度计划', '双随机抽查计划', '2023-03-15', '2023-03-22', '第三季度'),
  plan('年度计划', '双随机抽查计划', '2024-03-12', '2024-03-18', '第三季度', '市场监管、卫生健康部门'),
  plan('许可后监管计划', '实验动物许可后监管计划', '2024-03-12', '2024-03-18', '全年'),
  ...inspections(),
  ...equipment.map(([assetNumber, type, acquiredOn, price, custodian]) =>
    row('recording-equipment', assetNumber, {
      assetNumber,
      type,
      model: '型号甲（演示）',
      price,
      acquiredOn,
      custodian: nameOf(custodian),
      location: '社会发展科技处',
      status: '在用',
    }),
  ),
  ...siteRecordings(),
  ...sampled2024.acts,
  ...reviews(),
]
