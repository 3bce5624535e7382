import type { z } from 'zod'
import { type Instant, toDay } from '#domain/calendar/day.ts'
import type { Other } from '#domain/engine/others.ts'
import { sampleFile } from '../fields.ts'
import type {
  adoptionForm,
  answerForm,
  assignmentForm,
  attendanceForm,
  confirmationForm,
  noteForm,
  questionForm,
  ratingCheckForm,
  ratingForm,
  replyForm,
  rewritingForm,
  secondAnswerForm,
  secondRequestForm,
} from './legal-consultation.forms.ts'
import { counselSamples } from './legal-counsel.forms.ts'

export const [firstAdviser, secondAdviser, publicLawyer] = [
  '演示聘〔2024〕1号',
  '演示聘〔2024〕2号',
  '演示聘〔2024〕3号',
] as const
const answer = {
  answeredOn: toDay('2024-03-05'),
  conclusion: '附条件合法' as const,
  points: [{ place: '第八条', law: '民法典第四百七十条', severity: '必须修改' as const, advice: '写明违约责任' }],
  opinion: sampleFile('演示·法律意见书.pdf'),
}
const assignment = { adviser: firstAdviser, kind: '法律顾问', way: '轮值', conflict: '无利害关系' } satisfies z.input<
  typeof assignmentForm
>

export const consultationSamples = {
  question: {
    unit: '资源配置与管理处',
    askedOn: toDay('2024-03-05'),
    subject: '合同文件',
    elsewhere: '委托第三方绩效评价合同（谈判阶段）',
    question: '委托第三方绩效评价合同的违约责任条款是否完备',
    urgent: false,
  } satisfies z.input<typeof questionForm>,
  assignment,
  answer: answer satisfies z.input<typeof answerForm>,
  note: { mode: '电话', ...answer } satisfies z.input<typeof noteForm>,
  confirmation: { confirmedBy: '答复人签字' } satisfies z.input<typeof confirmationForm>,
  rewriting: {
    ...answer,
    requester: '演示·某处长',
    request: '请补充违约金的计算方法',
  } satisfies z.input<typeof rewritingForm>,
  secondRequest: {
    ...assignment,
    adviser: secondAdviser,
    requester: '演示·某处长',
    reason: '涉及金额较大',
  } satisfies z.input<typeof secondRequestForm>,
  secondAnswer: { ...answer, conclusion: '合法', points: [] } satisfies z.input<typeof secondAnswerForm>,
  adoption: {
    decidedOn: toDay('2024-03-05'),
    points: [{ opinion: '第一次', point: 1, adoption: '采纳' }],
    usedIn: '合同文本第二稿',
  } satisfies z.input<typeof adoptionForm>,
  rating: { timeliness: 5, usefulness: 4, accuracy: 5 } satisfies z.input<typeof ratingForm>,
  ratingCheck: { checked: '与办理记录一致', remark: '按期答复，意见已采纳' } satisfies z.input<typeof ratingCheckForm>,
  reply: { reply: '没有异议' } satisfies z.input<typeof replyForm>,
  attendance: {
    heldOn: toDay('2024-03-05'),
    title: '演示·合同争议处置会',
    adviser: firstAdviser,
    kind: '法律顾问',
    advice: '建议先行催告，保留送达凭证',
    record: sampleFile('演示·会议记录.pdf'),
  } satisfies z.input<typeof attendanceForm>,
}

/** Somebody engaged, as a consultation finds him: for tests of what asks for one. */
const adviser = (number: string, kind: '法律顾问' | '公职律师', until: string | undefined, state = 'engaged') =>
  [
    number,
    {
      current: {
        ...{ id: number, matter: 'legal-counsel', version: toDay('2023-01-01'), n: 3, state, number },
        ...{ title: `${kind} ${number}`, openedOn: toDay('2023-12-01'), acts: {}, clocks: [], documents: [] },
        ...{ lastAt: '2024-01-02T01:00:00Z' as Instant, published: [] },
        data: {
          candidate: { ...counselSamples.candidate, kind },
          engagement: { ...counselSamples.engagement, engagedOn: toDay('2024-01-01'), until: until && toDay(until) },
        },
      },
      matterTitle: '法律顾问、公职律师聘任',
      stateTitle: '聘期内',
    } satisfies Other,
  ] as const
export const engagedAdvisers = [
  adviser(firstAdviser, '法律顾问', '2099-01-01'),
  adviser(secondAdviser, '法律顾问', '2099-01-01'),
  adviser(publicLawyer, '公职律师', undefined),
] as const
/** Whose term has run out, and who was suspended. */
export const unavailableAdvisers = [
  adviser('届满', '法律顾问', '2024-03-05'),
  adviser('暂停', '法律顾问', '2099-01-01', 'suspended'),
] as const
