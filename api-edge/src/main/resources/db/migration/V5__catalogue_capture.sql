-- The catalogue's tables are followed through the database's log: search is made from them.
create publication rushline_catalogue
  for table event, venue, performer, event_performer, price_category;

-- The log repeats a long text (2 kB and more, kept outside of its row) only when it changes. With the
-- whole old row beside it a change of anything else still tells all of the row.
alter table event replica identity full;
alter table venue replica identity full;
alter table performer replica identity full;
