import type { z } from 'zod'
import { type GuardContext, must, mustCase } from '#domain/engine/matter.ts'
import { needs } from '#domain/engine/others.ts'
import { article } from '#domain/law/catalogue.ts'
import { bureauRule, systemRule } from '#domain/law/citation.ts'
import { fillsWhatIsAsked, inTurn } from '../rules.ts'
import {
  type Answer,
  adoptionForm,
  type answerForm,
  type assignmentForm,
  type attendanceForm,
  questionForm,
  ratingForm,
  type secondRequestForm,
} from './legal-consultation.forms.ts'
import { endOf, legalCounsel } from './legal-counsel.ts'

export const duties = article('中办发〔2016〕30号', '顾问职责')
export const unheard = article('中办发〔2016〕30号', '应听未听')
export const conflict = article('律师法', 39)
export const fair = bureauRule(
  '咨询由政策法规机构按轮值、专业领域指派，不由起草处室挑选',
  '自己挑选的答复人难以给出不利的意见',
)
export const kept = systemRule('改写的答复保留第一稿，要求修改的人记录在案', '只留最后一稿就看不出结论是怎样改变的')
export const onceMore = bureauRule('同一问题至多听取两次意见，两次都提交讨论', '反复征询可以换来想要的结论')
export const unaided = bureauRule(
  '对答复的评价由咨询处室提出，由政策法规机构核对',
  '咨询处室一家的评价会惩罚不利的意见',
)

/** A form that names an adviser and what he is. */
type Engaged = typeof assignmentForm | typeof secondRequestForm | typeof attendanceForm

/** Whoever answers is engaged on that day, as what he is said to be. */
export const onTerm = <F extends Engaged>(form: F, on: (form: z.output<F>, context: GuardContext) => string) => [
  fillsWhatIsAsked(form, fair),
  must(
    form,
    '当日不在该法律顾问、公职律师的聘期内',
    (values, context) => {
      const data = context.referred(legalCounsel, adviserIn(values))?.data
      const from = data?.engagement?.engagedOn
      const until = endOf(data ?? {})
      const day = on(values as z.output<F>, context)
      return from !== undefined && from <= day && (until === undefined || day < until)
    },
    duties,
  ),
  must(
    form,
    '身份与聘任的记录不符',
    (values, { referred }) =>
      referred(legalCounsel, adviserIn(values))?.data.candidate?.kind === (values as { kind: string }).kind,
    duties,
  ),
]
const adviserIn = (values: unknown): string => (values as { adviser: string }).adviser

export const engagedOnly = (form: string) =>
  needs(legalCounsel, { form, field: 'adviser' }, ['engaged'], '答复人须在聘期内，没有暂停', duties)

export const namesItsMatter = must(
  questionForm,
  '除“其他”外须写明所涉办件，不在本系统办理的写明是什么事项',
  ({ subject, about, elsewhere }) => subject === '其他' || about !== undefined || elsewhere !== undefined,
  systemRule('咨询与所涉事项相连', '意见用在哪里须能查到'),
)
export const notAhead = must(questionForm, '咨询日期晚于登记之日', ({ askedOn }, { day }) => askedOn <= day, inTurn)

export const answerGuards = <F extends typeof answerForm>(form: F) => [
  fillsWhatIsAsked(form, duties),
  must(
    form,
    '答复日期不能早于咨询日期，也不能晚于登记之日',
    ({ answeredOn }, { before, day }) =>
      answeredOn <= day && answeredOn >= (before!.data['question']!['askedOn'] as string),
    inTurn,
  ),
  must(
    form,
    '结论为附条件合法、不合法、有法律风险的，须逐条写明意见',
    ({ conclusion, points }) => conclusion === '合法' || conclusion === '不出具意见' || points.length > 0,
    duties,
  ),
  must(
    form,
    '有必须修改之处的，结论不能是“合法”',
    ({ conclusion, points }) => conclusion !== '合法' || points.every(({ severity }) => severity === '建议'),
    duties,
  ),
]

type Data = Readonly<Record<string, unknown>>
/** The answer that stands: as last rewritten. */
export const firstAnswer = (data: Data): Answer | undefined =>
  (data['rewriting'] ?? data['answer'] ?? data['note']) as Answer | undefined
const pointsOf = (data: Data) => [
  ...(firstAnswer(data)?.points ?? []).map((one, at) => ({ opinion: '第一次', point: at + 1, ...one })),
  ...((data['secondAnswer'] as Answer | undefined)?.points ?? []).map((one, at) => ({
    ...{ opinion: '第二次', point: at + 1 },
    ...one,
  })),
]

export const adoptionGuards = [
  must(
    adoptionForm,
    '须对每一次意见的每一条决定一次是否采纳',
    ({ points }, { before }) => {
      const all = pointsOf(before?.data ?? {})
      return (
        points.length === all.length &&
        all.every((one) => points.some(({ opinion, point }) => opinion === one.opinion && point === one.point))
      )
    },
    duties,
  ),
  must(
    adoptionForm,
    '部分采纳、未采纳的意见须写明理由',
    ({ points }) => points.every(({ adoption, reason }) => adoption === '采纳' || reason !== undefined),
    duties,
  ),
  must(
    adoptionForm,
    '“必须修改”的意见不采纳或者部分采纳的，由分管领导决定',
    ({ points }, { before, by }) =>
      by.role === 'head' ||
      pointsOf(before?.data ?? {}).every(
        (one) =>
          one.severity !== '必须修改' ||
          points.some(
            ({ opinion, point, adoption }) => opinion === one.opinion && point === one.point && adoption === '采纳',
          ),
      ),
    unheard,
  ),
  must(
    adoptionForm,
    '答复认为不合法的，是否采纳由分管领导决定',
    (_form, { before, by }) =>
      by.role === 'head' ||
      [firstAnswer(before?.data ?? {}), before?.data['secondAnswer'] as Answer | undefined].every(
        (one) => one?.conclusion !== '不合法',
      ),
    unheard,
  ),
  must(
    adoptionForm,
    '决定日期不能早于答复日期，也不能晚于登记之日',
    ({ decidedOn }, { before, day }) =>
      decidedOn <= day && decidedOn >= (firstAnswer(before?.data ?? {})?.answeredOn ?? decidedOn),
    inTurn,
  ),
]

export const graded = must(
  ratingForm,
  '每项评分为1至5分',
  ({ timeliness, usefulness, accuracy }) => Math.max(timeliness, usefulness, accuracy) <= 5,
  unaided,
)

/** A government lawyer's work is not judged by his own office's head, but by a leader. */
export const judgedByAnother = mustCase(
  '公职律师的答复由分管领导核对评价',
  (context) => context.by.role === 'head' || context.before?.data['assignment']?.['kind'] !== '公职律师',
  unaided,
)
