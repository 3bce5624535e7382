import { randomUUID } from 'node:crypto'
import { CompiledQuery, sql } from 'kysely'
import { checkCase } from '#app/fsck/check-case.ts'
import type { CaseRecords } from '#app/fsck/ports.ts'
import { type LeftAlone, planRederivation, type Rederivation } from '#app/fsck/rederive.ts'
import type { House } from '#app/house.ts'
import type { HouseWish } from '#app/journal/sealing/house-entry.ts'
import { dayOf } from '#domain/calendar/day.ts'
import { effectsSql } from './append.sql.ts'
import { appendHouse } from './append-house.ts'
import { headGrant } from './head-grant.ts'
import { fsckSource } from './journal-fsck.ts'
import { renewLines } from './renew-lists.ts'
import { clockRow } from './rows.ts'
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
  const { matters, calendar } = house
  const plan = (records: readonly CaseRecords[]) =>
    records
      .map((one) => planRederivation(house, one, { ...order, grant, at, commandId: randomUUID() }))
      .filter((one) => one !== null)
  const source = fsckSource(reader, profile.id)
  const total = await source.cases()
  const cases: Record<string, number> = {}
  const leftAlone: LeftAlone[] = []
  let done = 0
  for await (const batch of source.batches()) {
    const differing = batch.filter((records) => checkCase(matters, calendar, records).findings.length > 0)
    const planned = await (dryRun
      ? plan(differing)
      : carryOut(
          parts,
          differing.map(({ caseId }) => caseId),
          plan,
        ))
    for (const one of planned) {
      if ('reason' in one) leftAlone.push(one)
      else cases[one.entry.matter] = (cases[one.entry.matter] ?? 0) + 1
    }
    done += batch.length
    progress(done, total)
  }
  return { cases, leftAlone }
}

type Planned = readonly (Rederivation | LeftAlone)[]

/** Plans under the locks of the cases, and writes. */
async function carryOut(
  { reader, profile: { id: agency }, house }: Parts,
  ids: readonly string[],
  plan: (records: readonly CaseRecords[]) => Planned,
): Promise<Planned> {
  if (ids.length === 0) return []
  return reader.transaction().execute(async (tx) => {
    await sql`select 1 from case_ where agency_id = ${agency} and id = any(${ids as string[]}::text[])
      order by id for update`.execute(tx)
    const planned = plan(await fsckSource(tx, agency).some(ids))
    const renewals = planned.flatMap((one) => ('reason' in one ? [] : [one]))
    if (renewals.length > 0) await write(tx, agency, house, renewals)
    return planned
  })
}

async function write(
  tx: Reader,
  agency: string,
  house: Parts['house'],
  renewals: readonly Rederivation[],
): Promise<void> {
  const closing = renewals.filter(({ facts }) => facts).map(({ entry }) => entry)
  await sql`update fact set recorded_until = ${renewals[0]!.entry.recordedAt}::timestamptz
    where agency_id = ${agency} and case_id = any(${closing.map(({ caseId }) => caseId)}::text[])
      and recorded_until = 'infinity'`.execute(tx)
  await appendHouse(tx, agency, renewals)
  const clocks = renewals.flatMap(({ entry, clocks }) => clocks.map((clock) => clockRow(entry.caseId, clock)))
  await tx.executeQuery(CompiledQuery.raw(effectsSql, [agency, JSON.stringify(clocks), '[]', '[]', '[]', '[]']))
  await renewLines(
    tx,
    agency,
    house,
    renewals.map(({ entry }) => entry.caseId),
  )
}
