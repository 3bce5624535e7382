-- What was published last, as the start page tells it: the newest are read, not all that ever was published. Rows of
-- registers are no news and by far the most, so they do not stand here.
create index publication_newest on publication (agency_id, published_on desc, case_id, what) where what <> '登记内容';
