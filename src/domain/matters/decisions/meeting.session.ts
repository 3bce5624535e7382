import type { Session, SessionMinute } from '#domain/engine/collegial.ts'
import { type Agenda, isStudy, type Minute, type Minutes } from './meeting.forms.ts'
import { deliberationOf, votes } from './meeting.rules.ts'

/** A meeting as it is read: who was due and came, and what became of each item. */
export function sessionOf(agenda: Agenda, minutes: Minutes | undefined): Session {
  const { body, number, plannedOn, head, chair, members, items } = agenda
  return {
    ...{ body, number, plannedOn, head, chair, quorum: 'decision.quorum' },
    ...(votes(agenda) ? { majority: 'decision.majority' } : {}),
    ...{ heldOn: minutes?.heldOn, place: minutes?.place, observers: minutes?.observers },
    members: members.map(({ person, name, post }) => ({
      ...{ person, name, post, attended: minutes?.attended.includes(person) },
      absentBecause: minutes?.absent.find((one) => one.person === person)?.because,
    })),
    items: items.map((item) => {
      const minute = minutes?.items.find(({ no }) => no === item.no)
      const { no, kind, title, unit, case: about } = item
      return { ...{ no, kind, title, unit, case: about }, isDecided: !isStudy(item), minute: minute && told(minute) }
    }),
  }
}

const told = (minute: Minute): SessionMinute => {
  const { views, recused = [], legal, outcome, resolution, because, owner, dueOn } = minute
  return {
    ...{ said: deliberationOf(minute), words: views.map(({ view }) => view), recusals: recused },
    ...{ legal, outcome, resolution, because, owner, dueOn },
  }
}
