package dev.rushline.queue.line;

import dev.rushline.schemas.ids.CustomerId;
import dev.rushline.schemas.ids.EventId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One event's waiting room with a clock, and words for what fans and operators do there. */
final class Room {
  static final Instant OPENING = Instant.parse("2030-01-01T10:00:00Z");
  static final Duration CLAIM_TTL = Duration.ofMinutes(2);
  static final Duration SLOT_TTL = Duration.ofMinutes(10);
  static final Duration A_SECOND = Duration.ofSeconds(1);
  static final EventId EVENT = new EventId("e1");

  /** More than any test needs. */
  static final int MANY = 100_000;

  final InMemoryLineState state = new InMemoryLineState(EVENT);
  private final Usher usher = new Usher((_, round) -> seedOf(round));
  private Instant now = OPENING;
  private long requests;
  private long told;

  /** Nobody has set a policy yet. */
  static Room without() {
    return new Room();
  }

  static Room with(LinePolicy policy) {
    Room room = new Room();
    room.decide(new LineCommand.SetPolicy(policy));
    return room;
  }

  /** Open at once, with that many inside at a time and no other bound. */
  static Room openFor(int targetInside) {
    return with(policy(LineMode.ALWAYS, targetInside, MANY, Optional.empty()));
  }

  /** Fans gather until that long from now; then nothing but the target bounds who comes in. */
  static Room gatheringFor(Duration time, int targetInside) {
    return with(policy(LineMode.ALWAYS, targetInside, MANY, Optional.of(OPENING.plus(time))));
  }

  static LinePolicy policy(
      LineMode mode, int targetInside, int ratePerMinute, Optional<Instant> opensAt) {
    return new LinePolicy(
        mode, targetInside, ratePerMinute, 600, opensAt, CLAIM_TTL, SLOT_TTL, List.of());
  }

  static String seedOf(int round) {
    return "%064x".formatted(0x5eed_0000L + round);
  }

  Room joined(String... fans) {
    for (String fan : fans) {
      join(fan);
    }
    return this;
  }

  Room after(Duration time) {
    now = now.plus(time);
    return this;
  }

  Decision decide(LineCommand command) {
    return usher.handle(command, now, state);
  }

  private Answer ask(LineCommand command) {
    return decide(command).answer().orElseThrow();
  }

  Answer join(String fan) {
    return ask(new LineCommand.Join(Named.fan(fan)));
  }

  Answer leave(String fan) {
    return ask(new LineCommand.Leave(Named.fan(fan)));
  }

  Answer find(String fan) {
    return ask(new LineCommand.Find(Named.fan(fan)));
  }

  Answer showUp(String fan) {
    return ask(new LineCommand.ShowUp(Named.fan(fan), place(fan).arrival()));
  }

  Answer confirm(String fan) {
    return ask(new LineCommand.FreeSlot(Named.fan(fan), place(fan).arrival(), place(fan).round()));
  }

  Answer set(LinePolicy policy) {
    return ask(new LineCommand.SetPolicy(policy));
  }

  /** What is left to sell. */
  Decision sale(long free, long held) {
    return decide(seen(free, held, false, false));
  }

  /** Checkouts that came. */
  Decision requests(long count) {
    requests += count;
    return decide(seen(-1, 0, false, false));
  }

  Decision saleOver() {
    return decide(seen(0, 0, true, false));
  }

  Decision saleLongOver() {
    return decide(seen(0, 0, true, true));
  }

  private LineCommand.SeeSale seen(long free, long held, boolean over, boolean longOver) {
    told++;
    return new LineCommand.SeeSale(free, held, requests, 0, 0, over, longOver, told, told);
  }

  Decision tick() {
    return decide(new LineCommand.Tick(0));
  }

  Decision tickAfter(Duration time) {
    return after(time).tick();
  }

  /** Whom the next tick calls. */
  List<String> calledByTick() {
    return called(tick());
  }

  static List<String> called(Decision decision) {
    return decision.events().stream()
        .filter(LineEvent.Called.class::isInstance)
        .map(LineEvent.Called.class::cast)
        .map(LineEvent.Called::customerId)
        .map(CustomerId::text)
        .toList();
  }

  FanPlace place(String fan) {
    return state.fan(Named.fan(fan)).orElseThrow();
  }

  PlaceStatus status(String fan) {
    return place(fan).status();
  }

  Line line() {
    return state.line();
  }

  Places places() {
    return state.line().places();
  }

  Instant now() {
    return now;
  }
}
