import type { Day } from '#domain/calendar/day.ts'
import type { Frontier } from '#domain/journal/merkle.ts'

export type JournalRow = { readonly index: number; readonly leaf: Uint8Array; readonly entry: Uint8Array }

/** What was last published, as the database remembers it. */
export type Published = { readonly size: number; readonly root: Uint8Array }

/** One act on the log's own signing keys (journal kinds `key.rotate` and `key.end`), with what of it is public. */
export type KeyAct = {
  readonly caseId: string
  readonly n: number
  readonly index: number
  readonly entry: Uint8Array
  readonly action: string
  /** The vkeys that a rotation names. */
  readonly keys: { readonly former: string; readonly current: string } | null
  /** base64url disclosures of these vkeys; who acted and why stay digests. */
  readonly disclosures: readonly string[]
}

/** A witness whose sight counts from a day to before another. */
export type ListedWitness = { readonly vkey: string; readonly on: Day; readonly until?: Day | undefined }

/** The journal of one agency as the database keeps it. */
export type JournalStore = {
  /** Right edge of the tree, as the last transaction left it. */
  head(): Promise<Frontier & { readonly hold: string | null }>
  /** Rows from `start` to before `end`, in order; fewer where there are fewer. */
  rows(start: number, end: number): Promise<readonly JournalRow[]>
  /** Rows of one case in the order of its entries. */
  caseRows(caseId: string): Promise<readonly JournalRow[]>
  /** All acts on the log's own keys, in order. */
  keyActs(): Promise<readonly KeyAct[]>
  /** The witnesses on record; none: nobody has made a list yet. */
  listedWitnesses(): Promise<readonly ListedWitness[]>
  published(): Promise<Published>
  /** Remembers a publication, if the last one is still `before`. False when somebody else published meanwhile. */
  publish(before: Published, now: Published): Promise<boolean>
  /** Refuses every further act with this reason, or with null allows them again. */
  hold(reason: string | null): Promise<void>
  /** Runs the work while no other process publishes this agency's log; null when one does. */
  alone<T>(work: () => Promise<T>): Promise<T | null>
}

/** Everything that publishing and checking one bureau's log needs. */
export type JournalHouse = {
  readonly store: JournalStore
  /** The published log: a tlog-tiles directory. */
  readonly folder: string
  /** Where the log's signing keys and the record of what they signed lie: outside the database and its backups. */
  readonly keys: string
  /** Name of the log, unless its key file already carries one. */
  readonly origin: string
  /** Settings: which witnesses cosign the log. */
  readonly witnesses: string
  /** Settings: which authority stamps its checkpoints with the time. */
  readonly timestamp: string
  /** The closed public list of kinds. */
  readonly kinds: ReadonlySet<string>
  /** POSIX seconds. */
  now(): number
}
