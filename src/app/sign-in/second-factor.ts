import { randomBytes } from 'node:crypto'
import type { Instant } from '#domain/calendar/day.ts'
import { digestOf } from '../bearer-secret.ts'
import { newCode, plainCode } from './link.ts'
import type { CodeStore } from './ports.ts'
import { later, type SignInRules } from './rules.ts'
import type { SecretBox } from './secret-box.ts'
import { base32, otpauth, stepOf } from './totp.ts'

export type CodeParts = {
  readonly codes: CodeStore
  readonly box: SecretBox
  readonly now: () => Instant
  readonly rules: () => Promise<SignInRules>
  /** What the authenticator shows beside the code. */
  readonly site: string
}

/** What is told once, when the codes are switched on: for the camera, and for whoever has to type it. */
export type Shown = { readonly uri: string; readonly text: string }

const recoveryCodes = 10
/** 160 bits, as RFC 4226 recommends. */
const secretBytes = 20

export type SecondFactor = ReturnType<typeof openSecondFactor>

/** One-time codes from an authenticator as second factor, with recovery codes for when it is lost. */
export function openSecondFactor({ codes, box, now, rules, site }: CodeParts) {
  const freshCodes = async (person: string): Promise<readonly string[]> => {
    const fresh = Array.from({ length: recoveryCodes }, newCode)
    await codes.setRecovery(
      person,
      fresh.map((code) => digestOf(plainCode(code))),
    )
    return fresh
  }
  const limits = async () => {
    const { failures, lockMinutes } = await rules()
    return { failures, lockedUntil: later(now(), { minutes: lockMinutes }) }
  }

  /** Judges what was typed as one attempt, counted before it is judged; a code is taken once. */
  async function isRight(person: string, typed: string, stage: 'confirmed' | 'unconfirmed'): Promise<boolean> {
    const attempt = await codes.attempt(person, now(), await limits())
    if (!attempt || attempt.isConfirmed !== (stage === 'confirmed')) return false
    const secret = await box.open(attempt.secret, person)
    const step = secret && stepOf(secret, typed, now(), attempt.lastStep)
    if (step !== undefined) return codes.useStep(person, step, now())
    return stage === 'confirmed' && (await codes.useRecovery(person, digestOf(plainCode(typed)), now()))
  }

  const shown = (secret: Uint8Array, person: string): Shown => ({
    uri: otpauth(secret, { site, person }),
    text: base32(secret).replace(/(.{4})(?=.)/g, '$1 '),
  })

  return {
    has: async (person: string): Promise<boolean> => (await codes.state(person)) !== undefined,
    /** Since when, and how many recovery codes are left; undefined where it is not switched on. */
    state: codes.state,

    /** A new secret, of use once a code of it has been typed in. Undefined where the codes are on already. */
    async begin(person: string): Promise<Shown | undefined> {
      const secret = randomBytes(secretBytes)
      if (!(await codes.begin(person, await box.seal(secret, person), now()))) return undefined
      return shown(secret, person)
    },
    /** The secret that waits for its first code, shown again after a wrong one. */
    async begun(person: string): Promise<Shown | undefined> {
      const sealed = await codes.begun(person)
      const secret = sealed && (await box.open(sealed, person))
      return secret && shown(secret, person)
    },
    /** Switches the codes on by the first of them; answers the recovery codes, which are kept nowhere in the clear. */
    async confirm(person: string, typed: string): Promise<readonly string[] | undefined> {
      return (await isRight(person, typed, 'unconfirmed')) ? freshCodes(person) : undefined
    },
    /** True for a code that has not been used, or for a recovery code, which is used up by it. */
    check: (person: string, typed: string) => isRight(person, typed, 'confirmed'),
    freshCodes,
    end: codes.end,
  }
}
