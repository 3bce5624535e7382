-- Redaction (个人信息保护法第四十七条): a value and its salt are deleted, the digest stays. Entries stay append-only but
-- for this: from inside the one function below a form may lose members, and reasons may go. Nothing can be replaced.

create function refuse_entry_change() returns trigger language plpgsql as $$
declare
  kept jsonb;
begin
  if tg_op = 'UPDATE' and current_setting('zhunsheng.redacting', true) = old.case_id then
    select coalesce(jsonb_object_agg(key, value), '{}') into kept
    from jsonb_each(coalesce(old.form, '{}')) where new.form ? key;
    if to_jsonb(new) - array['form', 'reasons'] = to_jsonb(old) - array['form', 'reasons']
      and coalesce(new.form, '{}') = kept and (new.form is null) = (old.form is null)
      and (new.reasons is null or new.reasons = old.reasons)
    then
      return new;
    end if;
  end if;
  raise exception '% 只能追加，不能修改或删除', tg_table_name using errcode = 'ZS002';
end $$;

drop trigger entry_append_only on entry;
create trigger entry_append_only before update or delete on entry for each row execute function refuse_entry_change();

-- Items: {n, salt?: path, field?: name, reasons?: true}. The guard on seal lets the transaction commit only together
-- with a journal entry, which is the one that says what was deleted, why and by whom.
create function redact_contents(agency text, redacted_case text, items jsonb) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  item jsonb;
begin
  perform set_config('zhunsheng.redacting', redacted_case, true);
  for item in select * from jsonb_array_elements(items) loop
    if item ? 'salt' then
      update seal set salts = salts - (item ->> 'salt')
      where agency_id = agency and case_id = redacted_case and n = (item ->> 'n')::integer;
    end if;
    if item ? 'field' then
      update entry set form = form - (item ->> 'field')
      where agency_id = agency and case_id = redacted_case and n = (item ->> 'n')::integer;
    end if;
    if item ? 'reasons' then
      update entry set reasons = null
      where agency_id = agency and case_id = redacted_case and n = (item ->> 'n')::integer;
    end if;
  end loop;
  perform set_config('zhunsheng.redacting', '', true);
end $$;

revoke execute on function redact_contents(text, text, jsonb) from public;
grant execute on function redact_contents(text, text, jsonb) to zhunsheng_app;
