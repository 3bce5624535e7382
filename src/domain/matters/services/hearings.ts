import { workingDaysBetween } from '../../calendar/working-calendar.ts'
import { p, textFor } from '../../documents/wording.ts'
import type { Case } from '../../engine/case.ts'
import { type DefinedMatter, type GuardContext, must, mustCase } from '../../engine/matter.ts'
import { actedAs } from '../../engine/may.ts'
import type { Citation } from '../../law/citation.ts'
import { recusalForm, scheduleForm } from './licence-hearing.forms.ts'

/** What hearings have in common, whatever they are about; each names its own articles. */
type Articles = {
  /** Notice seven working days ahead. */
  readonly notice: Citation
  /** Who chairs. */
  readonly chairing: Citation
}

/** Who handles the case under which the hearing stands, by acting in it or by being named its officer. */
const handlersOf = ({ over }: GuardContext): ReadonlySet<unknown> => {
  const named = ['filing', 'recusal'].flatMap((form) => (over?.data[form]?.['officers'] as string[] | undefined) ?? [])
  return new Set<unknown>([...actedAs(over ?? null, 'caseOfficer'), ...named])
}

const chairOf = (data: Case['data']): unknown =>
  data['recusal']?.['result'] === '予以回避' ? data['recusal']['chair'] : data['schedule']?.['chair']

export const scheduleGuards = ({ notice, chairing }: Articles, chairText: string) => [
  must(
    scheduleForm,
    '举行听证的七个工作日前须通知时间、地点',
    ({ heldOn }, { day, calendar }) => heldOn > day && workingDaysBetween(calendar, day, heldOn) >= 7,
    notice,
  ),
  must(scheduleForm, chairText, ({ chair }, context) => !handlersOf(context).has(chair), chairing),
]

export const chairRecusalGuards = ({ chairing }: Articles) => [
  must(
    recusalForm,
    '予以回避的，须另行指定主持人，且不能是原主持人或者承办人员',
    ({ result, chair }, context) =>
      result === '驳回申请' ||
      (chair !== undefined && chair !== chairOf(context.before!.data) && !handlersOf(context).has(chair)),
    chairing,
  ),
]

export const holdingGuards = ({ notice, chairing }: Articles) => [
  mustCase('听证由指定的主持人主持', ({ before, actor }) => chairOf(before!.data) === actor, chairing),
  mustCase('听证在通知的日期举行', ({ before, day }) => before!.data['schedule']?.['heldOn'] === day, notice),
]

/** The acts of a hearing once it has been asked for. */
export const scheduling = {
  label: '通知听证',
  by: 'sectionHead',
  from: ['requested', 'scheduled'],
  to: 'scheduled',
  form: 'schedule',
  issues: ['notice'],
} as const

export const recusing = {
  label: '决定主持人回避',
  by: 'head',
  from: 'scheduled',
  to: 'same',
  form: 'recusal',
  issues: ['recusalDecision'],
} as const

export const holding = {
  label: '举行听证',
  by: ['sectionHead', 'legalReviewer', 'caseOfficer', 'supervisor'],
  from: 'scheduled',
  to: 'held',
  form: 'minutes',
  issues: ['minutes'],
} as const

export const abandoning = {
  label: '记录放弃听证',
  by: 'caseOfficer',
  from: ['requested', 'scheduled'],
  to: 'abandoned',
  form: 'abandon',
  reasons: 'required',
} as const

/** What the head decides on a request to replace the chair. */
export const recusalDecision = textFor<{ recusal: typeof recusalForm }>()((issue) => {
  const { by, reason, result, chair } = issue.form('recusal')
  const instead = result === '予以回避' && chair ? `，另行指定${chair}为主持人` : ''
  return {
    layout: 'letter',
    to: by,
    body: [
      p(`你（单位）以“${reason}”为由申请听证主持人回避。`),
      p(`依照${issue.basis}，本机关决定：${result}${instead}。`),
    ],
  }
})

/** States in which a hearing stands in nobody's way any more; each matter of hearings has them. */
const over: readonly string[] = ['held', 'abandoned', 'unasked']

/** Nothing is decided while a hearing under the case is open. */
export const noOpenHearing = (matter: DefinedMatter, basis: Citation) =>
  mustCase(
    '听证尚未结束，不能提出意见或者作出决定',
    ({ linked }) => linked(matter).every(({ state }) => over.includes(state)),
    basis,
  )

/** 根据听证笔录: what is proposed after a hearing names it; `form` is where the proposal stands. */
export const onRecordOf = (matter: DefinedMatter, form: string, basis: Citation) =>
  mustCase(
    '举行过听证的，须根据听证笔录提出意见：请在承办意见中写明该次听证',
    ({ linked, before }) => {
      const named = before?.data[form]?.['hearing']
      return linked(matter)
        .filter(({ state }) => state === 'held')
        .every(({ id, number }) => named !== undefined && (named === id || named === number))
    },
    basis,
  )
