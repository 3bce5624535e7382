import type { Instant } from '#domain/calendar/day.ts'
import type { Case } from '#domain/engine/case.ts'
import type { Untaken } from '../retry.ts'

/** Where acts are told to a program, and how far that has come. */
export type Hook = {
  readonly id: string
  readonly person: string
  readonly address: string
  /** The first entry of the journal that has not been told yet; undefined before the first round. */
  readonly next: number | undefined
  readonly failure: Untaken | undefined
}

/** One act, without its contents: whoever wants them asks the API, by his own rights. */
export type Told = {
  /** Its place in the sealed journal: each is told at least once, in this order. */
  readonly index: number
  readonly caseId: string
  readonly n: number
  readonly matter: string
  readonly action: string
  readonly at: Instant
  readonly recordedAt: Instant
}

export type HookStore = {
  hooks(): Promise<readonly Hook[]>
  /** How many entries the journal has. */
  size(): Promise<number>
  /** Acts from a place on, each with its case as it is now. */
  acts(from: number, limit: number): Promise<readonly (Told & { readonly current: Case })[]>
  /** Takes the next sending upon oneself: false where another process has. */
  claim(hook: Hook, now: Instant): Promise<boolean>
  /** All before `next` has been told. */
  told(id: string, next: number): Promise<void>
  failed(id: string, problem: string): Promise<void>
}
