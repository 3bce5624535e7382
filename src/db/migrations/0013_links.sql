-- A case may stand under another one, and its data may name others. Both are part of the fold; they are columns so
-- that a case can be asked who stands under it and who names it.
alter table case_ add column host text, add column host_link text, add column refs text[];
create index case_host on case_ (agency_id, host) where host is not null;
create index case_refs on case_ using gin (refs) where refs is not null;
