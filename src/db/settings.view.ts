import { CompiledQuery } from 'kysely'
import type { House } from '#app/house.ts'
import { isSettingKey, type SettingRow } from '#domain/settings/settings.ts'
import type { Reader } from './schema.ts'

/** The settings of an agency that a second person has confirmed, and those with which it began. */
export const settingsSql = `
select id as "caseId", last_at as "confirmedAt", fold -> 'data' -> 'setting' as data
from case_ where agency_id = $1 and matter = 'setting' and state = 'confirmed'`

type Row = { caseId: string; confirmedAt: string; data: Omit<SettingRow, 'caseId' | 'confirmedAt'> }

/** A key that the program no longer knows says nothing any more; its case stays. */
export const settingRows = (rows: readonly Row[]): readonly SettingRow[] =>
  rows.map(({ data, caseId, confirmedAt }) => ({ ...data, caseId, confirmedAt })).filter(({ key }) => isSettingKey(key))

export async function readSettings(reader: Reader, agency: string): Promise<readonly SettingRow[]> {
  const { rows } = await reader.executeQuery<Row>(CompiledQuery.raw(settingsSql, [agency]))
  return settingRows(rows)
}

/** The settings of a house as decisions ask them: what was confirmed, over those with which the bureau began. */
export const settingsOf = async (reader: Reader, agency: string, { initials = {} }: Pick<House, 'initials'>) => ({
  rows: await readSettings(reader, agency),
  initials,
})
