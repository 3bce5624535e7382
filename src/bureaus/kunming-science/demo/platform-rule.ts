import { consequenceCase } from '#app/decide-one.ts'
import { type DemoAct, demoFile, demoId } from '#app/demo/demo-year.ts'
import { toDay } from '#domain/calendar/day.ts'
import { packageItems } from '#domain/matters/rule-making/legality-review.forms.ts'
import { actsOf, step } from './act.ts'
import { competitionReview } from './competition-reviews.ts'
import type { Item, MeetingNumbers } from './meetings.ts'

const title = '昆明市科技创新平台管理办法（演示）'
const unit = '规划与资源配置处'
const making = demoId(`making ${title}`)
const review = demoId(`review ${title}`)
const [drafter, reviewer, legalHead, head, clerk] = ['P038', 'P005', 'P004', 'P002', 'P009'] as const
const metOn = '2024-07-18'
const body = '局长办公会'

/** The number of the first conclusion, on the text as it stood when the decision was sent for review. */
export const platformCompetition = '昆科竞审〔2024〕2号'

const clauses = [
  '第一条　为规范科技创新平台的认定和管理，制定本办法。',
  '第二条　平台的认定遵循公开、公平、公正的原则，各类单位平等申报。',
  '第三条　申报单位提交申请表和建设方案。',
  '第四条　认定结果公示十日。',
]
const texts = {
  first: [
    ...clauses.slice(0, 3),
    '申报单位应当另行提交三年的审计报告。',
    ...clauses.slice(3),
    '第五条　本办法自2024年9月1日起施行。',
  ],
  last: [...clauses, '第五条　本办法自2024年9月1日起施行，有效期五年。'],
}
const fileOf = (name: string, lines: readonly string[] = []) => demoFile(`${title}·${name}`, lines)
const [first, last, explanation, report] = [
  fileOf('草案一稿', texts.first),
  fileOf('草案二稿', texts.last),
  fileOf('起草说明', ['平台管理没有统一的规定。']),
  fileOf('意见采纳情况', ['收到意见十二条，采纳七条。']),
]
const papers = packageItems.map((item) => ({ item, file: fileOf(item) }))

const document = actsOf('normative-document-making', making)
const vetting = actsOf('legality-review', review)

/** Each version is reviewed: the first before the legality review, the last as that review has changed it. */
const competition = {
  told: {
    title,
    kind: '规范性文件' as const,
    issuer: '本局' as const,
    areas: ['资质标准' as const],
    plannedOn: toDay('2024-07-31'),
    bases: ['科学技术进步法', '昆明市科学技术进步与创新条例'],
  },
  changed: [
    { standard: 'A8.4b', clause: '申报单位应当在本市依法登记注册。', answer: '听取意见以后删去，各类单位平等申报' },
  ],
  host: { caseId: making, link: 'competition' },
}

/** The meeting before which the document was put. */
export const platformItem = (): Item => [
  metOn,
  body,
  { kind: '其他议题', title, resolution: '通过，由主要负责人签发', more: { unit, case: making } },
]

/** The one normative document of the year, from its proposal to its filing. */
export function platformActs(numberOf: MeetingNumbers): DemoAct[] {
  const acts = [
    document('2024-03-28', '09:10', drafter, 'propose', {
      form: {
        ...{ title, unit, necessity: '平台的认定和管理没有统一的规定', measures: '明确认定条件、程序和管理要求' },
        bases: ['科学技术进步法', '昆明市科学技术进步与创新条例'],
        ...{ ownName: true, outside: true, rights: true, repeated: true },
      },
    }),
    document('2024-03-29', '10:00', head, 'plan'),
    document('2024-04-30', '15:00', drafter, 'draft', {
      form: {
        ...{ draft: first.attachment, explanation: explanation.attachment },
        ...{ assessment: '必要、可行', heard: '有关单位没有不同意见' },
      },
      files: [first, explanation],
    }),
    document('2024-05-06', '09:00', drafter, 'publishDraft', {
      form: { isBusiness: true, until: '2024-06-05', url: 'https://example.org/comments/2024-1' },
    }),
    document('2024-06-07', '15:00', drafter, 'closeComments', {
      form: {
        ...{ received: 12, adopted: 7, rejected: 5, report: report.attachment },
        feedback: 'https://example.org/comments/2024-1/feedback',
      },
      files: [report],
    }),
    ...competitionReview({
      ...{ ...competition, name: 'platform first', draft: first, days: ['2024-06-20', '2024-06-26', '2024-06-28'] },
      hours: ['09:20', '15:10', '10:00', '09:30', '10:00'],
      hearing: { since: '2024-06-20', views: 4, handling: '建议不以注册地为条件，已采纳' },
    }),
    vetting('2024-06-28', '16:00', drafter, 'submit', {
      form: { title, unit, package: papers.map(({ item, file }) => ({ item, file: file.attachment })) },
      files: papers.map(({ file }) => file),
      host: { caseId: making, link: 'reviewed' },
    }),
    vetting('2024-07-01', '09:30', reviewer, 'accept', { form: { conflict: '无利害关系' } }),
    vetting('2024-07-04', '10:30', reviewer, 'hear', {
      form: {
        ...{ adviser: '演示·法律顾问', kind: '外聘法律顾问', conflict: '无利害关系' },
        ...{ conclusion: '修改后合法', answer: '另行提交审计报告没有依据，建议删去' },
      },
    }),
    vetting('2024-07-09', '10:30', reviewer, 'conclude', {
      form: {
        conclusion: '应当予以修改',
        points: [
          {
            ...{ place: '第三条第二款', law: '优化营商环境条例第六十四条第一款', severity: '必须修改' },
            ...{ problem: '增加申报单位的义务没有依据', advice: '删去' },
          },
          {
            ...{ place: '第五条', law: '云南省行政规范性文件管理办法', severity: '应当修改' },
            ...{ problem: '没有写明有效期', advice: '写明有效期' },
          },
        ],
        counsel: '已听取外聘法律顾问意见，予以采纳',
      },
    }),
    vetting('2024-07-10', '09:20', legalHead, 'issue'),
    document('2024-07-11', '14:30', drafter, 'revise', {
      form: { draft: last.attachment, because: '采纳合法性审核意见' },
      files: [last],
    }),
    vetting('2024-07-11', '15:00', drafter, 'respond', {
      form: {
        answers: [
          { point: 1, accepted: true, answer: '已删去' },
          { point: 2, accepted: true, answer: '已写明' },
        ],
      },
    }),
    vetting('2024-07-12', '09:20', reviewer, 'confirm', { form: { checked: '修改与采纳的意见一致' } }),
    ...competitionReview({
      ...{ ...competition, name: 'platform last', draft: last, days: ['2024-07-11', '2024-07-12', '2024-07-12'] },
      hours: ['15:20', '15:40', '09:40', '10:20', '11:00'],
      hearing: { since: '2024-07-11', views: 0, handling: '向原听取意见的单位征询修改之处，没有不同意见' },
    }),
    document('2024-07-22', '09:40', drafter, 'deliberate', { form: { meeting: numberOf(metOn, body) } }),
    document('2024-07-24', '10:00', head, 'sign'),
    document('2024-07-25', '10:00', clerk, 'register', {
      form: { effectiveOn: '2024-09-01', expiresOn: '2029-09-01' },
    }),
  ]
  // The meeting put the text on its agenda by an entry of the system.
  return [...acts, ...inDatabase(acts.filter(({ caseId }) => caseId === making).length + 1, acts.at(-1)!)]
}

/** What happened to it in the database of documents, which it entered with its number. */
function inDatabase(n: number, registered: DemoAct): DemoAct[] {
  const entered: DemoAct = {
    ...{ at: registered.at, as: 'P006', matter: 'normative-document', action: 'record' },
    caseId: consequenceCase({ caseId: making, n }, 0),
  }
  const published = step(entered, 'publish', { publishedOn: '2024-07-29', url: 'https://example.org/documents/2024-1' })
  const listed = step(published, 'enter', { enteredOn: '2024-08-02' })
  const filing = { filedOn: '2024-08-08', filingNumber: '演示备〔2024〕17号' }
  return [published, listed, step(listed, 'file', filing, { on: '2024-08-12' })]
}
