import type { DemoAct } from '#app/demo/demo-year.ts'
import { row } from './act.ts'
import { later } from './days.ts'
import { firms } from './firms.ts'
import { nameOf } from './staff.ts'

/** Published values of the sixteen prefectures: R&D of 2023 (亿元, %), contracts of 2024 (items, 亿元); invented except the own. */
const prefectures = [
  ['5301', '昆明市', '150.71', '1.92', '13311', '176.73'],
  ['5303', '曲靖市', '40.12', '0.97', '402', '21.35'],
  ['5304', '玉溪市', '32.58', '1.24', '356', '18.62'],
  ['5305', '保山市', '8.46', '0.67', '121', '6.40'],
  ['5306', '昭通市', '6.91', '0.42', '98', '5.15'],
  ['5307', '丽江市', '2.87', '0.44', '64', '2.31'],
  ['5308', '普洱市', '5.53', '0.48', '87', '3.94'],
  ['5309', '临沧市', '4.78', '0.45', '73', '3.28'],
  ['5323', '楚雄彝族自治州', '13.64', '0.75', '165', '9.87'],
  ['5325', '红河哈尼族彝族自治州', '26.37', '0.91', '248', '15.46'],
  ['5326', '文山壮族苗族自治州', '7.35', '0.51', '92', '4.72'],
  ['5328', '西双版纳傣族自治州', '3.96', '0.49', '71', '2.86'],
  ['5329', '大理白族自治州', '12.18', '0.69', '187', '11.08'],
  ['5331', '德宏傣族景颇族自治州', '2.74', '0.44', '55', '1.97'],
  ['5333', '怒江傈僳族自治州', '0.83', '0.32', '18', '0.64'],
  ['5334', '迪庆藏族自治州', '1.12', '0.35', '22', '0.81'],
] as const

const ranking = (indicator: string, year: number, column: 2 | 3 | 4 | 5, on: string): DemoAct =>
  row(
    'peer-ranking',
    `${indicator}-${year}`,
    {
      indicator,
      year,
      source: column < 4 ? '全省科技经费投入统计公报（演示）' : '全省技术合同认定登记情况通报（演示）',
      peers: prefectures.map((line) => ({ code: line[0], name: line[1], value: line[column] })),
    },
    { on },
  )

type Statistic = readonly [
  series: string,
  region: string,
  period: string,
  value: string,
  unit: string,
  status: string,
  vintage: string,
  source: string,
]
const statistics: readonly Statistic[] = [
  ['全社会研发经费投入', '5301', '2022', '133.64', '亿元', '最终', '2023-11-21', '全省科技经费投入统计公报（演示）'],
  ['地区生产总值', '5301', '2022', '7541.37', '亿元', '最终', '2023-12-15', '地区生产总值最终核实公告（演示）'],
  ['高新技术企业保有量', '53', '2023-12-31', '3244', '户', '最终', '2024-02-22', '全省高新技术企业工作通报（演示）'],
  ['地区生产总值', '5301', '2023', '7864.76', '亿元', '初步', '2024-04-02', '国民经济和社会发展统计公报（演示）'],
  ['全社会研发经费投入', '5301', '2023', '168.21', '亿元', '初步', '2024-04-10', '研发统计填报进度（演示）'],
  ['全社会研发经费投入', '5301', '2023', '150.71', '亿元', '最终', '2024-11-15', '全省科技经费投入统计公报（演示）'],
  ['地区生产总值', '5301', '2023', '7864.76', '亿元', '最终', '2024-12-13', '地区生产总值最终核实公告（演示）'],
]

const promise = (action: string): DemoAct =>
  row(
    'service-item',
    `实验动物许可-${action}`,
    {
      itemGroup: '实验动物许可',
      action,
      statutoryWorkingDays: 20,
      promisedWorkingDays: 1,
      commitmentRoute: true,
      guidePublishedOn: '2023-01-06',
      from: '2023-01-06',
    },
    { on: '2023-01-06' },
  )

const guide = (item: string, version: string, publishedOn: string, changes: string): DemoAct =>
  row('guide-publication', `${item}-${version}`, {
    item,
    version,
    publishedOn,
    place: '政务服务网',
    url: `https://example.org/guides/${version.slice(0, 4)}/${item.length}`,
    changes,
  })

type Visit = readonly [visitor: string, kind: string, demand: string, owner: string, reply: string, days: number]
const reception = (heldOn: string, receiver: string, post: string, visits: readonly Visit[]): DemoAct => {
  const closed = visits.map(([, , , , , days]) => later(heldOn as never, days))
  return row(
    'head-reception',
    heldOn,
    {
      heldOn,
      place: '市政务服务中心企业服务专区',
      receiver: nameOf(receiver),
      post,
      issues: visits.map(([visitor, visitorKind, demand, owner, reply], i) => ({
        visitor: `${visitor}（演示）`,
        visitorKind,
        demand,
        owner,
        reply,
        closedOn: closed[i],
      })),
    },
    { on: closed.sort().at(-1)! },
  )
}

const receptions = (): DemoAct[] => [
  reception('2023-09-14', 'P002', '局长', [
    ['滇光传感科技', '企业', '技术合同登记材料退回两次，希望一次讲清', '成果转化处', '已发放材料清单并安排专人预审', 3],
  ]),
  reception('2024-03-20', 'P002', '局长', [
    [
      '云岭生物制药',
      '企业',
      '实验动物使用许可变更需跑几次窗口',
      '政务服务窗口',
      '变更已实行告知承诺，一次办结，当场演示网上流程',
      1,
    ],
    ['高原花卉种业', '企业', '研发费用辅助账如何设置', '规划与资源配置处', '已请统计辅导员上门指导', 5],
  ]),
  reception('2024-06-12', 'P002', '局长', [
    ['春城软件', '企业', '高企重新认定期间能否享受优惠', '高新技术处', '已书面说明政策口径并附申报日程', 2],
  ]),
  reception('2024-09-19', 'P003', '副局长', [
    [
      '滇中新材料研究所',
      '科研院所',
      '专利许可合同分期付款的登记口径',
      '成果转化处',
      '按细则登记可确定部分，补充登记办法已告知',
      4,
    ],
    ['西山医疗器械', '企业', '中试平台设备共享收费不透明', '规划与资源配置处', '已协调平台公布收费标准', 15],
  ]),
  reception('2024-11-21', 'P002', '局长', [
    [
      '呈贡智能装备',
      '企业',
      '希望提前知道下年度科技计划申报时间',
      '规划与资源配置处',
      '年度申报日程已在网站公布并短信告知',
      6,
    ],
  ]),
]

const checks = (): DemoAct[] =>
  Array.from({ length: 14 }, (_, i) => {
    const firm = firms[i * 37 + 5]!
    const checkedOn = later('2024-02-26' as never, i * 2)
    const kind = (['应报尽报核对', '上门服务', '异常数据核查'] as const)[i % 3]!
    return row('rd-check', `2023-${i + 1}`, {
      dataYear: 2023,
      checkedOn,
      kind,
      enterprise: firm.name,
      uscc: firm.uscc,
      reported: i === 4 ? '零报并说明理由' : '已报',
      asked: kind === '异常数据核查' ? '有研发人员而无研发经费，请核对填报口径' : '研发项目清单与经费归集是否对应',
      answered: i === 4 ? '当年项目已结题，没有新的研发支出' : '已由调查对象自行核对并补充说明',
      closedOn: later(checkedOn, 4),
      inspector: nameOf(i % 2 ? 'P039' : 'P040'),
    })
  })

export const serviceActs = (): DemoAct[] => [
  ...statistics.map(([series, region, period, value, unit, status, vintage, source]) =>
    row('statistic-release', `${series}@${region}-${period}-${vintage}`, {
      series,
      region,
      period,
      value,
      unit,
      status,
      vintage,
      source,
    }),
  ),
  ranking('全社会研发经费投入', 2023, 2, '2024-11-18'),
  ranking('研发经费投入强度', 2023, 3, '2024-12-16'),
  ranking('技术合同登记项数', 2024, 4, '2025-01-22'),
  ranking('技术合同成交额', 2024, 5, '2025-01-22'),
  ...['核发', '变更', '延续', '补证', '注销'].map(promise),
  guide('实验动物许可证核发', '2023年第1版', '2023-01-06', '承诺办结时限1个工作日，推行告知承诺'),
  guide('实验动物许可证核发', '2024年第1版', '2024-01-08', '申请材料由六项减为四项'),
  guide('实验动物许可证变更、补证、注销', '2024年第1版', '2024-01-08', '变更材料由部门共享取得，不再要求提交'),
  guide('技术合同认定登记', '2024年第1版', '2024-04-16', '补充技术交易额扣除项说明'),
  row('campaign', '营商环境监督行-4', {
    name: '营商环境监督行',
    edition: 4,
    startedOn: '2023-05-10',
    completedOn: '2023-10-12',
    organiser: '市科技局（演示）',
  }),
  row('campaign', '营商环境监督行-5', {
    name: '营商环境监督行',
    edition: 5,
    startedOn: '2024-05-08',
    completedOn: '2024-10-17',
    organiser: '市科技局（演示）',
  }),
  row('campaign', '昆明企业家日-1', {
    name: '昆明企业家日',
    edition: 1,
    startedOn: '2024-11-01',
    completedOn: '2024-11-01',
    organiser: '市有关部门（演示）',
  }),
  row('internal-rule', '技术合同分类细则', {
    title: '技术合同分类工作细则（演示）',
    subject: '技术合同分类',
    office: '成果转化处',
    approvedBy: nameOf('P003'),
    issuedOn: '2024-04-09',
    effectiveOn: '2024-04-15',
    points: '列明五类合同的判断要点和常见混淆情形，复核人与初核人分开',
  }),
  row('internal-rule', '技术交易额核定办法', {
    title: '技术交易额核定工作办法（演示）',
    subject: '技术交易额核定',
    office: '成果转化处',
    approvedBy: nameOf('P003'),
    issuedOn: '2024-04-09',
    effectiveOn: '2024-04-15',
    points: '设备、仪器、零部件、原材料等非技术性费用逐项扣除并注明合同条款',
  }),
  ...receptions(),
  ...checks(),
]
