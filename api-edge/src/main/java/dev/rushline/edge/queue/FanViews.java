package dev.rushline.edge.queue;

import dev.rushline.edge.queue.FanView.AdmissionView;
import dev.rushline.edge.queue.FanView.FanStatus;
import dev.rushline.edge.queue.FanView.PlaceView;
import dev.rushline.schemas.queue.Place;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Makes what a fan is told of the line and the fan's place. */
@ApplicationScoped
public class FanViews {
  private final AdmissionTokens tokens;

  FanViews(AdmissionTokens tokens) {
    this.tokens = tokens;
  }

  /** For whoever may book at once. */
  FanView noLine(String eventId) {
    return new FanView(eventId, FanStatus.NO_LINE, null, null, null, null);
  }

  /** While the owner does not say where the fan is. */
  FanView unknown(SeenLine line) {
    return new FanView(
        line.state().getEventId(), FanStatus.UNKNOWN, line.view(true), null, null, null);
  }

  /** For whoever has, or had, a place. */
  FanView of(SeenLine line, Place place, boolean silent) {
    return switch (place.getStatus()) {
      case WAITING -> waiting(line, place, Standing.of(line, place.getArrival(), silent), silent);
      case CALLED, INSIDE -> admitted(line, place, silent);
      case ENDED -> view(line, FanStatus.ENDED, silent, null, null, place.getEndedWhy().name());
    };
  }

  private FanView waiting(SeenLine line, Place place, Standing standing, boolean silent) {
    return view(
        line,
        standing.number() < 0 ? FanStatus.GATHERING : FanStatus.WAITING,
        silent,
        PlaceView.of(place.getArrival(), standing),
        null,
        null);
  }

  private FanView admitted(SeenLine line, Place place, boolean silent) {
    Instant ends = place.getDeadline().truncatedTo(ChronoUnit.SECONDS);
    Admission admission =
        new Admission(
            line.state().getEventId(),
            place.getCustomerId(),
            line.state().getEpoch(),
            place.getArrival(),
            ends);
    return view(
        line,
        FanStatus.ADMITTED,
        silent,
        null,
        new AdmissionView(tokens.sign(admission), ends),
        null);
  }

  private static FanView view(
      SeenLine line,
      FanStatus status,
      boolean silent,
      PlaceView place,
      AdmissionView admission,
      String endedWhy) {
    return new FanView(
        line.state().getEventId(), status, line.view(silent), place, admission, endedWhy);
  }
}
