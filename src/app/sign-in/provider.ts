import { randomBytes } from 'node:crypto'
import type { Configuration } from 'openid-client'
import { dayOf, type Instant } from '#domain/calendar/day.ts'
import { digestOf } from '../bearer-secret.ts'
import type { Inside } from './inside.ts'
import type { Binding, ChallengeStore, Listed, People } from './ports.ts'
import type { ProviderSettings } from './provider-settings.ts'
import { later } from './rules.ts'
import { type From, fault, type Opened, type Told } from './told.ts'

export type ProviderParts = {
  /** Read each time: whoever puts the file there need not start anything anew. */
  readonly settings: () => Promise<ProviderSettings | undefined>
  readonly challenges: ChallengeStore
  /** Which person an identity has been bound to by an act. */
  readonly boundTo: (identity: { readonly issuer: string; readonly subject: string }) => Promise<string | undefined>
  readonly bindings: () => Promise<readonly Binding[]>
  readonly people: People
  readonly now: () => Instant
}

/** Where the browser goes to, with a ticket for its cookie: no other browser brings the answer. */
export type Leaving = { readonly ok: true; readonly ticket: string; readonly to: string }
type Came =
  | { readonly person: Listed; readonly next: string }
  | { readonly unbound: { readonly issuer: string; readonly subject: string } }
  | 'outage'
  | undefined

const minutes = 10
const patienceSeconds = 10
export const callbackPath = '/sign-in/provider/callback'
export const outage = fault('outage', '统一身份认证暂时不能使用，请稍后再试，或者用密码登录。')

const library = () => import('openid-client')
const isLoopback = (host: string): boolean => /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(host)

export type Provider = ReturnType<typeof openProvider>

/** Sign-in by a provider of OpenID Connect (统一身份认证): code, PKCE, state and nonce. */
export function openProvider({ settings, challenges, boundTo, bindings, people, now }: ProviderParts) {
  let known: { readonly of: string; readonly configuration: Configuration } | undefined

  /** What the provider says of itself, asked until it has answered once: whoever was down is asked anew at the next sign-in. */
  async function configurationOf(wanted: ProviderSettings): Promise<Configuration> {
    const of = JSON.stringify(wanted)
    if (known?.of === of) return known.configuration
    const { allowInsecureRequests, discovery } = await library()
    const issuer = new URL(wanted.issuer)
    // Without TLS only on this machine, as for a trial.
    const insecure = issuer.protocol === 'http:' && isLoopback(issuer.hostname)
    const configuration = await discovery(issuer, wanted.clientId, wanted.clientSecret, undefined, {
      timeout: patienceSeconds,
      ...(insecure ? { execute: [allowInsecureRequests] } : {}),
    })
    known = { of, configuration }
    return configuration
  }

  return {
    bindings,
    /** What it is called, where one is set and its file can be read. */
    title: async () => (await settings().catch(() => undefined))?.title,
    issuer: async () => (await settings().catch(() => undefined))?.issuer,

    /** Undefined where no provider is set, or it does not answer. */
    async leave(origin: string, next: string): Promise<Leaving | undefined> {
      const wanted = await settings().catch(() => undefined)
      const configuration = wanted && (await configurationOf(wanted).catch(() => undefined))
      if (!wanted || !configuration) return undefined
      const { buildAuthorizationUrl, calculatePKCECodeChallenge, randomNonce, randomPKCECodeVerifier, randomState } =
        await library()
      const [verifier, state, nonce] = [randomPKCECodeVerifier(), randomState(), randomNonce()]
      const to = buildAuthorizationUrl(configuration, {
        ...{ redirect_uri: `${origin}${callbackPath}`, scope: wanted.scope, state, nonce },
        ...{ code_challenge: await calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256' },
      })
      const ticket = randomBytes(32).toString('base64url')
      const held = { verifier, state, nonce, next }
      await challenges.ask(digestOf(ticket), { kind: 'provider', held, endsAt: later(now(), { minutes }) }, now())
      return { ok: true, ticket, to: to.href }
    },

    /** Who came back, if his identity has been bound to somebody who is in the register. */
    async came(ticket: string, at: URL): Promise<Came> {
      const held = await challenges.answered(digestOf(ticket), 'provider', now())
      const wanted = await settings()
      if (!held || !wanted) return undefined
      const configuration = await configurationOf(wanted).catch(() => undefined)
      if (!configuration) return 'outage'
      const { authorizationCodeGrant } = await library()
      const answered = await authorizationCodeGrant(configuration, at, {
        pkceCodeVerifier: String(held['verifier']),
        expectedState: String(held['state']),
        expectedNonce: String(held['nonce']),
        idTokenExpected: true,
        // Whatever is not in order with what came back is no sign-in: the library tells which, the visitor need not know.
      }).catch(() => undefined)
      const claims = answered?.claims()
      if (!claims) return undefined
      const identity = { issuer: claims.iss, subject: claims.sub }
      const bound = await boundTo(identity)
      const person = bound === undefined ? undefined : await people.listed(bound, dayOf(now()))
      return person ? { person, next: String(held['next'] ?? '') } : { unbound: identity }
    },
  }
}

export type Arrival = Opened & { readonly next: string }
export type Unbound = Told & { readonly identity?: { readonly issuer: string; readonly subject: string } }

/** The doors of the provider: they open for persons of the register alone, and make nobody. */
export const providerDoors = ({ note, open, stageOf, tooMany, failed }: Inside, provider: Provider) => ({
  provider,
  async enterByProvider(ticket: string, at: URL, from: From): Promise<Arrival | Unbound> {
    const waits = await tooMany(from)
    if (waits) return waits
    const came = await provider.came(ticket, at)
    if (came === 'outage') return outage
    if (came && 'person' in came) {
      const { person, next } = came
      return { ...(await open(person.id, 'provider', await stageOf(person, 'provider', false), from)), next }
    }
    await failed(from)
    await note('sign-in.failed', from, undefined, 'provider')
    return came
      ? { ...fault('unbound', '这个身份没有绑定本单位的人员。'), identity: came.unbound }
      : fault('wrong', '没有登录成功：认证没有完成，或者等得太久。请重新来一次。')
  },
})
