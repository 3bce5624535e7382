import type { Instant } from '#domain/calendar/day.ts'
import type { Appointment } from '#domain/engine/roles.ts'

export type Stage = 'in' | 'renew' | 'second' | 'enrol'

/** A session as it is kept: what the browser holds is known here by its digest only. */
export type Session = {
  readonly digest: string
  readonly person: string
  /**
   * `in`: signed in. `second`: the password was right, a second factor is still to come. `renew`, `enrol`: known, but to do
   * nothing else than to choose a new password, or to switch on a second factor.
   */
  readonly stage: Stage
  readonly way: 'password' | 'demo' | 'passkey' | 'provider'
  readonly beganAt: Instant
  readonly seenAt: Instant
  readonly idleSeconds: number
  readonly endsAt: Instant
  readonly address: string
  readonly agent: string
}

/** How an account stands, without any of its secrets. */
export type Account = {
  readonly person: string
  readonly passwordSetAt: Instant
  readonly failures: number
  readonly lockedUntil: Instant | undefined
  readonly sessions: number
  /** Has one-time codes. */
  readonly hasCodes: boolean
}

export type Attempt = { readonly password: string; readonly passwordSetAt: Instant }
type Limits = { readonly failures: number; readonly lockedUntil: Instant }

/** What is kept of signing in, of one bureau. Every moment is the caller's. */
export type SignInStore = {
  /**
   * Counts an attempt as failed before it is judged, so that many at once are not judged more often than allowed. The
   * last one that is allowed locks the account until it has been judged right. Undefined: no account, or it is locked.
   */
  attempt(person: string, now: Instant, limits: Limits): Promise<Attempt | undefined>
  /** The attempt was right: nothing is counted any more. */
  attemptRight(person: string): Promise<void>
  account(person: string): Promise<Attempt | undefined>
  /** Every account of the bureau, by person. */
  accounts(now: Instant): Promise<readonly Account[]>
  /** True when it was locked. */
  unlock(person: string, now: Instant): Promise<boolean>
  /** Failures from an address since a moment. */
  failuresFrom(address: string, since: Instant): Promise<number>
  failed(address: string, now: Instant, forgetBefore: Instant): Promise<void>
  /** The hashes of the last passwords, the present one first. */
  latestPasswords(person: string, count: number): Promise<readonly string[]>
  /** Sets a password, ends every session of the person, unlocks him. With a link: false, and nothing done, when it was used. */
  setPassword(person: string, hash: string, now: Instant, link?: string): Promise<boolean>
  isLinkUsed(link: string): Promise<boolean>
  open(session: Session): Promise<void>
  /** The session, if it still runs. */
  find(digest: string, now: Instant): Promise<Session | undefined>
  seen(digest: string, now: Instant): Promise<void>
  /** True when there was one. */
  end(person: string, digest: string): Promise<boolean>
  endAll(person: string): Promise<void>
  /** Those of a person that still run, the latest first. */
  sessionsOf(person: string, now: Instant): Promise<readonly Session[]>
}

/** Somebody of the register of people, with the posts that he holds on the day. */
export type Listed = { readonly id: string; readonly name: string; readonly posts: readonly Appointment[] }

/** The register of people as of a day: who has left is not in it. */
export type People = {
  listed(person: string, day: string): Promise<Listed | undefined>
  all(day: string): Promise<readonly Listed[]>
  /** All posts of a person: those that ran, run and will run. */
  posts(person: string): Promise<readonly Appointment[]>
}

/** A one-time link as its case has it. */
export type LinkRecord = {
  readonly id: string
  readonly person: string
  readonly digest: string
  readonly issuedAt: Instant
  readonly expiresAt: Instant
  readonly state: 'proposed' | 'issued' | 'revoked'
  /** Digest of the code that the second person handed over, where one had to confirm. */
  readonly confirmation: string | undefined
}
export type LinkStore = {
  find(id: string): Promise<LinkRecord | undefined>
  /** Those that wait for a second person and still run, the latest first. */
  proposed(now: Instant): Promise<readonly LinkRecord[]>
}

type CodeAttempt = { readonly secret: Buffer; readonly lastStep: number; readonly isConfirmed: boolean }

/** One-time codes of the people of one bureau. Secrets are sealed, recovery codes are digests. */
export type CodeStore = {
  state(person: string): Promise<{ readonly since: Instant; readonly recovery: number } | undefined>
  /** A secret that is yet to be confirmed, in place of an earlier such; false where one is confirmed. */
  begin(person: string, secret: Uint8Array, now: Instant): Promise<boolean>
  /** The secret that is yet to be confirmed. */
  begun(person: string): Promise<Buffer | undefined>
  /** Counts an attempt as failed before it is judged; undefined: no secret, or too many failures. */
  attempt(person: string, now: Instant, limits: Limits): Promise<CodeAttempt | undefined>
  /** Uses up a step of time, confirms the secret and forgets failures; false when that step or a later one was used. */
  useStep(person: string, step: number, now: Instant): Promise<boolean>
  /** Uses up a recovery code and forgets failures; false when there is none such. */
  useRecovery(person: string, digest: string, now: Instant): Promise<boolean>
  /** New recovery codes in place of all earlier ones. */
  setRecovery(person: string, digests: readonly string[]): Promise<void>
  end(person: string): Promise<boolean>
}

export type Passkey = {
  /** Base64url, as the key names itself. */
  readonly id: string
  readonly person: string
  readonly publicKey: Uint8Array
  readonly counter: number
  readonly transports: readonly string[]
  /** What its owner calls it. */
  readonly name: string
  readonly madeAt: Instant
  readonly usedAt?: Instant | undefined
}

export type PasskeyStore = {
  of(person: string): Promise<readonly Passkey[]>
  find(id: string): Promise<Passkey | undefined>
  /** False where the key is known already, to whomever it belongs. */
  add(passkey: Passkey): Promise<boolean>
  /** Notes a use; false where the counter has not grown. Keys that do not count stay at nought. */
  use(id: string, counter: number, now: Instant): Promise<boolean>
  remove(person: string, id: string): Promise<boolean>
}

type Challenge = {
  readonly kind: 'passkey' | 'new-passkey' | 'provider'
  readonly held: object
  readonly endsAt: Instant
}

/** What was asked and is to be answered once. */
export type ChallengeStore = {
  ask(digest: string, challenge: Challenge, now: Instant): Promise<void>
  /** What was kept when it was asked; gone by the asking, and undefined when it is too old or of another kind. */
  answered(
    digest: string,
    kind: Challenge['kind'],
    now: Instant,
  ): Promise<Readonly<Record<string, unknown>> | undefined>
}

/** An identity of the provider and whose it is here, by its case. */
export type Binding = {
  readonly id: string
  readonly person: string
  readonly issuer: string
  readonly subject: string
  readonly isBound: boolean
}
