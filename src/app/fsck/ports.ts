import type { Live, Salts } from '#app/journal/sealing/seal.ts'
import type { Case, ClockChange, Entry } from '#domain/engine/case.ts'

export type StoredFact = {
  readonly measure: string
  readonly on_day: string
  readonly until_day: string | null
  readonly value: string | null
  readonly key: string | null
  readonly grp: string | null
  readonly twin: number
  readonly recorded_from: string
  readonly recorded_until: string
}

/** How a case stands in lists. */
export type StoredLine = {
  readonly matter: string
  readonly version: string
  readonly state: string
  readonly on_day: string
  readonly cells: readonly (string | null)[]
  readonly open_day: string | null
  readonly open_state: string | null
  readonly open_cells: readonly (string | null)[] | null
}

export type StoredClock = {
  readonly name: string
  readonly promise: boolean
  readonly status: string
  readonly due: string
  readonly stopped_on: string | null
  readonly confidence: string
}

/** Everything that the database holds about one case. */
export type CaseRecords = {
  readonly caseId: string
  /** Null where records exist without their case. */
  readonly row: { readonly current: Case; readonly live: Live; readonly leaf: string } | null
  readonly entries: readonly Entry[]
  readonly seals: ReadonlyMap<number, Salts>
  /** Journal entries by n: their bytes, stored leaf (hex) and index. */
  readonly journal: ReadonlyMap<number, { readonly index: number; readonly leaf: string; readonly entry: Uint8Array }>
  readonly facts: readonly StoredFact[]
  readonly line: StoredLine | null
  readonly clocks: readonly StoredClock[]
  readonly clockEvents: readonly {
    readonly n: number
    readonly seq: number
    readonly clock: string
    readonly change: ClockChange
  }[]
  readonly documents: readonly {
    readonly n: number
    readonly kind: string
    readonly number: string | null
    readonly sha256: string | null
    readonly body: string | null
    readonly open_sha256: string | null
    readonly open_body: string | null
  }[]
  readonly publications: readonly { readonly n: number; readonly what: string; readonly published_on: string }[]
}

export type NumberSeries = { readonly series: string; readonly year: number; readonly last: number }

export type StoredPrinting = {
  /** SHA-256 of the text that was printed. */
  readonly text: string
  readonly format: string
  readonly sha256: string
  readonly bytes: Uint8Array
  /** Whether some document has this text. */
  readonly isIssued: boolean
}

/** What fsck reads: the whole database of one agency, a thousand cases at a time. */
export type FsckSource = {
  cases(): Promise<number>
  /** All cases, or those of some matters alone. */
  batches(matters?: readonly string[]): AsyncIterable<readonly CaseRecords[]>
  /** Null where there is nothing at all under this id. */
  one(caseId: string): Promise<CaseRecords | null>
  some(caseIds: readonly string[]): Promise<readonly CaseRecords[]>
  series(): Promise<readonly NumberSeries[]>
  documentNumbers(): Promise<readonly string[]>
  /** Everything that was printed, file by file. */
  printings(): AsyncIterable<StoredPrinting>
}
