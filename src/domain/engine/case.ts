import type { Day, Instant } from '../calendar/day.ts'
import type { Citation } from '../law/citation.ts'
import type { Setting } from '../settings/settings.ts'
import type { Role } from './roles.ts'

/** A file that proves something; the bytes live in the attachment store under their hash. */
export type Evidence = {
  readonly sha256: string
  readonly name: string
  readonly size: number
  readonly type: string
}

/** What granted the actor the right to act, kept with the entry. */
export type Grant = {
  readonly role: Role
  readonly appointment: string
  readonly office: string
  readonly certificate?: string | undefined
  /** The token by which the actor named himself, where he acted through the API. */
  readonly token?: string | undefined
}

/** `day`: the day that the form names, where the clock takes it instead of the day of the act. */
export type ClockChange =
  /** `from`: the day from which the clock counts when it is not the day of the act (deemed acceptance). */
  | {
      readonly clock: string
      readonly type: 'start'
      readonly from?: Day | undefined
      /** The length that the bureau's setting gave on that day, where a setting gives it. */
      readonly length?: number | undefined
      /** The last day in time, where it was named. */
      readonly until?: Day | undefined
    }
  | { readonly clock: string; readonly type: 'stop'; readonly day?: Day | undefined }
  | {
      readonly clock: string
      readonly type: 'pause'
      readonly ground: string
      readonly basis: Citation
      readonly day?: Day | undefined
    }
  | { readonly clock: string; readonly type: 'resume'; readonly day?: Day | undefined }
  | {
      readonly clock: string
      readonly type: 'extend'
      readonly days: number
      readonly reason: string
      readonly day?: Day | undefined
    }

export type IssuedDocument = {
  readonly kind: string
  readonly number?: string | undefined
  /** SHA-256 of the text that the party gets, and of the copy for everybody. */
  readonly sha256?: string | undefined
  readonly open?: string | undefined
}

/** The case under which another one was opened, and the name of the link. */
export type Host = { readonly caseId: string; readonly link: string }

/** A version of a text (文本): the file by the hash of its bytes, and the words that were read in it. */
export type TextVersion = {
  readonly text: string
  readonly file: Evidence
  /** The words, kept as a file of their own; absent where the file holds none (无文字, a scan). */
  readonly words?: Evidence | undefined
}

/** Which version of which text an act saw: by the hash of its bytes, so that it holds for no other. */
export type TextBinding = { readonly text: string; readonly caseId: string; readonly sha256: string }

/** One executed action: append-only, the only source of a case's state. */
export type Entry = {
  readonly caseId: string
  readonly n: number
  readonly commandId: string
  readonly matter: string
  /** First day of the version of the matter under which the case runs. */
  readonly version: Day
  readonly variant?: string | undefined
  readonly action: string
  readonly actor: string
  readonly grant: Grant
  readonly happenedAt: Instant
  readonly recordedAt: Instant
  readonly form?: Readonly<Record<string, unknown>> | undefined
  readonly reasons?: string | undefined
  readonly evidence: readonly Evidence[]
  readonly clocks: readonly ClockChange[]
  readonly documents: readonly IssuedDocument[]
  readonly publishes: readonly string[]
  /** Under which case this one is opened: the child says so, the host's history stays as it is. */
  readonly host?: Host | undefined
  /** The bureau's settings that decided, as they were on the day. */
  readonly settings?: readonly Setting[] | undefined
  /** Versions of texts that the act added. */
  readonly texts?: readonly TextVersion[] | undefined
  /** Versions of texts on which the act stands. */
  readonly binds?: readonly TextBinding[] | undefined
  /** The entry of another case of which this one is the consequence. */
  readonly because?: { readonly caseId: string; readonly n: number } | undefined
  /** The late entry (补录) through which an act of an earlier day was recorded, and whether a second person confirmed it. */
  readonly late?: Late | undefined
}

export type Late = { readonly caseId: string; readonly seconded: boolean }

/** When, by whom and in which role an action was last done in a case, and how often. */
export type Act = {
  readonly on: Day
  readonly at: Instant
  readonly actor: string
  readonly role: Role
  readonly times: number
  /** The day on which it was recorded, when that is a later one: 补录. */
  readonly enteredOn?: Day | undefined
  /** Whoever else did it before, each once: a case sent back and taken over does not lose its first reviewer. */
  readonly earlier?: readonly { readonly actor: string; readonly role: Role }[] | undefined
}

/**
 * The first sight that a witness outside the bureau had of an entry: the smallest cosigned checkpoint of the journal
 * that holds it, and when it was cosigned. What happened at that time cannot have been written down later.
 */
export type Witnessed = {
  readonly at: Instant
  readonly by: string
  /** Entries under the checkpoint, and the place of the entry among them. */
  readonly size: number
  readonly index: number
}

export type ClockLedgerLine = ClockChange & {
  readonly at: Instant
  readonly on: Day
  readonly actor: string
  /** The day on which the act was recorded, when it was entered late. */
  readonly enteredOn?: Day | undefined
}

/**
 * What everybody may see of a case: as it stood after entry `n`, the act that published it. Whatever was recorded since
 * is nobody's business outside until an act publishes again.
 */
export type Shown = {
  readonly n: number
  readonly by: string
  readonly on: Day
  /** When the publishing act was recorded. */
  readonly at: Instant
  readonly state: string
  /** Made from the published fields alone. */
  readonly title: string
}

/** A version with the entry that brought it. */
export type KeptVersion = TextVersion & {
  readonly n: number
  readonly on: Day
  readonly actor: string
  readonly office: string
}

/** A binding with the act that made it. */
export type Bound = TextBinding & { readonly n: number; readonly on: Day; readonly action: string }

/** One instance of a matter: a fold over its entries. */
export type Case = {
  readonly id: string
  readonly matter: string
  readonly version: Day
  readonly variant?: string | undefined
  readonly n: number
  readonly state: string
  readonly title: string
  readonly number?: string | undefined
  readonly applicant?: string | undefined
  /** While the case is open: what no other open case of its matter may be about. */
  readonly exclusive?: string | undefined
  /** The case under which this one stands. */
  readonly host?: Host | undefined
  /** The cases that its data name. */
  readonly refs?: readonly string[] | undefined
  readonly openedOn: Day
  readonly lastAt: Instant
  readonly data: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  readonly acts: Readonly<Record<string, Act>>
  readonly clocks: readonly ClockLedgerLine[]
  readonly documents: readonly (IssuedDocument & { readonly on: Day })[]
  readonly published: readonly { readonly what: string; readonly on: Day }[]
  readonly shown?: Shown | undefined
  /** The versions of each text, the oldest first. */
  readonly texts?: Readonly<Record<string, readonly KeptVersion[]>> | undefined
  /** By text: the version on which each act stands that bound one, the latest last. */
  readonly bound?: Readonly<Record<string, readonly Bound[]>> | undefined
  readonly reasons?: string | undefined
}
