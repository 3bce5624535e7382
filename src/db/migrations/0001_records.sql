-- Records of an agency. Every key begins with agency_id, so that the whole can be sharded by agency (one bureau
-- is always on one node). A case is a fold over its entries; case_ keeps the fold for reading.

create table agency (
  agency_id text primary key,
  title     text not null,
  profile   text not null
);

create table person (
  agency_id text not null references agency,
  id        text not null,
  name      text not null,
  kind      text not null default 'staff',
  demo      boolean not null default false,
  primary key (agency_id, id)
);

create table appointment (
  agency_id text not null,
  id        text not null,
  person_id text not null,
  office    text not null,
  role      text not null,
  from_day  date not null,
  until_day date,
  primary key (agency_id, id),
  foreign key (agency_id, person_id) references person (agency_id, id)
);
create index appointment_person on appointment (agency_id, person_id);

create table case_ (
  agency_id text not null references agency,
  id        text not null,
  matter    text not null,
  version   date not null,
  variant   text,
  n         integer not null,
  state     text not null,
  title     text not null,
  number    text,
  applicant text,
  opened_on date not null,
  last_at   timestamptz not null,
  -- the rest of the fold: data, acts, clocks, documents, published, reasons
  fold      jsonb not null,
  -- digest of each live field in the journal, by path
  live      jsonb not null,
  -- hash of the last journal entry, hex: read under the row's lock, it never lags behind
  leaf      text not null,
  primary key (agency_id, id)
);
create index case_matter on case_ (agency_id, matter, opened_on desc, id);
create index case_number on case_ (agency_id, number) where number is not null;

create table entry (
  agency_id   text not null,
  case_id     text not null,
  n           integer not null,
  command_id  text not null,
  matter      text not null,
  version     date not null,
  variant     text,
  action      text not null,
  actor       text not null,
  granted     jsonb not null,
  happened_at timestamptz not null,
  recorded_at timestamptz not null,
  form        jsonb,
  reasons     text,
  effects     jsonb not null,
  primary key (agency_id, case_id, n),
  unique (agency_id, command_id),
  foreign key (agency_id, case_id) references case_ (agency_id, id)
);

-- Salts of the digests that an entry put into the journal. Kept apart from the entry: deleting a salt with its
-- value is how a field is redacted without breaking any proof.
create table seal (
  agency_id text not null,
  case_id   text not null,
  n         integer not null,
  salts     jsonb not null,
  primary key (agency_id, case_id, n)
);

create table clock (
  agency_id text not null,
  case_id   text not null,
  name      text not null,
  promise   boolean not null,
  status    text not null,
  due       date not null,
  stopped_on date,
  confidence text not null,
  primary key (agency_id, case_id, name, promise)
);
create index clock_due on clock (agency_id, status, due);

create table clock_event (
  agency_id text not null,
  case_id   text not null,
  n         integer not null,
  seq       integer not null,
  clock     text not null,
  change    jsonb not null,
  primary key (agency_id, case_id, n, seq)
);

-- What cases contribute to figures. Bitemporal: a fact that ceases to hold is closed, never removed, so that a
-- figure can be asked for as it stood.
create table fact (
  agency_id      text not null,
  case_id        text not null,
  measure        text not null,
  on_day         date not null,
  until_day      date,
  value          numeric,
  key            text,
  grp            text,
  twin           smallint not null default 0,
  recorded_from  timestamptz not null,
  recorded_until timestamptz not null default 'infinity'
);
create index fact_measure on fact (agency_id, measure, on_day, case_id) include (until_day, value, key, grp)
  where recorded_until = 'infinity';
create index fact_history on fact (agency_id, measure, recorded_until) where recorded_until <> 'infinity';
create index fact_case on fact (agency_id, case_id);

create table attachment (
  agency_id text not null references agency,
  sha256    text not null,
  name      text not null,
  size      bigint not null,
  type      text not null,
  stored_at timestamptz not null,
  primary key (agency_id, sha256)
);

create table document (
  agency_id text not null,
  case_id   text not null,
  n         integer not null,
  kind      text not null,
  number    text,
  sha256    text,
  primary key (agency_id, case_id, n, kind)
);

create table publication (
  agency_id    text not null,
  case_id      text not null,
  n            integer not null,
  what         text not null,
  published_on date not null,
  primary key (agency_id, case_id, n, what)
);

create table outbox (
  agency_id  text not null,
  id         bigint generated always as identity,
  case_id    text not null,
  n          integer not null,
  topic      text not null,
  payload    jsonb not null,
  created_at timestamptz not null,
  done_at    timestamptz,
  primary key (agency_id, id)
);
create index outbox_open on outbox (agency_id, id) where done_at is null;

-- Document numbers (文号): gapless per year and series; the row lock is held until the signing commits.
create table number_series (
  agency_id text not null references agency,
  series    text not null,
  year      integer not null,
  last      integer not null,
  primary key (agency_id, series, year)
);

create table import_batch (
  agency_id  text not null references agency,
  id         text not null,
  matter     text not null,
  file       text not null,
  sha256     text not null,
  rows_total integer not null,
  rows_taken integer not null,
  rejected   jsonb not null,
  actor      text not null,
  at         timestamptz not null,
  primary key (agency_id, id)
);

create table report (
  agency_id text not null references agency,
  year      integer not null,
  status    text not null,
  override  jsonb,
  primary key (agency_id, year)
);

create table report_freeze (
  agency_id  text not null,
  year       integer not null,
  version    integer not null,
  frozen_at  timestamptz not null,
  frozen_by  text not null,
  as_of      timestamptz not null,
  body       jsonb not null,
  primary key (agency_id, year, version)
);

create table law_text (
  instrument text not null,
  version    text not null,
  article    text not null,
  ordinal    integer not null,
  body       text not null,
  primary key (instrument, version, article)
);
