import type { Pool } from 'pg'
import type { Profile } from '#domain/bureau/profile.ts'

/** Makes room for a bureau: its name and its empty log. May be repeated: what stands stays. */
export async function registerAgency(pool: Pool, { id, title }: Pick<Profile, 'id' | 'title'>): Promise<void> {
  await pool.query('insert into agency (agency_id, title, profile) values ($1, $2, $1) on conflict do nothing', [
    id,
    title,
  ])
  await pool.query(`insert into log_head (agency_id, size, frontier) values ($1, 0, '{}') on conflict do nothing`, [id])
}
