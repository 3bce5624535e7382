import type { RelatedCase } from '#db/case.view.ts'
import type { WorkingCalendar } from '#domain/calendar/working-calendar.ts'
import type { Entry } from '#domain/engine/case.ts'
import type { Choice } from '#domain/engine/choices.ts'
import { clocksOf } from '#domain/engine/clocks-of.ts'
import { actionLabel } from '#domain/engine/evolve.ts'
import { type Matter, stateLabel } from '#domain/engine/matter.ts'
import { type Refusal, refuse } from '#domain/engine/refusal.ts'
import { roles } from '#domain/engine/roles.ts'
import type { Withheld } from '#domain/engine/sight.ts'
import type { SeenCase } from './desk.ts'
import { cited } from './problem.ts'

export const stateTitle = (matter: Matter, state: string): string => {
  const declared = matter.states[state]
  return declared === undefined ? state : stateLabel(declared)
}

/** An action with whether the asker may do it now, and if not, why. */
export const choiceJson = ({ action, label, form, reasons, refusal }: Choice) => ({
  action,
  label,
  form,
  reasonsRequired: reasons,
  allowed: refusal === undefined,
  refusal: refusal && {
    code: refusal.code,
    detail: refusal.message,
    other: refusal.other,
    basis: refusal.basis?.map(cited),
  },
})

export const withheldRefusal = (matter: Matter, { by }: Withheld): Refusal =>
  refuse('right.withheld', { label: actionLabel(matter, by) })

/** True when what the entry says is among what is withheld. */
export const holdsBack = (matter: Matter, withheld: Withheld | undefined, { action }: Entry): boolean =>
  withheld?.forms.includes(matter.actions[action]?.form ?? '') ?? false

/** Another case in its relation to the one that is shown; of the two, the child's matter declares the link. */
export const relatedJson = (other: RelatedCase, matter: Matter, own: Matter) => {
  const { as, link, id, number, title, state } = other
  const declaring = as === 'child' ? matter : own
  return {
    ...{
      as,
      link,
      linkTitle: link === undefined ? undefined : declaring.links?.[link]?.label,
      id,
      matter: matter.id,
      matterTitle: matter.title,
      number,
      title,
      state,
    },
    stateTitle: stateTitle(matter, state),
  }
}

/** The versions of each text, and on which an act of the case stands. */
export const textsJson = (
  { texts = {}, bound = {} }: SeenCase['record']['current'],
  matter: Matter,
  withheld?: Withheld,
) =>
  Object.entries(matter.texts ?? {}).flatMap(([name, { label }]) => {
    const writers = Object.values(matter.actions).filter(({ writes }) => writes?.[name] !== undefined)
    if (writers.some(({ form }) => withheld?.forms.includes(form ?? ''))) return []
    const versions = (texts[name] ?? []).map(({ file, words, n, on }) => ({
      ...{ n, on, sha256: file.sha256, name: file.name, hasWords: words !== undefined },
    }))
    const { sha256, action } = bound[name]?.at(-1) ?? {}
    return [{ name, label, versions, bound: sha256 && { sha256, action: actionLabel(matter, action!) } }]
  })

/** A case for whoever may see it: the fold, its clocks, its entries with their seals, and what the asker may do. */
export function caseJson(
  { record: { current, entries, seals, people }, matter, withheld }: SeenCase,
  choices: readonly Choice[],
  calendar: WorkingCalendar,
  related: readonly ReturnType<typeof relatedJson>[],
) {
  const { id, version, variant, n, state, title, number, applicant, openedOn, lastAt } = current
  const data = Object.fromEntries(Object.entries(current.data).filter(([form]) => !withheld?.forms.includes(form)))
  return {
    ...{ id, matter: matter.id, version, variant, n, state, stateTitle: stateTitle(matter, state) },
    ...{ title, number, applicant, openedOn, lastAt, data, reasons: current.reasons },
    documents: current.documents.map((document) => ({ ...document, title: matter.documents[document.kind]?.title })),
    published: current.published,
    texts: textsJson(current, matter, withheld),
    related,
    clocks: clocksOf(matter, current, calendar).map(({ name, label, promise, view, enteredOn }) => ({
      name,
      label,
      promise,
      status: view.status,
      due: view.due,
      stoppedOn: view.stoppedOn,
      enteredOn,
    })),
    actions: choices.map(choiceJson),
    withheld: withheld && { ...withheld, detail: withheldRefusal(matter, withheld).message },
    entries: entries.map((entry) => {
      const seal = seals.get(entry.n)
      const isWithheld = holdsBack(matter, withheld, entry)
      return {
        n: entry.n,
        action: entry.action,
        label: actionLabel(matter, entry.action),
        actor: { id: entry.actor, name: people.get(entry.actor), role: roles[entry.grant.role] },
        happenedAt: entry.happenedAt,
        recordedAt: entry.recordedAt,
        late: entry.late,
        ...(isWithheld ? { evidence: [] } : { form: entry.form, reasons: entry.reasons, evidence: entry.evidence }),
        documents: entry.documents,
        receipt: seal && { index: seal.index, leaf: seal.leaf },
      }
    }),
  }
}
