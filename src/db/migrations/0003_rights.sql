-- The application's role: it appends. Entries and journal can be neither changed nor removed by it.
do $$
begin
  if not exists (select from pg_roles where rolname = 'zhunsheng_app') then
    create role zhunsheng_app nologin;
  end if;
end $$;

grant usage on schema public to zhunsheng_app;
grant select on all tables in schema public to zhunsheng_app;
grant insert on all tables in schema public to zhunsheng_app;
revoke insert on journal, journal_tx, log_head from zhunsheng_app;
grant update on case_, clock, document, outbox, number_series, report, person, appointment, agency, attachment to zhunsheng_app;
grant update (recorded_until) on fact to zhunsheng_app;
grant delete on law_text to zhunsheng_app;
grant execute on function journal_append(text, bytea[], text[], integer[]) to zhunsheng_app;
revoke execute on function journal_append(text, bytea[], text[], integer[]) from public;
