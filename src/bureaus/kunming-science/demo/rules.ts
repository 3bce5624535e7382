import type { DemoAct } from '#app/demo/demo-year.ts'
import { addDays, toDay } from '#domain/calendar/day.ts'
import { row, step } from './act.ts'
import { ownReviews } from './competition-reviews.ts'

type Document = readonly [
  title: string,
  year: number,
  no: number,
  unit: string,
  issuedOn: string,
  effectiveOn: string,
  expiresOn: string,
  filedOn: string,
]
/** In force before 2024; entered in the database in April 2024. The last one is repealed on 2024-12-20. */
export const documents: readonly Document[] = [
  ['科技计划项目管理办法', 2020, 1, '规划与资源配置处', '2020-03-12', '2020-04-15', '2025-04-15', '2020-03-25'],
  ['科技计划项目资金管理办法', 2020, 2, '规划与资源配置处', '2020-06-18', '2020-07-20', '2025-07-20', '2020-07-01'],
  ['重点实验室建设与运行管理办法', 2020, 3, '规划与资源配置处', '2020-11-05', '2020-12-10', '2025-12-10', '2020-11-18'],
  ['技术合同认定登记奖补办法', 2021, 1, '成果转化处', '2021-02-25', '2021-04-01', '2026-04-01', '2021-03-10'],
  ['科技企业孵化器管理办法', 2021, 2, '高新技术处', '2021-05-13', '2021-06-15', '2026-06-15', '2021-05-26'],
  ['众创空间管理办法', 2021, 3, '高新技术处', '2021-05-13', '2021-06-15', '2026-06-15', '2021-05-26'],
  ['高新技术企业培育办法', 2021, 4, '高新技术处', '2021-09-16', '2021-10-20', '2026-10-20', '2021-09-29'],
  ['科技成果转化中试基地管理办法', 2022, 1, '成果转化处', '2022-01-20', '2022-03-01', '2027-03-01', '2022-02-10'],
  ['科技特派员管理办法', 2022, 2, '社会发展科技处', '2022-04-14', '2022-05-20', '2027-05-20', '2022-04-27'],
  ['院士专家工作站管理办法', 2022, 3, '规划与资源配置处', '2022-08-11', '2022-09-15', '2027-09-15', '2022-08-24'],
  ['科技创新券使用办法', 2023, 1, '成果转化处', '2023-03-23', '2023-05-01', '2028-05-01', '2023-04-04'],
  ['科研诚信管理办法', 2023, 2, '政策法规处', '2023-09-07', '2023-10-15', '2028-10-15', '2023-09-19'],
  ['科技服务业统计资助办法', 2020, 4, '规划与资源配置处', '2020-12-17', '2021-02-01', '2026-02-01', '2020-12-29'],
]

/** Documents of earlier years: published and filed then, entered when the database was set up. */
const inDatabase = (
  [title, year, no, unit, issuedOn, effectiveOn, expiresOn, filedOn]: Document,
  index: number,
): readonly DemoAct[] => {
  const on = index % 2 ? '2024-04-22' : '2024-04-24'
  const reasons = '建库时补记当年办理情况'
  const issued = row(
    'normative-document',
    `昆科规${year}-${no}`,
    {
      title: `昆明市${title}（演示）`,
      docNumber: `昆科规〔${year}〕${no}号`,
      kind: '行政规范性文件',
      unit,
      issuedOn,
      effectiveOn,
      expiresOn,
      legalityNumber: `昆科审〔${year}〕${no}号`,
    },
    { on },
  )
  const url = `https://example.org/documents/${year}-${no}`
  const published = step(issued, 'publish', { publishedOn: addDays(toDay(issuedOn), 5), url }, { on, reasons })
  const filing = { filedOn, filingNumber: `演示备〔${year}〕${no}号` }
  const filed = step(published, 'file', filing, { on, reasons })
  return [issued, published, filed, step(filed, 'enter', { enteredOn: on })]
}

function documentActs(): DemoAct[] {
  const old = documents.map(inDatabase)
  const repealed = step(old.at(-1)!.at(-1)!, 'repeal', {
    repealedOn: '2024-12-20',
    because: '清理决定，自公布之日起不再执行',
  })
  const on = '2024-04-24'
  const policy = row(
    'normative-document',
    '昆科发2023-11',
    {
      title: '关于支持科技服务进园区的若干意见（演示）',
      docNumber: '昆科发〔2023〕11号',
      kind: '其他政策文件',
      unit: '成果转化处',
      issuedOn: '2023-06-15',
      effectiveOn: '2023-07-01',
      expiresOn: '2026-07-01',
    },
    { on },
  )
  const policyPublished = step(
    policy,
    'publish',
    { publishedOn: '2023-06-20', url: 'https://example.org/documents/2023-11' },
    { on, reasons: '建库时补记当年办理情况' },
  )
  return [...old.flat(), repealed, policy, policyPublished, step(policyPublished, 'enter', { enteredOn: '2024-04-24' })]
}

type Legal = readonly [
  number: string,
  title: string,
  subject: string,
  drafter: string,
  acceptedOn: string,
  concludedOn: string,
  conclusion: string,
  points: number,
]
const legal: readonly Legal[] = [
  [
    '昆科审〔2023〕4号',
    '昆明市科研诚信管理办法（演示）',
    '行政规范性文件',
    '规划与资源配置处',
    '2023-08-14',
    '2023-08-28',
    '应当予以修改',
    2,
  ],
  [
    '昆科审〔2024〕2号',
    '昆明市科学技术进步与创新条例（修订草案）',
    '法规规章草案',
    '规划与资源配置处',
    '2024-05-13',
    '2024-06-03',
    '应当予以修改',
    7,
  ],
  [
    '昆科审〔2024〕3号',
    '制定科技创新平台管理措施',
    '重大行政决策',
    '规划与资源配置处',
    '2024-06-27',
    '2024-07-09',
    '应当予以修改',
    3,
  ],
  ['昆科审〔2024〕6号', '委托绩效评价合同（演示）', '合同', '规划与资源配置处', '2024-09-04', '2024-09-09', '合法', 0],
]

export const ruleActs = (): DemoAct[] => [
  ...documentActs(),
  ...ownReviews(),
  ...legal.map(([number, title, subject, drafter, acceptedOn, concludedOn, conclusion, points]) =>
    row('legality-check', number, {
      number,
      title,
      subject,
      round: 1,
      drafter,
      reviewer: '政策法规处',
      acceptedOn,
      concludedOn,
      counselHeard: true,
      conclusion,
      points,
      answered: points,
    }),
  ),
]
