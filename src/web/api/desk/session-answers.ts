import type { Session, SessionItem } from '#domain/engine/collegial.ts'
import type { RelatedLine } from './answers.ts'

/** How many are needed, how many there are, and by which setting. */
export type Reckoning = {
  readonly of: number
  readonly have: number | undefined
  readonly least: number
  readonly isReached: boolean | undefined
  readonly rule: string
}

export type DeskSessionItem = SessionItem & {
  /** The case that it is about, where the person may see it. */
  readonly about: RelatedLine | undefined
  readonly tally: { readonly 同意: number; readonly 不同意: number; readonly 弃权: number } | undefined
  /** The votes that carry it; undefined where the head decides on the discussion, or nothing is decided. */
  readonly carried: Reckoning | undefined
  /** Members who came, did not leave for it, and have no word in the minutes. */
  readonly unheard: readonly string[]
}

export type DeskSession = Omit<Session, 'items' | 'quorum' | 'majority'> & {
  readonly quorum: Reckoning
  readonly items: readonly DeskSessionItem[]
}
