-- What no two open cases of a matter may be about, e.g. the plan item of a draw: whoever prepared two could use the
-- better one. Empty for matters that know no such thing, and once a case has come to its end.
alter table case_ add column exclusive text;
create unique index case_exclusive on case_ (agency_id, matter, exclusive) where exclusive is not null;
