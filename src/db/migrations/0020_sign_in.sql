-- How people sign in: secrets and sessions, which are no records of the bureau. They lie in a schema of their own, which
-- no backup holds and no guard of the journal looks into. A row is seen only by connections opened for signing in to
-- that very bureau: everybody else's, those of the pages and of the API included, find the tables empty.
create schema signin;

create table signin.account (
  agency_id       text not null,
  person_id       text not null,
  password        text not null,
  password_set_at timestamptz not null,
  failures        integer not null default 0,
  locked_until    timestamptz,
  primary key (agency_id, person_id)
);

-- Passwords that were replaced: they may not be taken again too soon.
create table signin.former_password (
  agency_id   text not null,
  person_id   text not null,
  replaced_at timestamptz not null,
  password    text not null
);
create index former_password_person on signin.former_password (agency_id, person_id, replaced_at);

-- One-time links that have been used; the primary key is what lets one through.
create table signin.link_use (
  agency_id text not null,
  link_id   text not null,
  used_at   timestamptz not null,
  primary key (agency_id, link_id)
);

-- Only the digest of what the browser holds.
create table signin.session (
  agency_id    text not null,
  digest       text not null,
  person_id    text not null,
  stage        text not null check (stage in ('in', 'renew')),
  way          text not null check (way in ('password', 'demo')),
  began_at     timestamptz not null,
  seen_at      timestamptz not null,
  idle_seconds integer not null check (idle_seconds > 0),
  ends_at      timestamptz not null,
  address      text not null,
  agent        text not null,
  primary key (agency_id, digest)
);
create index session_person on signin.session (agency_id, person_id);

-- Failures by the other end of the connection and minute, whichever server counted them.
create table signin.failure (
  agency_id text not null,
  address   text not null,
  minute    timestamptz not null,
  count     integer not null,
  primary key (agency_id, address, minute)
);

do $$
declare
  named text;
begin
  foreach named in array array['account', 'former_password', 'link_use', 'session', 'failure'] loop
    execute format('alter table signin.%I enable row level security', named);
    execute format('alter table signin.%I force row level security', named);
    execute format(
      'create policy own_bureau on signin.%I using (agency_id = current_setting(''zhunsheng.signin'', true))', named);
  end loop;
end $$;

grant usage on schema signin to zhunsheng_app;
grant select, insert, update on signin.account to zhunsheng_app;
grant select, insert, delete on signin.former_password, signin.session, signin.failure to zhunsheng_app;
grant update (seen_at) on signin.session to zhunsheng_app;
grant update (count) on signin.failure to zhunsheng_app;
grant select, insert on signin.link_use to zhunsheng_app;
