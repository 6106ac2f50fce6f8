package dev.rushline.queue.stores;

import dev.rushline.queue.line.EndReason;
import dev.rushline.queue.line.FanPlace;
import dev.rushline.queue.line.PlaceStatus;
import dev.rushline.schemas.ids.CustomerId;
import java.time.Instant;
import java.util.Optional;

/** Places to keep. */
final class Samples {
  private static final Instant JOINED_AT = Instant.ofEpochMilli(7);

  private Samples() {}

  static FanPlace waiting(String fan) {
    return new FanPlace(
        new CustomerId(fan),
        1,
        3,
        JOINED_AT,
        PlaceStatus.WAITING,
        Optional.empty(),
        Optional.empty(),
        0);
  }

  static FanPlace called(String fan, Instant deadline) {
    return new FanPlace(
        new CustomerId(fan),
        1,
        3,
        JOINED_AT,
        PlaceStatus.CALLED,
        Optional.of(deadline),
        Optional.empty(),
        0);
  }

  static FanPlace ended(String fan) {
    return new FanPlace(
        new CustomerId(fan),
        1,
        3,
        JOINED_AT,
        PlaceStatus.ENDED,
        Optional.empty(),
        Optional.of(EndReason.CONFIRMED),
        4);
  }
}
