import type { Citation } from '../law/citation.ts'
import { asList, type Matter } from './matter.ts'

/** One thing that a matter declares, and what it rests on. */
export type Cited = { readonly what: string; readonly basis: readonly Citation[] }

const one = (what: string, basis: Citation | readonly Citation[] | undefined): readonly Cited[] =>
  basis === undefined ? [] : [{ what, basis: asList<Citation>(basis) }]

/** Every basis that a matter declares: what is not listed here is not printed as law anywhere. */
export function citedBy(matter: Matter): readonly Cited[] {
  return [
    ...one('事项依据', matter.basis),
    ...one('不得同时有两件', matter.exclusive?.basis),
    ...Object.values(matter.actions).flatMap((action) => [
      ...one(`办理：${action.label}`, action.basis),
      ...(action.guards ?? []).flatMap(({ text, basis }) => one(`条件：${text}`, basis)),
      ...(action.needs ?? []).flatMap(({ text, basis }) => one(`条件：${text}`, basis)),
      ...(action.remedies ?? []).flatMap(({ label, basis }) => one(`救济：${label}`, basis)),
    ]),
    ...Object.values(matter.limits).flatMap(({ label, statutory, promised, pauses, extension }) => [
      ...one(`法定期限：${label}`, statutory.basis),
      ...one(`承诺期限：${label}`, promised?.basis),
      ...(pauses ?? []).flatMap(({ ground, basis }) => one(`中止事由：${ground}`, basis)),
      ...one(`延长：${label}`, extension?.basis),
    ]),
    ...Object.values(matter.documents).flatMap((document) => [
      ...one(`文书：${document.title}`, document.basis),
      ...one(`公开：${document.title}`, document.public),
    ]),
  ]
}
