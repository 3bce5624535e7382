import { type DemoAct, type DemoFile, demoFile, demoId } from '#app/demo/demo-year.ts'
import { packageItems } from '#domain/matters/rule-making/legislation.inside.forms.ts'
import { words } from '../words.ts'
import { actsOf } from './act.ts'
import type { Item, MeetingNumbers } from './meetings.ts'

/**
 * The revision of the city's regulation. The days of councils are those that were published; what the bureau did before, and
 * every word of the texts, is invented and says so.
 */
const title = words.regulation
const caseId = demoId(`legislation ${title}`)
const unit = '规划与资源配置处'
const [drafter, reviewer, head, publisher] = ['P038', 'P005', 'P002', 'P006'] as const
const metOn = '2024-07-04'
const body = '党组会'

const fileOf = (name: string, lines: readonly string[] = [name]) => demoFile(`${title}·${name}`, lines)
const articles = (...lines: readonly string[]) => lines.map((line) => `${line}（演示条文）`)
const inForce = articles(
  '第一条　为促进科学技术进步，制定本条例。',
  '第二条　市科学技术行政部门负责本条例的组织实施。',
  '第三条　企业投入研究开发的费用可以申请补助。',
  '第四条　科学技术奖励每年评审一次。',
)
const proposed = {
  first: articles(
    '第一条　为促进科学技术进步与创新，制定本条例。',
    '第二条　市科学技术行政部门负责本条例的组织实施。',
    '第三条　各类企业投入研究开发的费用平等申请补助。',
  ),
  last: articles(
    '第一条　为促进科学技术进步与创新，制定本条例。',
    '第二条　市科学技术行政部门负责本条例的组织实施。',
    '第三条　各类企业投入研究开发的费用平等申请补助。',
    '第四条　勤勉尽责的科学技术人员在探索中失败的，依法免除责任。',
  ),
}
const [current, first, last, explanation] = [
  fileOf('现行文本', inForce),
  fileOf('修订草案一稿', proposed.first),
  fileOf('修订草案二稿', proposed.last),
  fileOf('起草说明', ['修订的必要性、主要措施和意见处理情况。']),
]
const [bill, report, risk] = [fileOf('议案文本', proposed.last), fileOf('调研报告'), fileOf('社会稳定风险评估报告')]
const gazette = fileOf('公报文本', proposed.last)
const papers = packageItems
  .filter((item) => item !== '听证笔录')
  .map((item) => ({ item, paper: fileOf(`报送材料·${item}`) }))

const project = actsOf('legislation', caseId)
const act = (
  on: string,
  time: string,
  as: string,
  action: string,
  form?: Readonly<Record<string, unknown>>,
  files: readonly DemoFile[] = [],
): DemoAct =>
  project(on, time, as, action, {
    ...(action === 'suggest' ? { variant: 'regulation' } : {}),
    ...(form ? { form } : {}),
    ...(files.length ? { files } : {}),
  })

const clauses = (count: number) => ({
  clauses: ['第一条', '第二条', '第三条', '第四条'].slice(0, count).map((no) => ({
    ...{ no, purpose: '与上位法一致（演示）', source: '科学技术进步法' },
    origin: no === '第二条' ? '现行规定' : '上位法',
  })),
})
const removed = (...numbers: readonly string[]) => ({
  ...{ removed: numbers.map((no) => ({ no, because: '已由上级规定统一规范（演示）' })) },
  checked: '删去的现行条款已逐条写明理由',
})
const organs = ['市财政局', '市人力资源社会保障局', '市市场监管局']
const opinions = [
  ['1', '第三条', '座谈会', '企业代表（演示）', '制度', '补助不分企业类型', '采纳', '第三条'],
  ['2', '全文', '来信', '科技人员（演示）', '原则', '增加容错的规定', '采纳', '第四条'],
  ['3', '第二条', '网站', '市民（演示）', '文字', '列明各部门名称', '不采纳', undefined],
] as const

/** The bureau's meeting before which the draft was put. */
export const legislationItem = (): Item => [
  metOn,
  body,
  {
    kind: '其他议题',
    title: `《${title}（修订草案）》送审稿`,
    resolution: '通过，按程序报送',
    more: { unit, case: caseId },
  },
]

const prepared = (): DemoAct[] => [
  act('2024-01-12', '10:00', drafter, 'suggest', {
    ...{ title, making: '修订', unit, origin: '执法检查' },
    ...{ necessity: '2023年执法检查要求修订', problems: '与上位法不一致，成果转化不畅（演示）' },
    ...{ systems: '投入、成果转化、人才和容错制度（演示）', bases: ['中华人民共和国科学技术进步法'] },
  }),
  act('2024-01-12', '15:30', reviewer, 'assess', {
    ...{ basis: '继续有效的既有法规', opinion: '本市为省会城市，原法规继续有效，修订不超出原调整范围（演示）' },
    ...{ reserved: false, licence: false, burdens: false, urgent: false },
  }),
  act('2024-01-15', '10:00', drafter, 'plan', {
    ...{ year: 2024, class: '审议项目', body: '市人大常委会', paper: '市级年度立法计划（演示）' },
  }),
  act('2024-01-26', '10:00', head, 'organise', {
    ...{ leader: '局长', members: ['副局长', '各有关处室负责人'], drafters: ['演示·章怀瑾'], budget: '列入部门预算' },
    targets: [
      { stage: '公开征求意见', dueOn: '2024-04-30' },
      { stage: '报送审查', dueOn: '2024-07-15' },
    ],
  }),
  act(
    '2024-03-25',
    '10:00',
    drafter,
    'research',
    {
      visits: [{ on: '2024-02-29', place: '市科技局、部分县（市）区（演示）', found: '补助条件不一（演示）' }],
      studies: [{ on: '2024-03-22', place: '外省两市（演示）', text: '同类条例（演示）', learnt: '容错机制（演示）' }],
      ...{ implementation: '现行条例施行以来的情况（演示）', report: report.attachment },
    },
    [report],
  ),
  act(
    '2024-04-11',
    '10:00',
    drafter,
    'draft',
    { draft: first.attachment, explanation: explanation.attachment, current: current.attachment },
    [first, explanation, current],
  ),
  act('2024-04-12', '10:00', drafter, 'tabulate', clauses(3)),
  act('2024-04-12', '15:00', drafter, 'compare', removed('第四条')),
  act('2024-04-19', '09:30', drafter, 'consult', {
    ...{
      until: '2024-05-20',
      url: 'https://example.org/legislation/2024-1',
      ways: '网站留言、来信或者参加座谈会',
      organs,
    },
  }),
  act('2024-05-22', '10:00', drafter, 'closeComments', {
    replies: organs.map((organ) => ({ organ, reply: '同意' })),
    opinions: opinions.map(([no, clause, channel, giver, category, view, disposition, changed]) => ({
      ...{
        no,
        clause,
        channel,
        giver,
        category,
        view,
        disposition,
        because: changed ? '确有必要' : '机构名称以批准文件为准',
      },
      ...(changed ? { changed } : {}),
    })),
    feedback: 'https://example.org/legislation/2024-1/feedback',
  }),
  act(
    '2024-05-24',
    '15:00',
    drafter,
    'revise',
    { draft: last.attachment, explanation: explanation.attachment, because: '立法工作领导小组讨论后修改（演示）' },
    [last],
  ),
  act('2024-05-24', '16:00', drafter, 'tabulate', clauses(4)),
  act('2024-05-24', '16:30', drafter, 'compare', removed('第四条')),
  act('2024-05-29', '15:00', drafter, 'argue', {
    ...{ heldOn: '2024-05-28', hearing: false },
    experts: [{ name: '演示·专家甲', employer: '演示大学', independent: true, view: '必要、可行' }],
  }),
]

const reviewed = (numberOf: MeetingNumbers): DemoAct[] => [
  act('2024-05-31', '10:00', reviewer, 'reviewCompetition', {
    ...{ number: '昆科竞审〔2024〕1号', by: '起草单位审查', conclusion: '修改后符合审查标准' },
  }),
  act('2024-06-05', '10:00', reviewer, 'reviewLegality', {
    ...{ number: '昆科审〔2024〕2号', conclusion: '已按意见修改', counsel: '已听取法律顾问意见（演示）' },
    conflicts: [{ clause: '第三条', upper: '科学技术进步法', finding: '一致（演示）' }],
  }),
  act(
    '2024-07-02',
    '09:30',
    drafter,
    'assessRisk',
    {
      ...{
        assessor: '第三方评估机构（演示）',
        heard: '信访部门、企业和科技人员代表',
        level: '低',
        conclusion: '风险可控',
      },
      ...{ risks: [{ point: '新旧补助办法衔接', measure: '设过渡期' }], report: risk.attachment },
    },
    [risk],
  ),
  act('2024-07-02', '10:30', reviewer, 'reviewValues', {
    rows: [{ clause: '第四条', value: '诚信、宽容失败', judgement: '符合' }],
    conclusion: '符合',
  }),
  act('2024-07-02', '16:00', reviewer, 'closeReviews'),
  act('2024-07-05', '10:00', drafter, 'deliberate', { meeting: numberOf(metOn, body) }),
  act('2024-07-05', '11:00', head, 'sign'),
  act(
    '2024-07-05',
    '15:00',
    reviewer,
    'submit',
    {
      to: '昆明市司法局',
      items: papers.map(({ item, paper }) => ({ item, file: paper.attachment })),
      notNeeded: [{ item: '听证笔录', because: '不属于应当听证的情形' }],
    },
    papers.map(({ paper }) => paper),
  ),
  act('2024-07-08', '10:00', reviewer, 'receive', { receivedOn: '2024-07-05', number: '演示·收〔2024〕31号' }),
]

const enacted = (): DemoAct[] => [
  act(
    '2024-07-15',
    '10:00',
    reviewer,
    'passGovernment',
    {
      ...{
        meeting: '市政府常务会议（演示）',
        heldOn: '2024-07-12',
        report: '审查报告（演示）',
        billNo: '议案（演示）',
      },
      ...{ disputes: [], bill: bill.attachment },
    },
    [bill],
  ),
  act('2024-07-16', '10:00', reviewer, 'introduce'),
  act('2024-07-17', '10:00', reviewer, 'commentByCongress', {
    ...{ from: '2024-07-17', until: '2024-08-16', url: 'https://example.org/congress/2024-1' },
  }),
  act('2024-10-28', '10:00', reviewer, 'read', {
    ...{ count: 1, heldOn: '2024-10-25', session: '昆明市第十五届人大常委会第二十次会议' },
    ...{ report: '审议情况（演示；审次尚未核对）', attended: '到会说明并答复询问（演示）', changes: [] },
  }),
  act('2024-10-28', '10:30', reviewer, 'vote', {
    heldOn: '2024-10-25',
    session: '昆明市第十五届人大常委会第二十次会议',
    bill: bill.attachment,
  }),
  act('2024-11-29', '10:00', reviewer, 'approve', {
    ...{ heldOn: '2024-11-28', session: '云南省第十四届人大常委会第十三次会议', resolution: '批准决定' },
  }),
  act(
    '2024-12-09',
    '16:00',
    publisher,
    'promulgate',
    {
      ...{ announcement: '〔十五届〕第14号', promulgatedOn: '2024-12-09', effectiveOn: '2025-01-01' },
      ...{ url: 'https://example.org/legislation/2024-1/text', bill: gazette.attachment },
      ...{ order: 1, peers: '云南省各州（市）', orderSource: '各州（市）同类法规公布日期比较说明（演示）' },
    },
    [gazette],
  ),
  act('2025-01-02', '10:00', drafter, 'takeEffect', {
    supporting: [
      { title: '职务科技成果权属改革的配套措施（演示）', owner: '成果转化处', dueOn: '2025-11-28', listed: true },
    ],
    ...{
      publicity: '面向科研院所和园区开设条例解读课程（演示）',
      training: '轮训执法人员（演示）',
      powers: '逐项核对（演示）',
    },
  }),
]

export const legislationActs = (numberOf: MeetingNumbers): DemoAct[] => [
  ...prepared(),
  ...reviewed(numberOf),
  ...enacted(),
]
