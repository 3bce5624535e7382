import type { Pool } from 'pg'
import { openPasskeys } from '#app/sign-in/passkeys.ts'
import { openProvider } from '#app/sign-in/provider.ts'
import { readProviderSettings } from '#app/sign-in/provider-settings.ts'
import { rulesOn } from '#app/sign-in/rules.ts'
import { openSecondFactor } from '#app/sign-in/second-factor.ts'
import { secretBox } from '#app/sign-in/secret-box.ts'
import { openSignIn, type SignIn } from '#app/sign-in/sign-in.ts'
import type { Instant } from '#domain/calendar/day.ts'
import type { Initials } from '#domain/settings/settings.ts'
import { accessLog } from './access-log.ts'
import { codeStore } from './code-store.ts'
import { challengeStore, passkeyStore } from './passkey-store.ts'
import { peopleView } from './people.view.ts'
import type { Reader } from './schema.ts'
import { readSettings } from './settings.view.ts'
import { bindings, boundTo, linkStore, signInStore } from './sign-in-store.ts'

type Place = {
  readonly agency: string
  readonly site: string
  readonly now: () => Instant
  readonly initials: Initials
  /** Where keys lie. */
  readonly keys: string
  /** The settings of a provider of identities, where there is one. */
  readonly providerFile: string
}

/** Signing in over the database. @param pool connections with `signInOptions` of the agency */
export function signInOver(
  reader: Reader,
  pool: Pool,
  { agency, site, now, initials, keys, providerFile }: Place,
): SignIn {
  const rules = async () => rulesOn({ rows: await readSettings(reader, agency), initials }, now())
  const people = peopleView(reader, agency)
  const challenges = challengeStore(pool, agency)
  return openSignIn({
    store: signInStore(pool, agency),
    people,
    passkeys: openPasskeys({ passkeys: passkeyStore(pool, agency), challenges, people, now, agency, site }),
    links: linkStore(reader, agency),
    log: accessLog(reader, agency),
    provider: openProvider({
      settings: () => readProviderSettings(providerFile),
      ...{ challenges, people, now, boundTo: boundTo(reader, agency), bindings: bindings(reader, agency) },
    }),
    second: openSecondFactor({ codes: codeStore(pool, agency), box: secretBox(keys), now, rules, site }),
    now,
    rules,
  })
}
