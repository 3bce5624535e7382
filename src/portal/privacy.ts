import type { Entry } from '#domain/engine/case.ts'

/** Officials act by their names; whoever acts for an applicant does not. */
export const actorName = (entry: Entry, people: ReadonlyMap<string, string>): string => {
  if (entry.grant.role === 'applicant') return '申请人（姓名不公开）'
  if (entry.grant.role === 'system') return '系统'
  return people.get(entry.actor) ?? entry.actor
}

export const hiddenText = '不公开'
