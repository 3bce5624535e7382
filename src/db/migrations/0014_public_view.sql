-- What everybody may see of a case is what an act published. Lists and searches of the public read this title alone:
-- without one a case is not shown, whatever else is known of it.
alter table case_ add column shown_title text generated always as (fold #>> '{shown,title}') stored;
