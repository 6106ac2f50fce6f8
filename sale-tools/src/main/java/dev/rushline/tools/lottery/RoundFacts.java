package dev.rushline.tools.lottery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells people what holds in a round: a line for each fact, none for a rule that is broken.
 *
 * @param number of the round, from 1
 * @param ended whether the line was withdrawn
 */
record RoundFacts(int number, ToldRound round, Faults faults, boolean ended) {

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("round %d: %s".formatted(number, title()));
    if (!faults.broken(Rule.SEED_HASH)) {
      round
          .seedHash()
          .ifPresent(
              hash -> lines.add("  seed's hash, told before anybody joined: " + Bytes.hex(hash)));
    }
    if (!faults.broken(Rule.LIST)) {
      lines.add(
          "  fans joined: %,d, arrivals without a gap, each digest follows from the former"
              .formatted(round.list().size()));
    }
    if (!faults.broken(Rule.CLOSING)) {
      round
          .closed()
          .ifPresent(
              closed ->
                  lines.add(
                      "  fans on the list, closed before the seed was told: %,d, digest %s"
                          .formatted(closed.getCount(), Bytes.hex(closed.getListDigest()))));
    }
    if (wasDrawn() && !faults.broken(Rule.SEED, Rule.SEED_HASH)) {
      lines.add(
          "  seed told, it has that hash: " + Bytes.hex(round.opened().orElseThrow().getSeed()));
      lines.add("  fans drawn: %,d, all who were on the list".formatted(drawn()));
    }
    round.opened().ifPresent(_ -> lines.addAll(calls()));
    return lines;
  }

  private String title() {
    if (round.seedHash().isEmpty()) {
      return "no draw, whoever came first was first";
    }
    if (round.opened().isPresent()) {
      return drawn() == 0 ? "nothing was drawn, nobody was on the list" : "drawn by lot";
    }
    return ended ? "withdrawn before the draw" : "fans gather, the draw is to come";
  }

  private long drawn() {
    return round.opened().orElseThrow().getDrawn();
  }

  /** Whether the seed of an announced draw was told. */
  private boolean wasDrawn() {
    return round.seedHash().isPresent()
        && round.opened().map(line -> line.getSeed() != null).orElse(false);
  }

  private List<String> calls() {
    List<String> lines = new ArrayList<>();
    if (!faults.broken(Rule.CLOSING, Rule.SEED, Rule.NUMBERS)) {
      lines.add(
          "  called so far: %,d, each with the number %s"
              .formatted(
                  round.calls().count(),
                  drawn() == 0 ? "of the arrival" : "that the draw gives, latecomers behind"));
      if (!faults.broken(Rule.ORDER)) {
        lines.add("  called once each, in the order of numbers; nobody who waits was passed over");
      }
    }
    return lines;
  }

  /** Where the fan with this arrival stands. */
  String place(String fan, int arrival) {
    Optional<Long> place = round.calls().number(arrival);
    return "fan %s, round %d: arrival %d, %s, %s"
        .formatted(
            fan,
            number,
            arrival,
            place.map("number %d"::formatted).orElse("no number yet"),
            standing(arrival));
  }

  private String standing(int arrival) {
    if (round.calls().wasCalled(arrival)) {
      return "called";
    }
    if (!round.list().waits(arrival)) {
      return "gave the place up";
    }
    return ended ? "not called before the line was withdrawn" : "waits";
  }
}
