import type { z } from 'zod'
import type { Day } from '#domain/calendar/day.ts'
import { type GuardContext, must, mustCase } from '#domain/engine/matter.ts'
import { boundTo, latestOf } from '#domain/engine/texts.ts'
import { article } from '#domain/law/catalogue.ts'
import { jointSince } from './fair-competition-review.guards.ts'
import type { Filled, LegislationForms } from './legislation.forms.ts'
import { oneText, told } from './legislation.law.ts'

/** What the case has filled in. */
export const filled = <K extends keyof LegislationForms>({ before }: GuardContext, name: K): Filled<K> | undefined =>
  before?.data[name] as Filled<K> | undefined
/** A text that stands already is changed, not made anew: what is in force is compared clause by clause. */
export const changesOne = (context: GuardContext): boolean =>
  filled(context, 'suggestion')?.making === '修订' || filled(context, 'suggestion')?.making === '修正'
export const isRule = ({ variant }: GuardContext): boolean => variant === 'governmentRule'
const current = ({ before }: GuardContext): string | undefined => latestOf(before, 'draft')
export const standsOnDraft = (context: GuardContext, act: string): boolean =>
  current(context) !== undefined && boundTo(context.before, 'draft', act) === current(context)
export const stoodOn = (act: string, text: string) => mustCase(text, (context) => standsOnDraft(context, act), oneText)

/** The day of what another body did lies behind, and not before that of the step before. */
export const happened = <S extends z.ZodType>(
  form: S,
  dayIn: (values: z.output<S>) => Day,
  after: (context: GuardContext) => Day | undefined = () => undefined,
) => [
  must(form, '日期晚于登记之日：尚未发生的事不能登记', (values, { day }) => dayIn(values) <= day, told),
  must(form, '日期早于前一环节', (values, context) => (after(context) ?? '') <= dayIn(values), told),
]

/** Whether the market regulator had to examine the draft and did not (公平竞争审查条例第十四条). */
export const needsRegulator = (day: Day, by: string | undefined): boolean =>
  day >= jointSince && by !== '起草单位初审、市场监管部门审查'
export const regulator = article('公平竞争审查条例', 14)
