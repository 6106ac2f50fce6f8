package dev.rushline.queue.simulation;

import dev.rushline.queue.line.LineCommand;
import dev.rushline.queue.line.LineMode;
import dev.rushline.queue.line.LinePolicy;
import dev.rushline.schemas.ids.CustomerId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** What fans, operators, the sale and the clock might ask next. */
final class CommandSource {
  private static final int FANS = 60;
  private static final int RESTLESS = 3;
  private static final int[] TARGETS = {1, 2, 3, 8, 20};
  private static final int[] RATES = {1, 30, 60, 600, 100_000};

  private static final LineCommand.SeeSale NOTHING_SEEN =
      new LineCommand.SeeSale(-1, 0, 0, 0, 0, false, false, 0, 0);

  private final RandomGenerator random;
  private final LineModel model;
  private final List<LineCommand.SeeSale> told = new ArrayList<>();

  CommandSource(RandomGenerator random, LineModel model) {
    this.random = random;
    this.model = model;
  }

  /** A line that is there from the beginning, most of the time. */
  LineCommand first(Instant now) {
    return new LineCommand.SetPolicy(policy(now));
  }

  /** The next command of the log. */
  LineCommand next(Instant now) {
    int die = random.nextInt(1_000);
    if (die < 340) {
      return new LineCommand.Join(fan());
    } else if (die < 600) {
      return new LineCommand.Tick(random.nextInt(10) == 0 ? random.nextInt(8_000) : 0);
    } else if (die < 730) {
      return showUp();
    } else if (die < 810) {
      return freeSlot();
    } else if (die < 880) {
      return new LineCommand.Leave(fan());
    } else if (die < 900) {
      return new LineCommand.Find(fan());
    } else if (die < 950) {
      return sale();
    }
    return operator(now);
  }

  private LineCommand operator(Instant now) {
    int die = random.nextInt(100);
    if (die < 12) {
      return new LineCommand.Pause();
    } else if (die < 45) {
      return new LineCommand.Resume();
    } else if (die < 65) {
      return new LineCommand.SetPolicy(policy(now));
    } else if (die < 85) {
      return new LineCommand.SetRate(maybe(TARGETS), maybe(RATES));
    } else if (die < 93) {
      return new LineCommand.Open();
    } else if (die < 94) {
      return new LineCommand.RetireLine();
    } else if (die < 98) {
      return new LineCommand.TellWaiting(
          random.nextBoolean() ? Optional.of("soon") : Optional.of("x".repeat(281)));
    }
    return new LineCommand.RevokeTokens();
  }

  private Optional<Integer> maybe(int[] values) {
    return random.nextBoolean() ? Optional.of(oneOf(values)) : Optional.empty();
  }

  private int oneOf(int[] values) {
    return values[random.nextInt(values.length)];
  }

  private LinePolicy policy(Instant now) {
    LineMode mode =
        switch (random.nextInt(10)) {
          case 0 -> LineMode.OFF;
          case 1, 2 -> LineMode.AUTOMATIC;
          default -> LineMode.ALWAYS;
        };
    return new LinePolicy(
        mode,
        oneOf(TARGETS),
        oneOf(RATES),
        1 + random.nextInt(40),
        opening(now),
        Duration.ofSeconds(5 + random.nextInt(20)),
        Duration.ofSeconds(10 + random.nextInt(40)),
        random.nextBoolean() ? List.of() : List.of("staff"));
  }

  private Optional<Instant> opening(Instant now) {
    return switch (random.nextInt(4)) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(now.minusSeconds(1));
      default -> Optional.of(now.plusSeconds(1 + random.nextInt(30)));
    };
  }

  /** Totals and versions grow; now and then something is told again, late. */
  private LineCommand sale() {
    if (!told.isEmpty() && random.nextInt(5) == 0) {
      return told.get(random.nextInt(told.size()));
    }
    LineCommand.SeeSale last = told.isEmpty() ? NOTHING_SEEN : told.getLast();
    LineCommand.SeeSale next = saleAfter(last);
    told.add(next);
    return next;
  }

  private LineCommand.SeeSale saleAfter(LineCommand.SeeSale last) {
    boolean plenty = random.nextInt(3) > 0;
    boolean over = random.nextInt(40) == 0;
    return new LineCommand.SeeSale(
        plenty ? random.nextInt(1_000) : random.nextInt(4) - 1,
        random.nextInt(20),
        last.requests() + random.nextInt(50),
        last.sold() + random.nextInt(4),
        last.cameBack() + random.nextInt(2),
        over,
        over && random.nextInt(3) == 0,
        last.sectionsVersion() + 1,
        last.termsVersion() + 1);
  }

  private LineCommand showUp() {
    return slot()
        .map(slot -> new LineCommand.ShowUp(slot.fan(), arrival(slot)))
        .orElseGet(() -> new LineCommand.ShowUp(fan(), random.nextInt(10)));
  }

  private LineCommand freeSlot() {
    return slot()
        .map(slot -> new LineCommand.FreeSlot(slot.fan(), arrival(slot), 0))
        .orElseGet(() -> new LineCommand.FreeSlot(fan(), random.nextInt(10), random.nextInt(4)));
  }

  /** The right one, most of the time. */
  private long arrival(LineModel.Slot slot) {
    return random.nextInt(10) == 0 ? slot.arrival() - 1 : slot.arrival();
  }

  private Optional<LineModel.Slot> slot() {
    List<LineModel.Slot> slots = model.slots();
    return slots.isEmpty()
        ? Optional.empty()
        : Optional.of(slots.get(random.nextInt(slots.size())));
  }

  private CustomerId fan() {
    // A few come and go all the time.
    return new CustomerId("fan-" + random.nextInt(random.nextInt(3) == 0 ? RESTLESS : FANS));
  }

  /** How long after the former command. */
  Duration pause() {
    return switch (random.nextInt(200)) {
      case 0 -> Duration.ofMinutes(1 + random.nextInt(3));
      case 1 -> Duration.ofMillis(-random.nextInt(500));
      default -> Duration.ofMillis(random.nextInt(300));
    };
  }
}
