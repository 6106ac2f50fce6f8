-- What search falls back on while Elasticsearch does not answer: words of names, without case and
-- accents. No extension is needed for that.

create function folded(name text) returns text
  language sql immutable strict parallel safe
  return lower(regexp_replace(normalize(name, NFKD), '[\u0300-\u036f]', '', 'g'));

create index event_by_words on event using gin (to_tsvector('simple', folded(name)));
create index performer_by_words on performer using gin (to_tsvector('simple', folded(name)));
create index venue_by_words on venue
  using gin (to_tsvector('simple', folded(name || ' ' || coalesce(locality, ''))));
