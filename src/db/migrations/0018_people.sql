-- Persons, appointments and tokens are cases like all others: sealed, guarded, derived anew by fsck. The tables that
-- could be changed unseen go. Rights are read from the facts of those cases, by person.
do $$
begin
  if exists (select from person) then
    raise exception '这一数据目录由没有人员名册和任免登记的旧版建立，其中的人员没有封存记录，不能沿用：请用新的数据目录重新建立';
  end if;
end $$;

drop table api_token;
drop table appointment;
-- With it goes the reference of files to who handed them in: he is somebody in the register of people.
drop table person cascade;

create index fact_holder on fact (agency_id, key, measure) include (grp, on_day, until_day, value)
  where recorded_until = 'infinity' and measure in ('person.listed', 'person.left', 'appointment.held',
    'appointment.relieved', 'officer.certified', 'training.hours');

-- The name of a person as the latest record has it.
create view person as
select distinct on (agency_id, key) agency_id, key as id, grp as name
from fact
where recorded_until = 'infinity' and measure = 'person.listed'
order by agency_id, key, recorded_from desc;
grant select on person to zhunsheng_app;
