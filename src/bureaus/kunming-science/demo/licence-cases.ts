/** How a case went, apart from the usual course: applied, accepted, reviewed, vetted, decided, served, published, filed. */
export type LicenceCase = {
  readonly id: string
  readonly variant: 'issue' | 'amend' | 'renew' | 'replace' | 'cancel'
  readonly permit: '生产' | '使用'
  /** Place in the list of holders. */
  readonly holder: number
  readonly applied: string
  readonly scope: readonly (readonly [environment: string, species: string, purpose: string])[]
  /** Number of the old certificate, or the case that gave it. */
  readonly previous?: string
  readonly change?: string
  /** Working days from acceptance to decision. */
  readonly days: number
  /** 一般程序: two officers on site before the decision. */
  readonly onSite?: true
  readonly missing?: readonly string[]
  readonly refusedBecause?: string
}

const mice = [['屏障环境', '大鼠、小鼠', '药效学研究']] as const
const test = [['屏障环境', '大鼠、小鼠', '药物安全性评价']] as const
const rabbits = [['普通环境', '兔、豚鼠', '检验检测']] as const
const dogs = [['普通环境', '犬、小型猪', '医疗器械试验']] as const
const monkeys = [['普通环境', '猕猴', '疫苗研究']] as const
const feed = [['普通环境', '实验动物饲料', '生产供应']] as const
const breeding = [['屏障环境', '小鼠', '繁育供应']] as const

export const cases2023: readonly LicenceCase[] = [
  { id: '23-01', variant: 'issue', permit: '使用', holder: 0, applied: '2023-01-10', scope: monkeys, days: 1 },
  { id: '23-02', variant: 'issue', permit: '使用', holder: 1, applied: '2023-02-07', scope: mice, days: 1 },
  {
    id: '23-03',
    variant: 'amend',
    permit: '使用',
    holder: 8,
    applied: '2023-02-22',
    scope: rabbits,
    days: 0,
    previous: 'SYXK(滇)K2021-0004',
    change: '法定代表人变更',
  },
  {
    id: '23-04',
    variant: 'issue',
    permit: '使用',
    holder: 2,
    applied: '2023-03-08',
    scope: mice,
    days: 1,
    onSite: true,
  },
  {
    id: '23-05',
    variant: 'issue',
    permit: '生产',
    holder: 5,
    applied: '2023-03-21',
    scope: breeding,
    days: 1,
    onSite: true,
  },
  {
    id: '23-06',
    variant: 'renew',
    permit: '使用',
    holder: 6,
    applied: '2023-04-11',
    scope: mice,
    days: 1,
    previous: 'SYXK(滇)K2018-0003',
    change: '有效期届满延续',
  },
  { id: '23-07', variant: 'issue', permit: '使用', holder: 3, applied: '2023-04-25', scope: rabbits, days: 1 },
  {
    id: '23-08',
    variant: 'replace',
    permit: '使用',
    holder: 13,
    applied: '2023-05-10',
    scope: rabbits,
    days: 0,
    previous: 'SYXK(滇)K2022-0002',
    change: '许可证遗失，已刊登遗失声明',
  },
  { id: '23-09', variant: 'issue', permit: '使用', holder: 4, applied: '2023-05-23', scope: test, days: 1 },
  {
    id: '23-10',
    variant: 'issue',
    permit: '使用',
    holder: 14,
    applied: '2023-06-06',
    scope: rabbits,
    days: 1,
    onSite: true,
    refusedBecause: '现场核查发现饲养间未设独立通风，温湿度连续三次超出国家标准范围，不符合环境设施条件。',
  },
  { id: '23-11', variant: 'issue', permit: '生产', holder: 9, applied: '2023-06-20', scope: feed, days: 1 },
  {
    id: '23-12',
    variant: 'cancel',
    permit: '使用',
    holder: 11,
    applied: '2023-07-04',
    scope: rabbits,
    days: 0,
    previous: 'SYXK(滇)K2020-0005',
    change: '停止动物实验，剩余动物已妥善处置',
  },
  {
    id: '23-13',
    variant: 'issue',
    permit: '使用',
    holder: 7,
    applied: '2023-07-18',
    scope: mice,
    days: 1,
    missing: ['环境设施检测报告', '实验动物从业人员健康检查记录'],
  },
  {
    id: '23-14',
    variant: 'amend',
    permit: '使用',
    holder: 0,
    applied: '2023-08-02',
    scope: monkeys,
    days: 0,
    previous: '23-01',
    change: '单位名称变更',
  },
  {
    id: '23-15',
    variant: 'issue',
    permit: '使用',
    holder: 10,
    applied: '2023-08-16',
    scope: rabbits,
    days: 2,
    onSite: true,
  },
  { id: '23-16', variant: 'issue', permit: '使用', holder: 12, applied: '2023-09-05', scope: mice, days: 1 },
  {
    id: '23-17',
    variant: 'replace',
    permit: '使用',
    holder: 1,
    applied: '2023-09-19',
    scope: mice,
    days: 0,
    previous: '23-02',
    change: '许可证正本污损',
  },
  {
    id: '23-18',
    variant: 'renew',
    permit: '使用',
    holder: 13,
    applied: '2023-10-17',
    scope: rabbits,
    days: 1,
    previous: 'SYXK(滇)K2018-0009',
    change: '有效期届满延续',
  },
  { id: '23-19', variant: 'issue', permit: '使用', holder: 15, applied: '2023-10-31', scope: mice, days: 1 },
  {
    id: '23-20',
    variant: 'amend',
    permit: '使用',
    holder: 3,
    applied: '2023-11-08',
    scope: rabbits,
    days: 0,
    previous: '23-07',
    change: '设施地址文字表述变更，实际地点不变',
  },
  {
    id: '23-21',
    variant: 'issue',
    permit: '使用',
    holder: 14,
    applied: '2023-11-15',
    scope: rabbits,
    days: 1,
    onSite: true,
  },
  { id: '23-22', variant: 'issue', permit: '使用', holder: 8, applied: '2023-11-28', scope: dogs, days: 1 },
]

/**
 * 2024: fifteen licences given, twelve new (核发) and three renewed (延续). A change or replacement would be one case
 * more under the three systems and on the platform, and no licence more: in this year there is none.
 */
export const cases2024: readonly LicenceCase[] = [
  { id: '24-01', variant: 'issue', permit: '使用', holder: 4, applied: '2024-01-16', scope: dogs, days: 1 },
  {
    id: '24-02',
    variant: 'renew',
    permit: '使用',
    holder: 2,
    applied: '2024-02-20',
    scope: mice,
    days: 1,
    previous: 'SYXK(滇)K2019-0002',
    change: '有效期届满延续，许可范围不变',
  },
  {
    id: '24-03',
    variant: 'issue',
    permit: '使用',
    holder: 6,
    applied: '2024-03-04',
    scope: rabbits,
    days: 1,
    missing: ['环境设施检测报告（应为近一年内出具）', '标准操作规程目录'],
  },
  {
    id: '24-04',
    variant: 'issue',
    permit: '生产',
    holder: 5,
    applied: '2024-03-26',
    scope: [['屏障环境', '大鼠', '繁育供应']],
    days: 1,
    onSite: true,
  },
  {
    id: '24-05',
    variant: 'renew',
    permit: '使用',
    holder: 10,
    applied: '2024-04-16',
    scope: mice,
    days: 1,
    previous: 'SYXK(滇)K2019-0006',
    change: '有效期届满延续，许可范围不变',
  },
  {
    id: '24-06',
    variant: 'renew',
    permit: '生产',
    holder: 9,
    applied: '2024-05-14',
    scope: feed,
    days: 1,
    previous: 'SCXK(滇)K2019-0001',
    change: '有效期届满延续，许可范围不变',
  },
  { id: '24-07', variant: 'issue', permit: '使用', holder: 12, applied: '2024-05-28', scope: rabbits, days: 1 },
  { id: '24-08', variant: 'issue', permit: '使用', holder: 7, applied: '2024-06-18', scope: test, days: 1 },
  { id: '24-09', variant: 'issue', permit: '使用', holder: 3, applied: '2024-07-09', scope: mice, days: 1 },
  { id: '24-10', variant: 'issue', permit: '使用', holder: 8, applied: '2024-07-30', scope: mice, days: 1 },
  {
    id: '24-11',
    variant: 'issue',
    permit: '使用',
    holder: 11,
    applied: '2024-08-20',
    scope: rabbits,
    days: 1,
    onSite: true,
  },
  { id: '24-12', variant: 'issue', permit: '使用', holder: 1, applied: '2024-09-10', scope: test, days: 1 },
  { id: '24-13', variant: 'issue', permit: '使用', holder: 15, applied: '2024-10-15', scope: rabbits, days: 1 },
  { id: '24-14', variant: 'issue', permit: '使用', holder: 14, applied: '2024-11-05', scope: mice, days: 1 },
  { id: '24-15', variant: 'issue', permit: '使用', holder: 13, applied: '2024-11-19', scope: mice, days: 1 },
]
