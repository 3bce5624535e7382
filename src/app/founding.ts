import type { Role } from '#domain/engine/roles.ts'
import { founding, foundingCase } from '#domain/matters/supervision/founding.ts'
import { handleCommand, type Outcome } from './handle-command.ts'
import type { House } from './house.ts'

export type FoundingWish = {
  readonly title: string
  readonly profile: string
  /** The paper by which the bureau began to work in the system. */
  readonly paper: string
  readonly demo: boolean
  readonly people: readonly { readonly id: string; readonly name: string }[]
  readonly appointments: readonly {
    readonly person: string
    readonly role: Role
    readonly office: string
    readonly from: string
  }[]
}

/** Makes a bureau with its first people by the first act of its journal, in the name of the first of them. */
export const foundBureau = (house: House, wish: FoundingWish): Promise<Outcome> =>
  handleCommand(house, wish.people[0]?.id ?? '', {
    ...{ id: 'founding', matter: founding.id, caseId: foundingCase, action: 'found', form: wish },
  })
