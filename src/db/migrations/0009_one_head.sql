-- The head itself says which transaction appended last: its row is locked until commit, so whoever finds his own id
-- there has journaled. A table of transaction ids, which grew by a row with every act, is no longer needed.
-- Transaction ids mean nothing in another cluster: the column is emptied after a restore.
alter table log_head add column appended_by xid8;

create or replace function journal_append(agency text, entries bytea[], case_ids text[], ns integer[]) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  first_index bigint;
  next_index  bigint;
  peaks       bytea[];
  hash        bytea;
  bits        bigint;
  held        text;
begin
  select size, frontier, hold into first_index, peaks, held from log_head where agency_id = agency for update;
  if not found then
    raise exception 'journal: no log for agency %', agency;
  end if;
  if held is not null then
    raise exception '%', held using errcode = 'ZS003';
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
  update log_head set size = next_index, frontier = peaks, appended_by = pg_current_xact_id() where agency_id = agency;
  return first_index;
end $$;

create or replace function refuse_unjournaled() returns trigger language plpgsql as $$
begin
  if not exists (
    select from public.log_head where agency_id = new.agency_id and appended_by = pg_current_xact_id()
  ) then
    raise exception '未留痕的写入：% 的改动没有对应的封存记录', tg_table_name using errcode = 'ZS001';
  end if;
  return null;
end $$;

drop table journal_tx;

create or replace function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% 只能追加，不能修改或删除', tg_table_name using errcode = 'ZS002';
end $$;
