import { type DemoAct, type DemoFile, demoFile, demoId } from '#app/demo/demo-year.ts'
import { toDay } from '#domain/calendar/day.ts'
import type { Submission } from '#domain/matters/rule-making/fair-competition-review.forms.ts'
import { actsOf } from './act.ts'

const [drafter, reviewer, signer] = ['P038', 'P005', 'P004'] as const

type Told = Pick<Submission, 'title' | 'kind' | 'issuer' | 'areas' | 'bases' | 'plannedOn'>
type Days = readonly [sent: string, heard: string, concluded: string]
type Hours = readonly [sent: string, accepted: string, heard: string, concluded: string, signed: string]
/** A clause that was changed after what was heard: its old words, no longer in the text. */
type Answered = { readonly standard: string; readonly clause: string; readonly answer: string }
type Review = {
  readonly name: string
  readonly told: Told
  readonly draft: DemoFile
  readonly days: Days
  readonly hours?: Hours
  readonly hearing: { readonly since: string; readonly views: number; readonly handling: string }
  readonly changed?: readonly Answered[]
  /** A candidate of the screening that a person found in order. */
  readonly cleared?: readonly Answered[]
  readonly host?: DemoAct['host']
}

/** One review from the drafter's sending to the signature of the legal office. */
export function competitionReview({ name, told, draft, days, hearing, ...rest }: Review): DemoAct[] {
  const { changed = [], cleared = [], host, hours = ['09:20', '15:10', '10:00', '15:30', '16:30'] } = rest
  const [sent, heard, concluded] = days
  const act = actsOf('fair-competition-review', demoId(`competition ${name}`))
  return [
    act(sent, hours[0], drafter, 'submit', {
      form: { ...told, unit: '规划与资源配置处', draft: draft.attachment },
      files: [draft],
      ...(host ? { host } : {}),
    }),
    act(sent, hours[1], reviewer, 'accept', { form: { conflict: '无利害关系' } }),
    act(heard, hours[2], reviewer, 'hear', {
      form: {
        ...{ from: '企业三家、行业协会一家（演示）', way: '书面征求意见', ...hearing, until: heard },
        ...{ isPublicInterest: false, publicly: false },
      },
    }),
    act(concluded, hours[3], reviewer, 'conclude', {
      form: {
        conclusion: changed.length ? '修改后符合审查标准' : '符合审查标准',
        clauses: [
          ...changed.map((one) => ({ ...one, question: 'Q2', result: '已修改' })),
          ...cleared.map((one) => ({ ...one, question: 'Q5', result: '没有问题' })),
        ],
      },
    }),
    act(concluded, hours[4], signer, 'pass'),
  ]
}

/** Aid tied to what is done here, not to where somebody is registered. */
const byActivity = '第三条　对在本市行政区域内开展研究开发的单位，按照公布的条件给予研发后补助。'

/** Reviews of what has no case of its own here: a bill, a call for applications. */
export const ownReviews = (): DemoAct[] => [
  ...competitionReview({
    name: 'regulation',
    told: {
      ...{ title: '昆明市科学技术进步与创新条例（修订草案）', kind: '法规规章草案' },
      ...{ issuer: '提请人大及其常委会审议', areas: ['产业发展', '财政奖补'], bases: ['科学技术进步法'] },
      plannedOn: toDay('2024-12-31'),
    },
    draft: demoFile('昆明市科学技术进步与创新条例（修订草案）送审文本', [
      '第一条　为促进科学技术进步，结合本市实际，制定本条例。',
      '第二条　各类创新主体依法平等申报科技计划项目。',
      byActivity,
    ]),
    days: ['2024-05-24', '2024-05-29', '2024-05-30'],
    hearing: { since: '2024-05-24', views: 9, handling: '建议补助不以注册地为条件，已采纳' },
    changed: [
      {
        standard: 'A8.4b',
        clause: '申报单位应当在本市依法登记注册。',
        answer: '去掉注册地条件，改为在本市行政区域内开展研究开发',
      },
      {
        standard: 'A10.2a',
        clause: '对重点企业给予研发后补助。',
        answer: '改为对符合公布条件的各类单位一视同仁',
      },
    ],
    cleared: [
      {
        ...{ standard: 'A9.4c', clause: byActivity },
        answer: '以在本市开展研究开发的活动为条件，不论注册地，条件公布、向各类单位开放',
      },
    ],
  }),
  ...competitionReview({
    name: 'call',
    told: {
      ...{ title: '2024年度技术合同奖补申报通知（演示）', kind: '具体政策措施', issuer: '本局' },
      ...{ areas: ['财政奖补'], bases: ['促进科技成果转化法'] },
      plannedOn: toDay('2024-08-30'),
    },
    draft: demoFile('2024年度技术合同奖补申报通知送审文本', [
      '一、登记技术合同的各类单位均可申报。',
      '二、按照技术交易额分档给予奖补，标准随本通知公布。',
      '三、申报材料不齐的，一次告知。',
    ]),
    days: ['2024-08-21', '2024-08-26', '2024-08-27'],
    hearing: { since: '2024-08-21', views: 2, handling: '对奖补标准没有不同意见' },
  }),
]
