-- What a person has begun to fill in and not yet done: no record, nobody else's business, gone when it is done.
create table draft (
  agency_id text not null references agency,
  person_id text not null,
  -- The id of a case, or `new` for one that is yet to be opened.
  case_id   text not null,
  matter    text not null,
  action    text not null,
  body      jsonb not null,
  -- How many entries the case had when it was begun.
  seen      integer not null check (seen >= 0),
  saved_at  timestamptz not null,
  primary key (agency_id, person_id, case_id, matter, action),
  check (pg_column_size(body) < 1048576)
);
grant select, insert, update, delete on draft to zhunsheng_app;
