-- The text of an issued document is kept with its act, for the party and for everybody; the entry seals both hashes.
-- After signing no byte of it changes. Only a lawful deletion takes a text away, and then its hash stays.
alter table document add column body text, add column open_sha256 text, add column open_body text;

create function refuse_document_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and current_setting('zhunsheng.redacting', true) = old.case_id
    and to_jsonb(new) - array['body', 'open_body'] = to_jsonb(old) - array['body', 'open_body']
    and new.body is null and new.open_body is null
  then
    return new;
  end if;
  raise exception '% 只能追加，不能修改或删除', tg_table_name using errcode = 'ZS002';
end $$;

create trigger document_append_only before update or delete on document for each row execute function refuse_document_change();
create trigger document_no_truncate before truncate on document for each statement execute function refuse_change();
revoke update on document from zhunsheng_app;

create or replace function redact_contents(agency text, redacted_case text, items jsonb) returns void
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
    if item ? 'document' then
      update document set body = null, open_body = null
      where agency_id = agency and case_id = redacted_case and n = (item ->> 'n')::integer
        and kind = item ->> 'document';
    end if;
  end loop;
  perform set_config('zhunsheng.redacting', '', true);
end $$;
