-- The guard of every business row runs at commit, while the head of the journal is held. It needs no owner's rights and
-- no search path of its own: the one table that it reads is named in full.
create or replace function refuse_unjournaled() returns trigger language plpgsql as $$
begin
  if not exists (
    select from public.journal_tx where agency_id = new.agency_id and xid = pg_current_xact_id()
  ) then
    raise exception '未留痕的写入：% 的改动没有对应的封存记录', tg_table_name using errcode = 'ZS001';
  end if;
  return null;
end $$;
