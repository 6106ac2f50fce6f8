package dev.rushline.tools.lottery;

import dev.rushline.queue.lottery.Draw;
import dev.rushline.schemas.queue.Called;
import dev.rushline.schemas.queue.GatheringBegan;
import dev.rushline.schemas.queue.LineOpened;
import dev.rushline.schemas.queue.ListClosed;
import dev.rushline.schemas.queue.PlaceLeft;
import dev.rushline.schemas.queue.PlaceTaken;
import dev.rushline.schemas.queue.PlaceTakenAgain;
import dev.rushline.schemas.queue.SlotEnded;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** One round of a line: fans gather, the list is closed, the seed is told, fans are called. */
final class ToldRound {
  private final Faults faults;
  private final ToldList list;
  private final ToldCalls calls;

  /** Of the seed; empty when there is no draw. */
  private final Optional<ByteBuffer> seedHash;

  private Optional<ListClosed> closed = Optional.empty();
  private Optional<LineOpened> opened = Optional.empty();

  private ToldRound(String eventId, Optional<ByteBuffer> seedHash, Faults faults) {
    this.faults = faults;
    this.seedHash = seedHash;
    this.list = new ToldList(eventId, faults);
    this.calls = new ToldCalls(list, faults);
  }

  /** Fans gather for a draw. */
  static ToldRound gathering(String eventId, GatheringBegan began, Faults faults) {
    return new ToldRound(eventId, Optional.of(began.getSeedHash()), faults);
  }

  /** Fans are called in the order in which they come. */
  static ToldRound withoutDraw(String eventId, LineOpened line, Faults faults) {
    ToldRound round = new ToldRound(eventId, Optional.empty(), faults);
    round.open(line);
    return round;
  }

  ToldList list() {
    return list;
  }

  ToldCalls calls() {
    return calls;
  }

  Optional<ByteBuffer> seedHash() {
    return seedHash;
  }

  Optional<ListClosed> closed() {
    return closed;
  }

  Optional<LineOpened> opened() {
    return opened;
  }

  void gatherAgain() {
    faults.add(Rule.LINE, "gathering begins a second time, with another announcement of a seed");
  }

  /** Takes a fan on; false when the arrival cannot be. */
  boolean join(PlaceTaken place) {
    return list.join(place);
  }

  /** Only until the line opens is a place kept for whoever left. */
  void joinAgain(PlaceTakenAgain place) {
    if (opened.isPresent()) {
      faults.add(
          Rule.LIST,
          "fan %s gets arrival %d back after the line has opened"
              .formatted(place.getCustomerId(), place.getArrival()));
    }
    list.joinAgain(place);
  }

  void leave(PlaceLeft left) {
    list.end(left.getCustomerId(), left.getArrival());
  }

  void endSlot(SlotEnded slot) {
    list.end(slot.getCustomerId(), slot.getArrival());
  }

  void call(Called call) {
    calls.call(call);
  }

  void close(ListClosed told) {
    if (seedHash.isEmpty() || opened.isPresent() || closed.isPresent()) {
      faults.add(
          Rule.CLOSING,
          closed.isPresent()
              ? "the list is closed a second time"
              : seedHash.isEmpty()
                  ? "a list is closed for a draw that was not announced"
                  : "the list is closed after the seed was told");
      return;
    }
    closed = Optional.of(told);
    if (told.getCount() != list.size()) {
      faults.add(
          Rule.CLOSING,
          "the list is closed with %d fans; %d have joined"
              .formatted(told.getCount(), list.size()));
    } else if (!Arrays.equals(Bytes.of(told.getListDigest()), list.digest())) {
      faults.add(
          Rule.CLOSING,
          "the list closed is another one: its digest is told as %s, that of those who joined is %s"
              .formatted(Bytes.hex(told.getListDigest()), Bytes.hex(list.digest())));
    }
    if (!told.getSeedHash().equals(seedHash.get())) {
      faults.add(
          Rule.SEED_HASH,
          "the seed's hash is told as %s; announced was %s"
              .formatted(Bytes.hex(told.getSeedHash()), Bytes.hex(seedHash.get())));
    }
  }

  void open(LineOpened line) {
    if (opened.isPresent()) {
      faults.add(Rule.LINE, "the line is opened a second time");
      return;
    }
    opened = Optional.of(line);
    if (seedHash.isPresent()) {
      checkSeed(line, seedHash.get());
      checkDrawn(line);
    } else if (line.getDrawn() != 0 || line.getSeed() != null) {
      faults.add(Rule.SEED, "the line opens with a draw that was not announced");
    }
    calls.open(line.getDrawn(), draw(line));
  }

  private void checkSeed(LineOpened line, ByteBuffer announced) {
    if (line.getSeed() == null) {
      faults.add(Rule.SEED, "the line opens without the seed that was announced");
      return;
    }
    byte[] hash = Draw.hashOf(Bytes.of(line.getSeed()));
    if (!Arrays.equals(hash, Bytes.of(announced))) {
      faults.add(
          Rule.SEED,
          "the seed told is another one: the SHA-256 of %s is %s, announced was %s"
              .formatted(Bytes.hex(line.getSeed()), Bytes.hex(hash), Bytes.hex(announced)));
    }
  }

  private void checkDrawn(LineOpened line) {
    if (closed.isEmpty()) {
      faults.add(Rule.CLOSING, "the seed is told before the list was closed");
    } else if (closed.get().getCount() != line.getDrawn()) {
      faults.add(
          Rule.SEED,
          "%d fans take part in the draw; the list was closed with %d"
              .formatted(line.getDrawn(), closed.get().getCount()));
    }
  }

  private Optional<Draw> draw(LineOpened line) {
    return closed
        .filter(_ -> line.getSeed() != null && line.getDrawn() > 0)
        .map(
            told ->
                new Draw(
                    Bytes.of(line.getSeed()), Bytes.of(told.getListDigest()), line.getDrawn()));
  }
}
