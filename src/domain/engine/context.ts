import type { Office } from './command.ts'
import type { GuardContext } from './matter.ts'
import { askingOf, noOthers } from './others.ts'

/** What a guard may look at beside its form. */
export const contextOf = (office: Office, act: Pick<GuardContext, 'before' | 'day' | 'variant'>): GuardContext => ({
  ...act,
  recordedAt: office.now,
  calendar: office.calendar,
  witnessed: office.witnessed,
  ...askingOf(office.others ?? noOthers),
})
