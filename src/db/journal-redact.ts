import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { planRedaction, RedactionRefusal, type RedactionWish } from '#app/journal/sealing/redact.ts'
import { dayOf, type Instant } from '#domain/calendar/day.ts'
import type { MatterBook } from '#domain/engine/matter-book.ts'
import { appendHouse } from './append-house.ts'
import { headGrant } from './head-grant.ts'
import { fsckSource } from './journal-fsck.ts'
import { renewLines } from './renew-lists.ts'
import type { Reader } from './schema.ts'

export type Redacted = {
  readonly caseId: string
  readonly n: number
  /** Digests whose contents are gone. */
  readonly sealed: number
  readonly receipt: { readonly index: number; readonly leaf: string }
}

type Parts = {
  readonly reader: Reader
  readonly profile: { readonly id: string }
  readonly house: { readonly matters: MatterBook; readonly clock: { now(): Instant } }
}

/**
 * Deletes salts and values of a case (个人信息保护法 Art. 47) and records in the journal which digests, on what basis and
 * who approved: one transaction. Every hash and proof stays valid. The approver must hold 审批负责人 today.
 * @throws RedactionRefusal
 */
export async function redact(
  { reader, profile, house }: Parts,
  wish: Pick<RedactionWish, 'caseId' | 'paths' | 'basis' | 'actor'>,
): Promise<Redacted> {
  const agency = profile.id
  if (wish.basis.trim() === '') throw new RedactionRefusal('须写明删除的法律依据')
  const at = house.clock.now()
  return reader.transaction().execute(async (tx) => {
    await sql`select 1 from case_ where agency_id = ${agency} and id = ${wish.caseId} for update`.execute(tx)
    const records = await fsckSource(tx, agency).one(wish.caseId)
    const matter = records?.row && house.matters.of(records.row.current)
    if (!records || !matter) throw new RedactionRefusal(`没有办件 ${wish.caseId}`)
    const grant = await headGrant(tx, agency, wish.actor, at)
    if (!grant) throw new RedactionRefusal(`批准删除的人须在 ${dayOf(at)} 担任审批负责人`)
    const plan = planRedaction(matter, records, { ...wish, grant, at, commandId: randomUUID() })
    const { entry, sealed, deletions } = plan
    await sql`select redact_contents(${agency}, ${wish.caseId}, ${JSON.stringify(deletions)}::jsonb)`.execute(tx)
    const index = await appendHouse(tx, agency, [plan])
    await renewLines(tx, agency, house, [wish.caseId])
    const count = deletions.filter(({ salt }) => salt !== undefined).length
    return { caseId: wish.caseId, n: entry.n, sealed: count, receipt: { index, leaf: sealed.leaf } }
  })
}
