package dev.rushline.edge.queue;

import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.problem.ProblemException;
import dev.rushline.schemas.queue.Place;
import dev.rushline.schemas.queue.PlaceStatus;
import java.util.Optional;

/**
 * One fan at one socket. Tells the fan what is new, and only that: a place that has moved, a line
 * that stands otherwise, an admission. Methods are called from several threads, one at a time.
 */
final class LiveFan {
  private final String eventId;
  private final String customerId;
  private final AskLine ask;
  private final LineTable table;
  private final FanViews views;
  private final LiveOutlet outlet;
  private final EstimateCheck estimates;
  private Place place;
  private News told;
  private boolean asking;
  private boolean askAgain;

  LiveFan(
      String eventId,
      String customerId,
      AskLine ask,
      LineTable table,
      FanViews views,
      LiveOutlet outlet,
      EstimateCheck estimates) {
    this.eventId = eventId;
    this.customerId = customerId;
    this.ask = ask;
    this.table = table;
    this.views = views;
    this.outlet = outlet;
    this.estimates = estimates;
  }

  String eventId() {
    return eventId;
  }

  String customerId() {
    return customerId;
  }

  /** The fan has joined: news for one whose place had ended. */
  void placeTaken() {
    boolean known;
    synchronized (this) {
      // What is being asked may have been answered before.
      known = !asking && place != null && place.getStatus() != PlaceStatus.ENDED;
    }
    if (!known) {
      placeChanged();
    }
  }

  /** Something has happened to the place, or nothing is known of it: asks where the fan is. */
  void placeChanged() {
    synchronized (this) {
      if (asking) {
        // The answer may be older than what has happened.
        askAgain = true;
        return;
      }
      asking = true;
    }
    ask.find(eventId, customerId).subscribe().with(this::found, this::notFound);
  }

  private void found(Place now) {
    boolean again;
    synchronized (this) {
      asking = false;
      again = askAgain;
      askAgain = false;
      place = now;
      told = null;
    }
    if (again) {
      placeChanged();
      return;
    }
    table.guarding(eventId).ifPresentOrElse(this::lineTold, this::noLine);
  }

  private void notFound(Throwable failure) {
    synchronized (this) {
      asking = false;
      askAgain = false;
      // What was known may be what has changed. The next broadcast asks again.
      place = null;
    }
    Optional<SeenLine> line = table.guarding(eventId);
    if (line.isEmpty()) {
      noLine();
    } else if (failure instanceof ProblemException problem
        && problem.code() == ProblemCode.NOT_IN_LINE) {
      outlet.close(LiveOutlet.NOT_IN_LINE, "Not in line");
    } else {
      tell(views.unknown(line.get()));
    }
  }

  private void noLine() {
    outlet.send(views.noLine(eventId));
    outlet.close(LiveOutlet.DONE, "No line");
  }

  /** Tells the fan what this means for the own place. */
  synchronized void lineTold(SeenLine line) {
    boolean silent = table.isSilent(line);
    if (!line.state().getGuarded()) {
      noLine();
    } else if (place == null || isBehind(line)) {
      if (silent) {
        tell(views.unknown(line));
      } else {
        placeChanged();
      }
    } else if (place.getStatus() == PlaceStatus.WAITING || told == null) {
      tell(views.of(line, place, silent));
    }
  }

  /** Whether the line has passed the fan by, or begun anew, and the fan's place is not known. */
  private boolean isBehind(SeenLine line) {
    long number = line.numberOf(place.getArrival());
    return place.getRound() != line.state().getRound()
        || (place.getStatus() == PlaceStatus.WAITING
            && number >= 0
            && number < line.state().getServing());
  }

  private synchronized void tell(FanView view) {
    News next = News.of(view, System.nanoTime());
    if (next.isWorthTelling(told) && outlet.send(view)) {
      told = next;
      estimates.told(view);
    }
  }
}
