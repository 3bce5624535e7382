-- An act of enforcement asks for suspensions of certificates too: the index has to hold them, or the question is
-- answered by reading every hour of training on record.
drop index fact_holder;
create index fact_holder on fact (agency_id, key, measure) include (grp, on_day, until_day, value)
  where recorded_until = 'infinity' and measure in ('person.listed', 'person.left', 'appointment.held',
    'appointment.relieved', 'officer.certified', 'officer.suspended', 'training.hours');
