import { sql } from 'kysely'
import { reasonsPath } from '#app/sheets/columns.ts'
import type { Filled } from '#app/sheets/register-book.ts'
import { dayOf, type Instant } from '#domain/calendar/day.ts'
import type { MatterBook } from '#domain/engine/matter-book.ts'
import { isOpenIn, sees, seesAny, sightOf } from '#domain/engine/sight.ts'
import { accessLog } from './access-log.ts'
import { actorView } from './actor.view.ts'
import { type CaseRow, caseOf } from './rows.ts'
import type { Reader } from './schema.ts'

type Asked = {
  readonly person: string
  readonly matter: string
  readonly now: Instant
  readonly token?: string | undefined
}

/**
 * The recorded rows of a register that a person may read, to be taken out as a sheet; undefined when he may read none.
 * That what is sealed was taken out is noted.
 */
export async function registerRows(
  reader: Reader,
  agency: string,
  matters: MatterBook,
  { person, matter: id, now, token }: Asked,
): Promise<readonly Filled[] | undefined> {
  const actor = await actorView(reader, agency).actor(person)
  const versions = matters.all
    .filter((matter) => matter.id === id)
    .map((matter) => ({ matter, sight: sightOf(actor, matter, dayOf(now)) }))
  if (!versions.some(({ sight }) => seesAny(sight))) return undefined
  const { rows } = await sql<CaseRow>`
    select * from case_ where agency_id = ${agency} and matter = ${id} and state not in ('draft', 'voided')
    order by opened_on, id`.execute(reader)
  const seen = rows
    .map(caseOf)
    .filter((current) =>
      versions.some(({ matter, sight }) => matter.inForceFrom === current.version && sees(sight, current)),
    )
  if (versions.some(({ matter }) => !isOpenIn(matter, 'recorded')))
    await accessLog(reader, agency).note({
      at: now,
      event: 'read.export',
      person,
      token,
      matter: id,
      detail: `${seen.length} 行`,
    })
  const said = await reasonsOf(
    reader,
    agency,
    seen.map((one) => one.id),
  )
  return seen.map(({ id: caseId, data }) => withReasons(data as Filled, (form) => said.get(`${caseId} ${form}`)))
}

/** The reasons given with each step, the last ones where it happened again. */
async function reasonsOf(
  reader: Reader,
  agency: string,
  cases: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ key: string; reasons: string }>`
    select case_id || ' ' || action as key, reasons from entry
    where agency_id = ${agency} and case_id = any(${cases}::text[]) and reasons is not null
    order by case_id, n`.execute(reader)
  return new Map(rows.map(({ key, reasons }) => [key, reasons]))
}

/** They stand in a column beside the fields of the step. */
const withReasons = (data: Filled, reasonsFor: (form: string) => string | undefined): Filled =>
  Object.fromEntries(
    Object.entries(data).map(([form, values]) => {
      const reasons = reasonsFor(form)
      return [form, reasons === undefined ? values : { ...values, [reasonsPath]: reasons }]
    }),
  )
