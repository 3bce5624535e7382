import { escapeLiteral } from 'pg'

/** Puts lines into lists: a JSON array of rows. `=` leaves what everybody sees of a case as it is. */
export const listSql = (agency: '$1', rows: '$2' | '$5'): string => `
  insert into listed (agency_id, case_id, matter, version, state, on_day, cells, open_day, open_state, open_cells)
  select ${agency}, l.* from json_to_recordset(${rows}) as l (case_id text, matter text, version date, state text, on_day date,
    cells text[], open_day date, open_state text, open_cells text[])
  on conflict (agency_id, case_id) do update set
    version = excluded.version, state = excluded.state, on_day = excluded.on_day, cells = excluded.cells,
    open_day = case when excluded.open_state = '=' then listed.open_day else excluded.open_day end,
    open_state = case when excluded.open_state = '=' then listed.open_state else excluded.open_state end,
    open_cells = case when excluded.open_state = '=' then listed.open_cells else excluded.open_cells end`

/**
 * Writes any number of decided entries at once: one command and a batch of a thousand take the same way.
 * $1 agency, $2 cases, $3 entries, $4 facts, $5 lines of lists, each a JSON array of rows.
 */
export const appendSql = `
with cases as (
  insert into case_ (agency_id, id, matter, version, variant, n, state, title, number, applicant, exclusive, host,
    host_link, refs, opened_on, last_at, fold, live, leaf)
  select $1, c.* from json_to_recordset($2) as c (id text, matter text, version date, variant text, n integer, state text,
    title text, number text, applicant text, exclusive text, host text, host_link text, refs text[], opened_on date,
    last_at timestamptz, fold jsonb, live jsonb, leaf text)
  on conflict (agency_id, id) do update set
    n = excluded.n, state = excluded.state, title = excluded.title, number = excluded.number,
    applicant = excluded.applicant, exclusive = excluded.exclusive, refs = excluded.refs, last_at = excluded.last_at, fold = excluded.fold,
    live = excluded.live, leaf = excluded.leaf
), rows as materialized (
  select * from json_to_recordset($3) as e (case_id text, n integer, command_id text, matter text, version date,
    variant text, action text, actor text, granted jsonb, happened_at timestamptz, recorded_at timestamptz, form jsonb,
    reasons text, effects jsonb, salts jsonb)
), entries as (
  insert into entry (agency_id, case_id, n, command_id, matter, version, variant, action, actor, granted,
    happened_at, recorded_at, form, reasons, effects)
  select $1, case_id, n, command_id, matter, version, variant, action, actor, granted, happened_at, recorded_at, form,
    reasons, effects from rows
), seals as (
  insert into seal (agency_id, case_id, n, salts) select $1, case_id, n, salts from rows
), lines as (
  ${listSql('$1', '$5')}
)
insert into fact (agency_id, case_id, measure, on_day, until_day, value, key, grp, twin, recorded_from)
select $1, f.* from json_to_recordset($4) as f (case_id text, measure text, on_day date, until_day date, value numeric,
  key text, grp text, twin smallint, recorded_from timestamptz)`

/** Closes facts that no longer hold. $2 is a JSON array of facts with their case and the moment of closing. */
export const closeFactsSql = `
update fact set recorded_until = f.at
from json_to_recordset($2) as f (case_id text, measure text, on_day date, until_day date, value numeric, key text,
  grp text, twin smallint, at timestamptz)
where fact.agency_id = $1 and fact.case_id = f.case_id and fact.measure = f.measure and fact.on_day = f.on_day
  and fact.until_day is not distinct from f.until_day and fact.value is not distinct from f.value
  and fact.key is not distinct from f.key and fact.grp is not distinct from f.grp and fact.twin = f.twin
  and fact.recorded_until = 'infinity'`

/** Clocks, issued documents, publications and the outbox of entries that have any. */
export const effectsSql = `
with clocks as (
  insert into clock (agency_id, case_id, name, promise, status, due, stopped_on, confidence)
  select $1, c.* from json_to_recordset($2) as c (case_id text, name text, promise boolean, status text, due date,
    stopped_on date, confidence text)
  on conflict (agency_id, case_id, name, promise) do update set
    status = excluded.status, due = excluded.due, stopped_on = excluded.stopped_on, confidence = excluded.confidence
), events as (
  insert into clock_event (agency_id, case_id, n, seq, clock, change)
  select $1, e.* from json_to_recordset($3) as e (case_id text, n integer, seq integer, clock text, change jsonb)
), documents as (
  insert into document (agency_id, case_id, n, kind, number, sha256, body, open_sha256, open_body)
  select $1, d.* from json_to_recordset($4) as d (case_id text, n integer, kind text, number text, sha256 text, body text,
    open_sha256 text, open_body text)
), publications as (
  insert into publication (agency_id, case_id, n, what, published_on)
  select $1, p.* from json_to_recordset($5) as p (case_id text, n integer, what text, published_on date)
)
insert into outbox (agency_id, key, case_id, n, topic, payload, created_at)
select $1, o.* from json_to_recordset($6) as o (key text, case_id text, n integer, topic text, payload jsonb,
  created_at timestamptz)`

const caseColumns = `id, matter, version, variant, n, state, title, number, applicant, exclusive, host, host_link, refs,
  opened_on, last_at, fold, live, leaf`

/** The cases that a decision asks: named ones, and those under a host. They stay as they are until it is written. */
export const othersSql = (mode: 'share' | 'update') => `
select ${caseColumns} from case_ where agency_id = $1 and (id = any($2::text[]) or number = any($2::text[]) or host = any($3::text[]))
order by id for ${mode}`

/** Facts on record by measure and key; the measures that are asked for so are few and small. */
export const standingSql = `
select measure, on_day as "on", until_day as "until", key, grp as "group", value from fact
where agency_id = $1 and recorded_until = 'infinity' and measure = any($2::text[]) and key = any($3::text[])`

/** All facts on record of a measure: what a list is frozen from. */
export const stockSql = `
select measure, on_day as "on", until_day as "until", key, grp as "group", value from fact
where agency_id = $1 and recorded_until = 'infinity' and measure = any($2::text[])`

/** Cases of which the journal knows more than the records. */
export const lostSql = `
select journal.case_id from journal
left join case_ on case_.agency_id = journal.agency_id and case_.id = journal.case_id
where journal.agency_id = $1 and journal.case_id = any($2::text[])
group by journal.case_id, case_.n having max(journal.n) > coalesce(case_.n, 0)`

/** Locks and reads cases, and first those under which they stand: whoever acts on host or child comes the same way. */
export const loadSql = `
select ${caseColumns}
from case_ where agency_id = $1 and id = any($2::text[] || array(
  select host from case_ where agency_id = $1 and id = any($2::text[]) and host is not null))
order by host is not null, id for update`

/**
 * The rights of a person and the commands that have been answered: one statement, after the locks. The measures are
 * those of the index `fact_holder`.
 */
export const askedSql = `
select
  (select coalesce(json_agg(json_build_object('caseId', case_id, 'measure', measure, 'on', on_day, 'until', until_day,
     'group', grp) order by on_day, case_id, twin), '[]')
   from fact where agency_id = $1 and key = $2 and recorded_until = 'infinity'
     and measure in ('person.listed', 'person.left', 'appointment.held', 'appointment.relieved')) as rights,
  (select coalesce(json_agg(json_build_object('commandId', command_id, 'caseId', case_id, 'n', n)), '[]')
   from entry where agency_id = $1 and command_id = any($3::text[])) as answered`

export type Leaf = { readonly text: string; readonly caseId: string; readonly n: number }

/** Appends leaves to the journal. Written out, not prepared: only plain text travels in one message with the commit. */
export function journalSql(agency: string, leaves: readonly Leaf[]): string {
  const array = (type: string, of: (leaf: Leaf) => string) => `array[${leaves.map(of).join(', ')}]::${type}[]`
  const texts = array('bytea', ({ text }) => `convert_to(${escapeLiteral(text)}, 'UTF8')`)
  const caseIds = array('text', ({ caseId }) => escapeLiteral(caseId))
  const ns = array('integer', ({ n }) => String(n))
  return `select journal_append(${escapeLiteral(agency)}, ${texts}, ${caseIds}, ${ns}) as first`
}
