-- A view of a register that somebody has kept: what it is narrowed and sorted by, and which columns it leaves out. No
-- record: it holds no case and decides nothing. Each sees his own, and those that colleagues have shared with an office
-- of his; nobody changes another's. Who asks is told for one transaction, and unless told, nothing is seen.
create table saved_view (
  agency_id text not null references agency,
  id        text not null,
  person_id text not null,
  -- The office that it is shared with; without one it is its person's alone.
  office    text,
  matter    text not null,
  name      text not null check (name <> '' and length(name) <= 40),
  query     text not null check (length(query) <= 2000),
  saved_at  timestamptz not null,
  primary key (agency_id, id),
  unique (agency_id, person_id, matter, name)
);
create index saved_view_shared on saved_view (agency_id, matter, office) where office is not null;

-- The owner of the tables, who makes and restores backups, sees all.
alter table saved_view enable row level security;
create policy own on saved_view
  using (person_id = current_setting('zhunsheng.viewer', true))
  with check (person_id = current_setting('zhunsheng.viewer', true)
    and (office is null or office = any (string_to_array(current_setting('zhunsheng.offices', true), ','))));
create policy shared on saved_view for select
  using (office = any (string_to_array(current_setting('zhunsheng.offices', true), ',')));
grant select, insert, update, delete on saved_view to zhunsheng_app;
