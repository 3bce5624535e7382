-- Tokens by which persons act through the API. Only the digest of a token is kept, and nothing about its use.
create table api_token (
  agency_id  text not null references agency,
  id         text not null,
  person_id  text not null,
  digest     bytea not null check (octet_length(digest) = 32),
  note       text,
  issued_at  timestamptz not null,
  expires_at timestamptz not null check (expires_at > issued_at),
  revoked_at timestamptz,
  primary key (agency_id, id),
  foreign key (agency_id, person_id) references person (agency_id, id)
);
grant select, insert on api_token to zhunsheng_app;
grant update (revoked_at) on api_token to zhunsheng_app;
