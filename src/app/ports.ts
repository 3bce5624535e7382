import type { Instant } from '#domain/calendar/day.ts'
import type { WordingRow } from '#domain/documents/house-wording.ts'
import type { Issued } from '#domain/documents/issue-papers.ts'
import type { Case, Entry } from '#domain/engine/case.ts'
import type { CaseClock } from '#domain/engine/clocks-of.ts'
import type { FactDifference } from '#domain/engine/fact.ts'
import type { Line, OpenLine } from '#domain/engine/list.ts'
import type { Standing } from '#domain/engine/matter.ts'
import type { Actor } from '#domain/engine/may.ts'
import type { SettingRow } from '#domain/settings/settings.ts'
import type { Live, Sealed } from './journal/sealing/seal.ts'

/** The moment, as an edge tells it. */
export type Clock = { now(): Instant }

/** A case as stored: the fold, its live digests and the leaf of its last entry. */
export type StoredCase = { readonly current: Case; readonly live: Live; readonly leaf: string }

/** One decided entry with everything that is written together with it. */
export type Append = {
  readonly entry: Entry
  readonly after: Case
  /** The documents that the entry issues, in its order: their texts, whose hashes it carries. */
  readonly papers: readonly Issued[]
  readonly facts: FactDifference
  readonly clocks: readonly CaseClock[]
  /** Names of what follows from it elsewhere, for the outbox. */
  readonly follows: readonly string[]
  readonly sealed: Sealed
  readonly lines: { readonly own: Line; readonly open: OpenLine | 'none' | 'same' }
}

export type Answered = { readonly commandId: string; readonly caseId: string; readonly n: number }

export type Rival = { readonly id: string; readonly number?: string | undefined }

/** A file as it was handed in. */
export type KeptFile = { readonly sha256: string; readonly size: number; readonly type: string }

export type Transaction = {
  /** Locks and reads the cases, and their hosts before them. Comes first: what is asked after it sees all that others wrote before the lock. */
  load(caseIds: readonly string[]): Promise<Map<string, StoredCase>>
  /** Who asks, with all appointments, and which of the commands have been answered already. */
  asked(person: string, commandIds: readonly string[]): Promise<{ actor: Actor; answered: Map<string, Answered> }>
  /**
   * Cases that a decision asks, by id or number, and those that stand under the given hosts; locked against change until commit,
   * or for change where the act may change them itself.
   */
  others(ids: readonly string[], hosts: readonly string[], mode: 'share' | 'update'): Promise<readonly Case[]>
  /** Facts on record under any of the keys, whenever they hold. */
  standing(measures: readonly string[], keys: readonly string[]): Promise<readonly Standing[]>
  /** All facts on record of these measures. */
  stock(measures: readonly string[]): Promise<readonly Standing[]>
  /** The enforcement certificates and training hours of an actor: read only when an act needs them. */
  enforcementOf(person: string): Promise<Pick<Actor, 'certificates' | 'hours'>>
  /** The settings that a second person has confirmed: read only when an act asks for one. */
  settings(): Promise<readonly SettingRow[]>
  /** The bureau's own wordings of documents that a second person has confirmed: read only when an act issues one. */
  wordings(): Promise<readonly WordingRow[]>
  /** Which of these files the person handed in, as they were kept. */
  filesOf(person: string, sha256s: readonly string[]): Promise<readonly KeptFile[]>
  /** The next number of a series in a year, locked until commit: gapless. */
  nextNumber(series: string, year: number): Promise<number>
  /** Work of which nothing stays unless it is kept. */
  attempt<T>(work: () => Promise<T>, isKept: (outcome: T) => boolean): Promise<T>
  /** The open case of a matter about the same, if there is one. */
  rivals(matter: string, abouts: readonly string[]): Promise<ReadonlyMap<string, Rival>>
  /**
   * Writes entries, folds, facts, clocks, outbox and, last, the journal leaves, and commits with the same message:
   * nothing may follow. Answers the index of the first leaf.
   */
  append(appends: readonly Append[]): Promise<number>
}

/** What was to be written has been sealed before, and its records are gone: an older backup was put back. */
export class RecordsLost extends Error {}

export type Store = {
  readonly agency: string
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
  /** The same, and nothing of it stays. */
  trial<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
  /** Which of the cases have sealed entries that the records lack. */
  lost(caseIds: readonly string[]): Promise<ReadonlySet<string>>
}
