import type { Pool } from 'pg'
import { rulesOn } from '#app/sign-in/rules.ts'
import { openSignIn, type SignIn } from '#app/sign-in/sign-in.ts'
import type { Instant } from '#domain/calendar/day.ts'
import type { Initials } from '#domain/settings/settings.ts'
import { accessLog } from './access-log.ts'
import { peopleView } from './people.view.ts'
import type { Reader } from './schema.ts'
import { readSettings } from './settings.view.ts'
import { linkStore, signInStore } from './sign-in-store.ts'

type Place = { readonly agency: string; readonly now: () => Instant; readonly initials: Initials }

/** Signing in over the database. @param pool connections with `signInOptions` of the agency */
export const signInOver = (reader: Reader, pool: Pool, { agency, now, initials }: Place): SignIn =>
  openSignIn({
    store: signInStore(pool, agency),
    people: peopleView(reader, agency),
    links: linkStore(reader, agency),
    log: accessLog(reader, agency),
    now,
    rules: async () => rulesOn({ rows: await readSettings(reader, agency), initials }, now()),
  })
