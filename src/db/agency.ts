import type { Pool } from 'pg'
import type { Profile, Staff } from '#domain/bureau/profile.ts'

/** Enters a bureau, its people and their appointments. May be repeated: what stands stays. */
export async function registerAgency(pool: Pool, profile: Profile, staff: Staff): Promise<void> {
  const agency = profile.id
  await pool.query('insert into agency (agency_id, title, profile) values ($1, $2, $1) on conflict do nothing', [
    agency,
    profile.title,
  ])
  await pool.query(`insert into log_head (agency_id, size, frontier) values ($1, 0, '{}') on conflict do nothing`, [
    agency,
  ])
  await pool.query(
    `insert into person (agency_id, id, name, demo)
     select $1, p.id, p.name, coalesce(p.demo, false) from json_to_recordset($2) as p (id text, name text, demo boolean)
     on conflict do nothing`,
    [agency, JSON.stringify(staff.people)],
  )
  await pool.query(
    `insert into appointment (agency_id, id, person_id, office, role, from_day, until_day)
     select $1, a.id, a.person, a.office, a.role, a."from", a."until"
     from json_to_recordset($2) as a (id text, person text, office text, role text, "from" date, "until" date)
     on conflict do nothing`,
    [agency, JSON.stringify(staff.appointments)],
  )
}
