import type { Setting } from '../settings/settings.ts'
import type { Office } from './command.ts'
import type { GuardContext } from './matter.ts'
import { askingOf, noOthers } from './others.ts'
import { askingSettings } from './settings-asked.ts'

/** What a guard may look at beside its form. */
export const contextOf = (
  office: Office,
  { kept, ...act }: Pick<GuardContext, 'before' | 'day' | 'variant' | 'by'> & { readonly kept: readonly Setting[] },
): GuardContext => {
  const onRecord: GuardContext['onRecord'] = (measure, key) =>
    (office.standing ?? []).filter((fact) => fact.measure === measure && fact.key === key)
  return {
    ...act,
    recordedAt: office.now,
    calendar: office.calendar,
    region: office.region ?? '',
    onRecord,
    standing: (measure, key) =>
      onRecord(measure, key).filter((fact) => fact.on <= act.day && (fact.until === undefined || act.day < fact.until)),
    actor: office.actor.person,
    witnessed: office.witnessed,
    ...askingOf(office.others ?? noOthers),
    ...askingSettings(kept),
  }
}
