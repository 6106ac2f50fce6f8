-- A sink that hung while it wrote is replaced, and may still commit what it had read before; and
-- whoever starts again writes the last seconds once more. An older state never replaces a newer one.

create function keep_row() returns trigger language plpgsql as $$
begin
  return null; -- an update of this row does nothing
end
$$;

create trigger booking_never_goes_back
  before update on booking_bookings
  for each row when (new.version < old.version)
  execute function keep_row();

-- A ticket changes once, when it is cancelled.
create trigger ticket_never_goes_back
  before update on booking_tickets
  for each row when (old.cancelled_at is not null and new.cancelled_at is null)
  execute function keep_row();
