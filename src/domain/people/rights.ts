import type { Day } from '../calendar/day.ts'
import type { Fact } from '../engine/fact.ts'
import type { GuardContext } from '../engine/matter.ts'
import { type Appointment, type Role, roles } from '../engine/roles.ts'

/**
 * What rights are read from: facts of journaled cases, whichever case they stand in, by the person as key. So a right
 * is sealed, guarded and derived anew by `fsck` like everything else that an act contributes.
 */
export const rightMeasures = {
  'person.listed': '一名人员在册，组别为姓名',
  'person.left': '一名人员离册',
  'appointment.held': '一名人员担任一个岗位的期间，组别为岗位、处室和范围',
  'appointment.relieved': '一名人员不再担任一个岗位',
} as const
export type RightMeasure = keyof typeof rightMeasures

/** A role in an office, for one matter or chapter or for all that know the role. */
export type Post = { readonly role: Role; readonly office: string; readonly scope?: string | undefined }

/** A post as the group of a fact. Neither roles, matters nor chapters hold a colon; an office that held one would not be read back. */
export const postText = ({ role, office, scope }: Post): string =>
  [role, office, ...(scope === undefined ? [] : [scope])].join(':')

export function readPost(text: string): Post | undefined {
  const [role = '', office, scope, ...rest] = text.split(':')
  if (!Object.hasOwn(roles, role) || !office || rest.length) return undefined
  return { role: role as Role, office, ...(scope === undefined ? {} : { scope }) }
}

type Held = Post & { readonly person: string; readonly from: Day; readonly until?: Day | undefined }

export const heldFact = ({ person, from, until, ...post }: Held) =>
  ({ measure: 'appointment.held', on: from, until, key: person, group: postText(post) }) as const satisfies Fact

export const relievedFact = ({ person, from, ...post }: Held) =>
  ({ measure: 'appointment.relieved', on: from, key: person, group: postText(post) }) as const satisfies Fact

export const listedFact = (person: string, name: string, on: Day) =>
  ({ measure: 'person.listed', on, key: person, group: name }) as const satisfies Fact

/** A fact about a person's rights, with the case that holds it. */
export type RightFact = {
  readonly caseId: string
  readonly measure: RightMeasure
  readonly on: string
  readonly until?: string | null | undefined
  readonly group?: string | null | undefined
}

/** The appointments of one person. Whoever is not in the register, or has left it, holds nothing. */
export function appointmentsIn(person: string, facts: readonly RightFact[]): readonly Appointment[] {
  const of = (measure: RightMeasure) => facts.filter((fact) => fact.measure === measure)
  if (of('person.listed').length === 0) return []
  const left = of('person.left').map(({ on }) => on)
  const relieved = of('appointment.relieved')
  return of('appointment.held').flatMap(({ caseId: id, on: from, until, group }) => {
    const post = readPost(group ?? '')
    if (!post) return []
    const reliefs = relieved.filter((one) => one.group === group && one.on >= from).map(({ on }) => on)
    const [end] = [...(until ? [until] : []), ...reliefs, ...left].sort()
    const { role, office, scope } = post
    const held = { id, person, office, role, from, ...(scope === undefined ? {} : { scope }) }
    return [end === undefined ? held : { ...held, until: end }]
  })
}

/** What an action asks to know the posts of a person. */
export const rightsAsked = Object.keys(rightMeasures) as readonly RightMeasure[]

/** The appointments of a person as a condition may ask for them: those that ran, run and will run. */
export const appointmentsOn = (person: string, { onRecord }: Pick<GuardContext, 'onRecord'>): readonly Appointment[] =>
  appointmentsIn(person, [
    // Whoever is appointed before he is entered holds his post from the entry on: it is judged as if he were.
    { caseId: '', measure: 'person.listed', on: '' },
    ...rightsAsked.flatMap((measure) => onRecord(measure, person).map((fact) => ({ ...fact, measure, caseId: '' }))),
  ])
