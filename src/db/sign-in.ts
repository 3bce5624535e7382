import type { Pool } from 'pg'
import { openPasskeys } from '#app/sign-in/passkeys.ts'
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
import { linkStore, signInStore } from './sign-in-store.ts'

type Place = {
  readonly agency: string
  readonly site: string
  readonly now: () => Instant
  readonly initials: Initials
  /** Where keys lie. */
  readonly keys: string
}

/** Signing in over the database. @param pool connections with `signInOptions` of the agency */
export function signInOver(reader: Reader, pool: Pool, { agency, site, now, initials, keys }: Place): SignIn {
  const rules = async () => rulesOn({ rows: await readSettings(reader, agency), initials }, now())
  const people = peopleView(reader, agency)
  const challenges = challengeStore(pool, agency)
  return openSignIn({
    store: signInStore(pool, agency),
    people,
    passkeys: openPasskeys({ passkeys: passkeyStore(pool, agency), challenges, people, now, agency, site }),
    links: linkStore(reader, agency),
    log: accessLog(reader, agency),
    second: openSecondFactor({ codes: codeStore(pool, agency), box: secretBox(keys), now, rules, site }),
    now,
    rules,
  })
}
