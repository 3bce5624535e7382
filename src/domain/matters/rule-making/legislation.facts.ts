import type { TypedCase } from '#domain/engine/matter.ts'
import type { LegislationForms } from './legislation.forms.ts'

export const legislationMeasures = {
  'legislation.completion-order': '一件法规公布时在同类立法中的完成名次；按法规名称分组',
  'legislation.effective': '一件已公布法规、规章的施行日期；按名称分组，以公布日期归入年度',
  'legislation.stage': '一件立法项目办过的一个阶段（四项审查在同一文本上都通过时各计一次），以名称为键；按阶段分组',
  'legislation.legality': '一件草案四项审查通过时所据的合法性审查，以审查意见编号为键；按名称分组',
  'legislation.fair-competition': '一件草案四项审查通过时所据的公平竞争审查，以审查编号为键；按名称分组',
} as const
type Measure = keyof typeof legislationMeasures

const reviews = ['合法性审查', '公平竞争审查', '社会风险稳定评估', '社会主义核心价值观审查'] as const

/**
 * Facts of a project. What can be done again (consultation, revision, reviews) is read from what each time has left: papers,
 * versions, publications; so a later round adds and takes nothing away.
 */
export function legislationFactsOf({
  acts,
  data,
  documents,
  texts,
  published,
  variant,
}: TypedCase<LegislationForms, string>) {
  const key = data.suggestion?.title
  if (key === undefined) return []
  const stage = (group: string, on: string | undefined) =>
    on === undefined ? [] : [{ measure: 'legislation.stage' as Measure, on: on as never, key, group }]
  const papers = (wanted: string) => documents.filter(({ kind }) => kind === wanted)
  const closed = papers('reviews')
  const out = variant === 'governmentRule' ? data.order : data.promulgation
  const order = variant === 'governmentRule' ? undefined : data.promulgation?.order
  return [
    ...stage('立项', acts['plan']?.on),
    ...stage('成立立法工作领导小组', acts['organise']?.on),
    ...(data.research?.visits ?? []).flatMap(({ on }) => stage('调研', on)),
    ...(data.research?.studies ?? []).flatMap(({ on }) => stage('学习外地经验', on)),
    ...papers('notice').flatMap(({ on }) => stage('征求意见', on)),
    ...published.filter(({ what }) => what === '人大征求意见').flatMap(({ on }) => stage('征求意见', on)),
    ...(texts?.['draft'] ?? []).slice(1).flatMap(({ on }) => stage('讨论修改', on)),
    ...closed.flatMap(({ on }) => reviews.flatMap((review) => stage(review, on))),
    ...closed.flatMap(({ on }) => [
      { measure: 'legislation.legality' as Measure, on, key: data.legality!.number, group: key },
      { measure: 'legislation.fair-competition' as Measure, on, key: data.competition!.number, group: key },
    ]),
    ...stage('审议', data.vote?.heldOn),
    ...stage('批准', data.approval?.heldOn),
    ...stage('公布', out?.promulgatedOn),
    ...(out && order
      ? [{ measure: 'legislation.completion-order' as Measure, on: out.promulgatedOn, group: key, value: order }]
      : []),
    ...(out
      ? [{ measure: 'legislation.effective' as Measure, on: out.promulgatedOn, group: key, key: out.effectiveOn }]
      : []),
  ]
}
