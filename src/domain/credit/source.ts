import type { Case } from '../engine/case.ts'
import type { Matter } from '../engine/matter.ts'
import type { CreditRow } from './checks.ts'
import type { CreditKind } from './fields.ts'

/** The bureau as the platform knows it. */
export type OwnBureau = { readonly title: string; readonly creditCode: string }

/** How the decisions of a matter read on the platform. */
export type CreditSource = {
  readonly kind: CreditKind
  readonly matter: Matter
  /** Numbers of the other cases that its rows need. */
  readonly asks: (current: Case) => readonly string[]
  readonly rows: (current: Case, own: OwnBureau, other: (number: string) => Case | undefined) => readonly CreditRow[]
}
