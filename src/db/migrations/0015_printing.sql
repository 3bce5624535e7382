-- What was printed of a sealed text, once: a reprint is the same bytes for ever, whatever the press becomes later.
create table printing (
  agency_id text not null references agency,
  -- SHA-256 of the text that was printed
  text      text not null,
  format    text not null,
  sha256    text not null,
  bytes     bytea not null,
  primary key (agency_id, text, format)
);
create trigger printing_append_only before update on printing for each row execute function refuse_change();
create trigger printing_no_truncate before truncate on printing for each statement execute function refuse_change();
create index printing_sha256 on printing (agency_id, sha256);
create index document_sha256 on document (agency_id, sha256);
create index document_open_sha256 on document (agency_id, open_sha256);
grant select, insert on printing to zhunsheng_app;

-- A lawful deletion takes what was printed of a text with it.
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
      delete from printing using document
      where printing.agency_id = agency and document.agency_id = agency and case_id = redacted_case
        and n = (item ->> 'n')::integer and kind = item ->> 'document'
        and printing.text in (document.sha256, document.open_sha256);
      update document set body = null, open_body = null
      where agency_id = agency and case_id = redacted_case and n = (item ->> 'n')::integer
        and kind = item ->> 'document';
    end if;
  end loop;
  perform set_config('zhunsheng.redacting', '', true);
end $$;
