-- Who may buy before a sale opens to all. Codes go to the sale's owner as hashes and are not kept.
create table presale (
  event_id   varchar(64) not null references event (id) on delete cascade,
  presale_id varchar(64) not null,
  opens_at   timestamptz not null,
  closes_at  timestamptz not null,
  codes      integer not null,
  version    bigint not null,
  primary key (event_id, presale_id)
);

-- 0: there is no waitlist.
alter table event add column waitlist_offer_seconds integer not null default 0;
alter table event alter column waitlist_offer_seconds drop default;

-- What a booking waits for, or has waited for; null when it did not.
alter table booking_bookings add column wanted_count integer;
alter table booking_bookings add column wanted_section text;
alter table booking_bookings add column wanted_categories text[] not null default '{}';
