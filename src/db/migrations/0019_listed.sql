-- How cases stand in lists: a narrow row each, so that a list of hundreds of thousands is filtered, sorted, added up
-- and searched without reading the cases. Everything in it follows from the acts of the case; fsck derives it anew.
create table listed (
  agency_id  text not null references agency,
  case_id    text not null,
  matter     text not null,
  version    date not null,
  state      text not null,
  -- the matter's own date; the day of opening where it has none
  on_day     date not null,
  -- title, number, the columns of the matter's list, what else is searched
  cells      text[] not null,
  -- the same as an act published it; empty while nothing is public
  open_day   date,
  open_state text,
  open_cells text[],
  primary key (agency_id, case_id)
);

-- Which columns the cells of a matter hold: where the program has others by now, they are made anew at its start.
create table list_shape (
  agency_id text not null references agency,
  matter    text not null,
  shape     text not null,
  primary key (agency_id, matter)
);

create function words_of(cells text[]) returns text language sql immutable parallel safe as $$
  select lower(array_to_string(cells, E'\n') collate "C")
$$;

-- The pieces of two characters in which words are sought, each as one number: no dictionary knows the words of a
-- register, and no other index of PostgreSQL takes two Chinese characters. Nothing is made of a piece over a line end.
create function grams_of(words text) returns integer[] language sql immutable parallel safe cost 5000 as $$
  select coalesce(array_agg(distinct ((ascii(a) & 65535) << 16) | (ascii(b) & 65535)), '{}')
  from (select c as a, lead(c) over (order by i) as b
        from string_to_table(words, null) with ordinality as t (c, i)) pairs
  where b is not null and a <> E'\n' and b <> E'\n'
$$;

create index listed_day on listed (agency_id, matter, on_day desc, case_id);
-- For everybody: under the published day; what is not published keeps its place in the year.
create index listed_open_day on listed (agency_id, matter, (coalesce(open_day, on_day)) desc, case_id);
create index listed_words on listed using gin (grams_of(words_of(cells)));
create index listed_open_words on listed using gin (grams_of(words_of(open_cells))) where open_cells is not null;

grant select, insert, update on listed, list_shape to zhunsheng_app;
