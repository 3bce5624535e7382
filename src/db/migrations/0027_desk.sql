-- What Today asks: cases by matter and state, among hundreds of thousands that are done; and what a person did last.
create index case_state on case_ (agency_id, matter, version, state);
create index entry_actor on entry (agency_id, actor, recorded_at desc, case_id, n desc);
