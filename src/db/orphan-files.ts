import type { Pool } from 'pg'

/** Every file that an entry names, in its form or as its evidence. */
const namedSql = `
select distinct found[1] from entry, regexp_matches(coalesce(form::text, '') || coalesce(effects::text, ''),
  '"sha256": ?"([0-9a-f]{64})"', 'g') as found
where agency_id = $1`

export type OrphanFiles = {
  /** Of the given files those that no entry names and that nobody has handed in since the moment. */
  among(files: readonly string[], since: string): Promise<readonly string[]>
  /** Forgets who handed them in: from then on no act can name them. Answers those that no entry has named meanwhile. */
  forget(files: readonly string[], since: string): Promise<readonly string[]>
}

/** With the rights of the owner: the application itself takes nothing away. */
export function orphanFiles(owner: Pool, agency: string): OrphanFiles {
  const among: OrphanFiles['among'] = async (files, since) => {
    const { rows } = await owner.query<{ sha256: string }>(
      `select sha256 from unnest($2::text[]) as one (sha256)
       where sha256 not in (${namedSql})
         and not exists (select from attachment a where a.agency_id = $1 and a.sha256 = one.sha256 and stored_at >= $3)`,
      [agency, files, since],
    )
    return rows.map(({ sha256 }) => sha256)
  }
  return {
    among,
    async forget(files, since) {
      const free = await among(files, since)
      await owner.query('delete from attachment where agency_id = $1 and sha256 = any($2::text[])', [agency, free])
      return among(free, since)
    },
  }
}
