import type { Instant } from '#domain/calendar/day.ts'
import type { Witnessed } from '#domain/engine/case.ts'
import type { MatterBook } from '#domain/engine/matter-book.ts'
import type { Refusal } from '#domain/engine/refusal.ts'
import type { Initials } from '#domain/settings/settings.ts'
import type { Issuer } from './paper/issue.ts'
import type { Clock, Store } from './ports.ts'
import type { TextShelf } from './texts/text-shelf.ts'

/** Everything the command path needs, put together once at start. */
export type House = Issuer & {
  readonly store: Store
  readonly clock: Clock
  readonly matters: MatterBook
  /** The settings with which this bureau began, where they are not those of the program. */
  readonly initials?: Initials
  /** The bureau's own area (GB/T 2260). */
  readonly region: string
  /** Where the words of texts are read. */
  readonly texts?: TextShelf
  /** Whether the clock is to be doubted; absent where the clock is the test's own. */
  readonly doubt?: (now: Instant) => Promise<Refusal | undefined>
  /** When an outside witness first saw the latest entry of a kind in a case; asked only for acts that depend on it. */
  readonly firstSight?: (caseId: string, kind: string) => Promise<Witnessed | undefined>
}
