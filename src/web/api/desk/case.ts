import { type Day, dayOf } from '#domain/calendar/day.ts'
import { clockLines } from '#domain/desk/clock-lines.ts'
import { nextAct } from '#domain/desk/next-act.ts'
import { stagesOf } from '#domain/desk/stages.ts'
import type { Entry } from '#domain/engine/case.ts'
import { type Choice, choicesOf } from '#domain/engine/choices.ts'
import { actionLabel } from '#domain/engine/evolve.ts'
import { fieldsOf } from '#domain/engine/form.ts'
import { asList, type Matter } from '#domain/engine/matter.ts'
import type { Actor } from '#domain/engine/may.ts'
import { type Role, roles } from '#domain/engine/roles.ts'
import { printBasisOn } from '#domain/law/cite.ts'
import type { Web } from '../../web.ts'
import { caseJson, choiceJson, stateTitle } from '../case-json.ts'
import type { ApiDesk, SeenCase } from '../desk.ts'
import type { CalendarDay, ClockLine, DeskCase, Choice as DeskChoice } from './answers.ts'
import { calendarDays } from './calendar-days.ts'

/** A case as the desk shows it: what the API tells of it, and how it reads. */
export async function deskCase(
  web: Web,
  desk: ApiDesk,
  actor: Actor,
  seen: SeenCase,
): Promise<Omit<DeskCase, 'drafts'>> {
  const { house } = web.bureau
  const { record, matter } = seen
  const { current, entries } = record
  const { id } = current
  const now = house.clock.now()
  const choices = choicesOf(matter, current, await desk.officeIn(actor, seen))
  const told = caseJson(seen, choices, house.calendar, await desk.related(actor, seen))
  const forms = [...Object.keys(told.data), ...choices.flatMap(({ form }) => (form === undefined ? [] : [form]))]
  const clocks = clockLines(matter, current, house.calendar, now)
  return {
    ...told,
    matterTitle: matter.title,
    variantTitle: current.variant === undefined ? undefined : matter.variants?.[current.variant],
    stages: stagesOf(matter, current, entries),
    clocks,
    calendar: daysOfClocks(clocks, (first, last) => calendarDays(house.calendar, first, last)),
    next: nextAct(matter, current, (wanted) =>
      choices.some(({ action, refusal }) => action === wanted && refusal === undefined),
    ),
    actions: choices.map((choice) => describedChoice(matter, choice, dayOf(now))),
    forms: Object.fromEntries([...new Set(forms)].map((form) => [form, fieldsOf(matter.forms[form]!)])),
    filled: Object.fromEntries(Object.keys(told.data).map((form) => [form, filling(matter, form, entries)])),
    isSession: matter.session?.(told.data) !== undefined,
    texts: told.texts.map((text) => ({ ...text, stands: standing(matter, id, text.name, entries) })),
    documents: entries.flatMap((entry) =>
      entry.documents.map(({ kind, number }) => ({
        ...{ kind, number, n: entry.n, on: dayOf(entry.happenedAt), title: matter.documents[kind]?.title ?? kind },
      })),
    ),
  }
}

/** The entry with which a form was last filled in. */
function filling(matter: Matter, form: string, entries: readonly Entry[]) {
  const entry = entries.findLast(({ action }) => matter.actions[action]?.form === form)
  return { label: entry ? matter.actions[entry.action]!.label : form, n: entry?.n ?? 0 }
}

/** The acts that stand on a text of the case, each with the version it stood on. */
const standing = (matter: Matter, caseId: string, text: string, entries: readonly Entry[]) =>
  entries.flatMap(({ n, action, binds = [] }) =>
    binds
      .filter((bound) => bound.caseId === caseId && bound.text === text)
      .map(({ sha256 }) => ({ n, label: actionLabel(matter, action), sha256 })),
  )

const daysOfClocks = (
  clocks: readonly ClockLine[],
  days: (first: Day, last: Day) => readonly CalendarDay[],
): readonly CalendarDay[] => {
  const running = clocks.filter(({ status }) => status === 'running' || status === 'paused')
  const sorted = running.flatMap(({ startedOn, due }) => [startedOn, due]).sort()
  const [first, last] = [sorted[0], sorted.at(-1)]
  return first && last ? days(first, last) : []
}

/** An act with what it does, as the definition says it, and why it cannot be done now. */
export function describedChoice(matter: Matter, choice: Choice, day: Day): DeskChoice {
  const declared = matter.actions[choice.action]!
  const { by, to, issues, starts, stops, pauses, resumes, extends: extended, basis } = declared
  const clocks = (names: string | readonly string[] | undefined) =>
    asList<string>(names).map((name) => matter.limits[name]!.label)
  return {
    ...choiceJson(choice),
    roles: asList<Role>(by).map((role) => roles[role]),
    bySystem: asList<Role>(by).every((role) => role === 'system'),
    to: to === 'same' ? undefined : stateTitle(matter, to),
    isAdverse: to !== 'same' && typeof matter.states[to] !== 'string',
    issues: asList<string>(issues).map((kind) => matter.documents[kind]!.title),
    starts: clocks(starts),
    stops: clocks(stops),
    pauses: clocks(pauses),
    resumes: clocks(resumes),
    extends: clocks(extended),
    basis: printBasisOn(basis, day),
  }
}
