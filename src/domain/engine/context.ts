import type { Setting } from '../settings/settings.ts'
import type { Office } from './command.ts'
import type { GuardContext, Standing } from './matter.ts'
import { askingOf, noOthers } from './others.ts'
import { askingSettings } from './settings-asked.ts'
import { wordsOf } from './texts.ts'

/** What a guard may look at beside its form. */
export const contextOf = (
  office: Office,
  { kept, ...act }: Pick<GuardContext, 'before' | 'day' | 'variant' | 'by'> & { readonly kept: readonly Setting[] },
): GuardContext => {
  const { standing = [] } = office
  const holds = ({ on, until }: Standing): boolean => on <= act.day && (until === undefined || act.day < until)
  const onRecord: GuardContext['onRecord'] = (measure, key) =>
    standing.filter((fact) => fact.measure === measure && fact.key === key)
  return {
    ...act,
    recordedAt: office.now,
    calendar: office.calendar,
    region: office.region ?? '',
    onRecord,
    standing: (measure, key) => onRecord(measure, key).filter(holds),
    stock: (measure) => standing.filter((fact) => fact.measure === measure && holds(fact)),
    actor: office.actor.person,
    witnessed: office.witnessed,
    words: (text) => wordsOf(act.before, text, office.texts),
    ...askingOf(office.others ?? noOthers),
    ...askingSettings(kept),
  }
}
