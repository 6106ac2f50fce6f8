-- Catalogue: what organisers write. The edge is the only writer.

-- Numbers the transactions that change the catalogue. Versions are taken from it, so they grow also
-- when something is deleted and made again under its old id: the sale's owner ignores older ones.
create sequence catalogue_change;

create table venue (
  id           varchar(64) primary key,
  name         text not null,
  street       text,
  locality     text,
  region       text,
  postal_code  text,
  country      varchar(2),
  latitude     double precision,
  longitude    double precision,
  -- Places asked for when the plan is the default one; null when the plan was given.
  default_capacity integer,
  version      bigint not null,
  changed_at   timestamptz not null
);

-- One document per venue, by rows and runs: a plan is read and changed as a whole, never by seat.
-- A table of its own, so that lists of venues do not read plans.
create table seating_plan (
  venue_id  varchar(64) primary key references venue (id) on delete cascade,
  version   bigint not null,
  places    integer not null,
  document  text not null
);

create table performer (
  id          varchar(64) primary key,
  name        text not null,
  -- The name as an importer compares it: trimmed, single spaces.
  name_key    text not null,
  description text,
  version     bigint not null,
  changed_at  timestamptz not null
);
-- Not unique: two people may have one name; an importer takes the one with the lowest id.
create index performer_by_name_key on performer (name_key, id);

create table event (
  id               varchar(64) primary key,
  name             text not null,
  description      text,
  genre            text,
  keywords         text[] not null,
  start_at         timestamptz not null,
  -- Offset of the start as the organiser wrote it, in seconds east of UTC: start_at forgets it.
  start_offset     integer not null,
  venue_id         varchar(64) not null references venue (id),
  currency         varchar(3) not null,
  -- Null: on sale at once.
  opens_at         timestamptz,
  -- Null: until the start.
  closes_at        timestamptz,
  max_per_order    integer not null,
  max_per_customer integer not null,
  hold_ttl_seconds integer not null,
  state            varchar(16) not null,
  -- [{"reason": ..., "seats": [...]}]
  hold_backs       text not null,
  -- The last change that mattered to the sale.
  sale_version     bigint not null,
  version          bigint not null,
  changed_at       timestamptz not null
);
create index event_by_venue on event (venue_id);
create index event_by_start on event (start_at, id);

create table event_performer (
  event_id     varchar(64) not null references event (id) on delete cascade,
  position     integer not null,
  performer_id varchar(64) not null references performer (id),
  role         text,
  primary key (event_id, position)
);
create index event_performer_by_performer on event_performer (performer_id);

create table price_category (
  event_id    varchar(64) not null references event (id) on delete cascade,
  position    integer not null,
  code        varchar(32) not null,
  name        text not null,
  price_minor bigint not null,
  primary key (event_id, position),
  unique (event_id, code)
);

-- Outbox: a row is inserted and deleted in the transaction that changes the catalogue. The log of
-- the database carries it to booking.commands; the table stays empty.
create table outbox (
  id            uuid primary key,
  aggregatetype varchar(255) not null,
  aggregateid   varchar(255) not null,
  type          varchar(255) not null,
  payload       bytea not null
);
-- Rows never live long enough to be worth compressing.
alter table outbox alter column payload set storage external;
create publication rushline_outbox for table outbox with (publish = 'insert');

-- Read side: written by the JDBC sink from compacted topics, read by the edge. Columns are the
-- fields of the Avro values.

create table booking_bookings (
  booking_id      text primary key,
  event_id        text not null,
  customer_id     text not null,
  status          text not null,
  version         bigint not null,
  hold_epoch      integer not null,
  hold_expires_at timestamptz not null,
  currency        text not null,
  total_minor     bigint not null,
  seats           text[] not null,
  categories      text[] not null,
  prices_minor    bigint[] not null,
  payment_id      text,
  created_at      timestamptz not null,
  changed_at      timestamptz not null
);
create index booking_bookings_by_customer on booking_bookings (customer_id, created_at desc, booking_id);
create index booking_bookings_by_event on booking_bookings (event_id);

create table booking_tickets (
  ticket_id   text primary key,
  booking_id  text not null,
  event_id    text not null,
  customer_id text not null,
  seat        text not null,
  category    text not null,
  price_minor bigint not null,
  currency    text not null,
  issued_at   timestamptz not null
);
create index booking_tickets_by_booking on booking_tickets (booking_id);

create table event_availability (
  event_id     text not null,
  section_id   text not null,
  version      bigint not null,
  sale_version bigint not null,
  at           timestamptz not null,
  free         integer not null,
  held         integer not null,
  sold         integer not null,
  held_back    integer not null,
  codes        bytea not null,
  primary key (event_id, section_id)
);

-- Payments: the edge's own record of what it asked a provider for, written before it asks, so that
-- a crash in between leaves something to look after.
create table payment (
  payment_id   text primary key,
  booking_id   text not null,
  customer_id  text not null,
  hold_epoch   integer not null,
  amount_minor bigint not null,
  currency     varchar(3) not null,
  state        varchar(16) not null,
  -- SHA-256 of the confirm it belongs to: the same key with another card is another request.
  fingerprint  bytea not null,
  provider_ref text,
  -- Why it was declined or voided, in the words of the problem codes; null when nobody was told.
  refusal      varchar(64),
  created_at   timestamptz not null,
  changed_at   timestamptz not null
);
create index payment_by_state on payment (state, changed_at);
create index payment_by_booking on payment (booking_id);

-- The sandbox provider's ledger: stands for the provider's side, survives the edge.
create table sandbox_payment (
  ref             text primary key,
  idempotency_key text not null unique,
  amount_minor    bigint not null,
  currency        varchar(3) not null,
  state           varchar(16) not null,
  behaviour       text not null,
  created_at      timestamptz not null,
  changed_at      timestamptz not null
);
