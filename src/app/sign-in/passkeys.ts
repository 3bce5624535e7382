import { randomBytes } from 'node:crypto'
import type { AuthenticationResponseJSON, RegistrationResponseJSON, WebAuthnCredential } from '@simplewebauthn/server'
import { dayOf, type Instant } from '#domain/calendar/day.ts'
import { digestOf } from '../bearer-secret.ts'
import type { ChallengeStore, Listed, PasskeyStore, People } from './ports.ts'
import { later } from './rules.ts'

export type PasskeyParts = {
  readonly passkeys: PasskeyStore
  readonly challenges: ChallengeStore
  readonly people: People
  readonly now: () => Instant
  readonly agency: string
  readonly site: string
}

/** Under which name and address the browser reaches this site: a passkey is of the one and for the other. */
export type Place = { readonly host: string; readonly origin: string }

/** What is asked of a browser; `ticket` is for its cookie, so that no other browser answers. */
export type Asked = { readonly ticket: string; readonly options: object }

const challengeMinutes = 5
/** What it takes to hold one is some hundred bytes a key; nobody has more keys than this. */
const mostPasskeys = 10

// It brings half a dozen ASN.1 libraries: loaded when somebody uses a passkey.
const library = () => import('@simplewebauthn/server')

/** Passkeys (WebAuthn) of one bureau: possession of the key, and the PIN or finger that opens it. */
export function openPasskeys({ passkeys, challenges, people, now, agency, site }: PasskeyParts) {
  const ask = async (kind: 'passkey' | 'new-passkey', held: object, options: object): Promise<Asked> => {
    const ticket = randomBytes(32).toString('base64url')
    const endsAt = later(now(), { minutes: challengeMinutes })
    await challenges.ask(digestOf(ticket), { kind, held, endsAt }, now())
    return { ticket, options }
  }

  return {
    of: passkeys.of,
    remove: passkeys.remove,

    /** What a browser is asked to make a key of; undefined where the person has enough of them. */
    async askNew({ id, name }: Pick<Listed, 'id' | 'name'>, { host }: Place): Promise<Asked | undefined> {
      const known = await passkeys.of(id)
      if (known.length >= mostPasskeys) return undefined
      const { generateRegistrationOptions } = await library()
      const options = await generateRegistrationOptions({
        ...{ rpName: site, rpID: host, userName: id, userDisplayName: name, attestationType: 'none' },
        // The same for every key of the person, and nothing that tells who he is.
        userID: Uint8Array.from(Buffer.from(digestOf(`${agency}\0${id}`), 'hex')),
        excludeCredentials: known.map((one) => ({ id: one.id, transports: [...one.transports] as never })),
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      })
      return ask('new-passkey', { challenge: options.challenge, person: id }, options)
    },

    /** Keeps the key that the browser made, where it was asked to and by this person. */
    async keep(
      person: string,
      name: string,
      ticket: string,
      answer: unknown,
      { host, origin }: Place,
    ): Promise<boolean> {
      const held = await challenges.answered(digestOf(ticket), 'new-passkey', now())
      if (held?.['person'] !== person) return false
      const { verifyRegistrationResponse } = await library()
      const found = await verifyRegistrationResponse({
        response: answer as RegistrationResponseJSON,
        expectedChallenge: String(held['challenge']),
        ...{ expectedOrigin: origin, expectedRPID: host, requireUserVerification: true },
        // What the browser sends may be anything: it is no key then, and no fault of ours.
      }).catch(() => undefined)
      if (!found?.verified) return false
      const { id, publicKey, counter, transports = [] } = found.registrationInfo.credential
      return passkeys.add({ id, person, publicKey, counter, transports, name, madeAt: now() })
    },

    /** What a browser is asked in order to sign in: nobody is named, the key itself says whose it is. */
    async ask({ host }: Place): Promise<Asked> {
      const { generateAuthenticationOptions } = await library()
      const options = await generateAuthenticationOptions({ rpID: host, userVerification: 'required' })
      return ask('passkey', { challenge: options.challenge }, options)
    },

    /** Who answers, where he is in the register; the key's counter has to have grown, so that a copy of it is noticed. */
    async prove(ticket: string, answer: unknown, { host, origin }: Place): Promise<Listed | undefined> {
      const held = await challenges.answered(digestOf(ticket), 'passkey', now())
      const id = (answer as { readonly id?: unknown } | null)?.id
      const known = held && typeof id === 'string' ? await passkeys.find(id) : undefined
      if (!held || !known) return undefined
      const { verifyAuthenticationResponse } = await library()
      const credential: WebAuthnCredential = {
        ...{ id: known.id, publicKey: Uint8Array.from(known.publicKey), counter: known.counter },
      }
      const found = await verifyAuthenticationResponse({
        response: answer as AuthenticationResponseJSON,
        expectedChallenge: String(held['challenge']),
        ...{ expectedOrigin: origin, expectedRPID: host, credential, requireUserVerification: true },
      }).catch(() => undefined)
      if (!found?.verified) return undefined
      if (!(await passkeys.use(known.id, found.authenticationInfo.newCounter, now()))) return undefined
      return people.listed(known.person, dayOf(now()))
    },
  }
}
export type Passkeys = ReturnType<typeof openPasskeys>
