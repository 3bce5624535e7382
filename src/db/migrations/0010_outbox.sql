-- The outbox holds what is still to be carried out: a row leaves when it is done, so that the table stays as short as
-- the work that waits. Nobody ever read the rows that were written before.
delete from outbox;
drop index outbox_open;
alter table outbox
  -- what makes the work one and the same however often it is tried
  add column key text not null,
  -- when it was handed over to the jobs, and how often a person has had it tried anew
  add column sent_at timestamptz,
  add column round integer not null default 0,
  add column attempts integer not null default 0,
  -- why it could not be done the last time, in words
  add column problem text,
  -- since when it waits for a person
  add column failed_at timestamptz,
  drop column done_at,
  alter column n drop not null,
  add constraint outbox_once unique (agency_id, key);
grant delete on outbox to zhunsheng_app;

-- Which clocks have run out: asked by name every minute, however many thousand others there are.
create index clock_running on clock (agency_id, name, due, case_id) where status = 'running' and not promise;
