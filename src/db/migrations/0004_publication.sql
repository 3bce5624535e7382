-- Publication of the sealed journal: what was last published, and the hold that stops every act while the database
-- and the published log disagree (a restored backup would otherwise fork the log).

alter table log_head add column hold text;

create table journal_published (
  agency_id text primary key references agency,
  size      bigint not null,
  root      bytea not null,
  at        timestamptz not null default now()
);
grant select on journal_published to zhunsheng_app;

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
  update log_head set size = next_index, frontier = peaks where agency_id = agency;
  insert into journal_tx (agency_id, idx) values (agency, first_index) on conflict do nothing;
  return first_index;
end $$;

-- Compare and swap: true when the last publication was still the one that the caller built upon. Never shrinks.
create function journal_publish(agency text, old_size bigint, old_root bytea, new_size bigint, new_root bytea)
returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new_size < old_size or (new_size = old_size and new_root <> old_root) then
    return false;
  end if;
  if old_size = 0 then
    insert into journal_published (agency_id, size, root) values (agency, 0, old_root) on conflict do nothing;
  end if;
  update journal_published set size = new_size, root = new_root, at = now()
  where agency_id = agency and size = old_size and root = old_root;
  return found;
end $$;

create function journal_hold(agency text, reason text) returns void
language sql security definer set search_path = public, pg_temp as $$
  update log_head set hold = reason where agency_id = agency and hold is distinct from reason
$$;

revoke execute on function journal_publish(text, bigint, bytea, bigint, bytea), journal_hold(text, text) from public;
grant execute on function journal_publish(text, bigint, bytea, bigint, bytea), journal_hold(text, text) to zhunsheng_app;
