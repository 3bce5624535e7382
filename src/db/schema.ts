import { type Generated, Kysely, PostgresDialect } from 'kysely'
import type { Pool } from 'pg'
import type { Live } from '#app/journal/sealing/seal.ts'
import type { CaseRow, EntryRow } from './rows.ts'

type Agency<T> = T & { agency_id: string }

export type FactRow = {
  agency_id: string
  case_id: string
  measure: string
  on_day: string
  until_day: string | null
  value: string | null
  key: string | null
  grp: string | null
  twin: number
  recorded_from: string
  recorded_until: string
}

/** The tables that views read. Cases are written through the store alone. */
export type Schema = {
  printing: { agency_id: string; text: string; format: string; sha256: string; bytes: Buffer }
  agency: { agency_id: string; title: string; profile: string }
  /** A view over the facts of the register of persons. */
  person: { agency_id: string; id: string; name: string }
  access_log: {
    agency_id: string
    id: Generated<number>
    at: string
    event: string
    person_id: string | null
    token_id: string | null
    address: string | null
    matter: string | null
    case_id: string | null
    detail: string | null
  }
  case_: Agency<Omit<CaseRow, 'leaf' | 'live'> & { live: Live; shown_title: string | null }>
  entry: Agency<EntryRow>
  seal: { agency_id: string; case_id: string; n: number; salts: Record<string, string> }
  clock: {
    agency_id: string
    case_id: string
    name: string
    promise: boolean
    status: string
    due: string
    stopped_on: string | null
    confidence: string
  }
  fact: FactRow
  attachment: {
    agency_id: string
    sha256: string
    person_id: string
    name: string
    size: number
    type: string
    stored_at: string
  }
  document: {
    agency_id: string
    case_id: string
    n: number
    kind: string
    number: string | null
    sha256: string | null
  }
  publication: { agency_id: string; case_id: string; n: number; what: string; published_on: string }
  journal: { agency_id: string; idx: number; leaf: Buffer; entry: Buffer; case_id: string; n: number }
  log_head: { agency_id: string; size: number; frontier: Buffer[]; hold: string | null }
  law_text: { instrument: string; version: string; article: string; ordinal: number; body: string }
}

export type Reader = Kysely<Schema>

/** Typed reading over a pool; the pool's owner ends it. */
export const openReader = (pool: Pool): Reader => new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
