import type { Field } from '#domain/engine/form.ts'

/** A column of a list, by the path under which it is narrowed and sorted. */
export type ListColumn = {
  readonly name: string
  readonly title: string
  readonly kind: Field['kind']
  readonly unit?: string
  readonly options?: readonly string[]
  readonly total: boolean
}
export type ListedCase = {
  readonly id: string
  readonly on: string
  readonly title: string
  readonly number: string | null
  readonly state: string
  readonly stateTitle: string
  readonly due: string | null
  readonly values: Readonly<Record<string, string | null>>
}
/** The list of a matter as the matter declares it (`GET /api/matters/{matter}/list`). */
export type CaseList = {
  readonly matter: string
  readonly title: string
  readonly columns: readonly ListColumn[]
  readonly states: readonly { readonly name: string; readonly title: string }[]
  readonly years?: readonly [number, number]
  readonly count: number
  readonly totals: Readonly<Record<string, string>>
  readonly cases: readonly ListedCase[]
  readonly previous?: string
  readonly next?: string
}

/** The views that are kept of a register, and the offices with which the person may share one. */
export type RegisterViews = {
  readonly views: readonly {
    readonly id: string
    readonly name: string
    /** As it stands in the address. */
    readonly query: string
    readonly isOwn: boolean
    readonly by: string
    /** The title of the office that it is shared with. */
    readonly office: string | undefined
  }[]
  readonly offices: readonly { readonly id: string; readonly title: string }[]
}

/** What became of the rows of a sheet; of those that were not taken the first, each with what is wrong where. */
export type Imported = {
  readonly rows: number
  readonly taken: number
  readonly repeated: number
  readonly refused: number
  readonly rejected: readonly {
    readonly sheet: string
    readonly line: number
    readonly reason: string
    readonly cells: readonly { readonly column: string; readonly read: string; readonly wanted: string }[]
  }[]
  readonly passed: readonly string[]
}
