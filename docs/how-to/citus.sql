-- Distributes the tables of 准绳 over the nodes of a Citus cluster, by bureau. Run once, on the coordinator, as the owner of
-- the tables, after the first start of the program has brought the database to its shape:
--   psql "$DATABASE_URL" -f docs/how-to/citus.sql

-- The guard against writes without a journal entry is a deferred trigger; Citus asks to be told that it may stay.
set citus.enable_unsafe_triggers = on;

-- Every table that knows whose row it holds, those that others refer to first.
with recursive holds as (
  select c.oid, c.oid::regclass::text as name
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attname = 'agency_id' and not a.attisdropped
  where c.relkind = 'r' and n.nspname in ('public', 'signin')
), refers as (
  select conrelid as child, confrelid as parent from pg_constraint where contype = 'f' and conrelid <> confrelid
), placed as (
  select oid, name, 0 as depth from holds
  union all
  select child.oid, child.name, placed.depth + 1
  from placed join refers on refers.parent = placed.oid join holds child on child.oid = refers.child
)
select format('select create_distributed_table(%L, %L%s)', name, 'agency_id',
  case when name = 'agency' then '' else ', colocate_with => ''agency''' end)
from placed group by name order by max(depth), name <> 'agency', name
\gexec

-- Law is the same for everybody.
select create_reference_table('law_text');

-- These act as the owner in the middle of a transaction of the application: they must run where the bureau's rows are.
select format('select create_distributed_function(%L, %L, colocate_with := %L, force_delegation := true)',
  p.oid::regprocedure, p.proargnames[1], 'log_head')
from pg_proc p where p.pronamespace = 'public'::regnamespace
  and p.proname in ('journal_append', 'journal_publish', 'journal_hold', 'redact_contents')
\gexec

-- Facts have no key of their own; with this a bureau moves to another node while it works.
alter table fact replica identity full;

-- The coordinator connects to its workers as the role that asks.
alter role zhunsheng_app login;
grant usage on all sequences in schema public to zhunsheng_app;
