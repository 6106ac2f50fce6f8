-- What can happen to a booking besides being held and sold.
alter table event add column hold_extension_seconds integer not null default 0;
alter table event alter column hold_extension_seconds drop default;
-- Null: customers cannot cancel.
alter table event add column cancellable_until timestamptz;
alter table event add column refund_percent integer not null default 0;
alter table event alter column refund_percent drop default;
-- Null: no limit of its own.
alter table price_category add column max_per_customer integer;

alter table booking_bookings add column confirmable_until timestamptz;
alter table booking_bookings add column extended boolean not null default false;
alter table booking_bookings add column refund_minor bigint;
-- Null: the ticket is good.
alter table booking_tickets add column cancelled_at timestamptz;

alter table payment add column refund_minor bigint;
alter table sandbox_payment add column refunded_minor bigint not null default 0;
