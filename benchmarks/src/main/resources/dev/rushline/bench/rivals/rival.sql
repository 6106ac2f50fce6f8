-- What a booking promises, in one database: a hold with a deadline, at most so many seats for a
-- customer, the same answer to the same key. One call is one transaction and one round trip.

CREATE TABLE seat (
  event_id text NOT NULL,
  seat_id text NOT NULL,
  booking_id text,
  held_until timestamptz,
  PRIMARY KEY (event_id, seat_id)
) WITH (fillfactor = 70);

CREATE TABLE tally (
  event_id text NOT NULL,
  customer_id text NOT NULL,
  seats int NOT NULL,
  PRIMARY KEY (event_id, customer_id)
) WITH (fillfactor = 70);

CREATE TABLE booking (
  booking_id text PRIMARY KEY,
  event_id text NOT NULL,
  customer_id text NOT NULL,
  seat_id text NOT NULL,
  status text NOT NULL,
  price_minor bigint NOT NULL,
  expires_at timestamptz NOT NULL
);

CREATE INDEX due ON booking (expires_at) WHERE status = 'HELD';

CREATE TABLE answer (
  event_id text NOT NULL,
  customer_id text NOT NULL,
  key text NOT NULL,
  fingerprint text NOT NULL,
  booking_id text NOT NULL,
  PRIMARY KEY (event_id, customer_id, key)
);

CREATE FUNCTION hold(
  event text, customer text, request text, print text, wanted text, booking text, most int)
RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  earlier record;
BEGIN
  INSERT INTO answer VALUES (event, customer, request, print, booking) ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN
    SELECT a.fingerprint, a.booking_id INTO earlier FROM answer a
      WHERE a.event_id = event AND a.customer_id = customer AND a.key = request;
    RETURN CASE WHEN earlier.fingerprint = print THEN earlier.booking_id ELSE 'KEY_REUSED' END;
  END IF;
  INSERT INTO tally AS t VALUES (event, customer, 1)
    ON CONFLICT (event_id, customer_id) DO UPDATE SET seats = t.seats + 1 WHERE t.seats < most;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'LIMIT';
  END IF;
  UPDATE seat s SET booking_id = booking, held_until = now() + interval '8 minutes'
    WHERE s.event_id = event AND s.seat_id = wanted
      AND (s.booking_id IS NULL OR s.held_until < now());
  IF NOT FOUND THEN
    RAISE EXCEPTION 'SEAT_TAKEN';
  END IF;
  INSERT INTO booking
    VALUES (booking, event, customer, wanted, 'HELD', 5000, now() + interval '8 minutes');
  RETURN booking;
END $$;

-- The same, one after the other for an event: what an ordered log of the event needs.
CREATE TABLE event (event_id text PRIMARY KEY, version bigint NOT NULL) WITH (fillfactor = 10);

CREATE FUNCTION hold_in_order(
  event_wanted text, customer text, request text, print text, wanted text, booking text, most int)
RETURNS text LANGUAGE plpgsql AS $$
BEGIN
  UPDATE event SET version = version + 1 WHERE event_id = event_wanted;
  RETURN hold(event_wanted, customer, request, print, wanted, booking, most);
END $$;
