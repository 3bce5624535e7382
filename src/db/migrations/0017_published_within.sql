-- Nothing can be published that the log does not hold: a size beyond it would stop every later publication for good.
create or replace function journal_publish(agency text, old_size bigint, old_root bytea, new_size bigint, new_root bytea)
returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new_size < old_size or (new_size = old_size and new_root <> old_root) then
    return false;
  end if;
  if octet_length(new_root) <> 32 or new_size > (select size from log_head where agency_id = agency) then
    raise exception '不能公布：% 条超出封存日志', new_size using errcode = 'ZS004';
  end if;
  if old_size = 0 then
    insert into journal_published (agency_id, size, root) values (agency, 0, old_root) on conflict do nothing;
  end if;
  update journal_published set size = new_size, root = new_root, at = now()
  where agency_id = agency and size = old_size and root = old_root;
  return found;
end $$;
