import { randomUUID } from 'node:crypto'
import type { Accepted, Outcome } from '#app/handle-command.ts'
import { actorView } from '#db/actor.view.ts'
import { type Role, roles } from '#domain/engine/roles.ts'
import type { Bureau } from '../bureau.ts'
import { Misuse, textOption, type Values, Wanting } from './command-line.ts'

/** What a person does with the register of people, by the ordinary path. @throws Wanting where it is refused */
export async function does(
  { acting }: Bureau,
  by: string,
  command: { matter: string; caseId: string; action: string; variant?: string; form?: unknown; reasons?: string },
): Promise<Accepted> {
  return accepted(await acting.act(by, { id: randomUUID(), ...command }))
}

/** @throws Wanting */
export function accepted(outcome: Outcome): Accepted {
  if (!outcome.ok) throw new Wanting(outcome.code, outcome.message)
  return outcome
}

/** @throws Misuse */
export function mustOption(values: Values, name: string, what: string): string {
  const text = textOption(values, name)
  if (!text) throw new Misuse(`须给出 --${name} ${what}`)
  return text
}

/** A role by its id or by its title: keeper, 台账管理员. @throws Misuse */
export function roleNamed(text: string): Role {
  const found = Object.entries(roles).find(([id, title]) => id === text || title === text)
  if (!found) throw new Misuse(`没有岗位“${text}”；可用：${Object.values(roles).join('、')}`)
  return found[0] as Role
}

/** An office by its id or by its title; an applicant's is the number of the organisation. @throws Misuse */
export function officeNamed({ profile }: Pick<Bureau, 'profile'>, text: string, role: Role): string {
  const found = profile.offices.find(({ id, title }) => id === text || title === text)
  if (!found && role !== 'applicant')
    throw new Misuse(`没有处室“${text}”；可用：${profile.offices.map(({ id, title }) => `${id} ${title}`).join('、')}`)
  return found?.id ?? text
}

export async function namesOf({ reader, profile }: Bureau): Promise<ReadonlyMap<string, string>> {
  const people = await reader.selectFrom('person').select(['id', 'name']).where('agency_id', '=', profile.id).execute()
  return new Map(people.map(({ id, name }) => [id, name]))
}

/** @throws Wanting when nobody of that id is in the register */
export async function nameOf(bureau: Bureau, id: string): Promise<string> {
  const name = (await namesOf(bureau)).get(id)
  if (name === undefined) throw new Wanting('person.unknown', `没有编号为“${id}”的人员`)
  return name
}

/** A post in words: 政策法规处 台账管理员（enforcement）. */
export function postWords(
  { profile }: Bureau,
  post: { role: Role; office: string; scope?: string | undefined },
): string {
  const office = profile.offices.find(({ id }) => id === post.office)?.title ?? post.office
  return `${office} ${roles[post.role]}${post.scope ? `（${post.scope}）` : ''}`
}

export const actorOf = ({ reader, profile }: Bureau, person: string) => actorView(reader, profile.id).actor(person)
