-- Who looked at what is sealed, and which tokens were used or failed. It grows only.
create table access_log (
  agency_id text not null references agency,
  id        bigint generated always as identity,
  at        timestamptz not null,
  event     text not null,
  person_id text,
  token_id  text,
  address   text,
  matter    text,
  case_id   text,
  detail    text,
  primary key (agency_id, id)
);
create index access_log_case on access_log (agency_id, case_id) where case_id is not null;
create trigger access_log_append_only before update or delete on access_log
  for each row execute function refuse_change();
create trigger access_log_no_truncate before truncate on access_log
  for each statement execute function refuse_change();
grant select, insert on access_log to zhunsheng_app;
