import type { Pool } from 'pg'
import type { Account, Binding, LinkRecord, LinkStore, Session, SignInStore } from '#app/sign-in/ports.ts'
import type { Instant } from '#domain/calendar/day.ts'
import type { Case } from '#domain/engine/case.ts'
import { identityOf, providerAccount } from '#domain/matters/supervision/provider-account.ts'
import { signInLink } from '#domain/matters/supervision/sign-in-link.ts'
import { inTransaction } from './in-transaction.ts'
import { type CaseRow, caseOf } from './rows.ts'
import type { Reader } from './schema.ts'

/** What opens a connection for signing in to one bureau: any other finds the tables empty. */
export const signInOptions = (agency: string): string => `-c zhunsheng.signin=${agency}`

const sessionColumns = `digest, person_id as person, stage, way, began_at as "beganAt", seen_at as "seenAt",
  idle_seconds as "idleSeconds", ends_at as "endsAt", address, agent`
const runs = (now: string) => `ends_at > ${now} and seen_at + make_interval(secs => idle_seconds) > ${now}`
/** Former passwords beyond these are not kept: no setting asks for more. */
const mostFormer = 24

/** @param pool connections with `signInOptions` of the agency */
export function signInStore(pool: Pool, agency: string): SignInStore {
  const rows = async <T>(sql: string, values: unknown[]): Promise<T[]> =>
    (await pool.query(sql, [agency, ...values])).rows as T[]
  return {
    async attempt(person, now, { failures, lockedUntil }) {
      const [found] = await rows<{ password: string; setAt: Instant }>(
        `update signin.account set
           failures = case when locked_until is null then failures + 1 else 1 end,
           locked_until = case when (case when locked_until is null then failures + 1 else 1 end) >= $4
             then $5::timestamptz end
         where agency_id = $1 and person_id = $2 and (locked_until is null or locked_until <= $3)
         returning password, password_set_at as "setAt"`,
        [person, now, failures, lockedUntil],
      )
      return found && { password: found.password, passwordSetAt: found.setAt }
    },
    async attemptRight(person) {
      await rows(
        'update signin.account set failures = 0, locked_until = null where agency_id = $1 and person_id = $2',
        [person],
      )
    },
    async account(person) {
      const [found] = await rows<{ password: string; passwordSetAt: Instant }>(
        `select password, password_set_at as "passwordSetAt" from signin.account where agency_id = $1 and person_id = $2`,
        [person],
      )
      return found
    },
    async accounts(now) {
      const found = await rows<Omit<Account, 'lockedUntil'> & { lockedUntil: Instant | null }>(
        `select person_id as person, password_set_at as "passwordSetAt", failures,
           case when locked_until > $2 then locked_until end as "lockedUntil",
           (select count(*)::int from signin.session s where s.agency_id = a.agency_id and s.person_id = a.person_id
              and ${runs('$2::timestamptz')}) as sessions,
           exists (select from signin.one_time_code c where c.agency_id = a.agency_id and c.person_id = a.person_id
              and c.confirmed_at is not null) as "hasCodes"
         from signin.account a where agency_id = $1 order by person_id`,
        [now],
      )
      return found.map((one) => ({ ...one, lockedUntil: one.lockedUntil ?? undefined }))
    },
    async unlock(person, now) {
      const sql = `update signin.account set failures = 0, locked_until = null
        where agency_id = $1 and person_id = $2 and locked_until > $3 returning person_id`
      return (await rows(sql, [person, now])).length > 0
    },
    async failuresFrom(address, since) {
      const [found] = await rows<{ count: number }>(
        `select coalesce(sum(count), 0)::int as count from signin.failure
         where agency_id = $1 and address = $2 and minute > $3`,
        [address, since],
      )
      return found!.count
    },
    async failed(address, now, forgetBefore) {
      await rows(
        `insert into signin.failure values ($1, $2, date_trunc('minute', $3::timestamptz), 1)
         on conflict (agency_id, address, minute) do update set count = failure.count + 1`,
        [address, now],
      )
      await rows('delete from signin.failure where agency_id = $1 and minute < $2', [forgetBefore])
    },
    async latestPasswords(person, count) {
      const found = await rows<{ password: string }>(
        `(select password from signin.account where agency_id = $1 and person_id = $2)
         union all
         (select password from signin.former_password where agency_id = $1 and person_id = $2
          order by replaced_at desc limit $3)`,
        [person, Math.max(0, count - 1)],
      )
      return found.map(({ password }) => password)
    },
    setPassword: (person, hash, now, link) =>
      inTransaction(pool, async (client) => {
        if (link !== undefined) {
          const used = await client.query('insert into signin.link_use values ($1, $2, $3) on conflict do nothing', [
            ...[agency, link, now],
          ])
          if (used.rowCount === 0) return false
        }
        const own = [agency, person]
        await client.query(
          `insert into signin.former_password select agency_id, person_id, $3, password
           from signin.account where agency_id = $1 and person_id = $2`,
          [...own, now],
        )
        await client.query(
          `delete from signin.former_password where ctid in (
             select ctid from signin.former_password where agency_id = $1 and person_id = $2
             order by replaced_at desc offset $3)`,
          [...own, mostFormer],
        )
        await client.query(
          `insert into signin.account values ($1, $2, $3, $4) on conflict (agency_id, person_id) do update set
             password = excluded.password, password_set_at = excluded.password_set_at, failures = 0, locked_until = null`,
          [...own, hash, now],
        )
        await client.query('delete from signin.session where agency_id = $1 and person_id = $2', own)
        return true
      }),
    async isLinkUsed(link) {
      return (await rows('select 1 from signin.link_use where agency_id = $1 and link_id = $2', [link])).length > 0
    },
    async open({ digest, person, stage, way, beganAt, seenAt, idleSeconds, endsAt, address, agent }) {
      await rows('insert into signin.session values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)', [
        ...[digest, person, stage, way, beganAt, seenAt, idleSeconds, endsAt, address, agent],
      ])
      await rows(`delete from signin.session where agency_id = $1 and not (${runs('$2::timestamptz')})`, [beganAt])
    },
    async find(digest, now) {
      const [found] = await rows<Session>(
        `select ${sessionColumns} from signin.session where agency_id = $1 and digest = $2 and ${runs('$3::timestamptz')}`,
        [digest, now],
      )
      return found
    },
    async seen(digest, now) {
      await rows('update signin.session set seen_at = $3 where agency_id = $1 and digest = $2 and seen_at < $3', [
        ...[digest, now],
      ])
    },
    async end(person, digest) {
      const sql = 'delete from signin.session where agency_id = $1 and person_id = $2 and digest = $3 returning digest'
      return (await rows(sql, [person, digest])).length > 0
    },
    async endAll(person) {
      await rows('delete from signin.session where agency_id = $1 and person_id = $2', [person])
    },
    sessionsOf: (person, now) =>
      rows<Session>(
        `select ${sessionColumns} from signin.session
         where agency_id = $1 and person_id = $2 and ${runs('$3::timestamptz')} order by began_at desc, digest`,
        [person, now],
      ),
  }
}

/** Which person an identity has been bound to, read from its case. */
export const boundTo =
  (reader: Reader, agency: string) =>
  async (identity: { readonly issuer: string; readonly subject: string }): Promise<string | undefined> => {
    const row = await reader
      .selectFrom('case_')
      .selectAll()
      .where('agency_id', '=', agency)
      .where('matter', '=', providerAccount.id)
      .where('exclusive', '=', identityOf(identity))
      .where('state', '=', 'bound')
      .executeTakeFirst()
    return row && providerAccount.forms.account.parse(caseOf(row as unknown as CaseRow).data['account']).person
  }

/** Identities that are bound, or wait for a second person, by person. */
export const bindings = (reader: Reader, agency: string) => async (): Promise<readonly Binding[]> => {
  const rows = await reader
    .selectFrom('case_')
    .selectAll()
    .where('agency_id', '=', agency)
    .where('matter', '=', providerAccount.id)
    .where('state', 'in', ['proposed', 'bound'])
    .execute()
  return rows
    .map((row) => caseOf(row as unknown as CaseRow))
    .map(({ id, state, data }) => ({
      ...{ id, isBound: state === 'bound' },
      ...providerAccount.forms.account.parse(data['account']),
    }))
    .sort((one, other) => (one.person < other.person ? -1 : 1))
}

/** One-time links of one agency, read from their cases. */
export const linkStore = (reader: Reader, agency: string): LinkStore => {
  const links = () =>
    reader.selectFrom('case_').selectAll().where('agency_id', '=', agency).where('matter', '=', signInLink.id)
  return {
    async find(id) {
      const row = await links().where('id', '=', id).executeTakeFirst()
      return row && recordOf(caseOf(row as unknown as CaseRow))
    },
    async proposed(now) {
      const rows = await links().where('state', '=', 'proposed').orderBy('last_at', 'desc').orderBy('id').execute()
      return rows.map((row) => recordOf(caseOf(row as unknown as CaseRow))).filter(({ expiresAt }) => now < expiresAt)
    },
  }
}

function recordOf({ id, data, acts, state }: Case): LinkRecord {
  const { person, digest, expiresAt } = signInLink.forms.link.parse(data['link'])
  const confirmation = signInLink.forms.confirmation.safeParse(data['confirmation']).data?.digest
  const issuedAt = (acts['issue'] ?? acts['propose'])?.at as Instant
  return { id, person, digest, expiresAt, issuedAt, state: state as LinkRecord['state'], confirmation }
}
