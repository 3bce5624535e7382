-- Who handed in which file, when, and how big it is: an act may name only what its person handed in, or what already
-- stands in the case. The same bytes handed in by two persons are one file and two rows. Nobody wrote this table before.
drop table attachment;
create table attachment (
  agency_id text not null references agency,
  sha256    text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  person_id text not null,
  name      text not null,
  size      bigint not null check (size > 0),
  type      text not null,
  stored_at timestamptz not null,
  primary key (agency_id, sha256, person_id),
  foreign key (agency_id, person_id) references person (agency_id, id)
);
create index attachment_day on attachment (agency_id, person_id, stored_at);
grant select, insert on attachment to zhunsheng_app;
