import type { Instant } from '../calendar/day.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import type { Settings } from '../settings/settings.ts'
import type { Entry, Evidence, Host, Late, Witnessed } from './case.ts'
import type { Standing } from './matter.ts'
import type { Actor, TrainingRule } from './may.ts'
import type { Others } from './others.ts'
import type { TextsRead } from './texts.ts'

/** A wish to act. Its id comes with it, so that a retry is answered, not repeated. */
export type Command = {
  readonly id: string
  readonly matter: string
  readonly caseId: string
  readonly action: string
  readonly variant?: string | undefined
  /** The number of entries that the asker has seen; a stale command conflicts. */
  readonly seen?: number | undefined
  readonly form?: unknown
  readonly reasons?: string | undefined
  readonly evidence?: readonly Evidence[] | undefined
  /** The case under which a new one is opened. */
  readonly host?: Host | undefined
  /** Of which entry this act is the consequence; taken from the system alone. */
  readonly because?: Entry['because']
  /** The versions that the asker has seen, by text: an act on another is refused. */
  readonly saw?: Readonly<Record<string, string>> | undefined
  /** When the act happened; a late entry has it before the moment of recording. */
  readonly happenedAt?: Instant | undefined
  /** The token by which the actor has named himself, if it was one. */
  readonly token?: string | undefined
}

/** All that a decision may know: plain data. */
export type Office = {
  readonly now: Instant
  readonly actor: Actor
  readonly calendar: WorkingCalendar
  /** The hours to ask for, where they are known already: those that an entry kept. Else the settings of the day say it. */
  readonly trainingRules?: readonly TrainingRule[]
  /** First sight of the entry that the action names in `witnessed`, if there was one. */
  readonly witnessed?: Witnessed | undefined
  /** The bureau's settings, for acts that ask them; absent: those with which bureaus begin. */
  readonly settings?: Settings | undefined
  /** Through which late entry an act of an earlier day is recorded. */
  readonly late?: Late | undefined
  /** The bureau's own area (GB/T 2260). */
  readonly region?: string | undefined
  /** Facts of other cases that the action asks for. */
  readonly standing?: readonly Standing[] | undefined
  /** The words of files, by the hash of the file; what is not there holds none. */
  readonly texts?: TextsRead | undefined
  /** The cases that the decision may ask; absent: none. */
  readonly others?: Others | undefined
}
