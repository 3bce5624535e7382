-- The three administrators of a system are three people, and hold no other post (decision 049). What the domain refuses at
-- an appointment is refused here too: two acts at once do not see each other there, but they come to the log one after the
-- other, and this is asked after that.
create function refuse_joined_posts() returns trigger language plpgsql as $$
declare
  administrators constant text[] := array['systemAdministrator', 'securityAdministrator', 'auditAdministrator'];
begin
  if exists (
    with held as (
      select split_part(f.grp, ':', 1) as role, f.on_day as begins,
        coalesce(least(f.until_day,
          (select min(r.on_day) from fact r where r.agency_id = f.agency_id and r.key = f.key
             and r.recorded_until = 'infinity' and r.measure = 'appointment.relieved' and r.grp = f.grp
             and r.on_day >= f.on_day),
          (select min(l.on_day) from fact l where l.agency_id = f.agency_id and l.key = f.key
             and l.recorded_until = 'infinity' and l.measure = 'person.left')), 'infinity'::date) as ends
      from fact f
      where f.agency_id = new.agency_id and f.key = new.key and f.recorded_until = 'infinity'
        and f.measure = 'appointment.held'
    )
    select from held one join held other on one.role <> other.role
      and one.begins < other.ends and other.begins < one.ends
    where one.role = any(administrators) and one.begins < one.ends and other.begins < other.ends
  ) then
    raise exception '管理员不得兼任其他岗位：%', new.key using errcode = 'ZS005';
  end if;
  return null;
end $$;

create constraint trigger fact_separated after insert or update on fact
  deferrable initially deferred for each row
  when (new.measure in ('appointment.held', 'appointment.relieved', 'person.left'))
  execute function refuse_joined_posts();

-- Further ways to sign in, and second factors. Secrets of one-time codes are kept under a key that lies in the data
-- directory, not here; recovery codes by their digest; passkeys are public keys.
create table signin.one_time_code (
  agency_id    text not null,
  person_id    text not null,
  secret       bytea not null,
  made_at      timestamptz not null,
  confirmed_at timestamptz,
  -- The last step of time whose code was used: none of it or before is taken again.
  last_step    bigint not null default 0,
  failures     integer not null default 0,
  locked_until timestamptz,
  primary key (agency_id, person_id)
);

create table signin.recovery_code (
  agency_id text not null,
  person_id text not null,
  digest    text not null,
  used_at   timestamptz,
  primary key (agency_id, person_id, digest)
);

create table signin.passkey (
  agency_id  text not null,
  id         text not null,
  person_id  text not null,
  public_key bytea not null,
  counter    bigint not null,
  transports text[] not null,
  name       text not null,
  made_at    timestamptz not null,
  used_at    timestamptz,
  primary key (agency_id, id)
);
create index passkey_person on signin.passkey (agency_id, person_id);

-- What was asked of a browser or a provider and is to be answered once, by the browser that holds the name.
create table signin.challenge (
  agency_id text not null,
  digest    text not null,
  kind      text not null check (kind in ('passkey', 'new-passkey', 'provider')),
  held      jsonb not null,
  ends_at   timestamptz not null,
  primary key (agency_id, digest)
);

alter table signin.session drop constraint session_stage_check, drop constraint session_way_check;
alter table signin.session
  add constraint session_stage_check check (stage in ('in', 'renew', 'second', 'enrol')),
  add constraint session_way_check check (way in ('password', 'demo', 'passkey', 'provider'));

do $$
declare
  named text;
begin
  foreach named in array array['one_time_code', 'recovery_code', 'passkey', 'challenge'] loop
    execute format('alter table signin.%I enable row level security', named);
    execute format('alter table signin.%I force row level security', named);
    execute format(
      'create policy own_bureau on signin.%I using (agency_id = current_setting(''zhunsheng.signin'', true))', named);
  end loop;
end $$;

grant select, insert, update, delete on signin.one_time_code, signin.recovery_code, signin.passkey to zhunsheng_app;
grant select, insert, delete on signin.challenge to zhunsheng_app;
