import { randomUUID } from 'node:crypto'
import { CompiledQuery, sql } from 'kysely'
import type { CaseRecords } from '#app/fsck/ports.ts'
import { type LeftAlone, planRederivation, type Rederivation } from '#app/fsck/rederive.ts'
import type { House } from '#app/handle-command.ts'
import type { HouseWish } from '#app/journal/house-entry.ts'
import { dayOf } from '#domain/calendar/day.ts'
import { appendSql, effectsSql } from './append.sql.ts'
import { headGrant } from './head-grant.ts'
import { fsckSource } from './journal-fsck.ts'
import { caseRow, clockRow, entryRow, factRow } from './rows.ts'
import type { Reader } from './schema.ts'

export class RederivationRefusal extends Error {}

type Parts = {
  readonly reader: Reader
  readonly profile: { readonly id: string }
  readonly house: Pick<House, 'matters' | 'calendar' | 'clock'>
}

export type Rederived = {
  /** Cases brought to the rules of today, by matter. */
  readonly cases: Readonly<Record<string, number>>
  readonly leftAlone: readonly LeftAlone[]
}

type Options = {
  /** Only counts. */
  readonly dryRun?: boolean
  readonly progress?: (done: number, total: number) => void
}

/**
 * Brings limits, facts and titles of all cases to the calendar and the definitions of this program, a thousand cases a
 * transaction, each with an entry of its own. Facts that no longer hold are closed, so that an earlier report is still
 * answered as it stood. What differs for any other reason is left alone and named.
 * @throws RederivationRefusal when the person is not 审批负责人 today
 */
export async function rederive(
  parts: Parts,
  order: Pick<HouseWish, 'actor' | 'basis'>,
  { dryRun = false, progress = () => undefined }: Options = {},
): Promise<Rederived> {
  const { reader, profile, house } = parts
  const at = house.clock.now()
  const grant = await headGrant(reader, profile.id, order.actor, at)
  if (!grant) throw new RederivationRefusal(`批准重算的人须在 ${dayOf(at)} 担任审批负责人`)
  const wish = () => ({ ...order, grant, at, commandId: randomUUID() })
  const source = fsckSource(reader, profile.id)
  const total = await source.cases()
  const cases: Record<string, number> = {}
  const leftAlone: LeftAlone[] = []
  let done = 0
  for await (const batch of source.batches()) {
    const plan = (records: readonly CaseRecords[]) =>
      records.map((one) => planRederivation(house, one, wish())).filter((one) => one !== null)
    const wanted = plan(batch)
    leftAlone.push(...wanted.filter((one) => 'reason' in one))
    const ids = wanted.flatMap((one) => ('reason' in one ? [] : [one.entry.caseId]))
    const carriedOut = dryRun ? wanted.filter(isPlanned) : await carryOut(parts, ids, plan)
    for (const { entry } of carriedOut) cases[entry.matter] = (cases[entry.matter] ?? 0) + 1
    done += batch.length
    progress(done, total)
  }
  return { cases, leftAlone }
}

type Plan = (records: readonly CaseRecords[]) => readonly (Rederivation | LeftAlone)[]

const isPlanned = (one: Rederivation | LeftAlone): one is Rederivation => !('reason' in one)

/** Plans once more under the locks of the cases, and writes. */
async function carryOut(
  { reader, profile }: Parts,
  ids: readonly string[],
  plan: Plan,
): Promise<readonly Rederivation[]> {
  if (ids.length === 0) return []
  const agency = profile.id
  return reader.transaction().execute(async (tx) => {
    await sql`select 1 from case_ where agency_id = ${agency} and id = any(${ids as string[]}::text[])
      order by id for update`.execute(tx)
    const planned = plan(await fsckSource(tx, agency).some(ids)).filter(isPlanned)
    const renewed = planned.filter(({ facts }) => facts).map(({ entry }) => entry)
    await sql`update fact set recorded_until = ${renewed[0]?.recordedAt ?? null}::timestamptz
      where agency_id = ${agency} and case_id = any(${renewed.map(({ caseId }) => caseId)}::text[])
        and recorded_until = 'infinity'`.execute(tx)
    const json = (rows: readonly unknown[]) => JSON.stringify(rows)
    await tx.executeQuery(
      CompiledQuery.raw(appendSql, [
        agency,
        json(planned.map(({ after, sealed }) => caseRow(after, sealed))),
        json(planned.map(({ entry, sealed }) => entryRow(entry, sealed.salts))),
        json(
          planned.flatMap(({ entry, facts = [] }) =>
            facts.map((fact) => ({ ...factRow(entry.caseId, fact), recorded_from: entry.recordedAt })),
          ),
        ),
      ]),
    )
    const clocks = planned.flatMap(({ entry, clocks }) => clocks.map((clock) => clockRow(entry.caseId, clock)))
    await tx.executeQuery(CompiledQuery.raw(effectsSql, [agency, json(clocks), '[]', '[]', '[]', '[]']))
    await sql`select journal_append(${agency}, ${planned.map(({ sealed }) => Buffer.from(sealed.text))}::bytea[],
      ${planned.map(({ entry }) => entry.caseId)}::text[],
      ${planned.map(({ entry }) => entry.n)}::integer[])`.execute(tx)
    return planned
  })
}
