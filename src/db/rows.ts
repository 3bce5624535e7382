import type { Live, Salts } from '#app/journal/sealing/seal.ts'
import type { Day, Instant } from '#domain/calendar/day.ts'
import type { Case, Entry } from '#domain/engine/case.ts'
import type { CaseClock } from '#domain/engine/clocks-of.ts'
import type { NumberedFact } from '#domain/engine/fact.ts'
import type { Line, OpenLine } from '#domain/engine/list.ts'

export type CaseRow = {
  id: string
  matter: string
  version: Day
  variant: string | null
  n: number
  state: string
  title: string
  number: string | null
  applicant: string | null
  exclusive: string | null
  host: string | null
  host_link: string | null
  refs: string[] | null
  opened_on: Day
  last_at: Instant
  fold: Pick<Case, 'data' | 'acts' | 'clocks' | 'documents' | 'published' | 'texts' | 'bound' | 'reasons'>
  live: Live
  leaf: string
}

export const caseOf = (row: CaseRow): Case => ({
  id: row.id,
  matter: row.matter,
  version: row.version,
  variant: row.variant ?? undefined,
  n: row.n,
  state: row.state,
  title: row.title,
  number: row.number ?? undefined,
  applicant: row.applicant ?? undefined,
  exclusive: row.exclusive ?? undefined,
  host: row.host === null && row.host_link === null ? undefined : { caseId: row.host ?? '', link: row.host_link ?? '' },
  refs: row.refs ?? undefined,
  openedOn: row.opened_on,
  lastAt: row.last_at,
  ...row.fold,
})

export function caseRow(current: Case, { live, leaf }: { readonly live: Live; readonly leaf: string }) {
  const { openedOn, lastAt, ...rest } = current
  const { id, matter, version, variant, n, state, title, number, applicant, exclusive, host, refs, ...fold } = rest
  return {
    id,
    matter,
    version,
    variant,
    n,
    state,
    title,
    number,
    applicant,
    exclusive,
    host: host?.caseId,
    host_link: host?.link,
    refs,
    opened_on: openedOn,
    last_at: lastAt,
    fold,
    live,
    leaf,
  }
}

export type EntryRow = {
  case_id: string
  n: number
  command_id: string
  matter: string
  version: Day
  variant: string | null
  action: string
  actor: string
  granted: Entry['grant']
  happened_at: Instant
  recorded_at: Instant
  form: Record<string, unknown> | null
  reasons: string | null
  effects: Pick<
    Entry,
    'evidence' | 'clocks' | 'documents' | 'publishes' | 'settings' | 'host' | 'because' | 'late' | 'texts' | 'binds'
  >
}

export const entryOf = (row: EntryRow): Entry => ({
  caseId: row.case_id,
  n: row.n,
  commandId: row.command_id,
  matter: row.matter,
  version: row.version,
  variant: row.variant ?? undefined,
  action: row.action,
  actor: row.actor,
  grant: row.granted,
  happenedAt: row.happened_at,
  recordedAt: row.recorded_at,
  form: row.form ?? undefined,
  reasons: row.reasons ?? undefined,
  ...row.effects,
})

export const entryRow = (entry: Entry, salts: Salts) => ({
  case_id: entry.caseId,
  n: entry.n,
  command_id: entry.commandId,
  matter: entry.matter,
  version: entry.version,
  variant: entry.variant,
  action: entry.action,
  actor: entry.actor,
  granted: entry.grant,
  happened_at: entry.happenedAt,
  recorded_at: entry.recordedAt,
  form: entry.form,
  reasons: entry.reasons,
  effects: {
    evidence: entry.evidence,
    clocks: entry.clocks,
    documents: entry.documents,
    publishes: entry.publishes,
    settings: entry.settings,
    host: entry.host,
    because: entry.because,
    late: entry.late,
    texts: entry.texts,
    binds: entry.binds,
  },
  salts,
})

/** A fact as the table has it, but for the time in which it holds on record. */
export const factRow = (caseId: string, fact: NumberedFact) => ({
  case_id: caseId,
  measure: fact.measure,
  on_day: fact.on,
  until_day: fact.until,
  value: fact.value,
  key: fact.key,
  grp: fact.group,
  twin: fact.twin,
})

export const clockRow = (caseId: string, { name, promise, view }: CaseClock) => ({
  case_id: caseId,
  name,
  promise,
  status: view.status,
  due: view.due,
  stopped_on: view.stoppedOn,
  confidence: view.confidence,
})

/** Stands for what everybody sees of a case where an act leaves it as it is. */
const asBefore = '='

/** How a case stands in lists. */
export const lineRow = (
  { id, matter, version, state }: Pick<Case, 'id' | 'matter' | 'version' | 'state'>,
  { own, open }: { readonly own: Line; readonly open: OpenLine | 'none' | 'same' | undefined },
) => ({
  ...{ case_id: id, matter, version, state, on_day: own.on, cells: own.cells },
  ...(open === 'same' ? { open_state: asBefore } : {}),
  ...(typeof open === 'object' ? { open_day: open.on, open_state: open.state, open_cells: open.cells } : {}),
})
