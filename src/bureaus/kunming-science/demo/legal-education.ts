import { createHash } from 'node:crypto'
import type { DemoAct } from '#app/demo/demo-year.ts'
import type { Day } from '#domain/calendar/day.ts'
import { words } from '../words.ts'
import { correct, row, step } from './act.ts'
import { later, spread } from './days.ts'
import { counties } from './firms.ts'
import { activityActs, teams } from './publicity.ts'
import { random } from './random.ts'
import { nameOf } from './staff.ts'

const {
  serviceCampaign,
  publicityColumn,
  caseSeries,
  scienceWeek,
  entrepreneurCampaign,
  policyBooklet,
  secondmentProgramme,
} = words
const titles = [
  '一图读懂科学技术进步法',
  '研发费用加计扣除十问',
  '技术合同登记怎么办',
  '高企认定常见误区',
  '实验动物从业须知',
  '行政复议怎么申请',
  '成果转化收益怎么分',
  '公平竞争审查是什么',
  '科研诚信红线',
  '专利许可合同要点',
  '民法典里的技术合同',
  '知识产权保护小贴士',
]
const sha = (text: string): string => createHash('sha256').update(text).digest('hex')

/** `count` different items; every third is posted in a second channel with the same text and hash. */
function media(year: number, count: number): DemoAct[] {
  const chance = random(`media ${year}`)
  return spread(chance, `${year}-01-04`, `${year}-12-20`, count).flatMap((publishedAt, index) => {
    const title = `${titles[index % titles.length]}（第${Math.floor(index / titles.length) + 1}辑，演示）`
    const contentHash = sha(`${year} ${title}`)
    const post = (channel: string, on: Day): DemoAct =>
      row('media-item', `${year}-${index + 1}-${channel}`, {
        column: publicityColumn,
        channel,
        title,
        publishedAt: on,
        contentHash,
        url: `https://example.org/posts/${year}/${index + 1}`,
      })
    const first = index % 4 === 2 ? '客户端' : '微信公众号'
    return [post(first, publishedAt), ...(index % 3 === 1 ? [post('微博', later(publishedAt, 1))] : [])]
  })
}

const examples = [
  [2023, '2023-04-20', '伪造检测报告申请许可案', '公开案例'],
  [2023, '2023-07-20', '技术秘密侵权赔偿案', '公开案例'],
  [2023, '2023-10-19', '虚报研发费用退回补贴案', '公开案例'],
  [2023, '2023-12-07', '实验动物转售未留凭证案', '公开案例'],
  [2024, '2024-02-22', '使用来源不明实验动物案', '公开案例'],
  [2024, '2024-03-28', '专利许可费逾期支付案', '公开案例'],
  [2024, '2024-05-09', '委托开发成果归属争议案', '公开案例'],
  [2024, '2024-06-20', '环境设施不合格不予许可案', '本机关案件'],
  [2024, '2024-07-25', '高企年报逾期未填报案', '公开案例'],
  [2024, '2024-09-12', '科研失信惩戒案', '其他机关案件'],
  [2024, '2024-10-24', '技术秘密保密义务案', '公开案例'],
  [2024, '2024-11-28', '许可证遗失补办案', '本机关案件'],
] as const

/** Contents, audience, office, measures and when in the year it was done. */
const duties = [
  ['《中华人民共和国科学技术进步法》', '企业', '政策法规处', '小分队上门宣讲', '12-06'],
  ['《中华人民共和国民法典》技术合同章', '科研人员', '成果转化处', '科技活动周现场咨询', '06-03'],
  ['《实验动物管理条例》', '执法人员', '社会发展科技处', '执法培训和现场提醒', '11-21'],
  ['《中华人民共和国行政复议法》', '领导干部', '机关党委', '党组会集中学习', '11-14'],
] as const

const dutyList = (year: number, approvedOn: string, publishedOn: string): DemoAct[] => {
  const list = row('duty-list', String(year), {
    year,
    title: `${year}年度普法责任清单（演示）`,
    approvedBy: '党组会',
    approvedOn,
    items: duties.map(([content, audience, owner, measures]) => ({
      content,
      audience,
      owner,
      measures,
      schedule: '全年',
    })),
  })
  const published = step(list, 'publish', { publishedOn, url: `https://example.org/duty-list/${year}` })
  const outcomes = duties.map(([content, , , , day]) => ({ content, status: '完成', doneOn: `${year}-${day}` }))
  return [list, published, step(published, 'report', { reportedOn: `${year}-12-13`, outcomes })]
}

const booklet = (issuedOn: string, copies: number, receiver: string, name: string): DemoAct =>
  row(
    'publicity-material',
    name,
    { material: policyBooklet, campaign: entrepreneurCampaign, issuedOn, copies, receiver },
    { on: '2024-11-04' },
  )

function booklets(): DemoAct[] {
  const wrong = booklet('2024-11-01', 86, '签到企业家（演示）', '企业家日-签到处')
  return [
    wrong,
    correct(wrong, { copies: 68 }, '录入时数字颠倒，按发放登记表更正为68册', '2024-11-06'),
    booklet('2024-11-01', 75, '分论坛参会企业（演示）', '企业家日-分论坛'),
    booklet('2024-11-01', 62, '现场咨询台（演示）', '企业家日-咨询台'),
  ]
}

const desk = (heldOn: string, place: string, personTimes: number, topic = '民法典', restDay = true): DemoAct =>
  row(
    'consultation',
    `${heldOn}-${topic}`,
    { campaign: scienceWeek, topic, heldOn, place, personTimes },
    restDay ? { restDay: true } : {},
  )

export const legalEducationActs = (): DemoAct[] => [
  ...counties.map(([code, name]) =>
    row(
      'administrative-division',
      code,
      { code, name, level: '县级', parent: '5301', source: 'GB/T 2260', from: '2020-01-01' },
      { on: '2023-01-04' },
    ),
  ),
  ...['微信公众号', '微博', '客户端'].map((channel) =>
    row('channel', channel, { channel, column: publicityColumn, account: '昆明科技（演示）', openedOn: '2023-01-04' }),
  ),
  ...teams.map((teamId, index) =>
    row('service-team', teamId, {
      teamId,
      name: `科技服务第${'一二三四五'[index]}小分队`,
      campaign: serviceCampaign,
      leader: nameOf(`P0${31 + index}`),
      members: [nameOf(`P0${25 + index}`), nameOf(`P0${36 + index}`)],
      area: '全市',
      from: index < 4 ? '2023-03-13' : '2024-02-22',
    }),
  ),
  ...activityActs(),
  ...media(2023, 20),
  ...media(2024, 46),
  ...examples.map(([year, publishedOn, title, caseSource], index) =>
    row('case-example', `${year}-${title}`, {
      series: caseSeries,
      issueNo: index + 1,
      title: `${title}（演示）`,
      publishedOn,
      caseSource,
      desensitisedBy: nameOf('P006'),
      url: `https://example.org/cases/${index + 1}`,
    }),
  ),
  ...[
    [2023, 'P036', '2023-03-06', '2023-12-01'],
    [2023, 'P041', '2023-03-06', '2023-12-01'],
    [2024, 'P037', '2024-03-04', '2024-12-02'],
    [2024, 'P042', '2024-03-04', '2024-12-02'],
  ].map(([year, who, from, until]) =>
    row(
      'secondment',
      `${year}-${who}`,
      { program: secondmentProgramme, year, person: nameOf(String(who)), from, until },
      { on: `${from}` },
    ),
  ),
  ...dutyList(2023, '2023-03-16', '2023-03-22'),
  ...dutyList(2024, '2024-03-19', '2024-03-25'),
  desk('2023-05-20', '科技活动周主会场（演示）', 143),
  desk('2024-05-25', '科技活动周主会场（演示）', 92),
  desk('2024-05-26', '科技活动周主会场（演示）', 61),
  desk('2024-05-28', '呈贡分会场（演示）', 52, '民法典', false),
  desk('2024-05-29', '呈贡分会场（演示）', 37, '专利法', false),
  ...booklets(),
  row('volunteer-support', '2023-07', {
    heldOn: '2023-07-18',
    team: '市级普法志愿者队伍（演示）',
    activity: '科技园区普法宣传',
    support: '资料',
    volunteers: 10,
  }),
  row('volunteer-support', '2024-07', {
    heldOn: '2024-07-18',
    team: '市级普法志愿者队伍（演示）',
    activity: '科技园区普法宣传',
    support: '讲师',
    volunteers: 12,
  }),
  row('volunteer-support', '2024-12', {
    heldOn: '2024-12-04',
    team: '市级普法志愿者队伍（演示）',
    activity: '宪法宣传周展台',
    support: '场地',
    volunteers: 16,
  }),
  row('report-publication', '2023', {
    reportYear: 2023,
    title: '昆明市科学技术局关于2023年法治政府建设情况的报告（演示）',
    publishedOn: '2024-03-12',
    url: 'https://example.org/reports/2023',
    channel: '网站',
  }),
  row('report-publication', '2024', {
    reportYear: 2024,
    title: '昆明市科学技术局关于2024年法治政府建设情况的报告（演示）',
    publishedOn: '2025-03-06',
    url: 'https://example.org/reports/2024',
    channel: '网站',
  }),
]
