package dev.rushline.booking.stores;

import dev.rushline.booking.books.Wish;
import dev.rushline.streams.stores.Input;
import dev.rushline.streams.stores.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What people wait for, one line for each different wish, and how many stand in it.
 *
 * @param together whether they are one value in the store, as former builds wrote them
 */
record WaitingLines(List<Line> lines, boolean together) {

  /**
   * One line.
   *
   * @param id names it in keys; used again once it is empty
   */
  record Line(int id, Wish wish, int count) {}

  WaitingLines {
    lines = List.copyOf(lines);
  }

  static byte[] encode(Line line) {
    return Encoding.write(out -> write(line, out));
  }

  private static void write(Line line, Output out) {
    out.writeInt(line.id);
    WishCodec.write(out, line.wish);
    out.writeInt(line.count);
  }

  static Line decode(byte[] value) {
    return Encoding.read(value, WaitingLines::read);
  }

  /** As builds before layout 7 wrote all lines into one value. */
  static byte[] encodeAll(List<Line> lines) {
    return Encoding.write(
        out -> {
          out.writeInt(lines.size());
          lines.forEach(line -> write(line, out));
        });
  }

  /** Of builds that wrote all lines into one value. */
  static List<Line> decodeAll(byte[] value) {
    return Encoding.read(value, in -> in.readList(WaitingLines::read));
  }

  private static Line read(Input in) {
    return new Line(in.readInt(), WishCodec.read(in), in.readInt());
  }

  Optional<Line> of(Wish wish) {
    return lines.stream().filter(line -> line.wish.equals(wish)).findFirst();
  }

  int people() {
    return lines.stream().mapToInt(Line::count).sum();
  }

  /** One more in the line of a wish, which is opened if there is none. */
  WaitingLines with(Wish wish) {
    return changed(of(wish).orElseGet(() -> new Line(freeId(), wish, 0)), 1);
  }

  /** One fewer; an empty line is closed. */
  WaitingLines without(Wish wish) {
    return changed(of(wish).orElseThrow(), -1);
  }

  private WaitingLines changed(Line line, int by) {
    List<Line> next = new ArrayList<>(lines);
    int at = next.indexOf(line);
    Line now = new Line(line.id, line.wish, line.count + by);
    if (at < 0) {
      next.add(now);
    } else if (now.count == 0) {
      next.remove(at);
    } else {
      next.set(at, now);
    }
    return new WaitingLines(next, false);
  }

  private int freeId() {
    int id = 0;
    while (isTaken(id)) {
      id++;
    }
    return id;
  }

  private boolean isTaken(int id) {
    return lines.stream().anyMatch(line -> line.id == id);
  }
}
