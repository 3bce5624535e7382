// What the desk is told of case files: what a file lacks is what its matter says it must hold in the state in which it rests.

export type FileCounts = { readonly open: number; readonly lacking: number; readonly complete: number }

/** The matters of which the person takes files, each with how many stand how. */
export type FileMatters = {
  readonly matters: readonly ({ readonly id: string; readonly title: string } & FileCounts)[]
}

export type FileLine = {
  readonly id: string
  readonly title: string
  readonly number: string | null
  readonly on: string
  readonly stateTitle: string
  readonly closed: boolean
  readonly lacks: readonly string[]
  /** Why this person may not take it now. */
  readonly refusal?: string | undefined
}

export type CaseFiles = {
  readonly matter: string
  readonly title: string
  readonly counts: FileCounts
  readonly files: readonly FileLine[]
  readonly next?: string | undefined
}

/** What the whole check of one file found (`GET …/casefile`). */
export type CheckedFile = {
  readonly complete: boolean
  readonly lacks: readonly string[]
  readonly checks: readonly { readonly title: string; readonly result: string; readonly sentence: string }[]
}
