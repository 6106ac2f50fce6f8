package dev.rushline.local.stack;

import dev.rushline.local.process.ServerFailed;

/**
 * How many processes of a kind there are. The first has the plain name, the second is called {@code
 * name-2}, and so on.
 *
 * @param brokers one, or three: two are lost with either, as a majority of them decides
 * @param owners instances of booking-streams
 * @param edges instances of the HTTP side
 */
public record Scale(int brokers, int owners, int edges) {
  /** One of each. */
  public static final Scale ONE = new Scale(1, 1, 1);

  /** More share no work: there are as many partitions. */
  private static final int OWNERS_MAX = 6;

  /** Each takes more than a gigabyte. */
  private static final int EDGES_MAX = 6;

  /**
   * Checks the numbers.
   *
   * @throws ServerFailed when one makes no sense
   */
  public Scale {
    if (brokers != 1 && brokers != 3) {
      throw new ServerFailed(
          "--brokers %d: 1, or 3 so that one may die; a majority has to live".formatted(brokers));
    }
    requireBetween("--owners", owners, OWNERS_MAX);
    requireBetween("--edges", edges, EDGES_MAX);
  }

  private static void requireBetween(String option, int number, int most) {
    if (number < 1 || number > most) {
      throw new ServerFailed("%s %d: it takes 1 to %d".formatted(option, number, most));
    }
  }

  /** Owners that follow along without deciding, and take over from one that dies. */
  int standbys() {
    return owners > 1 ? 1 : 0;
  }

  /** Name of the n-th process of a kind. */
  public static String name(String kind, int number) {
    return number == 1 ? kind : kind + "-" + number;
  }
}
