import type { Day, Instant } from '#domain/calendar/day.ts'
import type { Entry } from '#domain/engine/case.ts'
import type { DueAct, SystemAct } from '#domain/engine/system.ts'

/** Where in the order of due days a look at the clocks has come to. */
export type DuePlace = Pick<DueAct, 'due' | 'caseId' | 'clock'>

/** `system-act`: an effect of law; `follow`: what follows from an act. */
export type Topic = 'system-act' | 'follow'

/** Work that could not be done, as a person sees it. */
export type Failure = {
  readonly key: string
  readonly caseId: string
  readonly topic: Topic
  readonly payload: Readonly<Record<string, unknown>>
  readonly attempts: number
  readonly problem: string
  /** Since when it waits for a person; until then the system tries again by itself. */
  readonly failedAt: Instant | undefined
}

/** Something that follows from an entry: its name, and the entries of the case up to that one. */
export type Origin = { readonly follow: string; readonly entries: readonly Entry[] }

export type JobStore = {
  /** Clocks that have run out before the day and for which the system has to act, in order of due days. */
  due(acts: readonly SystemAct[], before: Day, after: DuePlace | undefined): Promise<readonly DueAct[]>
  /** Keeps which system acts could not be done; those named no longer are forgotten. */
  keepRefused(failures: readonly Omit<Failure, 'topic' | 'attempts' | 'failedAt'>[], at: Instant): Promise<void>
  /** What waits in the outbox and has not been handed over yet; `anew` also what had been, by a process now gone. */
  waiting(anew: boolean): Promise<readonly { readonly key: string; readonly round: number }[]>
  sent(keys: readonly string[], at: Instant): Promise<void>
  /** Undefined when it has been done already. */
  origin(key: string): Promise<Origin | undefined>
  done(key: string): Promise<void>
  tried(key: string, problem: string, failedAt: Instant | undefined): Promise<void>
  /** Everything that failed at least once and is not done. */
  failures(): Promise<readonly Failure[]>
  /** Has what waits for a person tried again; answers how many. */
  retry(keys: readonly string[] | 'all'): Promise<number>
}

/** What there is to run. */
export type Work = {
  readonly everyMinute: () => Promise<void>
  /** False when it could not be done; `isLast`: it will not be tried again by itself. */
  readonly follow: (key: string, isLast: boolean) => Promise<boolean>
  /** Told of what the runner itself cannot do: a database that is away, most of all. */
  readonly trouble: (text: string) => void
}

/** What runs the work: at its times, in one of the processes that are there, with growing pauses after a failure. */
export type JobRunner = {
  start(work: Work): Promise<{
    /** Hands work over. The same may be handed over again: it is run once. */
    send(rows: readonly { readonly key: string; readonly round: number }[]): Promise<void>
    stop(): Promise<void>
  }>
}
