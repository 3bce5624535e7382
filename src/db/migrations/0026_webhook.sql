-- How far each registered program has been told of acts (decision 061): a place in the journal, no record of its own.
create table webhook_place (
  agency_id  text not null references agency,
  case_id    text not null,
  next_index bigint,
  attempts   integer not null default 0,
  tried_at   timestamptz,
  problem    text,
  primary key (agency_id, case_id)
);
grant select, insert, update on webhook_place to zhunsheng_app;
