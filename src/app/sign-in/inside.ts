import type { Instant } from '#domain/calendar/day.ts'
import type { AccessEvent } from '../access-log.ts'
import type { Listed, Session, SignInStore, Stage } from './ports.ts'
import type { SignInRules } from './rules.ts'
import type { From, Opened, Told } from './told.ts'

/** What every way in shares: how a session is opened, what still stands before it, how failures are counted. */
export type Inside = {
  readonly store: SignInStore
  readonly now: () => Instant
  readonly rules: () => Promise<SignInRules>
  readonly note: (event: AccessEvent, from: From, person: string | undefined, detail?: string) => Promise<void>
  readonly open: (person: string, way: Session['way'], stage: Stage, from: From) => Promise<Opened>
  readonly stageOf: (person: Listed, way: Session['way'], isProved: boolean) => Promise<Stage>
  readonly isRight: (person: string, password: string) => Promise<Listed | undefined>
  readonly tooMany: (from: From) => Promise<Told | undefined>
  readonly failed: (from: From) => Promise<void>
}
