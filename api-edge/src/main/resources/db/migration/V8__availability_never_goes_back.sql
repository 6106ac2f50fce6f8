-- What V7 says of bookings and tickets: an older state never replaces a newer one.
create trigger availability_never_goes_back
  before update on event_availability
  for each row when (new.version < old.version)
  execute function keep_row();
