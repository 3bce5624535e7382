-- The sealed journal: one log an agency, one leaf an entry. The head row is locked last in the business
-- transaction and held until commit, so that commit order is index order: no gaps, no misses.

create table log_head (
  agency_id text primary key references agency,
  size      bigint not null,
  frontier  bytea[] not null
);

create table journal (
  agency_id text not null,
  idx       bigint not null,
  leaf      bytea not null,
  entry     bytea not null,
  case_id   text not null,
  n         integer not null,
  primary key (agency_id, idx),
  unique (agency_id, case_id, n)
);

-- Which transactions have journaled. Transaction ids mean nothing in another cluster: empty it after a restore.
create table journal_tx (
  agency_id text not null,
  xid       xid8 not null default pg_current_xact_id(),
  idx       bigint not null,
  primary key (agency_id, xid)
);

create function journal_append(agency text, entries bytea[], case_ids text[], ns integer[]) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  first_index bigint;
  next_index  bigint;
  peaks       bytea[];
  hash        bytea;
  bits        bigint;
begin
  select size, frontier into first_index, peaks from log_head where agency_id = agency for update;
  if not found then
    raise exception 'journal: no log for agency %', agency;
  end if;
  next_index := first_index;
  for i in 1 .. cardinality(entries) loop
    hash := sha256('\x00'::bytea || entries[i]);
    insert into journal values (agency, next_index, hash, entries[i], case_ids[i], ns[i]);
    bits := next_index;
    while bits & 1 = 1 loop
      hash := sha256('\x01'::bytea || peaks[cardinality(peaks)] || hash);
      peaks := peaks[1 : cardinality(peaks) - 1];
      bits := bits >> 1;
    end loop;
    peaks := peaks || hash;
    next_index := next_index + 1;
  end loop;
  update log_head set size = next_index, frontier = peaks where agency_id = agency;
  insert into journal_tx (agency_id, idx) values (agency, first_index) on conflict do nothing;
  return first_index;
end $$;

create function refuse_unjournaled() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  if not exists (select from journal_tx where agency_id = new.agency_id and xid = pg_current_xact_id()) then
    raise exception '未留痕的写入:% 的改动没有对应的封存记录', tg_table_name using errcode = 'ZS001';
  end if;
  return null;
end $$;

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% 只能追加,不能修改或删除', tg_table_name using errcode = 'ZS002';
end $$;

do $$
declare
  business text;
begin
  foreach business in array array['case_', 'entry', 'seal', 'clock', 'clock_event', 'fact', 'document', 'publication'] loop
    execute format(
      'create constraint trigger %I_journaled after insert or update on %I
         deferrable initially deferred for each row execute function refuse_unjournaled()',
      business, business);
  end loop;
  foreach business in array array['entry', 'journal', 'journal_tx'] loop
    execute format('create trigger %I_append_only before update or delete on %I for each row execute function refuse_change()',
      business, business);
    execute format('create trigger %I_no_truncate before truncate on %I for each statement execute function refuse_change()',
      business, business);
  end loop;
end $$;
