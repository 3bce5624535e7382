-- Where a person wants to be told of his limits by mail, and of what he has been told last. It is kept with the accounts:
-- seen only by connections opened for signing in to that bureau, and in no backup.
create table signin.notice (
  agency_id    text not null,
  person_id    text not null,
  address      text,
  confirmed_at timestamptz,
  -- An address that waits for its code.
  asked        text,
  code_digest  text,
  code_ends_at timestamptz,
  code_tries   integer not null default 0,
  -- The day of the last digest, and what has been told since; each sending has its number, so that two do not send one.
  day          date,
  told         text[] not null default '{}',
  round        integer not null default 0,
  attempts     integer not null default 0,
  tried_at     timestamptz,
  problem      text,
  primary key (agency_id, person_id)
);
alter table signin.notice enable row level security;
alter table signin.notice force row level security;
create policy own_bureau on signin.notice using (agency_id = current_setting('zhunsheng.signin', true));
grant select, insert, update, delete on signin.notice to zhunsheng_app;
